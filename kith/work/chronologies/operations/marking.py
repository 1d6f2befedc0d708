"""Marking key events."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.work.chronologies.models import ChronologyRow
from kith.work.chronologies.operations.opening import hold_chronology, refuse_if_locked
from kith.work.reviews.recording import record, refuse_unless_runs


@transaction.atomic
def mark_key(*, row: ChronologyRow, is_key: bool, by: Actor, on: date) -> None:
    """Mark a released row as a key event, or take the mark away; the agency’s own word on its significance
    stays as it is. Raises Refused for others than those who run the case, once the chronology is locked, and
    where the row isn’t released."""
    chronology = row.chronology
    hold_chronology(chronology)
    refuse_unless_runs(chronology.case, by, on)
    refuse_if_locked(chronology)
    row.refresh_from_db(fields=["is_released", "is_key"])
    if not row.is_released:
        raise Refused("The row was taken back or replaced since you opened the page.")
    was, row.is_key = row.is_key, is_key
    row.save(update_fields=["is_key"])
    place = {"part": row.part.public_id, "line": row.line}
    record(chronology.case, "marked key event", by=by, old={"is_key": was}, new={"is_key": is_key, **place})
