"""What we remember of papers: which documents belong to which item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from kith.partnership.arrangements.models import both_or_neither
from kith.partnership.documents.models import Document
from kith.partnership.partnerships.models import PUBLIC_ID, Person
from kith.work.meetings.models.agenda import AgendaItem

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


class PaperQuerySet(models.QuerySet):
    """Words for choosing papers."""

    def visible_to(self, membership: Membership) -> PaperQuerySet:
        """Return those that a member may see: the papers of the items that they may see."""
        return self.filter(item__in=AgendaItem.objects.visible_to(membership).values("pk"))


class Paper(models.Model):
    """A document before a group at one of its items. Its number stays when others come or go."""

    public_id = models.CharField(**PUBLIC_ID)
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="papers")
    document = models.ForeignKey(Document, models.PROTECT, related_name="papers")
    number = models.PositiveSmallIntegerField()
    """Counts the papers of one item: the second paper of item 5 is 5.2."""
    is_late = models.BooleanField(default=False)
    """Whether it came in after the day on which it was due."""
    late_because = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    withdrawn_because = models.TextField(blank=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = "paper"
        constraints = [
            models.UniqueConstraint(
                fields=["item", "number"],
                name="paper_number_once_in_an_item",
                violation_error_message="The item already has a paper with that number.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_because=""),
                name="paper_withdrawn_with_its_reason",
                violation_error_message="Say why the paper is withdrawn.",
            ),
            both_or_neither("withdrawn_at", "withdrawn_by"),
        ]

    def __str__(self) -> str:
        return f"Paper {self.number} of {self.item_id}"


class PaperReading(models.Model):
    """That a member opened a version of a paper, so that Home knows what is still to be read."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="readings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="paper_readings")
    version_number = models.PositiveIntegerField()
    read_on = models.DateField()

    class Meta:
        verbose_name = "reading of a paper"
        verbose_name_plural = "readings of papers"
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "person"],
                name="paper_reading_once",
                violation_error_message="That reading is on record already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} read {self.paper_id}"
