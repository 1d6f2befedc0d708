"""The last day of a review as it runs: by its first day and by every move of it."""

from datetime import date

from kith.base.kernel.standings import Finding
from kith.work.practice_reviews.deadlines import standing
from kith.work.practice_reviews.enums import ReviewState
from kith.work.practice_reviews.models import LastDayMove, PracticeReview


def moves_of(review: PracticeReview) -> list[LastDayMove]:
    """Return the moves of a last day, the earliest first. No query where they were read with the review."""
    return sorted(review.moves.all(), key=lambda one: one.pk)


def due_now(review: PracticeReview) -> date | None:
    """Return the last day of a review as it is now, or None where none was set."""
    moved = [one.due_on for one in moves_of(review) if one.due_on]
    return moved[-1] if moved else review.due_on


def pause_of(review: PracticeReview) -> LastDayMove | None:
    """Return the pause that runs, or None."""
    return next((one for one in moves_of(review) if one.paused_from and not one.paused_to), None)


def finding(review: PracticeReview, today: date) -> Finding | None:
    """Return how the time of a review stands; None for one that was stopped. Six months are kept by
    publishing, so a review that is signed still runs."""
    if review.state == ReviewState.STOPPED:
        return None
    return standing(
        review.kind,
        review.due_on,
        due_now(review),
        today,
        review.ended_on,
        is_paused=pause_of(review) is not None,
    )
