"""What a priority rests on: the evidence of need behind it, and what young people said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from kith.partnership.partnerships.models import PUBLIC_ID
from kith.partnership.plan.models.priorities import Priority

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


class EvidenceQuerySet(models.QuerySet):
    """Words for choosing needs and what young people said."""

    def visible_to(self, membership: Membership) -> EvidenceQuerySet:
        """Return what stands with the priorities that a member may see; what was taken back is left out."""
        seen = Priority.objects.visible_to(membership).values("pk")
        return self.filter(priority__in=seen, taken_back_on__isnull=True)


class Need(models.Model):
    """Evidence of what children need, behind a priority: what it says, where it comes from, of when (K15)."""

    public_id = models.CharField(**PUBLIC_ID)
    priority = models.ForeignKey(Priority, models.PROTECT, related_name="needs")
    says = models.TextField()
    source = models.CharField(max_length=300)
    dated_on = models.DateField()
    added_on = models.DateField()
    taken_back_on = models.DateField(null=True, blank=True)
    taken_back_because = models.TextField(blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = "need"
        constraints = [
            models.CheckConstraint(
                condition=~Q(says="") & ~Q(source=""),
                name="need_says_its_source",
                violation_error_message="Evidence of need says what it shows and where it comes from.",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_on__isnull=True) | ~Q(taken_back_because=""),
                name="need_taken_back_with_its_reason",
                violation_error_message="What is taken back has its reason.",
            ),
        ]

    def __str__(self) -> str:
        return self.source


class YoungPeopleSaid(models.Model):
    """What young people said about a priority, in words that they agreed to share (L24)."""

    public_id = models.CharField(**PUBLIC_ID)
    priority = models.ForeignKey(Priority, models.PROTECT, related_name="young_people_said")
    words = models.TextField()
    source = models.CharField(max_length=300)
    """Who asked them, and where; never a name of a child."""
    said_on = models.DateField()
    added_on = models.DateField()
    taken_back_on = models.DateField(null=True, blank=True)
    taken_back_because = models.TextField(blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = "what young people said"
        verbose_name_plural = "what young people said"
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(source=""),
                name="young_people_said_with_its_source",
                violation_error_message="Words of young people stand with where they were said.",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_on__isnull=True) | ~Q(taken_back_because=""),
                name="young_people_said_taken_back_with_its_reason",
                violation_error_message="What is taken back has its reason.",
            ),
        ]

    def __str__(self) -> str:
        return self.source
