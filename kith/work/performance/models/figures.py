"""Figures as they came in, and what stood before each."""

from __future__ import annotations

from django.db import models

from kith.work.performance.enums import Comparator
from kith.work.performance.models.deliveries import Delivery
from kith.work.performance.models.indicators import Indicator


class FigureQuerySet(models.QuerySet):
    """Words for choosing figures."""

    def of_the_whole(self) -> FigureQuerySet:
        """Return those of the whole area, without those of its parts."""
        return self.filter(part="")

    def of_parts(self) -> FigureQuerySet:
        """Return those of districts and other parts."""
        return self.exclude(part="")


class Figure(models.Model):
    """The figure of one indicator for one period, here or for those that it is compared with.

    A period without a figure has no row: no data is never nought. What stood before is a `FigureRevision`.
    """

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="figures")
    comparator = models.CharField(max_length=16, choices=Comparator.choices, default=Comparator.OWN)
    part = models.CharField(max_length=100, blank=True, default="")
    """The district, or the group of children, that it counts; empty for the whole area."""
    period_from = models.DateField()
    value = models.DecimalField(max_digits=14, decimal_places=4)
    numerator = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    denominator = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    revision = models.PositiveSmallIntegerField(default=1)
    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="current_figures")

    objects = FigureQuerySet.as_manager()

    class Meta:
        verbose_name = "figure"
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "comparator", "part", "period_from"],
                name="figure_once_a_period",
                violation_error_message="There is already a figure for that period and part.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.value} for {self.period_from}"


class FigureRevision(models.Model):
    """A figure as it stood before another delivery took its place."""

    figure = models.ForeignKey(Figure, models.CASCADE, related_name="revisions")
    revision = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=14, decimal_places=4)
    numerator = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    denominator = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="replaced_figures")

    class Meta:
        verbose_name = "revision of a figure"
        verbose_name_plural = "revisions of figures"
        constraints = [
            models.UniqueConstraint(
                fields=["figure", "revision"],
                name="figure_revision_once",
                violation_error_message="That revision is on record already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.value}, revision {self.revision}"


class Unstated(models.Model):
    """A period for which a return says that it states no figure, with the mark that it uses: *c*, *<5*, *..*.

    It is no figure and never nought; it tells a return that came from one that is missing.
    """

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="unstated")
    comparator = models.CharField(max_length=16, choices=Comparator.choices, default=Comparator.OWN)
    part = models.CharField(max_length=100, blank=True, default="")
    period_from = models.DateField()
    mark = models.CharField(max_length=8)
    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="unstated_figures")

    class Meta:
        verbose_name = "unstated figure"
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "comparator", "part", "period_from"],
                name="unstated_once_a_period",
                violation_error_message="That period is marked already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.mark} for {self.period_from}"
