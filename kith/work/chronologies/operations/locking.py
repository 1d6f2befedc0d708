"""Agreeing on a chronology: its rows are locked as they stand, and unlocked only with a reason on record."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.work.chronologies.models import Chronology
from kith.work.chronologies.operations.opening import hold_chronology, refuse_if_locked
from kith.work.chronologies.queries.locked import rows_sha256
from kith.work.reviews.enums import StepKind
from kith.work.reviews.recording import record, refuse_unless_runs
from kith.work.reviews.stepping import keep_step


@transaction.atomic
def lock_chronology(*, chronology: Chronology, by: Actor, on: date) -> None:
    """Lock the rows of a chronology as they stand, once those who work on it agree: from now on no part is
    released, taken back or replaced, and no key event changes. Notes and judgements stay open.

    Raises Refused for others than those who run the case, without any row, and where it is locked already.
    """
    hold_chronology(chronology)
    refuse_unless_runs(chronology.case, by, on)
    refuse_if_locked(chronology)
    found, number = rows_sha256(chronology)
    if not number:
        raise Refused("No agency has released a row yet, so there is nothing to agree on.")
    chronology.locked_on, chronology.locked_at, chronology.locked_by = on, now(), by.name
    chronology.locked_sha256 = found
    chronology.save(update_fields=["locked_on", "locked_at", "locked_by", "locked_sha256"])
    rows = "1 row" if number == 1 else f"{number:,} rows"
    keep_step(chronology.case, StepKind.CHRONOLOGY_AGREED, f"{rows}, SHA-256 {found}.", by=by, on=on)
    record(chronology.case, "locked chronology", by=by, new={"rows": number, "sha256": found})


@transaction.atomic
def unlock_chronology(*, chronology: Chronology, because: str, by: Actor, on: date) -> None:
    """Unlock a chronology; that it was agreed stays on record. Raises Refused for others than those who run
    the case, without a reason, and where it isn’t locked."""
    hold_chronology(chronology)
    refuse_unless_runs(chronology.case, by, on)
    if chronology.locked_at is None:
        raise Refused("The chronology isn’t locked.")
    if not because.strip():
        raise Refused("Say why it is unlocked.", field="because")
    was = chronology.locked_sha256
    chronology.locked_on = chronology.locked_at = None
    chronology.locked_by = chronology.locked_sha256 = ""
    chronology.save(update_fields=["locked_on", "locked_at", "locked_by", "locked_sha256"])
    keep_step(chronology.case, StepKind.CHRONOLOGY_OPENED, because, by=by, on=on)
    record(chronology.case, "unlocked chronology", by=by, old={"sha256": was})
