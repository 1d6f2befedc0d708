"""What was put right in a case: each fact as it was said before and as it stands since."""

from django.db import models
from django.db.models import F, Q

from kith.work.reviews.models.case import CaseStep


class CorrectedFact(models.Model):
    """One fact that was put right at a step of a case; the step says why, by whom and when. It stays as it
    was written: a later correction stands beside it."""

    step = models.ForeignKey(CaseStep, models.PROTECT, related_name="corrected")
    fact = models.CharField(max_length=20)
    """The column of the case, one of those in `correcting`."""
    was = models.TextField(blank=True)
    """What was said before, in words; empty where nothing was."""
    is_now = models.TextField(blank=True)

    class Meta:
        verbose_name = "corrected fact"
        constraints = [
            models.CheckConstraint(
                condition=~Q(was=F("is_now")),
                name="corrected_fact_says_something_else",
                violation_error_message="A fact that is put right says something else than before.",
            ),
            models.UniqueConstraint(
                fields=["step", "fact"],
                name="corrected_fact_once_in_a_step",
                violation_error_message="That fact is put right in this step already.",
            ),
        ]

    def __str__(self) -> str:
        return self.fact
