"""What happened to a case, step by step: the day, the step, who took it, and the words that were written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kith.work.reviews.correcting import FACTS
from kith.work.reviews.models import Case, CorrectedFact


@dataclass(frozen=True)
class StepLine:
    """One step of a case."""

    on: date
    what: str
    by: str
    words: str
    corrected: Sequence[tuple[str, str, str]] = ()
    """What was put right: the fact, what is said now, and what was said before."""


def step_lines(case: Case) -> list[StepLine]:
    """Return the steps of a case, the earliest first. Two queries."""
    rows = case.steps.select_related("body").prefetch_related("corrected").order_by("taken_at", "pk")
    return [
        StepLine(
            one.taken_on,
            f"{one.get_kind_display()}: {one.body.name}" if one.body else one.get_kind_display(),
            one.taken_by,
            one.words,
            [_corrected(fact) for fact in one.corrected.all()],
        )
        for one in rows
    ]


def _corrected(one: CorrectedFact) -> tuple[str, str, str]:
    return FACTS.get(one.fact, one.fact), one.is_now or "Nothing", one.was or "Nothing"
