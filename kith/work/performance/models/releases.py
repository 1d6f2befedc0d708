"""Figures as they are published: prepared by one person, released by another, and frozen then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from kith.partnership.arrangements.models import both_or_neither
from kith.partnership.partnerships.models import PUBLIC_ID, Partnership, Person
from kith.partnership.partnerships.permissions import Permission, in_business_unit, is_independent
from kith.work.performance.enums import ReleaseState

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


class ReleaseQuerySet(models.QuerySet):
    """Words for choosing releases."""

    def visible_to(self, membership: Membership) -> ReleaseQuerySet:
        """Return those that a member may see: what was released; what is prepared, for those who release."""
        if not membership.may(Permission.SEE_PARTNERSHIP):
            return self.none()
        found = self.filter(partnership=membership.partnership)
        releases = any(in_business_unit(a) or is_independent(a) for a in membership.appointments)
        return found if releases else found.filter(released_at__isnull=False)

    def told(self) -> ReleaseQuerySet:
        """Return those that were ever public: what was withdrawn may still be known."""
        return self.filter(released_at__isnull=False)

    def public(self) -> ReleaseQuerySet:
        """Return those that anybody may read now."""
        return self.filter(state=ReleaseState.RELEASED)


class Release(models.Model):
    """Figures that are published together, without the small numbers and whatever would give them away."""

    public_id = models.CharField(**PUBLIC_ID)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="releases_of_figures")
    name = models.CharField(max_length=200)
    state = models.CharField(max_length=16, choices=ReleaseState.choices, default=ReleaseState.PREPARED)
    chosen = models.JSONField()
    """Which indicators and periods were chosen, and whether counts are rounded."""
    content = models.JSONField()
    """What is published. Nothing that is hidden is in here."""
    basis = models.JSONField()
    """The counts behind it and what a reader knows of each, by which later releases are judged. Never shown
    to the public."""
    prepared_on = models.DateField()
    prepared_at = models.DateTimeField()
    prepared_by = models.CharField(max_length=200)
    preparer = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="releases_prepared"
    )
    """Who prepared it; somebody else releases it (AR20)."""
    released_on = models.DateField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.CharField(max_length=200, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    withdrawn_because = models.TextField(blank=True)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = "release of figures"
        verbose_name_plural = "releases of figures"
        constraints = [
            both_or_neither("released_at", "released_by"),
            both_or_neither("withdrawn_at", "withdrawn_by"),
            models.CheckConstraint(
                condition=Q(state=ReleaseState.PREPARED, released_at__isnull=True)
                | (~Q(state=ReleaseState.PREPARED) & Q(released_at__isnull=False, released_on__isnull=False)),
                name="release_released_by_somebody",
                violation_error_message="A release says when and by whom it was released.",
            ),
            models.CheckConstraint(
                condition=(~Q(state=ReleaseState.WITHDRAWN) & Q(withdrawn_at__isnull=True))
                | (
                    Q(state=ReleaseState.WITHDRAWN, withdrawn_at__isnull=False, withdrawn_on__isnull=False)
                    & ~Q(withdrawn_because="")
                ),
                name="release_withdrawn_with_its_reason",
                violation_error_message="A release that was withdrawn says when, by whom and why.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
