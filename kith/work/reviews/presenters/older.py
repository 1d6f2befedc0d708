"""The coded line of a review begun before the arrangements."""

from collections.abc import Callable
from dataclasses import dataclass

from kith.work.reviews.models import OlderReview


@dataclass(frozen=True)
class OlderLine:
    """What anybody who sees the register sees of an older review (AR5)."""

    reference: str
    url: str
    """Empty for whoever doesn’t read it."""
    kind: str
    years: str
    stage: str


def older_line(review: OlderReview, at: Callable[..., str] | None) -> OlderLine:
    """Return the coded line of an older review; it leads on where `at` says where pages are."""
    ended = review.ended_on
    years = [review.began_on.year] + ([ended.year] if ended and ended.year != review.began_on.year else [])
    return OlderLine(
        reference=review.reference,
        url=at("reviews:older_review", review.public_id) if at else "",
        kind=review.get_kind_display(),
        years=" to ".join(map(str, years)) if ended else f"Since {years[0]}",
        stage="Ended" if ended else "Goes on",
    )
