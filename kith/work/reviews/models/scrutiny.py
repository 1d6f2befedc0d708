"""What independent people say beside a decision, and what partners answer. Neither is altered (L47, L48)."""

from django.db import models
from django.db.models import Q

from kith.partnership.partnerships.models import PUBLIC_ID, Body
from kith.work.reviews.enums import Stage
from kith.work.reviews.models.case import Case


class ScrutinyComment(models.Model):
    """A finding of an independent person on one decision of a case, locked as it is written."""

    public_id = models.CharField(**PUBLIC_ID)
    case = models.ForeignKey(Case, models.PROTECT, related_name="scrutiny")
    stage = models.CharField(max_length=8, choices=Stage.choices)
    words = models.TextField()
    made_on = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    also = models.TextField(blank=True)
    """What else the writer was on that day, such as the lead of the case; empty where nothing."""

    class Meta:
        verbose_name = "scrutiny comment"
        verbose_name_plural = "scrutiny comments"
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="scrutiny_says_something",
                violation_error_message="Write what you found.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.made_by} on {self.made_on}"


class ScrutinyAnswer(models.Model):
    """What one statutory partner answers to a comment, once."""

    comment = models.ForeignKey(ScrutinyComment, models.PROTECT, related_name="answers")
    body = models.ForeignKey(Body, models.PROTECT, related_name="answers_to_scrutiny")
    words = models.TextField()
    answered_on = models.DateField()
    answered_at = models.DateTimeField()
    answered_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "scrutiny answer"
        verbose_name_plural = "scrutiny answers"
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "body"],
                name="scrutiny_answered_once_by_a_partner",
                violation_error_message="That partner has answered this comment.",
            ),
            models.CheckConstraint(
                condition=~Q(words=""),
                name="scrutiny_answered_in_words",
                violation_error_message="Write the answer.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} on {self.answered_on}"
