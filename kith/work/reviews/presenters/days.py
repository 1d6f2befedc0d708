"""All the days of one case in one list, so that anybody of its circle can read off what was and comes."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kith.work.reviews.beside import days_of_cases
from kith.work.reviews.deadlines import NOTIFICATION, due_if_counted
from kith.work.reviews.enums import ClockKind, ClockMove
from kith.work.reviews.models import Case, CaseTask, ReturnRequest
from kith.work.reviews.presenters.case import IN
from kith.work.reviews.presenters.clocks import days_ahead_of_review, last_day_of_review
from kith.work.reviews.running import changes_of, due_on, put_off, review_of
from kith.work.reviews.standard_tasks import BY_KEY

Told = Iterable[tuple[date | None, str]]


@dataclass(frozen=True)
class DayLine:
    """One day of a case, and what falls on it."""

    on: date
    what: Sequence[str]
    is_past: bool
    is_today: bool


def day_lines(
    case: Case,
    requests: Collection[ReturnRequest],
    tasks: Collection[CaseTask],
    today: date,
    more: Told = (),
) -> list[DayLine]:
    """Return the days of a case, the earliest first; today stands among them."""
    falls: dict[date, list[str]] = {today: []}
    for on, what in (
        *_of_the_case(case, today),
        *_of_the_review(case, today),
        *_of_returns(requests),
        *_of_tasks(tasks),
        *_of_changes(case),
        *more,
    ):
        if on:
            falls.setdefault(on, []).append(what)
    return [DayLine(on, what or ["Today"], on < today, on == today) for on, what in sorted(falls.items())]


def _of_the_case(case: Case, today: date) -> Told:
    first = due_if_counted(NOTIFICATION, case.aware_on)
    yield case.incident_on, "It happened"
    yield case.aware_on, "The local authority became aware"
    yield case.received_on, "The case came in"
    yield case.withdrawn_on, "The case was withdrawn"
    if case.withdrawn_on is None:
        yield first, "Last day to notify the Panel, by the guidance"
    if first and (changes := changes_of(case, ClockKind.NOTIFICATION)):
        until = put_off(first, changes, min(today, case.sent_on) if case.sent_on else today)
        yield until, "Last day to notify the Panel, as it was put off"
    yield case.decided_on, "It was decided whether to notify"
    yield case.sent_on, "The Panel was notified"
    yield case.ended_on, "The case ended"


def _of_the_review(case: Case, today: date) -> Told:
    for on, rests_on in days_ahead_of_review(case, today):
        yield on, f"Last day of the rapid review, for now: {rests_on}"
    review = review_of(case)
    if review is None:
        return
    first, last = due_on(review), last_day_of_review(case, review, today)
    yield review.started_on, "The clock of the rapid review starts"
    yield review.meets_on, "The panel meets"
    yield first, "Last day of the rapid review, by the guidance"
    if last != first:
        yield last, "Last day of the rapid review, as it was put off"
    yield review.sent_on, "The report went to the Panel"
    yield review.answered_on, "The Panel answered"


def _of_returns(requests: Collection[ReturnRequest]) -> Told:
    for one in requests:
        yield one.asked_on, f"{one.body.name} was asked"
        if one.state in IN:
            yield one.released_on, f"{one.body.name} returned"
        else:
            yield one.due_on, f"Return of {one.body.name} is due"


def _of_tasks(tasks: Collection[CaseTask]) -> Told:
    for one in tasks:
        if one.done_on is None and one.key in BY_KEY:
            yield one.due_on, task_words(one)


def task_words(task: CaseTask) -> str:
    """Return what a task asks, with the agency that does it."""
    says = BY_KEY[task.key].says if task.key in BY_KEY else task.key
    return f"{says} ({task.body.name})" if task.body else says


def _of_changes(case: Case) -> Told:
    for one in case.clock_changes.all():
        if not one.confirmed_at:
            continue
        if one.move == ClockMove.PAUSE:
            yield one.held_from, f"The clock was paused: {one.get_clock_display()}"
            yield one.held_to, f"Last day of the pause: {one.get_clock_display()}"
        else:
            yield one.held_from, f"The last day was put off: {one.get_clock_display()}"


def days_beside(case: Case, membership: object, today: date) -> Told:
    """Yield the days that other rooms tell of a case."""
    for _name, source in days_of_cases:
        yield from source(case, membership, today)  # type: ignore[arg-type]
