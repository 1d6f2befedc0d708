"""What other rooms may ask of practice reviews: those that were published, and nothing of their cases."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kith.partnership.documents.models import FileVersion
from kith.partnership.partnerships.models import Partnership
from kith.work.practice_reviews.enums import PublicationState
from kith.work.practice_reviews.models import ReviewPublication

__all__ = ["PublishedReview", "day_withdrawn", "published_review_with_id", "published_reviews"]


@dataclass(frozen=True)
class PublishedReview:
    """A review as anybody may read it: its title, its file, and two days."""

    public_id: str
    title: str
    published_on: date
    stays_until: date
    version: FileVersion


def published_reviews(partnership: Partnership) -> tuple[PublishedReview, ...]:
    """Return the reviews that a partnership published and has not taken down, the latest first. One query."""
    rows = _published(partnership).order_by("-published_on", "title", "pk")
    return tuple(found for one in rows if (found := _as_published(one)))


def published_review_with_id(partnership: Partnership, public_id: str) -> PublishedReview | None:
    """Return one review that a partnership published and has not taken down, or None. One query."""
    found = _published(partnership).filter(public_id=public_id).first()
    return _as_published(found) if found else None


def day_withdrawn(partnership: Partnership, public_id: str) -> date | None:
    """Return the day on which a published review was withdrawn at once, or None. One query."""
    rows = ReviewPublication.objects.filter(
        review__case__partnership=partnership, state=PublicationState.WITHDRAWN, public_id=public_id
    )
    return rows.values_list("ended_on", flat=True).first()


def _published(partnership: Partnership) -> QuerySet[ReviewPublication]:
    rows = ReviewPublication.objects.filter(
        review__case__partnership=partnership, state=PublicationState.PUBLISHED
    )
    return rows.select_related("version").only("public_id", "title", "published_on", "stays_until", "version")


def _as_published(one: ReviewPublication) -> PublishedReview | None:
    if one.version is None or one.published_on is None or one.stays_until is None:
        return None
    return PublishedReview(one.public_id, one.title, one.published_on, one.stays_until, one.version)
