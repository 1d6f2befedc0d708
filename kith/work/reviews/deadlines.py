"""The clocks of a case: when each starts, how long it runs, and which rule says so. Pure functions.

The figures come from papers about the guidance; each says that it must be confirmed.
"""

from dataclasses import dataclass
from datetime import date

from kith.base.kernel.deadlines import Deadline, Unit, months_after, said
from kith.base.kernel.refusals import Refused
from kith.base.kernel.standings import Finding, Standing
from kith.base.kernel.working_days import OutsideCalendar, add_working_days, is_working_day

EARLIEST = date(2000, 1, 1)
"""No case holds a day before it: cases here are counted in working days, and an earlier year is a slip."""

MONTHS_AHEAD = 24
"""How far ahead a day in a case may lie, in months; a later year is a slip too."""

GUIDANCE = "Working Together to Safeguard Children"

NOTIFICATION = Deadline(
    "Notification",
    5,
    Unit.WORKING_DAYS,
    starts="the day the local authority became aware",
    source=GUIDANCE,
    edition="2023",
)
"""Five working days to notify the Panel and the partners [M]."""

REVIEW = Deadline(
    "Local practice review",
    6,
    Unit.MONTHS,
    starts="the day the partners decided on the review",
    source=GUIDANCE,
    edition="2023",
)
"""Six months to finish and publish a local practice review [M]."""


@dataclass(frozen=True)
class RapidReviewRule:
    """From a day on, which event starts the 15 working days of a rapid review."""

    held_from: date
    starts_with: str
    """`aware` or `sent`."""
    deadline: Deadline


RAPID_REVIEW_RULES = (
    RapidReviewRule(
        date(2018, 7, 1),
        "aware",
        Deadline(
            "Rapid review",
            15,
            Unit.WORKING_DAYS,
            starts="the day the local authority became aware",
            source=GUIDANCE,
            edition="2018",
        ),
    ),
    RapidReviewRule(
        date(2025, 6, 1),
        "sent",
        Deadline(
            "Rapid review",
            15,
            Unit.WORKING_DAYS,
            starts="the day the notification was sent to the Panel",
            source="guidance of the national Panel, June 2025",
            edition="2025",
        ),
    ),
)
"""Which event starts the clock has differed [M]: the rule in force when the notification was sent counts."""


def rapid_review_rule(on: date) -> RapidReviewRule:
    """Return the rule in force on a day; the first one also for days before it."""
    rules = [rule for rule in RAPID_REVIEW_RULES if rule.held_from <= on]
    return rules[-1] if rules else RAPID_REVIEW_RULES[0]


def rapid_review_starts(rule: RapidReviewRule, *, aware_on: date, sent_on: date) -> date:
    """Return the day from which the 15 working days count."""
    return aware_on if rule.starts_with == "aware" else sent_on


def notification_standing(aware_on: date, today: date, sent_on: date | None) -> Finding:
    """Return how the five working days stand, in words (L39)."""
    return standing_if_counted(NOTIFICATION, aware_on, today, sent_on)


def standing_if_counted(deadline: Deadline, start: date, today: date, done_on: date | None) -> Finding:
    """Return how a deadline stands; *not counted* where the calendar doesn’t know its days."""
    try:
        return deadline.standing(start, today, done_on=done_on)
    except OutsideCalendar:
        words = f"{deadline.name}: not counted, since Kith doesn’t know the bank holidays of these days."
        return Finding(Standing.NOT_STATED, words)


def due_if_counted(deadline: Deadline, start: date) -> date | None:
    """Return the last day that is in time, or None where the calendar doesn’t know it."""
    try:
        return deadline.due_on(start)
    except OutsideCalendar:
        return None


def long_before(came_on: date) -> date:
    """Return the day a year before a case came in: an authority that was aware earlier may be a slip."""
    return months_after(came_on, -12)


def refuse_days_that_cannot_be(
    incident_on: date | None, aware_on: date, today: date, *, came_on: date, day_is_right: bool
) -> None:
    """Raise Refused for a day of awareness that lies ahead or before it happened, for days before the first
    of any case, and for one more than a year before the case came in unless somebody says it is right."""
    refuse_long_ago(aware_on, field="aware_on")
    refuse_long_ago(incident_on, field="incident_on")
    if aware_on > today:
        raise Refused("The authority can’t have become aware on a day that lies ahead.", field="aware_on")
    if incident_on and incident_on > aware_on:
        raise Refused("It happened on the day the authority became aware, or before.", field="incident_on")
    if aware_on < long_before(came_on) and not day_is_right:
        raise Refused(
            f"{said(aware_on)} is more than a year before the case came in. Look whether it is the day on "
            "which the local authority became aware. If it is, tick the box.",
            field="day_is_right",
        )


def refuse_long_ago(day: date | None, *, field: str) -> None:
    """Raise Refused for a day before the earliest one of any case."""
    if day and day < EARLIEST:
        raise Refused(
            f"Write a day from {said(EARLIEST)} on: Kith counts no case from before then.", field=field
        )


def refuse_far_ahead(day: date | None, today: date, *, field: str) -> None:
    """Raise Refused for a day more than two years ahead."""
    last = months_after(today, MONTHS_AHEAD)
    if day and day > last:
        raise Refused(f"Write a day up to {said(last)}, two years from today.", field=field)


SATURDAY = 5


def refuse_unless_working_day(day: date, *, field: str) -> None:
    """Raise Refused for a Saturday, a Sunday or a bank holiday, with the working day before it;
    OutsideCalendar where the calendar doesn’t know the day."""
    if is_working_day(day):
        return
    what = f"{day:%A}" if day.weekday() >= SATURDAY else "bank holiday"
    before = said(add_working_days(day, -1))
    raise Refused(
        f"{said(day)} is a {what}. Choose a working day; the one before it is {before}.", field=field
    )
