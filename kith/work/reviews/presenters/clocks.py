"""The clocks of a case in words, and the strip of working days from the first to the fifteenth."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.deadlines import Deadline
from kith.base.kernel.standings import Finding, Standing
from kith.base.kernel.working_days import OutsideCalendar, add_working_days, late_by, working_days_between
from kith.base.ui.dates import long_date
from kith.work.reviews.deadlines import (
    NOTIFICATION,
    RAPID_REVIEW_RULES,
    due_if_counted,
    notification_standing,
    standing_if_counted,
)
from kith.work.reviews.enums import CaseState
from kith.work.reviews.models import Case, RapidReview
from kith.work.reviews.running import deadline_of, due_on, review_of

BEFORE_NOTIFYING = frozenset({CaseState.RECEIVED, CaseState.NOT_NOTIFIED})


@dataclass(frozen=True)
class Clock:
    """One clock of a case as a page shows it."""

    name: str
    standing: Standing
    says: str
    rule: str


@dataclass(frozen=True)
class Day:
    """One working day of a rapid review: its number, its date, and what falls on it."""

    number: int
    on: date
    says: str
    """The day and month; the year stands with the last day that is in time."""
    notes: Sequence[str]
    is_past: bool
    is_today: bool


def clocks_of(case: Case, today: date) -> list[Clock]:
    """Return the clocks that run or ran in a case."""
    found = []
    if case.state != CaseState.NOT_NOTIFIED and not (case.state == CaseState.ENDED and case.sent_on is None):
        found.append(
            _clock("Notification", notification_standing(case.aware_on, today, case.sent_on), NOTIFICATION)
        )
    if review := review_of(case):
        found.append(_clock("Rapid review", rapid_finding(review, today), deadline_of(review)))
    return found


def _clock(name: str, finding: Finding, deadline: Deadline) -> Clock:
    rule = f"{deadline.in_words}, by {deadline.source}"
    return Clock(name, finding.standing, finding.reason, rule)


def rapid_finding(review: RapidReview, today: date) -> Finding:
    """Return how the 15 working days stand, by the rule with which the review began."""
    return standing_if_counted(deadline_of(review), review.started_on, today, review.sent_on)


def by_the_other_rule(case: Case) -> str:
    """Return when the report would be due if the other event started the clock, since practice differs."""
    review = review_of(case)
    if review is None or case.sent_on is None:
        return ""
    other = next(rule for rule in RAPID_REVIEW_RULES if rule.starts_with != review.starts_with)
    start = case.aware_on if other.starts_with == "aware" else case.sent_on
    due = due_if_counted(other.deadline, start)
    return f"Counted from {other.deadline.starts}, it would be due on {long_date(due)}." if due else ""


def strip_of(case: Case, today: date) -> list[Day]:
    """Return the working days of a rapid review from nought to fifteen, with what falls on each; none where
    the calendar doesn’t know them."""
    review = review_of(case)
    if review is None or due_on(review) is None:
        return []
    falls: dict[date, list[str]] = {}
    for on, what in (
        (case.sent_on, "Notified"),
        (review.meets_on, "Meeting"),
        (review.sent_on, "Report sent"),
    ):
        if on:
            falls.setdefault(on, []).append(what)
    days = [review.started_on, *(add_working_days(review.started_on, n) for n in range(1, 16))]
    return [
        Day(n, on, f"{on.day} {on:%b}", falls.get(on, ()), on < today, on == today)
        for n, on in enumerate(days)
    ]


def where_on_the_clock(case: Case, today: date) -> str:
    """Return one sentence: which day it is, and how many are left or how late it is; empty where the calendar
    doesn’t know the days."""
    try:
        return _where(review_of(case), today)
    except OutsideCalendar:
        return ""


def _where(review: RapidReview | None, today: date) -> str:
    due = due_on(review) if review and not review.sent_on else None
    if review is None or due is None:
        return ""
    if today > due:
        late = late_by(due, today)
        if not late:
            return "The report is late; no working day has passed since its last day."
        return f"The report is late by {late} working {'day' if late == 1 else 'days'}."
    gone, left = working_days_between(review.started_on, today), working_days_between(today, due)
    return f"Today is working day {gone} of 15; {left} {'is' if left == 1 else 'are'} left."
