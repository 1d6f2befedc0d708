"""One review, for whoever may open its case."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Body, Person
from kith.work.practice_reviews.enums import ReviewerState
from kith.work.practice_reviews.models import (
    AccuracyRequest,
    Draft,
    FamilyContact,
    Gateway,
    GatewayMove,
    PracticeReview,
    PractitionerEvent,
    Recommendation,
    ReviewCheck,
    Reviewer,
)
from kith.work.reviews.enums import READS_ALL, Part
from kith.work.reviews.models import Case, CasePlace

OF_THE_CASE = ("case__partnership", "case__group", "case__rapid_review", "case__authority")


def review_seen_by(membership: Membership, public_id: str) -> PracticeReview | None:
    """Return a review in a case that a member may open, with the moves of its last day, or None. Two
    queries."""
    rows = PracticeReview.objects.visible_to(membership).filter(public_id=public_id)
    return rows.select_related("case", *OF_THE_CASE).prefetch_related("moves").first()


def gateway_seen_by(membership: Membership, public_id: str) -> Gateway | None:
    """Return a gateway of a review that a member may open, or None. One query."""
    return _seen(Gateway.objects.all(), membership, public_id)


def check_seen_by(membership: Membership, public_id: str) -> ReviewCheck | None:
    """Return a check of a review that a member may open, or None. One query."""
    return _seen(ReviewCheck.objects.all(), membership, public_id)


def reviewer_seen_by(membership: Membership, public_id: str) -> Reviewer | None:
    """Return somebody considered for a review that a member may open, or None. One query."""
    return _seen(Reviewer.objects.select_related("person"), membership, public_id)


def event_seen_by(membership: Membership, public_id: str) -> PractitionerEvent | None:
    """Return an event of a review that a member may open, or None. One query."""
    return _seen(PractitionerEvent.objects.all(), membership, public_id)


def contact_seen_by(membership: Membership, public_id: str) -> FamilyContact | None:
    """Return a contact with the family in a review that a member may open, or None. One query."""
    return _seen(FamilyContact.objects.all(), membership, public_id)


def draft_seen_by(membership: Membership, public_id: str) -> Draft | None:
    """Return a draft of a review that a member may open, or None. One query."""
    return _seen(Draft.objects.select_related("version"), membership, public_id)


def recommendation_seen_by(membership: Membership, public_id: str) -> Recommendation | None:
    """Return a recommendation of a review that a member may open, or None. One query."""
    return _seen(Recommendation.objects.all(), membership, public_id)


def _seen(rows: QuerySet[Any], membership: Membership, public_id: str) -> Any:
    rows = rows.filter(review__in=PracticeReview.objects.visible_to(membership), public_id=public_id)
    names = ("review__case", *(f"review__{name}" for name in OF_THE_CASE))
    return rows.select_related("review", *names).first()


def accuracy_seen_by(membership: Membership, public_id: str) -> AccuracyRequest | None:
    """Return what an agency is asked of a draft, in a review that a member may open, or None. One query."""
    seen = PracticeReview.objects.visible_to(membership)
    rows = AccuracyRequest.objects.filter(draft__review__in=seen, public_id=public_id)
    names = ("draft__review__case", *(f"draft__review__{name}" for name in OF_THE_CASE))
    return rows.select_related("body", "draft__version", "draft__review", *names).first()


def gateways_of(review: PracticeReview) -> Sequence[Gateway]:
    """Return the gateways of a review by day, each with its moves. Two queries."""
    moves = Prefetch("moves", GatewayMove.objects.order_by("moved_at", "pk"))
    return list(review.gateways.prefetch_related(moves).order_by("planned_on", "pk"))


def checks_of(review: PracticeReview) -> Sequence[ReviewCheck]:
    """Return the checks of a review by day. One query."""
    return list(review.checks.order_by("due_on"))


def reviewers_of(review: PracticeReview) -> Sequence[Reviewer]:
    """Return everybody considered for a review, each with their answers. Two queries."""
    rows = review.reviewers.select_related("person").prefetch_related("answers")
    return list(rows.order_by("considered_on", "pk"))


def drafts_of(review: PracticeReview) -> Sequence[Draft]:
    """Return the drafts of a review, the latest first, each with what agencies were asked. Two queries."""
    asked = Prefetch("requests", AccuracyRequest.objects.select_related("body").order_by("body__name"))
    return list(review.drafts.select_related("version").prefetch_related(asked).order_by("-number"))


def recommendations_of(review: PracticeReview) -> Sequence[Recommendation]:
    """Return the recommendations of a review, each with its answers. Two queries."""
    rows = review.recommendations.select_related("action").prefetch_related("answers__body")
    return list(rows.order_by("number"))


def panel_of(case: Case, membership: Membership) -> Sequence[CasePlace]:
    """Return the places of the panel of a case today, by name. One query."""
    rows = CasePlace.objects.open_on(membership.on).filter(case=case, part=Part.PANEL)
    return list(rows.select_related("person").order_by("person__name"))


def circle_to_seat(case: Case, membership: Membership) -> QuerySet[Person]:
    """Return the people of a case’s circle who may be seated on its panel: those who read the case, but for
    the reader, who gives no place to themselves. One query when it is read."""
    places = CasePlace.objects.open_on(membership.on).filter(case=case, part__in=READS_ALL)
    people = Person.objects.filter(pk__in=places.values("person"))
    return people.exclude(pk=membership.person.pk).order_by("name")


def seated(case: Case, membership: Membership) -> frozenset[int]:
    """Return who sits on the panel of a case (by pk). One query."""
    rows = CasePlace.objects.open_on(membership.on).filter(case=case, part=Part.PANEL)
    return frozenset(rows.values_list("person", flat=True))


def bodies_to_ask(draft: Draft, on: date) -> QuerySet[Body]:
    """Return the agencies for which somebody in the case writes or decides on a day and that are not asked
    about a draft yet, by name. One query when it is read."""
    answer = CasePlace.objects.open_on(on).filter(
        case=draft.review.case_id, part__in=(Part.CONTRIBUTOR, Part.PARTNER)
    )
    bodies = Body.objects.filter(pk__in=answer.values("body"))
    return bodies.exclude(pk__in=draft.requests.values("body")).order_by("name")


def signed_by(review: PracticeReview, sha256: str) -> Sequence[Any]:
    """Return the signatures under one text of a review, the earliest first. One query."""
    return list(review.sign_offs.filter(sha256=sha256).select_related("body").order_by("signed_at"))


def writes_text(review: PracticeReview, membership: Membership) -> bool:
    """Return whether a member is the chosen reviewer, who writes the text beside those who run the case. One
    query."""
    return review.reviewers.filter(state=ReviewerState.CHOSEN, person=membership.person).exists()


def days_signed(case: Case) -> Sequence[date]:
    """Return the days on which partners signed the report of a rapid review. One query."""
    return list(case.sign_offs.values_list("signed_on", flat=True))


def agencies_asked(case: Case) -> Sequence[str]:
    """Return the names of the agencies that were asked for a return in a case. One query."""
    return list(case.requests.order_by("body__name").values_list("body__name", flat=True))


def events_of(review: PracticeReview) -> Sequence[PractitionerEvent]:
    """Return the events with practitioners by day. One query."""
    return list(review.events.order_by("planned_on", "pk"))


def contacts_of(review: PracticeReview) -> Sequence[FamilyContact]:
    """Return the contacts with the family by day. One query."""
    return list(review.contacts.order_by("due_on", "pk"))
