"""What every deed of an agency on its part does first: hold the case, and ask whether whoever acts may."""

from datetime import date

from django.db.models import Q, QuerySet

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.models import Body
from kith.work.chronologies.enums import Judgement, PartState
from kith.work.chronologies.models import Chronology, ChronologyPart, ChronologyRow, RowNote, RowPair
from kith.work.chronologies.operations.opening import hold_chronology, refuse_if_locked
from kith.work.reviews.enums import Part
from kith.work.reviews.recording import places_of, record

WEIGHED = (
    "Those who work on the case wrote notes or judgements beside these rows, which would be lost. Hand in "
    "the corrected file and say that it corrects this part, then release it: they stay on record. Until then "
    "nobody outside your agency reads the rows."
)


def hold_for_agency(chronology: Chronology, body: Body, by: Actor, on: date) -> None:
    """Hold a chronology for a deed of one agency.

    Raises Refused for others than those who write for the agency in the case, for an agency that isn’t asked,
    and once the chronology is locked or its case ended.
    """
    hold_chronology(chronology)
    places = places_of(chronology.case, by, on) if by.person else []
    if not any(place.part == Part.CONTRIBUTOR and place.body_id == body.pk for place in places):
        raise Refused(f"Only those who write for {body.name} in this case do that.")
    if not chronology.asked.filter(body=body).exists():
        raise Refused(f"{body.name} isn’t asked for a part of this chronology.")
    refuse_if_locked(chronology)


def hold_part(part: ChronologyPart, by: Actor, on: date) -> None:
    """Hold a part for a deed of its agency, and read it anew. Raises Refused as `hold_for_agency` does."""
    hold_for_agency(part.chronology, part.body, by, on)
    part.refresh_from_db(from_queryset=ChronologyPart.objects.select_for_update())


def next_part(chronology: Chronology, body: Body, state: PartState, by: Actor, on: date) -> ChronologyPart:
    """Return a new part of an agency, not saved yet, with the number that is next. The case is held."""
    last = chronology.parts.filter(body=body).order_by("-number").first()
    return ChronologyPart(
        chronology=chronology,
        body=body,
        number=last.number + 1 if last else 1,
        state=state,
        handed_in_on=on,
        handed_in_at=now(),
        handed_in_by=by.name,
    )


def refuse_while_weighed(rows: QuerySet[ChronologyRow]) -> None:
    """Raise Refused while a note or somebody’s judgement hangs on one of these rows of an agency, which would
    go with them. A corrected part keeps the earlier rows on record, so nothing is lost by it."""
    judged = RowPair.objects.exclude(judgement=Judgement.OPEN)
    if (
        RowNote.objects.filter(row__in=rows).exists()
        or judged.filter(Q(first__in=rows) | Q(second__in=rows)).exists()
    ):
        raise Refused(WEIGHED)


def record_part(part: ChronologyPart, deed: str, *, by: Actor, **also: object) -> None:
    """Record a deed on a part in the trail: its agency and its number, and nothing of what it says."""
    facts = {"body": part.body.key, "part": part.number, "state": str(part.state), **also}
    record(part.chronology.case, deed, by=by, new=facts)
