"""Actions that follow what raised them: one side’s alone with it, and restricted in logs with it."""

from django.db.models import Q

from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.queries import (
    records_held_out,
    records_of_other_sides,
    records_restricted,
)

KIND = "action"


def actions_of_other_sides(key: str) -> Q:
    """Return the actions that another partnership than the one with this key raised for itself (AR13)."""
    found = Q(pk__in=[])
    for kind, ids in records_of_other_sides(key, but=KIND):
        found |= Q(subject_kind=kind, subject_id__in=ids)
    return found


def actions_restricted(membership: Membership) -> Q:
    """Return the actions whose words a log does not show a member, since it does not show what raised them
    or what they answer besides, or a rule holds the member out of it (AR7, AR23)."""
    found = Q(pk__in=[])
    held_out = records_held_out(membership.person.public_id)
    for kind, ids in (*records_restricted(membership, but=KIND), *held_out):
        found |= Q(subject_kind=kind, subject_id__in=ids)
        found |= Q(origins__subject_kind=kind, origins__subject_id__in=ids)
    return found
