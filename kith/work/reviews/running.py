"""The clock of a rapid review as it runs: by the rule with which the review began."""

from datetime import date

from kith.base.kernel.deadlines import Deadline
from kith.work.reviews.deadlines import RAPID_REVIEW_RULES, due_if_counted
from kith.work.reviews.models import Case, RapidReview


def review_of(case: Case) -> RapidReview | None:
    """Return the rapid review of a case, or None. No query where it was read with the case."""
    return getattr(case, "rapid_review", None)


def deadline_of(review: RapidReview) -> Deadline:
    """Return the deadline by whose rule a review began."""
    return next(rule.deadline for rule in RAPID_REVIEW_RULES if rule.starts_with == review.starts_with)


def due_on(review: RapidReview) -> date | None:
    """Return the last day on which the report is in time; None where the calendar doesn’t know it."""
    return due_if_counted(deadline_of(review), review.started_on)
