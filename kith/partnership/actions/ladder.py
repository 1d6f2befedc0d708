"""The ladder of reminders about one action: on which day each step is taken. Pure functions (C9).

The owner is reminded 14 and 3 days before the due day, the agency’s lead when it is a day late, and the chair
of the group when it is 14 days late. A step before the due day that falls on no working day is taken on the
working day before, one after it on the next, so that nobody is told too late, and nothing is called late on
the day that it is due.
"""

from datetime import date, timedelta
from enum import StrEnum

from kith.base.kernel.working_days import add_working_days, is_working_day


class Step(StrEnum):
    """A step of the ladder, in the words of the record."""

    OWNER_EARLY = "owner, 14 days before"
    OWNER_SOON = "owner, 3 days before"
    LEAD = "agency’s lead, 1 day late"
    CHAIR = "chair, 14 days late"


DAYS = {Step.OWNER_EARLY: -14, Step.OWNER_SOON: -3, Step.LEAD: 1, Step.CHAIR: 14}
"""How many days from the due day each step is taken."""
KEYS = {
    Step.OWNER_EARLY: "due-in-14",
    Step.OWNER_SOON: "due-in-3",
    Step.LEAD: "late-by-1",
    Step.CHAIR: "late-by-14",
}


def day_of(step: Step, due_on: date) -> date:
    """Return the working day on which a step is taken for an action with this due day."""
    day = due_on + timedelta(days=DAYS[step])
    if is_working_day(day):
        return day
    return add_working_days(day, -1 if DAYS[step] < 0 else 1)


def step_on(today: date, due_on: date) -> Step | None:
    """Return the step whose turn it is on a day: the last whose day has come, or None before the first.

    So a step that was missed, because the jobs stood still or the action is younger, is not made up for once
    the next one’s day has come.
    """
    come = [step for step in Step if day_of(step, due_on) <= today]
    return come[-1] if come else None
