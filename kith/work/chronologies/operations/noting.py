"""Notes beside rows. They are never part of what an agency told."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.work.chronologies.enums import Layer
from kith.work.chronologies.models import ChronologyRow, RowNote
from kith.work.chronologies.queries.parts import coder_of
from kith.work.reviews.enums import READS_ALL, RUNS, Part
from kith.work.reviews.locking import hold_case
from kith.work.reviews.recording import record, refuse_unless_in

READERS: dict[str, frozenset[Part]] = {Layer.PANEL: READS_ALL, Layer.RUNNERS: RUNS}
"""Who reads and writes the notes of a layer, by what they do in the case."""
WRITERS = "Only those who read the notes of that layer write one."


@transaction.atomic
def add_note(*, row: ChronologyRow, layer: str, words: str, by: Actor, on: date) -> RowNote:
    """Note something beside a released row for the readers of one layer. It stays as it was written, but for
    codes in place of the names of the key; a locked chronology can still be noted beside.

    Raises Refused for who doesn’t read that layer, without words, and where the row isn’t released.
    """
    case = row.chronology.case
    hold_case(case)
    row.refresh_from_db(fields=["is_released"])
    if layer not in READERS:
        raise Refused("Choose for whom the note is.", field="layer")
    refuse_unless_in(case, by, on, parts=READERS[layer], says=WRITERS)
    if not words.strip():
        raise Refused("Write the note.", field="words")
    if not row.is_released:
        raise Refused("The row was taken back or replaced since you opened the page.")
    said = coder_of(case).code(words.strip())
    note = RowNote.objects.create(row=row, layer=layer, words=said, noted_at=now(), noted_by=by.name)
    record(case, "noted beside row", by=by, new={"layer": layer})
    return note
