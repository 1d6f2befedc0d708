"""Whose turn it is: who chairs a group today, and for which groups a member acts."""

from collections.abc import Iterator

from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.recording import steers


def chair_of(membership: Membership, group: Group) -> str:
    """Return who chairs a group, by public id; empty where nobody does. No query while nothing changed."""
    as_at = ground_of(membership.partnership, at=membership.tide).on(membership.on)
    found = as_at.group_with_id(group.public_id)
    return found.chair.holder.person_id if found and found.chair.holder else ""


def is_chair(membership: Membership, group: Group) -> bool:
    """Return whether a member chairs a group."""
    return chair_of(membership, group) == membership.person.public_id


def steered_groups(membership: Membership) -> list[int]:
    """Return the groups (by pk) that a member chairs, or whose business unit they are of."""
    return [one.pk for one in _groups(membership) if steers(membership, one)]


def led_groups(membership: Membership) -> list[int]:
    """Return the groups (by pk) that wait for a member: those that they chair, and for the unit of their home
    those that nobody chairs."""
    me = membership.person.public_id
    return [one.pk for one in _groups(membership) if _waits_for(membership, one, me)]


def _waits_for(membership: Membership, group: Group, me: str) -> bool:
    chair = chair_of(membership, group)
    return chair == me if chair else steers(membership, group)


def _groups(membership: Membership) -> Iterator[Group]:
    as_at = ground_of(membership.partnership, at=membership.tide).on(membership.on)
    yield from (one for one in map(_identity, as_at.groups) if one)


def _identity(group: GroupAsAt) -> Group | None:
    return group.identity
