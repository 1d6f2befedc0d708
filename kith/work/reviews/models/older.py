"""Reviews that began before the arrangements did, and stand under the group of today (L46)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.models import PUBLIC_ID, Partnership
from kith.work.reviews.enums import OlderKind

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


class OlderReviewQuerySet(models.QuerySet):
    """Words for choosing older reviews."""

    def visible_to(self, membership: Membership) -> OlderReviewQuerySet:
        """Return those whose steps and outcome a member reads."""
        from kith.work.reviews.seeing import reads_older_reviews

        return self._of(membership) if reads_older_reviews(membership) else self.none()

    def lines_for(self, membership: Membership) -> OlderReviewQuerySet:
        """Return those whose coded line a member sees: reference, kind, years and stage (AR5)."""
        from kith.work.reviews.seeing import sees_lines

        return self._of(membership) if sees_lines(membership) else self.none()

    def _of(self, membership: Membership) -> OlderReviewQuerySet:
        return self.filter(partnership=membership.partnership)


class OlderReview(models.Model):
    """A review begun under an earlier board: its code, its days and its history, not what happened."""

    public_id = models.CharField(**PUBLIC_ID)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="older_reviews")
    group = models.ForeignKey(Group, models.PROTECT, related_name="older_reviews")
    """The group under which it goes on."""
    reference = models.CharField(max_length=40)
    """A code, such as *SCR 2017-A*."""
    kind = models.CharField(max_length=16, choices=OlderKind.choices)
    began_under = models.CharField(max_length=200)
    """The earlier board or group."""
    began_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    """Empty while it goes on."""
    outcome = models.TextField(blank=True)
    """In neutral words, by code."""
    report_is = models.CharField(max_length=300, blank=True)
    """Where its report is kept, or that there is none."""
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)

    objects = OlderReviewQuerySet.as_manager()

    class Meta:
        verbose_name = "older review"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "reference"],
                name="older_review_reference_once",
                violation_error_message="There is already an older review with that reference.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("began_on")) & ~Q(outcome=""),
                name="older_review_ended_with_its_outcome",
                violation_error_message="A review that ended says what came of it, and ended after it began.",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class OlderStep(models.Model):
    """One step in the history of an older review: the day and what was done. It stays as it was written."""

    review = models.ForeignKey(OlderReview, models.PROTECT, related_name="steps")
    taken_on = models.DateField()
    words = models.CharField(max_length=500)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "older step"
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="older_step_with_its_words",
                violation_error_message="Say what was done.",
            )
        ]

    def __str__(self) -> str:
        return self.words
