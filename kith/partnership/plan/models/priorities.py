"""Priorities, and who led each from when to when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from kith.partnership.partnerships.models import PUBLIC_ID, Body, Partnership, Person, held_on
from kith.partnership.partnerships.permissions import Permission
from kith.partnership.plan.models.covering import CoversChildren

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


class PriorityQuerySet(models.QuerySet):
    """Words for choosing priorities."""

    def visible_to(self, membership: Membership) -> PriorityQuerySet:
        """Return those that a member may see: the priorities of their partnership."""
        if not membership.may(Permission.SEE_PARTNERSHIP):
            return self.none()
        return self.filter(partnership=membership.partnership)

    def held_on(self, day: date) -> PriorityQuerySet:
        """Return those that run on a day; the last day counts."""
        return self.filter(held_on(day))


class Priority(CoversChildren):
    """Something that a partnership sets out to change for children, from a day to a day (K19, K21)."""

    public_id = models.CharField(**PUBLIC_ID)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="priorities")
    key = models.SlugField(max_length=64)
    """The key in the arrangements where they name it; else made from its name."""
    name = models.CharField(max_length=200)
    held_from = models.DateField()
    held_to = models.DateField(null=True, blank=True)
    """The last day, inclusive; empty while no end is set."""

    objects = PriorityQuerySet.as_manager()

    class Meta:
        verbose_name = "priority"
        verbose_name_plural = "priorities"
        constraints = [
            *CoversChildren.Meta.constraints,
            models.UniqueConstraint(
                fields=["partnership", "key"],
                name="priority_key_once",
                violation_error_message="There is already a priority with that name.",
            ),
            models.CheckConstraint(
                condition=Q(held_to__isnull=True) | Q(held_from__lte=models.F("held_to")),
                name="priority_ends_after_it_begins",
                violation_error_message="The last day is on or after the first.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.partnership})"

    def holds_on(self, day: date) -> bool:
        """Return whether it runs on a day."""
        return self.held_from <= day and (self.held_to is None or day <= self.held_to)


class PriorityLead(models.Model):
    """Who leads a priority for which agency, from a day to a day (K22). Who led before stays on record."""

    public_id = models.CharField(**PUBLIC_ID)
    priority = models.ForeignKey(Priority, models.PROTECT, related_name="leads")
    person = models.ForeignKey(Person, models.PROTECT, related_name="priorities_led")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="priorities_led")
    held_from = models.DateField()
    held_to = models.DateField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        verbose_name = "lead of a priority"
        verbose_name_plural = "leads of priorities"
        constraints = [
            models.UniqueConstraint(
                fields=["priority", "person"],
                condition=Q(held_to__isnull=True),
                name="priority_led_once_at_a_time",
                violation_error_message="That person leads the priority already.",
            ),
            models.CheckConstraint(
                condition=Q(held_to__isnull=True) | Q(held_from__lte=models.F("held_to")),
                name="priority_lead_ends_after_beginning",
                violation_error_message="The last day is on or after the first.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} leads {self.priority_id} from {self.held_from}"

    def holds_on(self, day: date) -> bool:
        """Return whether the person leads it on a day."""
        return self.held_from <= day and (self.held_to is None or day <= self.held_to)
