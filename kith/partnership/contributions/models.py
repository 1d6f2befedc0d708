"""What we remember of money and gifts in kind: headings, the entries of a year, and what stood before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from kith.partnership.arrangements.young_people import groups_of_a_young_person
from kith.partnership.contributions.enums import OF_A_HEADING, OF_A_PARTNER, ON_A_DAY, EntryKind
from kith.partnership.contributions.financial_years import FinancialYear
from kith.partnership.partnerships.models import PUBLIC_ID, Body, Partnership
from kith.partnership.partnerships.permissions import Permission

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


class BudgetHeading(models.Model):
    """A heading of a partnership’s own budget, such as *Staff* or *Independent scrutiny*."""

    public_id = models.CharField(**PUBLIC_ID)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="budget_headings")
    name = models.CharField(max_length=100)

    class Meta:
        verbose_name = "heading of the budget"
        verbose_name_plural = "headings of the budget"
        constraints = [
            models.UniqueConstraint(
                "partnership",
                Lower("name"),
                name="budget_heading_once",
                violation_error_message="There is already a heading with that name.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class LedgerEntryQuerySet(models.QuerySet):
    """Words for choosing entries."""

    def visible_to(self, membership: Membership) -> LedgerEntryQuerySet:
        """Return those that a member may see: all of their partnership. A young person sees no single entry,
        only the totals of the year (AR15)."""
        if not membership.may(Permission.SEE_PARTNERSHIP):
            return self.none()
        if groups_of_a_young_person(membership) is not None:
            return self.none()
        return self.filter(partnership=membership.partnership)

    def of_year(self, year: FinancialYear) -> LedgerEntryQuerySet:
        """Return those of one year."""
        return self.filter(year_from__range=(year.first, year.last))


class LedgerEntry(models.Model):
    """One line of a year’s money: what was agreed, paid, given in kind, planned, spent or drawn (K9).

    As it stands now; what stood before a correction is in its revisions.
    """

    public_id = models.CharField(**PUBLIC_ID)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="ledger_entries")
    year_from = models.DateField()
    """The first day of the year that it counts in."""
    kind = models.CharField(max_length=16, choices=EntryKind.choices)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="ledger_entries")
    heading = models.ForeignKey(
        BudgetHeading, models.PROTECT, null=True, blank=True, related_name="ledger_entries"
    )
    amount = models.DecimalField(max_digits=11, decimal_places=2, null=True, blank=True)
    """In pounds; of what is given in kind its estimated worth, empty while nobody has estimated it."""
    due_on = models.DateField(null=True, blank=True)
    """The day by which an agreed contribution is to be paid; empty while none is agreed."""
    happened_on = models.DateField(null=True, blank=True)
    """The day on which it was paid, spent or drawn."""
    words = models.TextField(blank=True)
    recorded_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)

    objects = LedgerEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "entry of the ledger"
        verbose_name_plural = "entries of the ledger"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=OF_A_PARTNER, body__isnull=False)
                | (~Q(kind__in=OF_A_PARTNER) & Q(body__isnull=True)),
                name="ledger_entry_of_a_partner_names_it",
                violation_error_message="Say which partner or agency gives it.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=OF_A_HEADING, heading__isnull=False)
                | (~Q(kind__in=OF_A_HEADING) & Q(heading__isnull=True)),
                name="ledger_entry_of_a_heading_names_it",
                violation_error_message="Say under which heading it stands.",
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=0) | (Q(kind=EntryKind.IN_KIND, amount__isnull=True) & ~Q(words="")),
                name="ledger_entry_has_its_sum",
                violation_error_message="Give the sum in pounds and pence.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ON_A_DAY, happened_on__isnull=False)
                | (~Q(kind__in=ON_A_DAY) & Q(happened_on__isnull=True)),
                name="ledger_entry_happened_on_a_day",
                violation_error_message="Give the day.",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(kind=EntryKind.AGREED),
                name="ledger_entry_due_if_agreed",
                violation_error_message="Only a contribution that was agreed has a day to be paid by.",
            ),
            models.UniqueConstraint(
                fields=["partnership", "year_from", "body"],
                condition=Q(kind=EntryKind.AGREED),
                name="ledger_contribution_agreed_once",
                violation_error_message="What it contributes in that year is on record already.",
            ),
            models.UniqueConstraint(
                fields=["partnership", "year_from", "heading"],
                condition=Q(kind=EntryKind.BUDGET),
                name="ledger_budget_set_once",
                violation_error_message="The budget of that heading is set already.",
            ),
            models.UniqueConstraint(
                fields=["partnership", "year_from"],
                condition=Q(kind=EntryKind.RESERVE),
                name="ledger_reserve_set_once",
                violation_error_message="The reserve at the start of that year is set already.",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "year_from", "kind"], name="ledger_entry_by_year")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} in {self.year_from:%Y} ({self.partnership_id})"

    @property
    def about(self) -> str:
        """Return whose it is: the name of the partner or of the heading; empty for the reserve."""
        return self.body.name if self.body else self.heading.name if self.heading else ""


class LedgerRevision(models.Model):
    """What an entry said before somebody corrected it, and why they did."""

    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="revisions")
    amount = models.DecimalField(max_digits=11, decimal_places=2, null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    happened_on = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)
    reason = models.TextField()
    revised_on = models.DateField()
    revised_at = models.DateTimeField()
    revised_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "revision of the ledger"
        verbose_name_plural = "revisions of the ledger"
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="ledger_revision_says_why",
                violation_error_message="Give the reason.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} before {self.revised_on}"
