"""Reviews begun before the arrangements: their coded lines, and one with its history."""

from collections.abc import Sequence

from kith.partnership.partnerships.membership import Membership
from kith.work.reviews.models import OlderReview, OlderStep

LINE = ("public_id", "reference", "kind", "began_on", "ended_on")


def older_lines_seen_by(membership: Membership) -> Sequence[OlderReview]:
    """Return the older reviews whose coded line a member sees, the latest first; nothing but that line is
    asked for. One query."""
    rows = OlderReview.objects.lines_for(membership)
    return list(rows.only(*LINE).order_by("-began_on", "reference"))


def older_review_seen_by(membership: Membership, public_id: str) -> OlderReview | None:
    """Return one older review that a member reads, or None. One query."""
    rows = OlderReview.objects.visible_to(membership).filter(public_id=public_id)
    return rows.select_related("group", "partnership").first()


def history_of(review: OlderReview) -> Sequence[OlderStep]:
    """Return the steps of an older review, the earliest first. One query."""
    return list(review.steps.order_by("taken_on", "pk"))
