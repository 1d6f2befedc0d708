"""Opening the chronology of a case: which agencies are asked, about which days, and for what."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.work.chronologies.models import Chronology
from kith.work.reviews.enums import CaseState
from kith.work.reviews.locking import hold_case
from kith.work.reviews.models import Case, ReturnRequest
from kith.work.reviews.recording import record, refuse_unless_runs


@transaction.atomic
def open_chronology(
    *,
    case: Case,
    requests: Sequence[ReturnRequest],
    by: Actor,
    on: date,
    from_on: date | None = None,
    to_on: date | None = None,
    asks: str = "",
) -> Chronology:
    """Open the chronology of a case and ask agencies for their parts, each by the day of its return (G1).

    `from_on` and `to_on` are the first and the last day that they are asked about; empty for no limit.
    Raises Refused for others than those who run the case, for a case that is ended or whose chronology is
    open, without an agency, for one that isn’t asked for a return in this case, and for days that don’t fit.
    """
    hold_case(case)
    refuse_unless_runs(case, by, on)
    if case.state == CaseState.ENDED:
        raise Refused("The case is ended.")
    if Chronology.objects.filter(case=case).exists():
        raise Refused("The chronology of this case is open already.")
    _refuse_asking(case, requests, from_on, to_on, on)
    chronology = Chronology.objects.create(
        case=case, opened_on=on, from_on=from_on, to_on=to_on, asks=asks.strip()
    )
    chronology.asked.set(requests)
    record(case, "opened chronology", by=by, new=_facts(requests, from_on, to_on))
    return chronology


@transaction.atomic
def change_what_is_asked(
    *,
    chronology: Chronology,
    requests: Sequence[ReturnRequest],
    by: Actor,
    on: date,
    from_on: date | None = None,
    to_on: date | None = None,
    asks: str = "",
) -> None:
    """Ask other agencies too, or for other days. Raises Refused as for opening, once the chronology is
    locked, and for leaving out an agency that has handed in something."""
    hold_chronology(chronology)
    case = chronology.case
    refuse_unless_runs(case, by, on)
    refuse_if_locked(chronology)
    _refuse_asking(case, requests, from_on, to_on, on)
    kept = {one.body_id for one in requests}
    told = chronology.parts.exclude(body__in=kept).values_list("body__name", flat=True).first()
    if told:
        raise Refused(f"{told} has handed in something, so it stays among those asked.", field="requests")
    chronology.from_on, chronology.to_on, chronology.asks = from_on, to_on, asks.strip()
    chronology.save(update_fields=["from_on", "to_on", "asks"])
    chronology.asked.set(requests)
    record(case, "changed what the chronology asks", by=by, new=_facts(requests, from_on, to_on))


def hold_chronology(chronology: Chronology) -> None:
    """Hold the row of a case and of its chronology until the deed is done; the case comes first, always."""
    hold_case(chronology.case)
    chronology.refresh_from_db(from_queryset=Chronology.objects.select_for_update())


def refuse_if_locked(chronology: Chronology) -> None:
    """Raise Refused once the chronology was agreed, or its case ended."""
    if chronology.locked_at:
        raise Refused("The chronology is agreed and locked, so it stays as it is.")
    if chronology.case.state == CaseState.ENDED:
        raise Refused("The case is ended, so its chronology stays as it is.")


def _refuse_asking(
    case: Case, requests: Sequence[ReturnRequest], from_on: date | None, to_on: date | None, on: date
) -> None:
    if not requests:
        raise Refused("Choose the agencies to ask.", field="requests")
    if any(one.case_id != case.pk for one in requests):
        raise Refused("Choose among the agencies that are asked in this case.", field="requests")
    if from_on and to_on and to_on < from_on:
        raise Refused("The last day is on or after the first.", field="to_on")
    if to_on and to_on > on:
        raise Refused(
            "Choose a last day that is today or earlier: what is to come is not told.", field="to_on"
        )


def _facts(requests: Sequence[ReturnRequest], from_on: date | None, to_on: date | None) -> dict[str, object]:
    return {
        "asked": sorted(one.public_id for one in requests),
        "from_on": from_on.isoformat() if from_on else None,
        "to_on": to_on.isoformat() if to_on else None,
    }
