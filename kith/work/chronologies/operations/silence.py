"""The rule by which an agency’s silence is shown."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.work.chronologies.models import Chronology
from kith.work.chronologies.operations.opening import hold_chronology
from kith.work.reviews.recording import record, refuse_unless_runs

FEWEST, MOST = 1, 3650


@transaction.atomic
def set_silent_days(*, chronology: Chronology, silent_days: int, by: Actor, on: date) -> None:
    """Set after how many days without a row an agency’s silence is shown. It changes no row, so a locked
    chronology can be looked at by another rule. Raises Refused for others than those who run the case, and
    for fewer than one day or more than ten years."""
    hold_chronology(chronology)
    refuse_unless_runs(chronology.case, by, on)
    if not FEWEST <= silent_days <= MOST:
        raise Refused(f"Give a number of days from {FEWEST} to {MOST}.", field="silent_days")
    was, chronology.silent_days = chronology.silent_days, silent_days
    chronology.save(update_fields=["silent_days"])
    record(chronology.case, "set rule of silence", by=by, old={"days": was}, new={"days": silent_days})
