"""Rows of different agencies that stand side by side, and what was made of them."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count, Q, QuerySet

from kith.partnership.partnerships.membership import Membership
from kith.work.chronologies.enums import Judgement, PartState
from kith.work.chronologies.models import Chronology, ChronologyRow, RowNote, RowPair

ROWS_OF_PAIRS = ("first__body", "second__body", "first__part", "second__part")


def pairs_shown(chronology: Chronology) -> QuerySet[RowPair]:
    """Return the pairs of which both rows are released now, in the order of the first row."""
    rows = chronology.pairs.filter(first__is_released=True, second__is_released=True)
    return rows.select_related(*ROWS_OF_PAIRS).order_by("first__placed", "pk")


def pair_seen_by(membership: Membership, public_id: str) -> RowPair | None:
    """Return a pair in a case that a member may open, both rows released, or None. One query."""
    rows = RowPair.objects.filter(chronology__in=Chronology.objects.visible_to(membership))
    rows = rows.filter(public_id=public_id, first__is_released=True, second__is_released=True)
    return rows.select_related(*ROWS_OF_PAIRS, "chronology__case").first()


def left_to_judge(chronology: Chronology) -> int:
    """Return how many pairs nobody has judged yet. One query."""
    return pairs_shown(chronology).filter(judgement=Judgement.OPEN).count()


def row_seen_in(chronology: Chronology, part: str, line: int) -> ChronologyRow | None:
    """Return a released row by the public id of its part and its line there, or None. One query."""
    rows = ChronologyRow.objects.filter(chronology=chronology, is_released=True)
    return rows.filter(part__public_id=part, line=line).select_related("part", "body").first()


def pairs_beside(row: ChronologyRow) -> list[RowPair]:
    """Return the pairs that a row stands in, both rows released, those not judged first. One query."""
    rows = pairs_shown(row.chronology).filter(Q(first=row) | Q(second=row))
    return sorted(rows, key=lambda pair: (pair.judgement != Judgement.OPEN, pair.pk))


def notes_beside(row: ChronologyRow, layers: Sequence[str]) -> QuerySet[RowNote]:
    """Return the notes beside a row in these layers, the earliest first. One query."""
    return row.notes.filter(layer__in=layers).order_by("noted_at", "pk")


def notes_whose_row_went(chronology: Chronology, layers: Sequence[str]) -> Sequence[RowNote]:
    """Return the notes in these layers beside rows that no corrected part tells any more, the earliest first.
    One query."""
    rows = RowNote.objects.filter(row__chronology=chronology, layer__in=layers)
    rows = rows.filter(row__is_released=False, row__part__state=PartState.REPLACED)
    return list(rows.select_related("row__body", "row__part").order_by("noted_at", "pk"))


def count_of_judgements(chronology: Chronology) -> dict[str, int]:
    """Return how many pairs were judged how. One query."""
    rows = pairs_shown(chronology).select_related(None).order_by().values_list("judgement")
    return dict(rows.annotate(number=Count("pk")))


def next_to_judge(chronology: Chronology, after: RowPair) -> RowPair | None:
    """Return the next pair that nobody has judged, from another on, or from the start. One or two queries."""
    rows = pairs_shown(chronology).filter(judgement=Judgement.OPEN)
    return rows.filter(first__placed__gte=after.first.placed).first() or rows.first()
