"""Who may open a case, why and until when; and who is kept out of it."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from kith.base.kernel.ids import LENGTH
from kith.partnership.partnerships.models import PUBLIC_ID, Body, Person
from kith.work.reviews.enums import ConflictKind, Part
from kith.work.reviews.models.case import Case
from kith.work.reviews.representing import holders_still_stand


class CasePlaceQuerySet(models.QuerySet):
    """Words for choosing places."""

    def open_on(self, day: date) -> CasePlaceQuerySet:
        """Return the places that open a case on a day: held then, the last day included, not ended, and with
        a holder who still has an appointment here and stands for the agency of the place."""
        held = self.filter(held_from__lte=day, held_to__gte=day, ended_at__isnull=True)
        return held.filter(holders_still_stand(day))


class CasePlace(models.Model):
    """A named person’s place in the circle of a case, given with a reason and a last day (AR5)."""

    public_id = models.CharField(**PUBLIC_ID)
    case = models.ForeignKey(Case, models.PROTECT, related_name="places")
    person = models.ForeignKey(Person, models.PROTECT, related_name="places_in_cases")
    part = models.CharField(max_length=16, choices=Part.choices)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="places_in_cases")
    """The partner that they decide for, or the agency that they write for."""
    because = models.TextField()
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=200)
    held_from = models.DateField()
    held_to = models.DateField()
    """The last day, inclusive: a place without an end is not given."""
    ended_at = models.DateTimeField(null=True, blank=True)
    """From this instant the place opens nothing, whatever its last day."""
    ended_by = models.CharField(max_length=200, blank=True)
    ended_because = models.TextField(blank=True)

    objects = CasePlaceQuerySet.as_manager()

    class Meta:
        verbose_name = "case place"
        verbose_name_plural = "case places"
        constraints = [
            models.CheckConstraint(
                condition=~Q(because=""),
                name="case_place_with_its_reason",
                violation_error_message="A place in a case is given with a reason.",
            ),
            models.CheckConstraint(
                condition=~Q(part__in=[Part.PARTNER, Part.CONTRIBUTOR]) | Q(body__isnull=False),
                name="case_place_for_a_body",
                violation_error_message="Say for which agency they do it.",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by="", ended_because="")
                | Q(ended_at__isnull=False) & ~Q(ended_by="") & ~Q(ended_because=""),
                name="case_place_ended_with_its_reason",
                violation_error_message="A place is ended by somebody, with a reason.",
            ),
            models.CheckConstraint(
                condition=Q(held_from__lte=models.F("held_to")),
                name="case_place_ends_after_it_begins",
                violation_error_message="The last day is on or after the first.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.part}"


class CaseConflict(models.Model):
    """What keeps a person out of a case, whatever their role, until another person lifts it (AR8, AR10)."""

    public_id = models.CharField(**PUBLIC_ID)
    case = models.ForeignKey(Case, models.PROTECT, related_name="conflicts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="conflicts_in_cases")
    kind = models.CharField(max_length=10, choices=ConflictKind.choices)
    because = models.TextField()
    declared_at = models.DateTimeField()
    declared_by = models.CharField(max_length=200)
    declared_by_person = models.CharField(max_length=LENGTH, blank=True)
    """The public id of whoever put it on record, who does not lift it; empty for a command."""
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.CharField(max_length=200, blank=True)
    lifted_because = models.TextField(blank=True)

    class Meta:
        verbose_name = "case conflict"
        verbose_name_plural = "case conflicts"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person"],
                condition=Q(lifted_at__isnull=True),
                name="case_conflict_once_at_a_time",
                violation_error_message="A conflict of interest of that person is on record already.",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by="", lifted_because="")
                | Q(lifted_at__isnull=False) & ~Q(lifted_by="") & ~Q(lifted_because=""),
                name="case_conflict_lifted_with_its_reason",
                violation_error_message="A conflict of interest is lifted by somebody, with a reason.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} is kept out of {self.case_id}"
