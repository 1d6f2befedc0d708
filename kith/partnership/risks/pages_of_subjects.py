"""Where an issue or a risk stands, for actions and items that they raised."""

from django.urls import reverse

from kith.partnership.partnerships.membership import Membership
from kith.partnership.risks.models import Issue, Risk


def issue_page(membership: Membership, public_id: str) -> str:
    """Return the page of an issue, or nothing when a member can’t open it. One query."""
    seen = Issue.objects.visible_to(membership).filter(public_id=public_id).exists()
    return reverse("risks:issue", args=(membership.partnership.key, public_id)) if seen else ""


def risk_page(membership: Membership, public_id: str) -> str:
    """Return the page of a risk, or nothing when a member can’t open it. One query."""
    seen = Risk.objects.visible_to(membership).filter(public_id=public_id).exists()
    return reverse("risks:risk", args=(membership.partnership.key, public_id)) if seen else ""
