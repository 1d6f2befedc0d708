"""Where an item stands, for rooms that refer to it."""

from django.urls import reverse

from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.queries.agenda import item_seen_by


def item_page(membership: Membership, public_id: str) -> str:
    """Return the page of an item, or nothing when a member can’t open it. One query."""
    seen = item_seen_by(membership, public_id)
    return reverse("meetings:item", args=(membership.partnership.key, public_id)) if seen else ""
