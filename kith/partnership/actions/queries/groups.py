"""Which groups a member may look at and raise actions for."""

from collections.abc import Sequence

from django.db.models import Q

from kith.partnership.actions.enums import Part
from kith.partnership.actions.parts import Circle, circle_of, may, parts_in
from kith.partnership.actions.permissions import Permission
from kith.partnership.arrangements.as_at import AsAt
from kith.partnership.arrangements.models import Group, Sharing
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import held_on


def group_seen_by(membership: Membership, public_id: str) -> Group | None:
    """Return a group of the member’s partnership, or one that it shares on the day, by public id; or None."""
    shared = Sharing.objects.filter(held_on(membership.on), partnership=membership.partnership)
    ours = Q(partnership=membership.partnership) | Q(pk__in=shared.values("group"))
    return Group.objects.filter(ours, public_id=public_id).select_related("partnership").first()


def groups_to_raise_for(membership: Membership, as_at: AsAt) -> Sequence[tuple[Group, Circle]]:
    """Return the groups that run and for which a member may raise actions: all for the business unit."""
    found = [(g.identity, circle_of(g.identity, as_at)) for g in as_at.groups if g.identity]
    return [(group, circle) for group, circle in found if may(Permission.RAISE, parts_in(membership, circle))]


def is_of_the_unit(membership: Membership) -> bool:
    """Return whether a member is of the business unit."""
    return Part.BUSINESS_UNIT in parts_in(membership, Circle("", runs=False, chair=None, members=()))
