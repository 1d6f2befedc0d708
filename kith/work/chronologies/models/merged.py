"""The chronology of a case, what stands side by side in it, and what is noted beside a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from kith.partnership.partnerships.models import PUBLIC_ID
from kith.work.chronologies.enums import Judgement, Layer, Likeness
from kith.work.reviews.models import Case, ReturnRequest

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


class ChronologyQuerySet(models.QuerySet):
    """Words for choosing chronologies."""

    def visible_to(self, membership: Membership) -> ChronologyQuerySet:
        """Return those of the cases that a member may open (AR5)."""
        return self.filter(case__in=Case.objects.visible_to(membership))


class Chronology(models.Model):
    """What all agencies of a case tell in one order. Its rows stand in the agencies’ parts."""

    public_id = models.CharField(**PUBLIC_ID)
    case = models.OneToOneField(Case, models.PROTECT, related_name="chronology")
    opened_on = models.DateField()
    from_on = models.DateField(null=True, blank=True)
    """The first day that agencies are asked about; empty where none was set."""
    to_on = models.DateField(null=True, blank=True)
    asks = models.TextField(blank=True)
    """What agencies are asked to put in, besides the columns."""
    asked = models.ManyToManyField(ReturnRequest, related_name="chronologies", blank=True)
    """The agencies that are asked for their part; each is due when its return is."""
    silent_days = models.PositiveSmallIntegerField(default=90)
    """After how many days without a row of an agency its silence is shown as a gap."""
    locked_on = models.DateField(null=True, blank=True)
    locked_at = models.DateTimeField(null=True, blank=True)
    locked_by = models.CharField(max_length=200, blank=True)
    locked_sha256 = models.CharField(max_length=64, blank=True)
    """Of all rows in their order, as they were when it was agreed."""

    objects = ChronologyQuerySet.as_manager()

    class Meta:
        verbose_name = "chronology"
        verbose_name_plural = "chronologies"
        constraints = [
            models.CheckConstraint(
                condition=Q(from_on__isnull=True) | Q(to_on__isnull=True) | Q(from_on__lte=models.F("to_on")),
                name="chronology_ends_after_it_begins",
                violation_error_message="The last day is on or after the first.",
            ),
            models.CheckConstraint(
                condition=Q(locked_at__isnull=True, locked_by="", locked_sha256="")
                | Q(locked_at__isnull=False, locked_on__isnull=False)
                & ~Q(locked_by="")
                & ~Q(locked_sha256=""),
                name="chronology_locked_by_somebody",
                violation_error_message="A chronology that is locked says when and by whom.",
            ),
        ]

    def __str__(self) -> str:
        return f"Chronology of {self.case}"


class RowPair(models.Model):
    """Two rows of different agencies that may tell of one event, and what a person made of them."""

    public_id = models.CharField(**PUBLIC_ID)
    chronology = models.ForeignKey(Chronology, models.PROTECT, related_name="pairs")
    first = models.ForeignKey("chronologies.ChronologyRow", models.CASCADE, related_name="pairs_before")
    second = models.ForeignKey("chronologies.ChronologyRow", models.CASCADE, related_name="pairs_after")
    likeness = models.CharField(max_length=8, choices=Likeness.choices)
    because = models.CharField(max_length=200)
    """What the two have in common, or where they differ, in words."""
    judgement = models.CharField(max_length=12, choices=Judgement.choices, default=Judgement.OPEN)
    words = models.TextField(blank=True)
    judged_at = models.DateTimeField(null=True, blank=True)
    judged_by = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "row pair"
        verbose_name_plural = "row pairs"
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second"],
                name="rows_side_by_side_once",
                violation_error_message="These rows stand side by side already.",
            ),
            models.CheckConstraint(
                condition=Q(judgement=Judgement.OPEN, judged_at__isnull=True, judged_by="")
                | ~Q(judgement=Judgement.OPEN) & Q(judged_at__isnull=False) & ~Q(judged_by=""),
                name="pair_judged_by_somebody",
                violation_error_message="A judgement says when and by whom.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} and {self.second_id}"


class RowNote(models.Model):
    """What somebody notes beside a row. It is never part of what the agency told."""

    row = models.ForeignKey("chronologies.ChronologyRow", models.CASCADE, related_name="notes")
    layer = models.CharField(max_length=8, choices=Layer.choices, default=Layer.PANEL)
    words = models.TextField()
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "row note"
        verbose_name_plural = "row notes"
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""), name="row_note_with_words", violation_error_message="Write the note."
            )
        ]

    def __str__(self) -> str:
        return f"Note on {self.row_id}"
