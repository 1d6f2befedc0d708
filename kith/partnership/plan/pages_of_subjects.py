"""Where a priority or an objective stands, for actions that they raised."""

from django.urls import reverse

from kith.partnership.partnerships.membership import Membership
from kith.partnership.plan.models import Objective, Priority


def priority_page(membership: Membership, public_id: str) -> str:
    """Return the page of a priority, or nothing when a member can’t open it. One query."""
    seen = Priority.objects.visible_to(membership).filter(public_id=public_id).exists()
    return reverse("plan:priority", args=(membership.partnership.key, public_id)) if seen else ""


def objective_page(membership: Membership, public_id: str) -> str:
    """Return the page of an objective, or nothing when a member can’t open it. One query."""
    seen = Objective.objects.visible_to(membership).filter(public_id=public_id).exists()
    return reverse("plan:objective", args=(membership.partnership.key, public_id)) if seen else ""
