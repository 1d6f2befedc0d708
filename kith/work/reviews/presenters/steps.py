"""What happened to a case, step by step: the day, the step, who took it, and the words that were written."""

from dataclasses import dataclass
from datetime import date

from kith.work.reviews.models import Case


@dataclass(frozen=True)
class StepLine:
    """One step of a case."""

    on: date
    what: str
    by: str
    words: str


def step_lines(case: Case) -> list[StepLine]:
    """Return the steps of a case, the earliest first. One query."""
    rows = case.steps.select_related("body").order_by("taken_at", "pk")
    return [
        StepLine(
            one.taken_on,
            f"{one.get_kind_display()}: {one.body.name}" if one.body else one.get_kind_display(),
            one.taken_by,
            one.words,
        )
        for one in rows
    ]
