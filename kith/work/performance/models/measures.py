"""What shows whether an objective of the plan is reached: an indicator, or words where none fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from kith.partnership.partnerships.models import PUBLIC_ID
from kith.partnership.plan.models import Objective
from kith.work.performance.enums import ShownBy
from kith.work.performance.models.indicators import Indicator

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


class MeasureQuerySet(models.QuerySet):
    """Words for choosing measures."""

    def visible_to(self, membership: Membership) -> MeasureQuerySet:
        """Return those of the objectives that a member may see, without what was taken back."""
        seen = Objective.objects.visible_to(membership).values("pk")
        return self.filter(objective__in=seen, taken_back_on__isnull=True)


class Measure(models.Model):
    """How one will know that an objective is reached: the figure it began with, what it is to be, by when.

    Where no indicator fits, it is the question of an audit or the result of a survey, in words (C2, K13).
    """

    public_id = models.CharField(**PUBLIC_ID)
    objective = models.ForeignKey(Objective, models.PROTECT, related_name="measures")
    shown_by = models.CharField(max_length=16, choices=ShownBy.choices)
    indicator = models.ForeignKey(Indicator, models.PROTECT, null=True, blank=True, related_name="measures")
    words = models.TextField(blank=True)
    """The question of the audit, or the result of the survey; empty for an indicator."""
    baseline = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    """The figure that it began with; empty where none was known."""
    baseline_period = models.DateField(null=True, blank=True)
    """The first day of the period of that figure."""
    target = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    due_on = models.DateField()
    """The day by which it is to be reached."""
    added_on = models.DateField()
    taken_back_on = models.DateField(null=True, blank=True)
    taken_back_because = models.TextField(blank=True)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = "measure"
        constraints = [
            models.UniqueConstraint(
                fields=["objective", "indicator"],
                condition=Q(taken_back_on__isnull=True, indicator__isnull=False),
                name="measure_once_by_an_indicator",
                violation_error_message="That indicator shows it already.",
            ),
            models.CheckConstraint(
                condition=Q(
                    shown_by=ShownBy.INDICATOR, words="", indicator__isnull=False, target__isnull=False
                )
                | ~Q(shown_by=ShownBy.INDICATOR)
                & ~Q(words="")
                & Q(indicator__isnull=True, target__isnull=True),
                name="measure_by_an_indicator_or_in_words",
                violation_error_message="A measure is an indicator with a target, or a question in words.",
            ),
            models.CheckConstraint(
                condition=Q(baseline__isnull=True, baseline_period__isnull=True)
                | Q(baseline__isnull=False, baseline_period__isnull=False),
                name="measure_baseline_with_its_period",
                violation_error_message="The figure that a measure began with has its period.",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_on__isnull=True) | ~Q(taken_back_because=""),
                name="measure_taken_back_with_its_reason",
                violation_error_message="What is taken back has its reason.",
            ),
        ]

    def __str__(self) -> str:
        return self.words or f"{self.indicator_id} to {self.target}"
