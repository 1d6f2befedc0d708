"""Indicators, what each is to reach, and from when its limits are worked out anew."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.models import PUBLIC_ID, Body, Partnership, held_on
from kith.partnership.partnerships.permissions import Permission
from kith.partnership.plan.models import CoversChildren, Priority
from kith.work.performance.enums import Better, Frequency, IndicatorKind, Unit
from kith.work.performance.suppression import THRESHOLD

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership

FEWEST_SHOWN = THRESHOLD.fewest
"""Counts below this are not to be published, by default (the practice of national statistics) [M]."""


class IndicatorQuerySet(models.QuerySet):
    """Words for choosing indicators."""

    def visible_to(self, membership: Membership) -> IndicatorQuerySet:
        """Return those that a member may see: all of their partnership’s."""
        if not membership.may(Permission.SEE_PARTNERSHIP):
            return self.none()
        return self.filter(partnership=membership.partnership)

    def held_on(self, day: date) -> IndicatorQuerySet:
        """Return those that are kept on a day; the last day counts."""
        return self.filter(held_on(day))


class Indicator(CoversChildren):
    """Something that is counted in the same way, period by period, to see whether children are better off."""

    public_id = models.CharField(**PUBLIC_ID)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="indicators")
    key = models.SlugField(max_length=64)
    """The short name by which files of figures know it, such as *re-referrals*."""
    name = models.CharField(max_length=200)
    definition = models.TextField()
    numerator = models.CharField(max_length=300, blank=True)
    denominator = models.CharField(max_length=300, blank=True)
    """What the numerator is counted out of; empty for a plain count."""
    kind = models.CharField(max_length=16, choices=IndicatorKind.choices)
    unit = models.CharField(max_length=16, choices=Unit.choices, default=Unit.NUMBER)
    better = models.CharField(max_length=8, choices=Better.choices)
    source = models.CharField(max_length=200)
    """The return or system that the figures come from."""
    owner = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="indicators")
    """The agency that sends the figures and answers for them."""
    frequency = models.CharField(max_length=16, choices=Frequency.choices)
    lag_days = models.PositiveSmallIntegerField(default=30)
    """How many days after a period its figure is due."""
    priority = models.ForeignKey(Priority, models.PROTECT, null=True, blank=True, related_name="indicators")
    group = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="indicators")
    """The group that watches it."""
    fewest_shown = models.PositiveSmallIntegerField(default=FEWEST_SHOWN)
    """Counts below this are not to be published."""
    question = models.TextField(blank=True)
    """What to ask when it moves."""
    held_from = models.DateField()
    held_to = models.DateField(null=True, blank=True)
    """The last day on which it is kept; empty while no end is set."""

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = "indicator"
        constraints = [
            *CoversChildren.Meta.constraints,
            models.UniqueConstraint(
                fields=["partnership", "key"],
                name="indicator_key_once",
                violation_error_message="There is already an indicator with that short name.",
            ),
            models.CheckConstraint(
                condition=Q(held_to__isnull=True) | Q(held_from__lte=F("held_to")),
                name="indicator_ends_after_it_begins",
                violation_error_message="The last day is on or after the first.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def holds_on(self, day: date) -> bool:
        """Return whether it is kept on a day."""
        return self.held_from <= day and (self.held_to is None or day <= self.held_to)


class Target(models.Model):
    """What an indicator is to reach from a day on, and how far off is still borne with."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="targets")
    value = models.DecimalField(max_digits=14, decimal_places=4)
    tolerance = models.DecimalField(max_digits=14, decimal_places=4, default=0)
    """How far off the target is shown as near it, in the same unit."""
    held_from = models.DateField()
    because = models.TextField(blank=True)
    set_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "target"
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "held_from"],
                name="target_once_from_a_day",
                violation_error_message="There is already a target from that day.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.value} from {self.held_from}"


class Step(models.Model):
    """A period from which an indicator’s limits are worked out anew, since something known has changed."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="steps")
    period_from = models.DateField()
    because = models.TextField()
    stepped_at = models.DateTimeField()
    stepped_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "step"
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "period_from"],
                name="step_once_a_period",
                violation_error_message="There is already a step at that period.",
            )
        ]

    def __str__(self) -> str:
        return f"step from {self.period_from}"
