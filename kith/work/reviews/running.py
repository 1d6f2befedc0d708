"""The clocks of a case as they run: by the rule with which each began, with its pauses and later days."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta

from kith.base.kernel.deadlines import Deadline
from kith.base.kernel.working_days import add_working_days, working_days_between
from kith.work.reviews.deadlines import NOTIFICATION, RAPID_REVIEW_RULES, due_if_counted
from kith.work.reviews.enums import CaseState, ClockKind, ClockMove
from kith.work.reviews.models import Case, ClockChange, RapidReview

RUNS_IN = {CaseState.RECEIVED: ClockKind.NOTIFICATION, CaseState.RAPID_REVIEW: ClockKind.RAPID_REVIEW}
"""Which clock runs in which state of a case."""


@dataclass(frozen=True, kw_only=True)
class PutOff(Deadline):
    """A deadline whose last day was put off: the rule stays, the day is another one."""

    until: date

    def due_on(self, start: date) -> date:
        """Return the later last day."""
        return self.until


def review_of(case: Case) -> RapidReview | None:
    """Return the rapid review of a case, or None. No query where it was read with the case."""
    return getattr(case, "rapid_review", None)


def deadline_of(review: RapidReview) -> Deadline:
    """Return the deadline by whose rule a review began."""
    return next(rule.deadline for rule in RAPID_REVIEW_RULES if rule.starts_with == review.starts_with)


def due_on(review: RapidReview) -> date | None:
    """Return the first last day of a report, by the guidance; None where the calendar doesn’t know it."""
    return due_if_counted(deadline_of(review), review.started_on)


def running_clock(case: Case) -> tuple[ClockKind, date | None] | None:
    """Return which clock of a case runs, with its first last day; None where none runs."""
    clock = RUNS_IN.get(CaseState(case.state))
    if clock is None:
        return None
    review = review_of(case) if clock == ClockKind.RAPID_REVIEW else None
    return clock, due_on(review) if review else due_if_counted(NOTIFICATION, case.aware_on)


def last_day_of(case: Case, today: date, changes: Iterable[ClockChange] | None = None) -> date | None:
    """Return the last day of the clock that runs, pauses and later days counted in; None where none runs or
    the calendar doesn’t know it. `changes`: what was done to the clocks of the case, where it was read."""
    found = running_clock(case)
    if found is None or found[1] is None:
        return None
    clock, first = found[0], found[1]
    return put_off(first, changes_of(case, clock, changes), today)


def changes_of(case: Case, clock: ClockKind, known: Iterable[ClockChange] | None = None) -> list[ClockChange]:
    """Return what was done to a clock, the earliest first: what a second person confirmed, and nothing that
    is only asked for. No query where it was read with the case."""
    found = case.clock_changes.all() if known is None else known
    return sorted((one for one in found if one.clock == clock and one.confirmed_at), key=lambda one: one.pk)


def change_awaited(case: Case) -> ClockChange | None:
    """Return what was asked of a clock and waits for its second person, or None. No query where it was read
    with the case."""
    waits = (one for one in case.clock_changes.all() if not one.confirmed_at and not one.declined_at)
    return next(waits, None)


def put_off(first: date, changes: Iterable[ClockChange], today: date) -> date:
    """Return the last day with what was done to the clock: each working day of a pause adds one."""
    due = first
    for one in changes:
        if one.move == ClockMove.EXTENSION and one.due_on:
            due = max(due, one.due_on)
        elif one.move == ClockMove.PAUSE and (days := paused_days(one, today)):
            due = add_working_days(due, days)
    return due


def paused_days(pause: ClockChange, today: date) -> int:
    """Return how many working days a pause holds, up to today while it lasts; first and last day count."""
    last = min(pause.held_to or today, today)
    return max(working_days_between(pause.held_from - timedelta(days=1), last), 0)


def is_paused(case: Case) -> bool:
    """Return whether the clock that runs is paused. No query where its changes were read with the case."""
    clock = RUNS_IN.get(CaseState(case.state))
    pauses = changes_of(case, clock) if clock else []
    return any(one.move == ClockMove.PAUSE and one.held_to is None for one in pauses)


def deadline_put_off(deadline: Deadline, until: date) -> PutOff:
    """Return a deadline with a later last day."""
    rule = {one.name: getattr(deadline, one.name) for one in fields(Deadline)}
    return PutOff(**rule, until=until)
