"""Cases with what was done to their clocks."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import F, QuerySet

from kith.partnership.partnerships.membership import Membership
from kith.work.reviews.enums import RUNS, Part
from kith.work.reviews.models import Case, CasePlace, ClockChange


def change_seen_by(membership: Membership, public_id: str) -> ClockChange | None:
    """Return what was asked of a clock and waits, in a case that the member may open, or None. One query."""
    rows = ClockChange.objects.awaited().filter(case__in=Case.objects.visible_to(membership))
    return rows.filter(public_id=public_id).select_related("case", "case__partnership").first()


def who_may_confirm(change: ClockChange, on: date) -> list[str]:
    """Return by name, with their partner, who may confirm what was asked of a clock: those who run the case
    or decide for a partner, but for who asked and whom a conflict keeps out. One query."""
    out = change.case.conflicts.filter(lifted_at__isnull=True).values("person")
    rows = CasePlace.objects.open_on(on).filter(case=change.case, part__in=[*RUNS, Part.PARTNER])
    rows = rows.exclude(person__public_id=change.made_by_person).exclude(person__in=out)
    told = rows.order_by("person__name", "body__name").values_list("person__name", "body__name")
    return list(dict.fromkeys(f"{name} ({body})" if body else name for name, body in told))


CHANGE = ("clock", "move", "held_from", "held_to", "due_on", "confirmed_at")


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
