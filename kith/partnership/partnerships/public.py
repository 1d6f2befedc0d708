"""What other rooms may ask of partnerships."""

from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.permissions import Permission
from kith.partnership.partnerships.queries import (
    all_partnerships,
    membership_of,
    memberships_of,
    partnership_named,
)

__all__ = ["Membership", "Permission", "all_partnerships", "membership_of", "memberships_of", "partnership_named"]
