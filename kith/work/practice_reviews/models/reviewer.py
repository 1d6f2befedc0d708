"""Who may do a review: each candidate, what they answered about conflicts of interest, and their terms."""

from django.db import models
from django.db.models import Q

from kith.partnership.partnerships.models import PUBLIC_ID, Person
from kith.work.practice_reviews.enums import ReviewerState
from kith.work.practice_reviews.models.practice import PracticeReview


class Reviewer(models.Model):
    """Somebody who is considered for a review, and who does it once chosen and their terms are agreed."""

    public_id = models.CharField(**PUBLIC_ID)
    review = models.ForeignKey(PracticeReview, models.PROTECT, related_name="reviewers")
    name = models.CharField(max_length=200)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="considered_for_reviews"
    )
    """The same somebody with an account here; empty for most, who come from outside."""
    background = models.TextField()
    """What they bring: experience, and where they work now."""
    state = models.CharField(max_length=12, choices=ReviewerState.choices, default=ReviewerState.CONSIDERED)
    considered_on = models.DateField()
    checked_on = models.DateField(null=True, blank=True)
    """The day of the latest check of conflicts of interest."""
    chosen_on = models.DateField(null=True, blank=True)
    chosen_because = models.TextField(blank=True)
    terms = models.TextField(blank=True)
    """What the contract says, in short."""
    days = models.PositiveSmallIntegerField(null=True, blank=True)
    """How many days of work are agreed."""
    agreed_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    """The last day of the contract."""
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        verbose_name = "reviewer"
        constraints = [
            models.UniqueConstraint(
                fields=["review"],
                condition=Q(state=ReviewerState.CHOSEN),
                name="reviewer_one_at_a_time",
                violation_error_message="Somebody is chosen for this review already.",
            ),
            models.CheckConstraint(
                condition=Q(state=ReviewerState.CONSIDERED)
                | Q(chosen_on__isnull=False, checked_on__isnull=False) & ~Q(chosen_because=""),
                name="reviewer_chosen_after_the_check",
                violation_error_message="A reviewer is chosen with a reason, after the check of conflicts.",
            ),
            models.CheckConstraint(
                condition=Q(agreed_on__isnull=True)
                | Q(days__isnull=False, days__gte=1, ends_on__isnull=False) & ~Q(terms=""),
                name="reviewer_terms_are_whole",
                violation_error_message="Terms that are agreed say the work, its days and the last day.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ConflictAnswer(models.Model):
    """What was found on one question about conflicts of interest. The latest counts; earlier ones stay."""

    reviewer = models.ForeignKey(Reviewer, models.PROTECT, related_name="answers")
    question = models.CharField(max_length=40)
    """The key of the question in `conflicts`."""
    is_so = models.BooleanField()
    words = models.TextField(blank=True)
    answered_on = models.DateField()
    answered_at = models.DateTimeField()
    answered_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "conflict answer"
        constraints = [
            models.CheckConstraint(
                condition=Q(is_so=False) | ~Q(words=""),
                name="conflict_found_in_words",
                violation_error_message="A conflict of interest is said in words.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.question}: {'yes' if self.is_so else 'no'}"
