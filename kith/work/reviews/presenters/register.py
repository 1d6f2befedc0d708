"""The register in lines: reference, stage, next day and what is late, and nothing of what happened (AR5)."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.standings import Standing
from kith.base.ui.dates import long_date
from kith.work.reviews.enums import CaseState
from kith.work.reviews.models import Case
from kith.work.reviews.presenters.clocks import clocks_of
from kith.work.reviews.running import review_of


@dataclass(frozen=True)
class Line:
    """One case in the register."""

    reference: str
    stage: str
    received_on: date
    standing: Standing | None
    says: str
    panel: str
    url: str
    """Empty for a reader who is not in its circle."""


@dataclass(frozen=True)
class Figures:
    """The register in numbers, for the year shown."""

    says: Sequence[str]


def line_of(case: Case, today: date, opened: Collection[int], at: Callable[..., str]) -> Line:
    """Return one case as a line."""
    clocks = clocks_of(case, today)
    running = clocks[-1] if clocks else None
    return Line(
        reference=case.reference,
        stage=case.get_state_display(),
        received_on=case.received_on,
        standing=running.standing if running else None,
        says=running.says if running else "",
        panel=panel_words(case),
        url=at("reviews:case", case.public_id) if case.pk in opened else "",
    )


def panel_words(case: Case) -> str:
    """Return what the Panel answered, in a few words; empty before anything was sent."""
    review = review_of(case)
    if review is None or review.sent_on is None:
        return ""
    if review.answered_on is None:
        return "Awaited"
    return f"{'Agrees' if review.panel_agrees else 'Does not agree'}, {long_date(review.answered_on)}"


def figures_of(cases: Sequence[Case], year: int, today: date) -> list[str]:
    """Return the year’s figures in words: how many came, how many were in time, what the Panel thought."""
    came = [case for case in cases if case.received_on.year == year]
    if not came:
        return [f"No case came in during {year}."]
    sent = [(case, review) for case in came if (review := review_of(case)) and review.sent_on]
    in_time = [case for case, _review in sent if clocks_of(case, today)[-1].standing == Standing.MET]
    late = [
        c
        for c in came
        if c.state == CaseState.RAPID_REVIEW and clocks_of(c, today)[-1].standing == Standing.MISSED
    ]
    found = [f"{_cases(len(came))} came in during {year}."]
    if sent:
        found.append(f"{len(in_time)} of {len(sent)} rapid review reports went to the Panel in time.")
    if late:
        found.append(f"{_cases(len(late))} {'is' if len(late) == 1 else 'are'} late now.")
    answered = [review for _case, review in sent if review.answered_on]
    if answered:
        agreed = sum(1 for review in answered if review.panel_agrees)
        found.append(f"The Panel agreed with {agreed} of {len(answered)} decisions that it answered.")
    return found


def _cases(number: int) -> str:
    return f"{number} {'case' if number == 1 else 'cases'}"
