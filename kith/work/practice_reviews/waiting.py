"""What reviews ask of a member: a check of time and quality, facts to check, a signature, an answer.

Each names the case by its reference. Mail counts them in neutral words.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from kith.base.kernel.workload import Waiting
from kith.partnership.partnerships.membership import Membership
from kith.work.practice_reviews.enums import AccuracyState
from kith.work.practice_reviews.models import (
    AccuracyRequest,
    Draft,
    PracticeReview,
    Recommendation,
    RecommendationAnswer,
    ReviewCheck,
    ReviewSignOff,
)
from kith.work.practice_reviews.operations.drafting import ANSWERS
from kith.work.practice_reviews.operations.learning import SIGNED
from kith.work.practice_reviews.recording import OPEN
from kith.work.reviews.enums import RUNS, CaseState, Part
from kith.work.reviews.models import CasePlace
from kith.work.reviews.waiting import TASK, TASKS

CHECK_SOON = timedelta(days=14)
"""How long before its day a check stands on Home."""


def checks_to_make(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the checks of time and quality that are late or due soon, of the reviews whose cases a member
    runs. One query."""
    runs = CasePlace.objects.open_on(today).filter(person=membership.person, part__in=RUNS)
    rows = ReviewCheck.objects.filter(
        review__in=_seen(membership).filter(state__in=OPEN, case__in=runs.values("case")),
        checked_on__isnull=True,
        due_on__lte=today + CHECK_SOON,
    )
    for one in rows.select_related("review__case").order_by("due_on", "pk"):
        yield Waiting(
            kind=TASK,
            kinds=TASKS,
            title=f"Case {one.review.case.reference}: check the time and quality of the review",
            url=_at(membership, "check", one.public_id),
            due_on=one.due_on,
            says="You run it.",
            key=f"review-check-{one.public_id}",
        )


def facts_to_check(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the drafts whose facts an agency is asked about, for whom a member answers. One query."""
    mine = CasePlace.objects.open_on(today).filter(
        case=OuterRef("draft__review__case"),
        body=OuterRef("body"),
        person=membership.person,
        part__in=ANSWERS,
    )
    later = Draft.objects.filter(review=OuterRef("draft__review"), number__gt=OuterRef("draft__number"))
    rows = AccuracyRequest.objects.filter(
        Exists(mine),
        ~Exists(later),
        draft__review__in=_seen(membership).filter(state__in=OPEN),
        state=AccuracyState.ASKED,
    )
    for one in rows.select_related("body", "draft__review__case").order_by("due_on", "pk"):
        yield Waiting(
            kind=TASK,
            kinds=TASKS,
            title=f"Case {one.draft.review.case.reference}: check the facts for {one.body.name}",
            url=_at(membership, "accuracy", one.public_id),
            due_on=one.due_on,
            says="You answer for this agency.",
            key=f"review-facts-{one.public_id}",
        )


def texts_to_sign(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the texts that wait for the signature of a partner for which a member decides. One query."""
    partners = CasePlace.objects.open_on(today).filter(person=membership.person, part=Part.PARTNER)
    signed = ReviewSignOff.objects.filter(
        review=OuterRef("review"),
        sha256=OuterRef("for_signing_sha256"),
        body__in=partners.filter(case=OuterRef("review__case")).values("body"),
    )
    seen = _seen(membership).filter(state__in=OPEN, case__in=partners.values("case"))
    rows = Draft.objects.filter(~Exists(signed), review__in=seen, for_signing_on__isnull=False)
    later = Draft.objects.filter(review=OuterRef("review"), number__gt=OuterRef("number"))
    for one in rows.filter(~Exists(later)).select_related("review__case").order_by("for_signing_on", "pk"):
        yield Waiting(
            kind=TASK,
            kinds=TASKS,
            title=f"Case {one.review.case.reference}: read and sign the text of the review",
            url=_at(membership, "text", one.review.public_id),
            says="You decide for a partner.",
            key=f"review-text-{one.public_id}",
        )


def recommendations_to_answer(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the signed reviews with a recommendation that a partner for which a member decides has not
    answered. One query."""
    partners = CasePlace.objects.open_on(today).filter(
        case=OuterRef("case"), person=membership.person, part=Part.PARTNER
    )
    answered = RecommendationAnswer.objects.filter(
        recommendation=OuterRef("pk"),
        body__in=CasePlace.objects.open_on(today)
        .filter(case=OuterRef(OuterRef("review__case")), person=membership.person, part=Part.PARTNER)
        .values("body"),
    )
    open_ones = Recommendation.objects.filter(~Exists(answered), review=OuterRef("pk"))
    rows = _seen(membership).filter(Exists(partners), Exists(open_ones), state__in=SIGNED)
    for one in rows.select_related("case").order_by("signed_on", "pk"):
        yield Waiting(
            kind=TASK,
            kinds=TASKS,
            title=f"Case {one.case.reference}: answer the recommendations of the review",
            url=_at(membership, "text", one.public_id),
            says="You decide for a partner.",
            key=f"review-recommendations-{one.public_id}",
        )


def _seen(membership: Membership) -> QuerySet[PracticeReview]:
    """Return the reviews that a member may open, but for those of cases that have ended."""
    return PracticeReview.objects.visible_to(membership).exclude(case__state=CaseState.ENDED)


def _at(membership: Membership, name: str, public_id: str) -> str:
    return reverse(f"practice_reviews:{name}", args=(membership.partnership.key, public_id))
