"""What we remember of what passes between groups: commissions down, reports up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from kith.partnership.arrangements.models import Group, both_or_neither
from kith.partnership.partnerships.models import PUBLIC_ID
from kith.work.meetings.enums import CommissionState, ReportState
from kith.work.meetings.models.agenda import AgendaItem
from kith.work.meetings.reading import groups_known_to, groups_read_by

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


class CommissionQuerySet(models.QuerySet):
    """Words for choosing commissions."""

    def visible_to(self, membership: Membership) -> CommissionQuerySet:
        """Return those that a member may see: from or to a group that they read, where the partnership has or
        shares both, so that a joint group’s work for one side’s own group is not the other side’s (AR13)."""
        groups, known = groups_read_by(membership), groups_known_to(membership)
        rows = self.filter(Q(from_group__in=groups) | Q(to_group__in=groups))
        return rows.filter(from_group__in=known, to_group__in=known)


class Commission(models.Model):
    """Work that one group asks of another, with a brief, a product and a day (L16)."""

    public_id = models.CharField(**PUBLIC_ID)
    from_group = models.ForeignKey(Group, models.PROTECT, related_name="commissions_given")
    to_group = models.ForeignKey(Group, models.PROTECT, related_name="commissions_received")
    title = models.CharField(max_length=200)
    brief = models.TextField()
    product = models.CharField(max_length=300)
    """What is to be there at the end."""
    due_on = models.DateField()
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="commissions")
    """The item at which it was given, where it was given in a meeting."""
    state = models.CharField(max_length=16, choices=CommissionState.choices, default=CommissionState.ISSUED)
    issued_on = models.DateField()
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=200)
    ended_on = models.DateField(null=True, blank=True)
    """The day on which it was discharged or withdrawn."""

    objects = CommissionQuerySet.as_manager()

    class Meta:
        verbose_name = "commission"
        constraints = [
            models.CheckConstraint(
                condition=~Q(from_group=models.F("to_group")),
                name="commission_to_another_group",
                violation_error_message="A group commissions work from another.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["discharged", "withdrawn"], ended_on__isnull=False)
                | (~Q(state__in=["discharged", "withdrawn"]) & Q(ended_on__isnull=True)),
                name="commission_ended_with_its_day",
                violation_error_message="A commission that has ended has the day on which it did.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CommissionStep(models.Model):
    """One thing that happened to a commission: accepted, returned, told, delivered, discharged."""

    commission = models.ForeignKey(Commission, models.CASCADE, related_name="steps")
    state = models.CharField(max_length=16, choices=CommissionState.choices)
    """The state that it left the commission in."""
    words = models.TextField(blank=True)
    happened_on = models.DateField()
    happened_at = models.DateTimeField()
    happened_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "step of a commission"
        verbose_name_plural = "steps of commissions"

    def __str__(self) -> str:
        return f"{self.commission_id}: {self.get_state_display()} on {self.happened_on}"


class GroupReport(models.Model):
    """What a group tells another at an item of its agenda (L19, K26). Once given it is never altered."""

    public_id = models.CharField(**PUBLIC_ID)
    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="report")
    """The item under which the other group takes it; its `about_group` is the group that reports."""
    since = models.DateField()
    """The day from which it tells what the group did."""
    words = models.TextField(blank=True)
    """The report, section by section; the first draft is made from what is on record."""
    drafted_words = models.TextField(blank=True)
    """What was made from the record last: what differs from it in `words` the writer wrote or struck out."""
    state = models.CharField(max_length=16, choices=ReportState.choices, default=ReportState.DRAFT)
    drafted_at = models.DateTimeField()
    drafted_by = models.CharField(max_length=200)
    given_on = models.DateField(null=True, blank=True)
    given_at = models.DateTimeField(null=True, blank=True)
    given_by = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "report of a group"
        verbose_name_plural = "reports of groups"
        constraints = [
            both_or_neither("given_at", "given_by"),
            models.CheckConstraint(
                condition=Q(state=ReportState.GIVEN, given_on__isnull=False)
                | Q(state=ReportState.DRAFT, given_on__isnull=True),
                name="report_given_with_its_day",
                violation_error_message="A report that was given has its day.",
            ),
        ]

    def __str__(self) -> str:
        return f"Report for {self.item_id}"
