"""What goes over to a corrected part: notes and marks of key events where a row says the same, notes where it
was reworded."""

from collections.abc import Iterable, Mapping

from django.db.models import Q, QuerySet

from kith.work.chronologies.differences import SHOWN, Told, went_over
from kith.work.chronologies.enums import PartState
from kith.work.chronologies.models import Chronology, ChronologyPart, ChronologyRow, RowNote, words_of


def carry_notes(chronology: Chronology) -> None:
    """Let notes and marks of key events go over to the row that says the same in a corrected part. For deeds
    that release a part, in their transaction."""
    left = ChronologyRow.objects.filter(
        chronology=chronology, is_released=False, part__state=PartState.REPLACED
    )
    marked = list(left.filter(Q(notes__isnull=False) | Q(is_key=True)).distinct())
    if not marked:
        return
    bodies, days = {row.body_id for row in marked}, {row.first_on for row in marked}
    rows = ChronologyRow.objects.filter(chronology=chronology, is_released=True, body__in=bodies)
    rows = rows.filter(Q(first_on__in=[day for day in days if day]) | Q(first_on__isnull=True))
    same = {words_of(row): row for row in rows}
    for row in marked:
        if found := same.get(words_of(row)):
            row.notes.update(row=found)
            ChronologyRow.objects.filter(pk=found.pk).update(is_key=found.is_key or row.is_key)
    _carry_to_reworded([row.pk for row in marked if words_of(row) not in same])


def _carry_to_reworded(rows: Iterable[int]) -> None:
    """Let notes go over to the row in the part that took the place of theirs which tells the same otherwise.
    A note whose row went stays with the row as it was."""
    left = RowNote.objects.filter(row__in=rows, row__part__corrected_by__state=PartState.RELEASED)
    for earlier in ChronologyPart.objects.filter(rows__notes__in=left).distinct():
        later = earlier.corrected_by.filter(state=PartState.RELEASED).latest("number")
        lines = went_over(_told(earlier), _told(later))
        to = dict(later.rows.filter(line__in=lines.values()).values_list("line", "pk"))
        _move(left.filter(row__part=earlier), {old: to[new] for old, new in lines.items()})


def _move(notes: QuerySet[RowNote], to: Mapping[int, int]) -> None:
    """Put notes beside other rows (by pk), by the line of the row beside which each stands."""
    for note, line in list(notes.values_list("pk", "row__line")):
        if line in to:
            RowNote.objects.filter(pk=note).update(row=to[line])


def _told(part: ChronologyPart) -> list[Told]:
    """Return what the rows of a part tell; it was released, so they hold codes. One query."""
    rows = part.rows.order_by("placed", "line").values_list("line", "placed", *SHOWN)
    return [Told(line, placed, tuple(words)) for line, placed, *words in rows]
