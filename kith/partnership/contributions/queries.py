"""Questions about the ledger, each in a fixed number of queries, and a year added up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Count, QuerySet

from kith.partnership.contributions.deadlines import is_past
from kith.partnership.contributions.enums import USUAL_HEADINGS, EntryKind
from kith.partnership.contributions.financial_years import FinancialYear
from kith.partnership.contributions.models import BudgetHeading, LedgerEntry, LedgerRevision
from kith.partnership.contributions.money import NONE
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Body, Partnership
from kith.partnership.partnerships.permissions import Permission


@dataclass
class Given:
    """What one partner or agency gives in a year, added up from its entries."""

    body: Body
    agreed: Decimal | None = None
    """None while nothing is on record."""
    due_on: date | None = None
    paid: Decimal = NONE
    in_kind: list[LedgerEntry] = field(default_factory=list)

    @property
    def unpaid(self) -> Decimal:
        """Return what was agreed and is not on record as paid; never below nought."""
        return max(NONE, (self.agreed or NONE) - self.paid)

    def is_past_its_day(self, today: date) -> bool:
        """Return whether something is still to be paid after the day that was agreed for it."""
        return self.unpaid > 0 and is_past(self.due_on, today)

    @property
    def worth(self) -> Decimal:
        """Return the estimated worth of what is given in kind, of all that was estimated."""
        return sum((e.amount for e in self.in_kind if e.amount is not None), NONE)


@dataclass
class Spent:
    """The budget of one heading in a year, and what was spent under it."""

    name: str
    budget: Decimal | None = None
    spent: Decimal = NONE


@dataclass(frozen=True)
class YearOfMoney:
    """A year added up: who gives what, what the money goes into, and the reserve."""

    given: tuple[Given, ...]
    headings: tuple[Spent, ...]
    reserve: Decimal | None
    """What stood in the reserve at the start; None while nobody has said."""
    drawn: Decimal
    entries: tuple[LedgerEntry, ...] = ()

    @property
    def agreed(self) -> Decimal:
        """Return what was agreed by all together."""
        return sum((g.agreed or NONE for g in self.given), NONE)

    @property
    def paid(self) -> Decimal:
        """Return what was paid by all together."""
        return sum((g.paid for g in self.given), NONE)

    @property
    def worth(self) -> Decimal:
        """Return the estimated worth of all that is given in kind and was estimated."""
        return sum((g.worth for g in self.given), NONE)

    @property
    def budget(self) -> Decimal:
        """Return the budget of all headings together."""
        return sum((h.budget or NONE for h in self.headings), NONE)

    @property
    def spent(self) -> Decimal:
        """Return what was spent under all headings together."""
        return sum((h.spent for h in self.headings), NONE)

    @property
    def left(self) -> Decimal | None:
        """Return what is left of the reserve; None while what it began with is not on record."""
        return None if self.reserve is None else self.reserve - self.drawn


def added_up(entries: Sequence[LedgerEntry]) -> YearOfMoney:
    """Return the entries of one year added up, partners and headings by name. No query."""
    given: dict[int, Given] = {}
    headings: dict[int, Spent] = {}
    for entry in entries:
        if entry.body_id and entry.body:
            _give(given.setdefault(entry.body_id, Given(entry.body)), entry)
        if entry.heading_id and entry.heading:
            _spend(headings.setdefault(entry.heading_id, Spent(entry.heading.name)), entry)
    return YearOfMoney(
        given=tuple(sorted(given.values(), key=lambda g: g.body.name)),
        headings=tuple(headings[pk] for pk in sorted(headings)),
        reserve=next((e.amount for e in entries if e.kind == EntryKind.RESERVE), None),
        drawn=_sum(e for e in entries if e.kind == EntryKind.DRAWN),
        entries=tuple(entries),
    )


def _give(given: Given, entry: LedgerEntry) -> None:
    if entry.kind == EntryKind.AGREED:
        given.agreed, given.due_on = entry.amount, entry.due_on
    elif entry.kind == EntryKind.PAID:
        given.paid += entry.amount or NONE
    else:
        given.in_kind.append(entry)


def _spend(spent: Spent, entry: LedgerEntry) -> None:
    if entry.kind == EntryKind.BUDGET:
        spent.budget = entry.amount
    else:
        spent.spent += entry.amount or NONE


def _sum(entries: Iterable[LedgerEntry]) -> Decimal:
    return sum((entry.amount or NONE for entry in entries), NONE)


def entries_of(rows: QuerySet[LedgerEntry]) -> list[LedgerEntry]:
    """Return entries with their names and how often each was corrected (`corrections`). One query."""
    named = rows.select_related("body", "heading").annotate(corrections=Count("revisions"))
    return list(named.order_by("happened_on", "recorded_at", "pk"))


def money_of_year(membership: Membership, year: FinancialYear) -> YearOfMoney:
    """Return a year added up from the entries that a member may see. One query."""
    return added_up(entries_of(LedgerEntry.objects.visible_to(membership).of_year(year)))


def totals_of_year(membership: Membership, year: FinancialYear) -> YearOfMoney:
    """Return a year added up for its totals alone, which every member may see, the young people too: nobody
    hands its parts or its entries on. One query."""
    rows = LedgerEntry.objects.filter(partnership=membership.partnership).of_year(year)
    may = membership.may(Permission.SEE_PARTNERSHIP)
    return added_up(entries_of(rows if may else rows.none()))


def entry_seen_by(membership: Membership, public_id: str) -> LedgerEntry | None:
    """Return one entry that a member may see, or None. One query."""
    rows = LedgerEntry.objects.visible_to(membership).filter(public_id=public_id)
    return rows.select_related("partnership", "body", "heading").first()


def revisions_of(entry: LedgerEntry) -> Sequence[LedgerRevision]:
    """Return what an entry said before each correction, the latest first. One query."""
    return list(entry.revisions.order_by("-revised_at", "-pk"))


def headings_of(partnership: Partnership) -> list[str]:
    """Return the headings of a partnership’s budget; the usual ones while it has none. One query."""
    rows = BudgetHeading.objects.filter(partnership=partnership).order_by("pk")
    return list(rows.values_list("name", flat=True)) or list(USUAL_HEADINGS)


def bodies_among(pks: Iterable[int]) -> QuerySet[Body]:
    """Return bodies by pk, by name, for a form to choose from."""
    return Body.objects.filter(pk__in=list(pks)).order_by("name", "pk")
