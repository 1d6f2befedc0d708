"""Reviews begun before the arrangements, for those who see the register."""

from collections.abc import Sequence

from kith.partnership.partnerships.membership import Membership
from kith.work.reviews.models import OlderReview, OlderStep


def older_reviews_seen_by(membership: Membership) -> Sequence[OlderReview]:
    """Return the older reviews of which a member sees the history, the latest first. One query."""
    rows = OlderReview.objects.visible_to(membership).select_related("group")
    return list(rows.order_by("-began_on", "reference"))


def older_review_seen_by(membership: Membership, public_id: str) -> OlderReview | None:
    """Return one older review of which a member sees the history, or None. One query."""
    rows = OlderReview.objects.visible_to(membership).filter(public_id=public_id)
    return rows.select_related("group", "partnership").first()


def history_of(review: OlderReview) -> Sequence[OlderStep]:
    """Return the steps of an older review, the earliest first. One query."""
    return list(review.steps.order_by("taken_on", "pk"))
