"""What other rooms may ask of partnerships."""

from kith.partnership.partnerships.enums import PostRole, Sector, StandingKind
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Appointment, Body, Post, Seat
from kith.partnership.partnerships.permissions import Permission
from kith.partnership.partnerships.queries import (
    all_partnerships,
    membership_of,
    memberships_of,
    partnership_named,
)

__all__ = [
    "Appointment",
    "Body",
    "Membership",
    "Permission",
    "Post",
    "PostRole",
    "Seat",
    "Sector",
    "StandingKind",
    "all_partnerships",
    "membership_of",
    "memberships_of",
    "partnership_named",
]
