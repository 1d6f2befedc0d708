"""Who opens what the national Panel asks and what it was answered (AR22), and who is held out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from kith.base.kernel.access import Rows, without_held_out
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.permissions import Permission, in_business_unit
from kith.work.reviews.enums import READS_ALL
from kith.work.reviews.models import Case, CasePlace
from kith.work.reviews.seeing import held_out_of as held_out_of_cases

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership

KIND = "national-request"


def held_out_of(person: str) -> Q:
    """Return the requests that a person (by public id) is kept out of: those of a case with a conflict."""
    return Q(case__in=Case.objects.filter(held_out_of_cases(person)))


def requests_open_to(rows: Rows, membership: Membership) -> Rows:
    """Return the requests that a member may open."""
    from kith.work.practice_reviews.models import NationalReader

    if not membership.may(Permission.SEE_PARTNERSHIP):
        return rows.none()
    rows = rows.filter(partnership=membership.partnership)
    if not sees_all(membership):
        me, day = membership.person, membership.on
        named = NationalReader.objects.filter(person=me, held_from__lte=day, held_to__gte=day)
        places = CasePlace.objects.open_on(day).filter(person=me, part__in=READS_ALL)
        own = Q(contact=me) | Q(pk__in=named.values("request")) | Q(case__in=places.values("case"))
        rows = rows.filter(own)
    return without_held_out(rows, KIND, membership.person.public_id)


def sees_all(membership: Membership) -> bool:
    """Return whether a member sees every request: the business unit, and the lead representatives."""
    return any(in_business_unit(a) for a in membership.appointments) or is_lead_representative(membership)


def is_lead_representative(membership: Membership) -> bool:
    """Return whether a member sits with a vote in the lead group for a statutory partner. No query while
    nothing has changed."""
    as_at = ground_of(membership.partnership, at=membership.tide).on(membership.on)
    lead = {g.key for g in as_at.groups if g.terms.kind == "lead" and not g.is_shared_in}
    partners = {body.pk for body in as_at.statutory_partners}
    return any(
        a.may_vote and a.body_id in partners and a.seat is not None and a.seat.group_key in lead
        for a in membership.appointments
    )


def restricted_to(membership: Membership) -> Q:
    """Return the requests of which a log says nothing to a member: all that are not open to them (AR23)."""
    from kith.work.practice_reviews.models import NationalRequest

    return ~Q(pk__in=NationalRequest.objects.visible_to(membership).values("pk"))
