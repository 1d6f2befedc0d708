"""What goes over to a corrected part: notes and marks of key events, where a row says the same."""

from django.db.models import Q

from kith.work.chronologies.enums import PartState
from kith.work.chronologies.models import Chronology, ChronologyRow, words_of


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
