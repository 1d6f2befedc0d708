"""Quarterly reports: the scorecard of a group as it was, with what was written of it."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.models import PUBLIC_ID, Partnership
from kith.partnership.partnerships.permissions import Permission

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


def fingerprint(content: Any) -> str:
    """Return the SHA-256 of plain data, the same however a database keeps the order of its names."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


class QuarterlyReportQuerySet(models.QuerySet):
    """Words for choosing quarterly reports."""

    def visible_to(self, membership: Membership) -> QuarterlyReportQuerySet:
        """Return those that a member may see: all of their partnership’s, as with its indicators."""
        if not membership.may(Permission.SEE_PARTNERSHIP):
            return self.none()
        return self.filter(partnership=membership.partnership)


class QuarterlyReport(models.Model):
    """The scorecard of one group for one quarter, frozen with its commentary (K32).

    It is written once: the database refuses to change it, and the fingerprint in it and in the trail tells if
    somebody did all the same. What has to be put right is frozen again as the next issue, with the reason.
    """

    public_id = models.CharField(**PUBLIC_ID)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="quarterly_reports")
    group = models.ForeignKey(Group, models.PROTECT, related_name="quarterly_reports")
    period_from = models.DateField()
    """The first day of the quarter of the financial year."""
    issue = models.PositiveSmallIntegerField(default=1)
    because = models.TextField(blank=True)
    """Why it was frozen again; empty for the first issue."""
    content = models.JSONField()
    """Everything that the report says, as plain data."""
    sha256 = models.CharField(max_length=64)
    frozen_on = models.DateField()
    frozen_at = models.DateTimeField()
    frozen_by = models.CharField(max_length=200)

    objects = QuarterlyReportQuerySet.as_manager()

    class Meta:
        verbose_name = "quarterly report"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "group", "period_from", "issue"],
                name="quarterly_report_issue_once",
                violation_error_message="That issue of the report is frozen already.",
            ),
            models.CheckConstraint(
                condition=Q(issue=1) | ~Q(because=""),
                name="quarterly_report_again_for_a_reason",
                violation_error_message="Say why the report is frozen again.",
            ),
        ]

    def __str__(self) -> str:
        return f"Quarterly report from {self.period_from}, issue {self.issue}"

    @property
    def is_whole(self) -> bool:
        """Return whether the content is what was frozen, by its fingerprint."""
        return fingerprint(self.content) == self.sha256
