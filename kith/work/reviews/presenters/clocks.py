"""The clocks of a case in words, and the strip of working days from the first to the fifteenth."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.deadlines import Deadline
from kith.base.kernel.standings import Finding, Standing
from kith.base.kernel.working_days import (
    OutsideCalendar,
    add_working_days,
    is_working_day,
    late_by,
    working_days_between,
)
from kith.base.ui.dates import long_date
from kith.work.reviews.deadlines import (
    NOTIFICATION,
    RAPID_REVIEW_RULES,
    RapidReviewRule,
    due_if_counted,
    rapid_review_rule,
    standing_if_counted,
)
from kith.work.reviews.enums import CaseState, ClockKind
from kith.work.reviews.models import Case, ClockChange, RapidReview
from kith.work.reviews.running import (
    changes_of,
    deadline_of,
    deadline_put_off,
    due_on,
    last_day_of,
    put_off,
    review_of,
)

WITHOUT_CLOCK = frozenset({CaseState.NOT_NOTIFIED, CaseState.WITHDRAWN})


@dataclass(frozen=True)
class Clock:
    """One clock of a case as a page shows it."""

    name: str
    standing: Standing
    says: str
    rule: str
    changes: Sequence[str] = ()
    """What was done to it, with the reasons."""


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
    """Return the clocks that run or ran in a case, by the days that hold, with pauses counted in."""
    found = []
    if case.state not in WITHOUT_CLOCK and not (case.state == CaseState.ENDED and case.sent_on is None):
        notified = Ran(ClockKind.NOTIFICATION, NOTIFICATION, case.aware_on, case.sent_on)
        found.append(_clock(case, notified, today))
    if review := review_of(case):
        found.append(_clock(case, _report_ran(review), today))
    return found


@dataclass(frozen=True)
class Ran:
    """A clock of a case by the guidance: its rule, its start, and when it was kept."""

    kind: ClockKind
    deadline: Deadline
    start: date
    done_on: date | None

    def finding(self, today: date) -> Finding:
        """Return how it stands by the guidance."""
        return standing_if_counted(self.deadline, self.start, today, self.done_on)


def _report_ran(review: RapidReview) -> Ran:
    return Ran(ClockKind.RAPID_REVIEW, deadline_of(review), review.started_on, review.sent_on)


def _clock(case: Case, ran: Ran, today: date) -> Clock:
    rule, by_guidance = f"{ran.deadline.in_words}, by {ran.deadline.source}", ran.finding(today)
    changes, first = changes_of(case, ran.kind), due_if_counted(ran.deadline, ran.start)
    if not changes or first is None:
        return Clock(ran.kind.label, by_guidance.standing, by_guidance.reason, rule)
    until = put_off(first, changes, min(today, ran.done_on) if ran.done_on else today)
    holds = standing_if_counted(deadline_put_off(ran.deadline, until), ran.start, today, ran.done_on)
    says = f"{holds.reason} By the guidance: {by_guidance.reason}"
    return Clock(ran.kind.label, holds.standing, says, rule, tuple(_change_words(one) for one in changes))


def _change_words(change: ClockChange) -> str:
    if change.due_on:
        when = f"Put off on {long_date(change.held_from)} to {long_date(change.due_on)}"
    elif change.held_to:
        when = f"Paused from {long_date(change.held_from)} to {long_date(change.held_to)}"
    else:
        when = f"Paused since {long_date(change.held_from)}"
    second = f", confirmed by {change.confirmed_by}" if change.confirmed_by != change.made_by else ""
    return f"{when} by {change.made_by}{second}: {change.because}"


@dataclass(frozen=True)
class AwaitedChange:
    """What was asked of a clock and waits for its second person."""

    says: str
    who: Sequence[str]
    """Who may confirm it, by name; none where nobody else is there."""
    confirm_url: str
    decline_url: str
    circle_url: str
    """Where somebody is given a place, where nobody may confirm it."""


def asked_words(change: ClockChange) -> str:
    """Return what was asked of a clock, by whom, when and why."""
    what = f"to put the last day off to {long_date(change.due_on)}" if change.due_on else "to pause the clock"
    return f"{change.made_by} asked on {long_date(change.held_from)} {what}: {change.because}"


def rapid_finding(review: RapidReview, today: date) -> Finding:
    """Return how the 15 working days stand by the guidance, whatever was put off."""
    return _report_ran(review).finding(today)


def by_the_other_rule(case: Case) -> str:
    """Return when the report would be due if the other event started the clock, since practice differs."""
    review = review_of(case)
    if review is None or case.sent_on is None:
        return ""
    other = next(rule for rule in RAPID_REVIEW_RULES if rule.starts_with != review.starts_with)
    start = case.aware_on if other.starts_with == "aware" else case.sent_on
    due = due_if_counted(other.deadline, start)
    return f"Counted from {other.deadline.starts}, it would be due on {long_date(due)}." if due else ""


def days_ahead_of_review(case: Case, today: date) -> list[tuple[date, str]]:
    """Return when the rapid review would be due while the Panel is not notified yet, each day with what it
    rests on: by the rule in force today first, then by the other one (L39). Days that are the same stand
    together, and those that the calendar doesn’t know are left out."""
    if case.state != CaseState.RECEIVED:
        return []
    rule = rapid_review_rule(today)
    other = next(one for one in RAPID_REVIEW_RULES if one.starts_with != rule.starts_with)
    rests_on: dict[date, list[str]] = {}
    for counted, by in ((rule, "by the rule in force"), (other, "by the other rule")):
        for start, words in _possible_starts(counted, case, today):
            if due := due_if_counted(counted.deadline, start):
                rests_on.setdefault(due, []).append(f"{words}, {by}")
    return [(due, "; or ".join(words)) for due, words in rests_on.items()]


def _possible_starts(rule: RapidReviewRule, case: Case, today: date) -> Iterator[tuple[date, str]]:
    """Yield from which days a rule may count before the Panel is notified: today, and the last day that is in
    time where that is still to come."""
    if rule.starts_with == "aware":
        yield case.aware_on, "counted from the day the local authority became aware"
        return
    yield today, "if the Panel is notified today"
    last = last_day_of(case, today)
    if last and last > today:
        yield last, f"if it is notified on {long_date(last)}, the last day"


def last_day_of_review(case: Case, review: RapidReview, today: date) -> date | None:
    """Return the last day of the report that holds; None where the calendar doesn’t know it."""
    first = due_on(review)
    if first is None:
        return None
    until = min(today, review.sent_on) if review.sent_on else today
    return put_off(first, changes_of(case, ClockKind.RAPID_REVIEW), until)


def strip_of(case: Case, today: date) -> list[Day]:
    """Return the working days of a rapid review from nought to the last, with what falls on each; none where
    the calendar doesn’t know them."""
    review = review_of(case)
    last = last_day_of_review(case, review, today) if review else None
    first = due_on(review) if review else None
    if review is None or last is None or first is None:
        return []
    falls: dict[date, list[str]] = {}
    for on, what in (
        (case.sent_on, "Notified"),
        (review.held_on or review.meets_on, "Meeting held" if review.held_on else "Meeting"),
        (review.sent_on, "Report sent"),
        (first if last > first else None, "First last day"),
        (last if last > first else None, "Last day"),
    ):
        if on:
            falls.setdefault(on, []).append(what)
    numbers = range(1, working_days_between(review.started_on, last) + 1)
    days = [review.started_on, *(add_working_days(review.started_on, n) for n in numbers)]
    return [
        Day(n, on, f"{on.day} {on:%b}", falls.get(on, ()), on < today, on == today)
        for n, on in enumerate(days)
    ]


def where_on_the_clock(case: Case, today: date) -> str:
    """Return one sentence: which day it is, and how many are left or how late it is; empty where the calendar
    doesn’t know the days."""
    try:
        return _where(case, review_of(case), today)
    except OutsideCalendar:
        return ""


def _where(case: Case, review: RapidReview | None, today: date) -> str:
    due = last_day_of_review(case, review, today) if review and not review.sent_on else None
    if review is None or due is None:
        return ""
    if today > due:
        late = late_by(due, today)
        if not late:
            return "The report is late; no working day has passed since its last day."
        return f"The report is late by {late} working {'day' if late == 1 else 'days'}."
    gone, left = working_days_between(review.started_on, today), working_days_between(today, due)
    of = working_days_between(review.started_on, due)
    remain = f"{left} {'is' if left == 1 else 'are'} left."
    if is_working_day(today):
        return f"Today is working day {gone} of {of}; {remain}"
    after = add_working_days(today, 1)
    next_one = f"{after:%A} is working day {gone + 1} of {of}" if left else f"All {of} have passed"
    return f"Today is no working day. {next_one}; {remain}"
