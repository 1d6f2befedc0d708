"""Whom the partnership knows as a young person alone: what is not addressed to them is not shown (AR15)."""

from __future__ import annotations

from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.membership import Membership


def groups_of_a_young_person(membership: Membership) -> tuple[int, ...] | None:
    """Return the groups (by pk) of a member who sits, for no agency, in groups of young people alone.

    None for everybody else. No query for who sits for an agency or holds a post, nor while nothing changed.
    """
    if not membership.appointments or any(a.seat is None or a.body_id for a in membership.appointments):
        return None
    as_at = ground_of(membership.partnership, at=membership.tide).on(membership.on)
    young = {g.key: g.identity.pk for g in as_at.groups if g.terms.young_people and g.identity}
    keys = {a.seat.group_key for a in membership.appointments if a.seat}
    return tuple(young[key] for key in sorted(keys)) if keys <= set(young) else None
