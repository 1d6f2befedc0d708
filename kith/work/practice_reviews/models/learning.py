"""What a review recommends, what each partner answers, and the action that comes of it."""

from django.db import models
from django.db.models import Q

from kith.partnership.actions.models import Action
from kith.partnership.partnerships.models import PUBLIC_ID, Body
from kith.work.practice_reviews.models.practice import PracticeReview


class Recommendation(models.Model):
    """One thing that a review recommends, with what would show that it worked."""

    public_id = models.CharField(**PUBLIC_ID)
    review = models.ForeignKey(PracticeReview, models.PROTECT, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    words = models.TextField()
    success = models.TextField()
    """What would show that it worked."""
    action = models.OneToOneField(
        Action, models.PROTECT, null=True, blank=True, related_name="recommendation_of_review"
    )
    """What is done about it, in the register of actions."""

    class Meta:
        verbose_name = "recommendation"
        constraints = [
            models.UniqueConstraint(
                fields=["review", "number"],
                name="recommendation_number_once",
                violation_error_message="There is already a recommendation with that number.",
            ),
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(success=""),
                name="recommendation_with_its_test",
                violation_error_message="A recommendation says what would show that it worked.",
            ),
        ]

    def __str__(self) -> str:
        return f"Recommendation {self.number}"


class RecommendationAnswer(models.Model):
    """Whether a statutory partner accepts a recommendation, and why. The latest counts; earlier ones stay."""

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="answers")
    body = models.ForeignKey(Body, models.PROTECT, related_name="recommendation_answers")
    is_accepted = models.BooleanField()
    because = models.TextField()
    answered_on = models.DateField()
    answered_at = models.DateTimeField()
    answered_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "recommendation answer"
        constraints = [
            models.CheckConstraint(
                condition=~Q(because=""),
                name="recommendation_answered_with_reasons",
                violation_error_message="An answer to a recommendation has its reasons.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.body_id}: {'accepted' if self.is_accepted else 'not accepted'}"
