"""Whose agendas, papers and minutes a member reads: their own groups’, and those that they answer for.

Everybody in a partnership sees when its groups meet. What a group discusses is for its members, their
deputies and its chair; for the groups that it answers to, and the lead group; for the business unit and
for independent people, who look at all of it. What young people discuss is theirs and the unit’s alone
(AR15).
"""

from __future__ import annotations

from collections.abc import Iterable

from kith.partnership.arrangements.as_at import AsAt, GroupAsAt
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.permissions import Permission, in_business_unit, is_independent


def groups_read_by(membership: Membership) -> tuple[int, ...]:
    """Return the groups (by pk) whose agendas, papers and minutes a member reads on the day. No query while
    nothing in the installation has changed."""
    if not membership.may(Permission.SEE_PARTNERSHIP):
        return ()
    as_at = ground_of(membership.partnership, at=membership.tide).on(membership.on)
    return tuple(g.identity.pk for g in readable(as_at, membership) if g.identity)


def groups_known_to(membership: Membership) -> tuple[int, ...]:
    """Return the groups (by pk) that the partnership has or shares on the day, without a query if warm."""
    as_at = ground_of(membership.partnership, at=membership.tide).on(membership.on)
    return tuple(g.identity.pk for g in as_at.groups if g.identity)


def readable(as_at: AsAt, membership: Membership) -> Iterable[GroupAsAt]:
    """Return the groups of a picture whose papers a member reads."""
    if any(in_business_unit(a) for a in membership.appointments):
        return as_at.groups
    sits = {g.key for g in as_at.groups if membership.person.public_id in g.people}
    all_of_it = any(is_independent(a) for a in membership.appointments) or any(
        g.terms.kind == "lead" and not g.is_shared_in for g in as_at.groups if g.key in sits
    )
    return [
        g
        for g in as_at.groups
        if g.key in sits or (not g.terms.young_people and (all_of_it or answers_to(g, sits)))
    ]


def answers_to(group: GroupAsAt, keys: set[str]) -> bool:
    """Return whether a group answers to any of these groups (by key)."""
    return any(line.group in keys for line in group.lines)
