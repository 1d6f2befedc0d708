"""What the room of cases says of publications: a line on the page of a case, and the figures of the year."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.urls import reverse

from kith.partnership.partnerships.membership import Membership
from kith.work.practice_reviews.enums import Kind
from kith.work.practice_reviews.models import NationalRequest, PracticeReview
from kith.work.practice_reviews.presenters.publication import ended_words, step_words
from kith.work.practice_reviews.publication_deadlines import published_in_time
from kith.work.practice_reviews.queries.publication import publication_of
from kith.work.reviews.beside import Beside
from kith.work.reviews.models import Case


def publication_beside(case: Case, membership: Membership, today: date) -> Iterable[Beside]:
    """Yield the line about what is published of a case’s review, once the partners have signed it."""
    rows = PracticeReview.objects.visible_to(membership).filter(case=case, signed_on__isnull=False)
    review = rows.select_related("publication").order_by("-commissioned_on").first()
    if review is None:
        return
    found = publication_of(review)
    yield Beside(
        title="Publication",
        says=(ended_words(found) if found else "") or f"{step_words(found, today)}.",
        url=reverse("practice_reviews:publication", args=(membership.partnership.key, review.public_id)),
        link="Open the publication",
    )


def national_beside(case: Case, membership: Membership, _today: date) -> Iterable[Beside]:
    """Yield a line for each request of the national Panel about a case. One query."""
    for one in NationalRequest.objects.visible_to(membership).filter(case=case).order_by("received_on", "pk"):
        yield Beside(
            title=f"National request {one.reference}",
            says=f"{one.get_state_display()}.",
            url=reverse(
                "practice_reviews:national_request", args=(membership.partnership.key, one.public_id)
            ),
            link=f"Open {one.reference}",
        )


def figures_of_publication(review: PracticeReview) -> Mapping[str, bool] | None:
    """Return what the year’s figures count of a review: whether it was published in time.

    No query where the publication was read with the review.
    """
    publication = publication_of(review)
    return figures_by_days(review.kind, review.due_on, publication.published_on if publication else None)


def figures_by_days(kind: str, due_on: date | None, published_on: date | None) -> Mapping[str, bool] | None:
    """Return whether a review was published in time; None while it is not published, and for another local
    review, which has no six months."""
    if kind != Kind.LOCAL or published_on is None:
        return None
    in_time = published_in_time(due_on, published_on)
    return None if in_time is None else {"published in time": in_time}
