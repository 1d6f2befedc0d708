"""What every deed on a review does besides: hold its case and its row, ask who may, and keep its steps."""

from datetime import date

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.work.practice_reviews.enums import ReviewerState, ReviewState
from kith.work.practice_reviews.models import PracticeReview, Reviewer, ReviewStep
from kith.work.reviews.deadlines import refuse_far_ahead
from kith.work.reviews.enums import RUNS, CaseState
from kith.work.reviews.locking import hold_case
from kith.work.reviews.models import Case
from kith.work.reviews.recording import places_of, refuse_unless_runs

OPEN = frozenset({ReviewState.COMMISSIONED, ReviewState.UNDER_WAY})
"""In which states a review is worked on."""


def hold_review(review: PracticeReview) -> None:
    """Hold a review and its case until the deed is done, and read both anew; the case comes first, always."""
    hold_case(review.case)
    case = review.case
    review.refresh_from_db(from_queryset=PracticeReview.objects.select_for_update())
    review.case = case


def hold_open_review(review: PracticeReview, by: Actor, on: date) -> None:
    """Hold a review for a deed of those who run its case. Raises Refused for others, and once it is signed or
    stopped."""
    hold_review(review)
    refuse_unless_runs(review.case, by, on)
    refuse_unless_open(review)


def hold_to_write(review: PracticeReview, by: Actor, on: date) -> None:
    """Hold a review for a deed of those who write its text. Raises Refused for others than those who run the
    case and its reviewer with a place in it, and once it is signed or stopped."""
    hold_review(review)
    if by.person and not _writes(review, by, on):
        raise Refused("Those who run the case and its reviewer do that.")
    refuse_unless_open(review)


def _writes(review: PracticeReview, by: Actor, on: date) -> bool:
    places = places_of(review.case, by, on)
    if any(place.part in RUNS for place in places):
        return True
    chosen = review.reviewers.filter(state=ReviewerState.CHOSEN, person__public_id=by.person)
    return bool(places) and chosen.exists()


def hold_reviewer(reviewer: Reviewer, by: Actor, on: date) -> None:
    """Hold somebody who is considered, with the review and the case, for a deed of those who run it."""
    hold_open_review(reviewer.review, by, on)
    review = reviewer.review
    reviewer.refresh_from_db(from_queryset=Reviewer.objects.select_for_update())
    reviewer.review = review


def pass_gateway(review: PracticeReview, name: str, on: date) -> None:
    """Mark the gateway of a name as reached on a day, where the review has it and it wasn’t
    reached before: for deeds by which it is reached, such as the last signature."""
    review.gateways.filter(name=name, reached_on__isnull=True).update(reached_on=on)


def refuse_unless_open(review: PracticeReview) -> None:
    """Raise Refused for a review that is not worked on any more."""
    refuse_ended(review.case)
    if review.state not in OPEN:
        raise Refused(f"The review is at “{review.get_state_display()}”, so this no longer changes.")


def refuse_ended(case: Case) -> None:
    """Raise Refused for a case that has ended."""
    if case.state == CaseState.ENDED:
        raise Refused("The case has ended, so nothing in it changes any more.")


def refuse_day_outside(day: date, review: PracticeReview, on: date, *, field: str) -> None:
    """Raise Refused for a day before the review was commissioned, and for one that lies ahead."""
    if not review.commissioned_on <= day <= on:
        raise Refused("Write a day from the day of the commission up to today.", field=field)


def refuse_day_passed(day: date, on: date, *, field: str) -> None:
    """Raise Refused for a day before today, and for one more than two years ahead."""
    if day < on:
        raise Refused("Write a day that is today or later.", field=field)
    refuse_far_ahead(day, on, field=field)


def said(words: str, otherwise: str, *, field: str) -> str:
    """Return words without the space around them; raise Refused where there are none."""
    if not words.strip():
        raise Refused(otherwise, field=field)
    return words.strip()


def keep_step(review: PracticeReview, kind: str, words: str, *, by: Actor, on: date) -> ReviewStep:
    """Keep what was said at a step of a review, by whom and when."""
    return ReviewStep.objects.create(
        review=review, kind=kind, words=words, taken_on=on, taken_at=now(), taken_by=by.name
    )
