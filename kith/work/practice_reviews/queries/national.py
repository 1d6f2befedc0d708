"""The requests of the national Panel, as a member may see them."""

from collections.abc import Sequence

from django.db.models import QuerySet

from kith.partnership.arrangements.as_at import AsAt
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.membership import Membership
from kith.work.practice_reviews.models import NationalReader, NationalRequest, SuppliedMaterial
from kith.work.reviews.handling import handling_group
from kith.work.reviews.models import Case


def requests_seen_by(membership: Membership) -> Sequence[NationalRequest]:
    """Return the requests that a member may open, the latest first. One query."""
    rows = NationalRequest.objects.visible_to(membership).select_related("contact", "case")
    return list(rows.order_by("-received_on", "-reference"))


def request_seen_by(membership: Membership, public_id: str) -> NationalRequest | None:
    """Return one request that a member may open, or None. One query."""
    rows = NationalRequest.objects.visible_to(membership).filter(public_id=public_id)
    return rows.select_related("contact", "case", "partnership").first()


def supplied_for(request: NationalRequest) -> Sequence[SuppliedMaterial]:
    """Return what was sent for a request, the earliest first. One query."""
    return list(request.supplied.order_by("supplied_on", "pk"))


def readers_of(request: NationalRequest) -> Sequence[NationalReader]:
    """Return who was named to read a request, the latest first. One query."""
    return list(request.readers.select_related("person").order_by("-held_to", "person__name"))


def group_for_actions(as_at: AsAt) -> Group | None:
    """Return the group that owns the local response: the one that considers cases, else the lead group."""
    handling = handling_group(as_at)
    if handling is not None and handling.identity is not None:
        return handling.identity
    lead = (g.identity for g in as_at.groups if g.terms.kind == "lead" and not g.is_shared_in)
    return next(lead, None)


def cases_to_choose(membership: Membership) -> QuerySet[Case]:
    """Return the cases of which a member sees the line, the latest first. One query."""
    return Case.objects.lines_for(membership).order_by("-reference")
