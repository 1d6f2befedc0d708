"""What a referrer answered to the questions that trigger a case."""

from django.db import models

from kith.work.reviews.enums import Told
from kith.work.reviews.models.case import Case


class TriggerAnswer(models.Model):
    """A referrer’s answer to one trigger question, in the words in which it was asked.

    It decides nothing: the group that considers the case tests each criterion itself.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="triggers")
    key = models.CharField(max_length=40)
    asks = models.CharField(max_length=300)
    answer = models.CharField(max_length=10, choices=Told.choices)

    class Meta:
        verbose_name = "trigger answer"
        verbose_name_plural = "trigger answers"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "key"],
                name="trigger_answered_once_a_case",
                violation_error_message="That question was answered already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asks} {self.get_answer_display()}"
