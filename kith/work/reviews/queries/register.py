"""The register: the coded line of every case, and one’s own referrals."""

from collections.abc import Sequence

from kith.partnership.partnerships.membership import Membership
from kith.work.reviews.models import Case


def lines_seen_by(membership: Membership) -> Sequence[Case]:
    """Return the cases of whose line a member sees reference, stage and days, the latest first. One query."""
    rows = Case.objects.lines_for(membership).select_related("rapid_review", "group")
    return list(rows.only(*LINE, *RAPID).order_by("-received_on", "-reference"))


LINE = (
    "public_id", "reference", "state", "received_on", "aware_on", "sent_on", "partnership", "group__name",
    "group__key", "ended_on",
)  # fmt: skip
RAPID = (
    "rapid_review__started_on", "rapid_review__starts_with", "rapid_review__sent_on",
    "rapid_review__answered_on", "rapid_review__panel_agrees",
)  # fmt: skip


def opened_by(membership: Membership) -> frozenset[int]:
    """Return the pks of the cases that a member may open. One query."""
    return frozenset(Case.objects.visible_to(membership).values_list("pk", flat=True))


def referrals_of(membership: Membership) -> Sequence[Case]:
    """Return the cases that a person referred, who follows what became of them and no more. One query."""
    rows = Case.objects.filter(partnership=membership.partnership, referrer=membership.person)
    return list(rows.filter(origin="referral").select_related("referred_by").order_by("-received_on", "-pk"))


def referral_of(membership: Membership, public_id: str) -> Case | None:
    """Return one referral of a person’s own, or None."""
    rows = Case.objects.filter(partnership=membership.partnership, referrer=membership.person)
    return (
        rows.filter(public_id=public_id, origin="referral").select_related("referred_by", "authority").first()
    )
