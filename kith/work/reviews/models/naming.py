"""What was answered to a possible name in the report of a rapid review."""

from django.db import models
from django.db.models import Q

from kith.work.reviews.models.case import Case


class NameAnswer(models.Model):
    """Words of a report that might be a name: that they are none, or the code that stands in their place."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="name_answers")
    words = models.CharField(max_length=200)
    code = models.CharField(max_length=60, blank=True)
    """What the report says instead; empty where the words are no name."""
    answered_at = models.DateTimeField()
    answered_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "name answer"
        verbose_name_plural = "name answers"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "words"],
                name="possible_name_answered_once_a_case",
                violation_error_message="That was answered already.",
            ),
            models.CheckConstraint(
                condition=~Q(words=""),
                name="name_answer_about_words",
                violation_error_message="An answer says which words it is about.",
            ),
        ]

    def __str__(self) -> str:
        return f"An answer in {self.case_id}"
