"""The register in lines: reference, stage, next day and what is late, and nothing of what happened (AR5)."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.standings import Finding, Standing
from kith.base.kernel.working_days import OutsideCalendar, late_by
from kith.base.ui.dates import long_date
from kith.work.reviews.beside import Step
from kith.work.reviews.deadlines import notification_standing
from kith.work.reviews.enums import CaseState
from kith.work.reviews.models import Case, RapidReview
from kith.work.reviews.next_steps import NextStep
from kith.work.reviews.presenters.clocks import clocks_of, rapid_finding
from kith.work.reviews.running import due_on, last_day_of, review_of


@dataclass(frozen=True)
class Line:
    """One case in the register."""

    reference: str
    stage: str
    received_on: date
    due_on: date | None
    """The day that comes next in it; None where none runs."""
    has_ended: bool
    standing: Standing | None
    says: str
    next_step: str
    next_words: str
    """What the reader does about it; empty where they wait for others."""
    next_url: str
    panel: str
    url: str
    """Empty for a reader who is not in its circle."""
    take_over_url: str
    """Where the manager takes it over while nobody can run it; empty for others."""


@dataclass(frozen=True)
class WithdrawnLine:
    """One case that was withdrawn. Why, only its circle reads."""

    reference: str
    received_on: date
    withdrawn_on: date | None
    why: str
    url: str


def withdrawn_line(case: Case, why: Mapping[int, str], at: Callable[..., str]) -> WithdrawnLine:
    """Return a case that was withdrawn as a line; `why` holds the reasons of those that the reader opens."""
    url = at("reviews:case", case.public_id) if case.pk in why else ""
    return WithdrawnLine(case.reference, case.received_on, case.withdrawn_on, why.get(case.pk, ""), url)


def line_of(
    case: Case,
    today: date,
    opened: Collection[int],
    at: Callable[..., str],
    step: Step | None = None,
    *,
    following: NextStep | None = None,
    take_over: bool = False,
) -> Line:
    """Return one case as a line; `step` is what another room says of it, once it works on it, and `following`
    the next step as it fits the reader."""
    clocks = clocks_of(case, today)
    running = Finding(clocks[-1].standing, clocks[-1].says) if clocks else None
    if step is not None:
        running = step.clock or running
    return Line(
        reference=case.reference,
        stage=step.stage if step else case.get_state_display(),
        received_on=case.received_on,
        due_on=step.due_on if step else last_day_of(case, today),
        has_ended=case.state == CaseState.ENDED,
        standing=running.standing if running else None,
        says=running.reason if running else "",
        next_step=following.short if following else "",
        next_words=following.way.words if following and following.way else "",
        next_url=at(*following.way.page) if following and following.way else "",
        panel=panel_words(case),
        url=at("reviews:case", case.public_id) if case.pk in opened else "",
        take_over_url=at("reviews:take_over", case.public_id) if take_over else "",
    )


def in_order(lines: Iterable[Line]) -> list[Line]:
    """Return the lines by the day that comes next, so what is late stands first; then those for which no day
    runs, the latest first; what has ended last."""
    latest_first = sorted(lines, key=lambda line: (line.received_on, line.reference), reverse=True)
    return sorted(latest_first, key=lambda line: (line.has_ended, line.due_on or date.max))


def panel_words(case: Case) -> str:
    """Return what the Panel answered, in a few words; empty before anything was sent."""
    review = review_of(case)
    if review is None or review.sent_on is None:
        return ""
    if review.answered_on is None:
        return "Awaited"
    words = f"{'Agrees' if review.panel_agrees else 'Does not agree'}, {long_date(review.answered_on)}"
    return f"{words}. {held}" if (held := reconsidered_words(review)) else words


def reconsidered_words(review: RapidReview) -> str:
    """Return what the partners decided when the Panel had disagreed; empty before."""
    if review.reconsidered_on is None:
        return ""
    held = "The decision stands" if review.reconsidered == review.recommends else "The decision was changed"
    return f"{held}, {long_date(review.reconsidered_on)}"


def years_of(cases: Sequence[Case], today: date) -> list[int]:
    """Return the years for which there are figures, the latest first: this year, and each in which a case
    came in that was not withdrawn."""
    came = {case.received_on.year for case in cases if case.state != CaseState.WITHDRAWN}
    return sorted({today.year} | came, reverse=True)


def figures_of(
    cases: Sequence[Case], year: int, today: date, steps: Mapping[int, Step] | None = None
) -> list[str]:
    """Return the year’s figures in words. All count by the days of the guidance, whatever was put off; a case
    that was withdrawn counts nowhere."""
    came = [c for c in cases if c.received_on.year == year and c.state != CaseState.WITHDRAWN]
    if not came:
        return [f"No case came in during {year}."]
    found = [
        f"{_cases(len(came))} came in during {year}.",
        _notified(came, today),
        *_reported(came, today),
        _late_now(came, today),
        _agreed(came),
        *_of_steps([step for case in came if (step := (steps or {}).get(case.pk))]),
    ]
    return [words for words in found if words]


def _notified(came: Sequence[Case], today: date) -> str:
    sent = [notification_standing(c.aware_on, today, c.sent_on).standing for c in came if c.sent_on]
    if not sent:
        return ""
    return f"{sent.count(Standing.MET)} of {len(sent)} notifications went to the Panel in time."


def _reported(came: Sequence[Case], today: date) -> list[str]:
    reviews = [review for case in came if (review := review_of(case)) and review.sent_on]
    if not reviews:
        return []
    late = [days for review in reviews if (days := days_late(review))]
    in_time = sum(1 for review in reviews if rapid_finding(review, today).standing == Standing.MET)
    found = [f"{in_time} of {len(reviews)} rapid review reports went to the Panel in time."]
    if late:
        mean = round(sum(late) / len(late))
        found.append(
            f"Those that were late were so by {_days(max(late))} at most and {_days(mean)} on average."
        )
    return found


def days_late(review: RapidReview) -> int:
    """Return by how many working days a report was late by the guidance; nought for one in time, and where
    the calendar doesn’t know the days."""
    due = due_on(review)
    if due is None or review.sent_on is None:
        return 0
    try:
        return late_by(due, review.sent_on)
    except OutsideCalendar:
        return 0


def _late_now(came: Sequence[Case], today: date) -> str:
    late = [case for case in came if _is_late(case, today)]
    return f"{_cases(len(late))} {'is' if len(late) == 1 else 'are'} late now." if late else ""


def _is_late(case: Case, today: date) -> bool:
    """Return whether the clock that runs has passed its last day: of the notification, or of the report."""
    if case.state == CaseState.RECEIVED:
        return notification_standing(case.aware_on, today, None).standing == Standing.MISSED
    review = review_of(case) if case.state == CaseState.RAPID_REVIEW else None
    return review is not None and rapid_finding(review, today).standing == Standing.MISSED


def _agreed(came: Sequence[Case]) -> str:
    answered = [review for case in came if (review := review_of(case)) and review.answered_on]
    agreed = sum(1 for review in answered if review.panel_agrees)
    words = f"The Panel agreed with {agreed} of {len(answered)} decisions that it answered."
    return words if answered else ""


def _of_steps(steps: Sequence[Step]) -> list[str]:
    """Return what other rooms count, such as *Published in time: 2 of 3.*"""
    counted: dict[str, list[bool]] = {}
    for step in steps:
        for name, holds in (step.figures or {}).items():
            counted.setdefault(name, []).append(holds)
    return [f"{name[:1].upper()}{name[1:]}: {sum(of)} of {len(of)}." for name, of in counted.items()]


def _days(number: int) -> str:
    return f"{number} working {'day' if number == 1 else 'days'}"


def _cases(number: int) -> str:
    return f"{number} {'case' if number == 1 else 'cases'}"
