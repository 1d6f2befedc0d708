"""A practice review: why it was commissioned, what it asks, by when it is to be done, and its steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from kith.partnership.partnerships.models import PUBLIC_ID
from kith.work.practice_reviews.enums import Kind, ReviewState, StepOfReview
from kith.work.reviews.models import Case

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


class PracticeReviewQuerySet(models.QuerySet):
    """Words for choosing reviews."""

    def visible_to(self, membership: Membership) -> PracticeReviewQuerySet:
        """Return those of the cases that a member may open: a review is as closed as its case (AR5)."""
        return self.filter(case__in=Case.objects.visible_to(membership))

    def not_stopped(self) -> PracticeReviewQuerySet:
        """Return those that nobody stopped: a case has one of them at most."""
        return self.exclude(state=ReviewState.STOPPED)


class PracticeReview(models.Model):
    """A look at a case that goes deeper than its rapid review (L42), or at one below the criteria (K29)."""

    public_id = models.CharField(**PUBLIC_ID)
    case = models.ForeignKey(Case, models.PROTECT, related_name="practice_reviews")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    state = models.CharField(max_length=16, choices=ReviewState.choices, default=ReviewState.COMMISSIONED)
    commissioned_on = models.DateField()
    """The day on which the partners decided on it: the six months start then."""
    commissioned_at = models.DateTimeField()
    commissioned_by = models.CharField(max_length=200)
    because = models.TextField()
    due_on = models.DateField(null=True, blank=True)
    """By when it was to be done at first: counted for a local practice review, set by the partners for
    another one; empty where no day was set. It stays as it is when the last day is moved."""
    terms = models.TextField(blank=True)
    """Terms of reference: which time, which children by code, which agencies, and how it is done."""
    enquiries = models.TextField(blank=True)
    """Key lines of enquiry, one a line: what the review is to find out."""
    signed_on = models.DateField(null=True, blank=True)
    """The day on which the last partner signed."""
    ended_on = models.DateField(null=True, blank=True)

    objects = PracticeReviewQuerySet.as_manager()

    class Meta:
        verbose_name = "practice review"
        constraints = [
            models.CheckConstraint(
                condition=~Q(because=""),
                name="practice_review_with_its_reason",
                violation_error_message="A review says why it was commissioned.",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.OTHER) | Q(due_on__isnull=False),
                name="practice_review_with_its_day",
                violation_error_message="A local practice review has the last day of its six months.",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=~Q(state=ReviewState.STOPPED),
                name="practice_review_one_of_a_case",
                violation_error_message="There is a review of this case already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.case}"


class ReviewStep(models.Model):
    """What was said at a step of a review. It stays as it was written."""

    review = models.ForeignKey(PracticeReview, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=16, choices=StepOfReview.choices)
    words = models.TextField()
    taken_on = models.DateField()
    taken_at = models.DateTimeField()
    taken_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "review step"
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="review_step_with_its_words",
                violation_error_message="A step of a review keeps its words.",
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
