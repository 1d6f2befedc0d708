"""Cases with what was done to their clocks."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.db.models import F, QuerySet

from kith.work.reviews.models import Case, ClockChange

CHANGE = ("clock", "move", "held_from", "held_to", "due_on")


def with_their_changes(rows: QuerySet[Case]) -> Iterator[tuple[Case, list[ClockChange]]]:
    """Yield cases, in their order, each with its rapid review and what was done to its clocks, the earliest
    first. One query for all."""
    told = {f"change_{name}": F(f"clock_changes__{name}") for name in ("pk", *CHANGE)}
    ordered = rows.order_by(*rows.query.order_by, "pk", "clock_changes__pk")
    found = ordered.select_related("rapid_review", "partnership").annotate(**told)
    for _pk, lines in groupby(found, lambda case: case.pk):
        cases = list(lines)
        yield cases[0], [_change_of(case) for case in cases if getattr(case, "change_pk", None)]


def _change_of(case: Any) -> ClockChange:
    facts = {name: getattr(case, f"change_{name}") for name in CHANGE}
    return ClockChange(case=case, pk=case.change_pk, **facts)
