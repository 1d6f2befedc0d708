"""What a review recommends: written with the text, answered by each partner once signed, and acted on."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.partnership.actions.models import Action
from kith.partnership.actions.public import raise_action
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Body, Person
from kith.work.practice_reviews.enums import ReviewState
from kith.work.practice_reviews.models import PracticeReview, Recommendation, RecommendationAnswer
from kith.work.practice_reviews.operations.signing import take_back_from_signing
from kith.work.practice_reviews.recording import hold_review, hold_to_write, refuse_ended, said
from kith.work.reviews.recording import partner_for, record, refuse_unless_runs
from kith.work.reviews.seeing import KIND

SIGNED = frozenset({ReviewState.SIGNED, ReviewState.PUBLISHED, ReviewState.NOT_PUBLISHED})
"""The states of a review that every partner has signed."""

SAID = "A review of a case"
"""What an action says it comes from: readers of actions need not know which case it is."""


@transaction.atomic
def recommend(*, review: PracticeReview, words: str, success: str, by: Actor, on: date) -> Recommendation:
    """Write a recommendation with what would show that it worked. A text that is with the partners for
    signature is taken back. Raises Refused for others than those who run the case and its reviewer, for
    anything left empty, and once the review is signed."""
    hold_to_write(review, by, on)
    take_back_from_signing(review)
    last = review.recommendations.aggregate(last=Max("number"))["last"] or 0
    made = Recommendation.objects.create(
        review=review,
        number=last + 1,
        words=said(words, "Write what is recommended.", field="words"),
        success=said(success, "Say what would show that it worked.", field="success"),
    )
    record(review.case, "wrote recommendation", by=by, new={"number": made.number})
    return made


@transaction.atomic
def change_recommendation(
    *, recommendation: Recommendation, words: str, success: str, by: Actor, on: date
) -> None:
    """Word a recommendation anew. Raises Refused as writing one does."""
    hold_to_write(recommendation.review, by, on)
    take_back_from_signing(recommendation.review)
    recommendation.words = said(words, "Write what is recommended.", field="words")
    recommendation.success = said(success, "Say what would show that it worked.", field="success")
    recommendation.save(update_fields=["words", "success"])
    facts = {"number": recommendation.number}
    record(recommendation.review.case, "changed recommendation", by=by, new=facts)


@transaction.atomic
def take_out(*, recommendation: Recommendation, by: Actor, on: date) -> None:
    """Take a recommendation out of a text that is not signed yet. Raises Refused as writing one does."""
    hold_to_write(recommendation.review, by, on)
    take_back_from_signing(recommendation.review)
    record(
        recommendation.review.case, "took recommendation out", by=by, old={"number": recommendation.number}
    )
    recommendation.delete()


@transaction.atomic
def answer_recommendation(
    *,
    recommendation: Recommendation,
    is_accepted: bool,
    because: str,
    by: Actor,
    on: date,
    body: Body | None = None,
) -> RecommendationAnswer:
    """Say for one’s statutory partner whether a recommendation is accepted, and why; earlier answers stay.
    Raises Refused for those who decide for none in the case, before the review is signed, and without a
    reason."""
    hold_review(recommendation.review)
    review = recommendation.review
    body = partner_for(review.case, by, on, body)
    refuse_ended(review.case)
    if review.state not in SIGNED:
        raise Refused("Recommendations are answered when every partner has signed the review.")
    made = RecommendationAnswer.objects.create(
        recommendation=recommendation,
        body=body,
        is_accepted=is_accepted,
        because=said(because, "Give the reasons.", field="because"),
        answered_on=on,
        answered_at=now(),
        answered_by=by.name,
    )
    facts = {"number": recommendation.number, "body": body.key, "is_accepted": is_accepted}
    record(review.case, "answered recommendation", by=by, new=facts)
    return made


@transaction.atomic
def act_on_recommendation(
    *,
    recommendation: Recommendation,
    wording: str,
    due_on: date,
    by: Actor,
    on: date,
    owner: Person | None = None,
    body: Body | None = None,
) -> Action:
    """Raise the action that comes of a recommendation, in the register of the group that considers the case.
    Its words are read by members who can’t open the case. Raises Refused for others than those who run it,
    before each partner has answered, where nobody accepts it, where there is an action already, and as
    raising any action does."""
    hold_review(recommendation.review)
    review = recommendation.review
    recommendation.refresh_from_db()
    recommendation.review = review
    refuse_unless_runs(review.case, by, on)
    refuse_ended(review.case)
    if recommendation.action_id:
        raise Refused("There is an action for this recommendation already.")
    answers = latest_answers(recommendation)
    partners = ground_of(review.case.partnership).on(on).statutory_partners
    if missing := [one.name for one in partners if one.pk not in answers]:
        raise Refused(f"Not answered yet: {', '.join(missing)}.")
    if not any(one.is_accepted for one in answers.values()):
        raise Refused("No partner accepts this recommendation, so there is nothing to act on.")
    action = raise_action(
        group=review.case.group,
        wording=wording,
        due_on=due_on,
        owner=owner,
        body=body,
        subject=Subject(KIND, review.case.public_id, SAID),
        by=by,
        on=on,
    )
    recommendation.action = action
    recommendation.save(update_fields=["action"])
    record(review.case, "acted on recommendation", by=by, new={"number": recommendation.number})
    return action


def latest_answers(recommendation: Recommendation) -> dict[int, RecommendationAnswer]:
    """Return the latest answer of each partner, by the partner’s pk. One query, or none where they were
    read."""
    return {one.body_id: one for one in sorted(recommendation.answers.all(), key=lambda one: one.pk)}
