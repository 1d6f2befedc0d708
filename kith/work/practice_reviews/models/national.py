"""What the national Panel asks of the area for a review of its own, and what was answered (K28)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from kith.partnership.partnerships.models import PUBLIC_ID, Partnership, Person
from kith.work.practice_reviews.enums import NationalState
from kith.work.reviews.models import Case

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


class NationalRequestQuerySet(models.QuerySet):
    """Words for choosing requests."""

    def visible_to(self, membership: Membership) -> NationalRequestQuerySet:
        """Return those that a member may open; nothing else decides it.

        They are seen by the business unit, the lead representatives of the statutory partners, whoever is the
        local contact, whoever was named for one, and the circle of the case (AR22). A conflict of interest in
        the case closes its requests (AR8).
        """
        from kith.work.practice_reviews.national_seeing import requests_open_to

        return requests_open_to(self, membership)


class NationalRequest(models.Model):
    """Something that the national Panel asks of the area, about a case or without one, by a day."""

    public_id = models.CharField(**PUBLIC_ID)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="national_requests")
    reference = models.CharField(max_length=20)
    """*N2026-01*: the year and a number, and nothing of what is asked."""
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="national_requests")
    state = models.CharField(max_length=10, choices=NationalState.choices, default=NationalState.OPEN)
    received_on = models.DateField()
    asked_by = models.CharField(max_length=200)
    """Who of the Panel asks, and what its review is called."""
    asks = models.TextField()
    due_on = models.DateField()
    contact = models.ForeignKey(Person, models.PROTECT, related_name="national_requests")
    """Who answers for the area: the local contact."""
    logged_at = models.DateTimeField()
    logged_by = models.CharField(max_length=200)
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    outcome = models.TextField(blank=True)
    """What the Panel made of it."""
    outcome_on = models.DateField(null=True, blank=True)
    response = models.TextField(blank=True)
    """What the area makes of that, besides its actions."""

    objects = NationalRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "national request"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "reference"],
                name="national_request_reference_once",
                violation_error_message="There is already a request with that reference.",
            ),
            models.CheckConstraint(
                condition=Q(received_on__lte=models.F("due_on")),
                name="national_request_due_after_it_came",
                violation_error_message="The day by which it is answered is on or after the day it came.",
            ),
            models.CheckConstraint(
                condition=Q(state=NationalState.OPEN, answered_on__isnull=True)
                | ~Q(state=NationalState.OPEN) & Q(answered_on__isnull=False) & ~Q(answer=""),
                name="national_request_answered_in_words",
                violation_error_message="What is answered has its day and its words.",
            ),
            models.CheckConstraint(
                condition=~Q(state=NationalState.ENDED)
                | Q(outcome_on__isnull=False) & ~Q(outcome="") & ~Q(response=""),
                name="national_request_ended_with_its_outcome",
                violation_error_message="What has ended says what came of it, and what the area makes of it.",
            ),
        ]

    def __str__(self) -> str:
        return f"National request {self.reference}"


class SuppliedMaterial(models.Model):
    """Something that was sent to the Panel for its review."""

    request = models.ForeignKey(NationalRequest, models.PROTECT, related_name="supplied")
    what = models.CharField(max_length=300)
    to_whom = models.CharField(max_length=200)
    supplied_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "supplied material"
        verbose_name_plural = "supplied material"

    def __str__(self) -> str:
        return f"Sent on {self.supplied_on}"


class NationalReader(models.Model):
    """Somebody who reads one request because the business unit named them for it, with the reason (AR22)."""

    request = models.ForeignKey(NationalRequest, models.PROTECT, related_name="readers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="national_requests_read")
    because = models.CharField(max_length=300)
    held_from = models.DateField()
    held_to = models.DateField()
    """The last day, inclusive."""
    named_at = models.DateTimeField()
    named_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "national reader"
        constraints = [
            models.CheckConstraint(
                condition=Q(held_from__lte=models.F("held_to")) & ~Q(because=""),
                name="national_reader_until_a_day_with_a_reason",
                violation_error_message="Somebody is named with a reason, up to a day.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id}, until {self.held_to}"
