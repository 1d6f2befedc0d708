"""Figures as they came in, and what stood before each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from kith.partnership.partnerships.models import PUBLIC_ID, Partnership
from kith.partnership.partnerships.permissions import Permission, in_business_unit
from kith.work.performance.enums import Comparator
from kith.work.performance.models.indicators import Indicator

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


class DeliveryQuerySet(models.QuerySet):
    """Words for choosing deliveries."""

    def visible_to(self, membership: Membership) -> DeliveryQuerySet:
        """Return those that a member may see: what was taken in; the unit also what waits to be."""
        if not membership.may(Permission.SEE_PARTNERSHIP):
            return self.none()
        found = self.filter(partnership=membership.partnership)
        of_the_unit = any(in_business_unit(a) for a in membership.appointments)
        return found if of_the_unit else found.filter(taken_in_at__isnull=False)


class Delivery(models.Model):
    """Figures handed in together: a file, or rows that were pasted. They wait until they are taken in."""

    public_id = models.CharField(**PUBLIC_ID)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="deliveries")
    name = models.CharField(max_length=200)
    """What the file was called."""
    sha256 = models.CharField(max_length=64)
    shape = models.CharField(
        max_length=8, choices=[("long", "One row a figure"), ("wide", "A column a period")]
    )
    rows = models.JSONField(default=list)
    """The figures while they wait; emptied once they are taken in."""
    count = models.PositiveIntegerField()
    """How many figures it holds."""
    offered_on = models.DateField()
    offered_at = models.DateTimeField()
    offered_by = models.CharField(max_length=200)
    taken_in_on = models.DateField(null=True, blank=True)
    taken_in_at = models.DateTimeField(null=True, blank=True)
    taken_in_by = models.CharField(max_length=200, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = "delivery of figures"
        verbose_name_plural = "deliveries of figures"
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_in_at__isnull=True, taken_in_by="", taken_in_on__isnull=True)
                | (Q(taken_in_at__isnull=False, taken_in_on__isnull=False) & ~Q(taken_in_by="")),
                name="delivery_taken_in_by_somebody",
                violation_error_message="A delivery that is taken in says when and by whom.",
            )
        ]

    def __str__(self) -> str:
        return self.name


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
