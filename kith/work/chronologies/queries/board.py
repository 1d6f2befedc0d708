"""How far the agencies of a rapid review are, with their returns and with their parts of the chronology."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.permissions import is_independent
from kith.work.chronologies.enums import HANDED_OVER, Judgement, PartState
from kith.work.chronologies.models import Chronology, ChronologyPart, RowFault, RowPair
from kith.work.reviews.enums import READS_ALL, RequestState
from kith.work.reviews.models import Case, CasePlace, ReturnRequest

IN = (RequestState.RELEASED, RequestState.NIL)


@dataclass(frozen=True)
class Board:
    """How many agencies are asked in a rapid review, and how far they are."""

    asked: int
    returned: int
    nil: int
    late: int
    """Returns that are not in after their last day."""
    parts_asked: int
    parts_in: int
    parts_nil: int

    @property
    def returns_in(self) -> int:
        """Return how many returns are in; one that says nothing is held counts."""
        return self.returned + self.nil


def reads_what_is_released(membership: Membership, case: Case) -> Exists | Value:
    """Return whether a member reads what is released to a case, as a filter."""
    if any(is_independent(one) for one in membership.appointments):
        return Value(True)
    places = CasePlace.objects.open_on(membership.on).filter(
        case=case, person=membership.person, part__in=READS_ALL
    )
    return Exists(places)


def board_of(membership: Membership, case: Case, today: date) -> Board | None:
    """Return how far the agencies of a case are, or None for a reader who doesn’t read what is released to it
    and where nobody is asked. Nothing of what an agency tells is asked for. One query."""
    found = _asked_in(membership, case).order_by().aggregate(
        asked=Count("pk"),
        returned=Count("pk", filter=Q(state=RequestState.RELEASED)),
        nil=Count("pk", filter=Q(state=RequestState.NIL)),
        late=Count("pk", filter=~Q(state__in=IN) & Q(due_on__lt=today)),
        parts_asked=Count("pk", filter=Q(part_asked=True)),
        parts_in=Count("pk", filter=Q(part_asked=True, part_in=True)),
        parts_nil=Count("pk", filter=Q(part_asked=True, part_in=False, part_nil=True)),
    )  # fmt: skip
    return Board(**found) if found["asked"] else None


def _asked_in(membership: Membership, case: Case) -> QuerySet[ReturnRequest]:
    parts = ChronologyPart.objects.filter(chronology__case=case, body=OuterRef("body"))
    asked = Chronology.asked.through.objects.filter(returnrequest=OuterRef("pk"))
    return ReturnRequest.objects.filter(reads_what_is_released(membership, case), case=case).annotate(
        part_asked=Exists(asked),
        part_in=Exists(parts.filter(state=PartState.RELEASED)),
        part_nil=Exists(parts.filter(state=PartState.NIL)),
    )


def parts_handed_over(chronology: Chronology) -> Mapping[int, str]:
    """Return the state of the part that each agency (by pk) handed over: released, or nothing held. One
    query."""
    rows = chronology.parts.filter(state__in=HANDED_OVER).order_by("-state")
    return dict(rows.values_list("body", "state"))


@dataclass(frozen=True)
class HowFar:
    """How far the chronology of a case is."""

    chronology: Chronology
    asked: int
    released: int
    nil: int
    doubts: int
    """Rows read with a doubt, of those that are released."""
    open_pairs: int


def how_far_it_is(membership: Membership, case: Case) -> HowFar | None:
    """Return how far the chronology of a case is, or None where there is none or the reader doesn’t read what
    is released to the case. One query."""
    parts = ChronologyPart.objects.filter(chronology=OuterRef("pk"))
    released = parts.filter(state=PartState.RELEASED)
    doubts = RowFault.objects.filter(part__chronology=OuterRef("pk"), part__state=PartState.RELEASED)
    pairs = RowPair.objects.filter(
        chronology=OuterRef("pk"),
        judgement=Judgement.OPEN,
        first__is_released=True,
        second__is_released=True,
    )
    rows = Chronology.objects.filter(reads_what_is_released(membership, case), case=case)
    found = rows.annotate(
        agencies=Count("asked"),
        told=_number(released, "chronology", "body"),
        nil=_number(parts.filter(state=PartState.NIL), "chronology", "body"),
        doubts=_number(doubts.filter(is_doubt=True).exclude(column=""), "part__chronology", "pk"),
        open_pairs=_number(pairs, "chronology", "pk"),
    ).first()
    if found is None:
        return None
    return HowFar(found, found.agencies, found.told, found.nil, found.doubts, found.open_pairs)


def _number(rows: QuerySet, by: str, of: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(number=Count(of, distinct=True)).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))
