"""Deeds on the ledger: contributions and payments, gifts in kind, budget and spending, the reserve."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.deadlines import months_after
from kith.base.kernel.refusals import Refused
from kith.base.ui.dates import long_date
from kith.partnership.contributions.enums import OF_A_PARTNER, ON_A_DAY, EntryKind
from kith.partnership.contributions.financial_years import MONTHS, FinancialYear, year_holding
from kith.partnership.contributions.models import BudgetHeading, LedgerEntry, LedgerRevision
from kith.partnership.contributions.money import MOST, pounds
from kith.partnership.contributions.recording import facts_of, record, refuse_unless_of_the_unit
from kith.partnership.partnerships.models import Body, Partnership

Sum = Decimal | None
NONE = Decimal(0)
CORRECT_IT = "Correct that entry, with the reason."


@transaction.atomic
def agree_contribution(
    *,
    partnership: Partnership,
    year: FinancialYear,
    body: Body,
    amount: Decimal,
    due_on: date | None = None,
    words: str = "",
    by: Actor,
    on: date,
) -> LedgerEntry:
    """Put on record what a partner or agency agreed to pay in a year, and by which day (s16I; K9).

    Raises Refused for others than the business unit, for a body without a standing in the year, and when it
    is on record already. Nought is a sum: a partner may agree to give nothing in money.
    """
    twice = f"What {body.name} contributes in {year.name} is on record already. {CORRECT_IT}"
    about = {"body": body, "amount": amount, "due_on": due_on, "words": words}
    return _add(partnership, year, EntryKind.AGREED, about, by=by, on=on, twice=twice, may_be_nought=True)


@transaction.atomic
def record_payment(
    *,
    partnership: Partnership,
    year: FinancialYear,
    body: Body,
    amount: Decimal,
    happened_on: date,
    words: str = "",
    by: Actor,
    on: date,
) -> LedgerEntry:
    """Put on record that a partner paid a sum towards a year; it may be paid outside of the year.

    Raises Refused as `agree_contribution` does, for a sum of nought, and for a day that is still to come.
    """
    about = {"body": body, "amount": amount, "happened_on": happened_on, "words": words}
    return _add(partnership, year, EntryKind.PAID, about, by=by, on=on)


@transaction.atomic
def record_in_kind(
    *,
    partnership: Partnership,
    year: FinancialYear,
    body: Body,
    words: str,
    amount: Sum = None,
    by: Actor,
    on: date,
) -> LedgerEntry:
    """Put on record what a partner gives in kind: staff, rooms, goods, services (s16I). `amount` is its
    estimated worth, and is left out while nobody has estimated it. Raises Refused without words."""
    about = {"body": body, "amount": amount, "words": words}
    return _add(partnership, year, EntryKind.IN_KIND, about, by=by, on=on)


@transaction.atomic
def set_budget(
    *,
    partnership: Partnership,
    year: FinancialYear,
    heading: str,
    amount: Decimal,
    words: str = "",
    by: Actor,
    on: date,
) -> LedgerEntry:
    """Set the budget of one heading for a year. A heading that the partnership does not have yet is added.

    Raises Refused without a heading and when its budget for the year is set already.
    """
    refuse_unless_of_the_unit(partnership, by, on)
    found = _heading(partnership, heading)
    twice = f"The budget for {found.name} in {year.name} is set already. {CORRECT_IT}"
    about = {"heading": found, "amount": amount, "words": words}
    return _add(partnership, year, EntryKind.BUDGET, about, by=by, on=on, twice=twice, may_be_nought=True)


@transaction.atomic
def record_spending(
    *,
    partnership: Partnership,
    year: FinancialYear,
    heading: str,
    amount: Decimal,
    happened_on: date,
    words: str = "",
    by: Actor,
    on: date,
) -> LedgerEntry:
    """Put on record what was spent under a heading. Raises Refused without a heading, for a sum of nought,
    and for a day that is still to come."""
    refuse_unless_of_the_unit(partnership, by, on)
    about = {
        "heading": _heading(partnership, heading), "amount": amount, "happened_on": happened_on,
        "words": words,
    }  # fmt: skip
    return _add(partnership, year, EntryKind.SPENT, about, by=by, on=on)


@transaction.atomic
def set_opening_reserve(
    *, partnership: Partnership, year: FinancialYear, amount: Decimal, words: str = "", by: Actor, on: date
) -> LedgerEntry:
    """Put on record what stood in the reserve when a year began. Raises Refused when it is set already."""
    twice = f"The reserve at the start of {year.name} is on record already. {CORRECT_IT}"
    about = {"amount": amount, "words": words}
    return _add(partnership, year, EntryKind.RESERVE, about, by=by, on=on, twice=twice, may_be_nought=True)


@transaction.atomic
def draw_on_reserve(
    *,
    partnership: Partnership,
    year: FinancialYear,
    amount: Decimal,
    happened_on: date,
    words: str,
    by: Actor,
    on: date,
) -> LedgerEntry:
    """Put on record that a sum was drawn from the reserve, and what for.

    Raises Refused without saying what for, while the reserve at the start is not on record, and for more than
    is left.
    """
    refuse_unless_of_the_unit(partnership, by, on)
    if not words.strip():
        raise Refused("Say what it is for", field="words")
    _refuse_more_than_is_left(partnership, year, amount)
    about = {"amount": amount, "happened_on": happened_on, "words": words}
    return _add(partnership, year, EntryKind.DRAWN, about, by=by, on=on)


@transaction.atomic
def correct_entry(
    *,
    entry: LedgerEntry,
    amount: Sum,
    due_on: date | None = None,
    happened_on: date | None = None,
    words: str,
    reason: str,
    by: Actor,
    on: date,
) -> LedgerRevision:
    """Correct an entry; what stood before stays on record with the reason. Nought takes a sum back.

    Raises Refused without a reason, when nothing changes, for what would not be a whole entry, and when more
    would be drawn from the reserve than stood in it.
    """
    refuse_unless_of_the_unit(entry.partnership, by, on)
    if not reason.strip():
        raise Refused("Give the reason", field="reason")
    entry = LedgerEntry.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=entry.pk)
    old = facts_of(entry)
    before = LedgerRevision(
        entry=entry, amount=entry.amount, due_on=entry.due_on, happened_on=entry.happened_on,
        words=entry.words, reason=reason.strip(), revised_on=on, revised_at=now(), revised_by=by.name,
    )  # fmt: skip
    entry.amount, entry.due_on, entry.words = amount, due_on, words.strip()
    entry.happened_on = happened_on
    _refuse_facts(entry, on, may_be_nought=True)
    _refuse_overdrawn(entry)
    if facts_of(entry) == old:
        raise Refused("Nothing is different from what is on record.")
    before.save(force_insert=True)
    entry.save(update_fields=["amount", "due_on", "happened_on", "words"])
    record(entry, "corrected", by, old=old, new=facts_of(entry), reason=reason.strip())
    return before


def _add(
    partnership: Partnership,
    year: FinancialYear,
    kind: EntryKind,
    about: dict[str, Any],
    *,
    by: Actor,
    on: date,
    twice: str = "",
    may_be_nought: bool = False,
) -> LedgerEntry:
    refuse_unless_of_the_unit(partnership, by, on)
    about["words"] = about["words"].strip()
    entry = LedgerEntry(
        partnership=partnership, year_from=year.first, kind=kind, recorded_on=on, recorded_at=now(),
        recorded_by=by.name, **about,
    )  # fmt: skip
    _refuse_facts(entry, on, may_be_nought=may_be_nought)
    _refuse_strangers(entry, year)
    try:
        with transaction.atomic():
            entry.save(force_insert=True)
    except IntegrityError as found:
        raise Refused(twice or "That could not be kept.") from found
    record(entry, "put on record", by, new=facts_of(entry))
    return entry


def _refuse_facts(entry: LedgerEntry, on: date, *, may_be_nought: bool) -> None:
    if entry.kind == EntryKind.IN_KIND and not entry.words:
        raise Refused("Say what is given", field="words")
    if entry.amount is None and entry.kind != EntryKind.IN_KIND:
        raise Refused("Give the sum in pounds", field="amount")
    if entry.amount is not None and not 0 <= entry.amount <= MOST:
        raise Refused(f"Give a sum between £0 and {pounds(MOST)}", field="amount")
    if entry.amount == 0 and not may_be_nought:
        raise Refused("Give a sum of more than £0", field="amount")
    if entry.kind in ON_A_DAY and entry.happened_on is None:
        raise Refused("Give the day", field="happened_on")
    if entry.happened_on is not None and entry.happened_on > on:
        raise Refused("That day is still to come", field="happened_on")
    _refuse_far_from_the_year(entry)


def _refuse_far_from_the_year(entry: LedgerEntry) -> None:
    """Raise Refused for a day more than a year before or after the year of money: a slip of the year."""
    if entry.happened_on is None:
        return
    year = year_holding(entry.year_from, entry.year_from.month)
    first, last = months_after(year.first, -MONTHS), months_after(year.last, MONTHS)
    if not first <= entry.happened_on <= last:
        raise Refused(
            f"Give a day from {long_date(first)} to {long_date(last)}: at most a year before or after "
            f"{year.name}",
            field="happened_on",
        )


def _refuse_strangers(entry: LedgerEntry, year: FinancialYear) -> None:
    """Raise Refused for a body that was neither a partner nor an agency of the partnership in the year."""
    if entry.kind not in OF_A_PARTNER or entry.body is None:
        return
    if not any(
        (s.held_from is None or s.held_from <= year.last) and (s.held_to is None or s.held_to >= year.first)
        for s in entry.body.standings.filter(partnership=entry.partnership)
    ):
        raise Refused(f"{entry.body.name} has no standing in the partnership in {year.name}.", field="body")


def _refuse_more_than_is_left(partnership: Partnership, year: FinancialYear, amount: Decimal) -> None:
    rows = LedgerEntry.objects.select_for_update().filter(partnership=partnership).of_year(year)
    start = next((e.amount for e in rows if e.kind == EntryKind.RESERVE), None)
    if start is None:
        raise Refused("Put the reserve at the start of the year on record first.")
    left = start - sum(e.amount or 0 for e in rows if e.kind == EntryKind.DRAWN)
    if amount > left:
        raise Refused(f"{pounds(left)} is left in the reserve", field="amount")


def _refuse_overdrawn(entry: LedgerEntry) -> None:
    """Raise Refused when by a corrected entry more would be drawn from the reserve than stood in it."""
    if entry.kind not in (EntryKind.RESERVE, EntryKind.DRAWN):
        return
    same = LedgerEntry.objects.select_for_update().filter(
        partnership_id=entry.partnership_id, year_from=entry.year_from
    )
    others = list(same.exclude(pk=entry.pk))
    rows = [entry, *others]
    start = sum((e.amount or NONE for e in rows if e.kind == EntryKind.RESERVE), NONE)
    drawn = sum((e.amount or NONE for e in rows if e.kind == EntryKind.DRAWN), NONE)
    if drawn <= start:
        return
    if entry.kind == EntryKind.RESERVE:
        raise Refused(f"{pounds(drawn)} was drawn from the reserve already", field="amount")
    left = start - (drawn - (entry.amount or NONE))
    raise Refused(f"{pounds(left)} is left in the reserve", field="amount")


def _heading(partnership: Partnership, name: str) -> BudgetHeading:
    name = " ".join(name.split())
    if not name:
        raise Refused("Choose a heading, or name another", field="heading")
    found = BudgetHeading.objects.filter(partnership=partnership, name__iexact=name).first()
    return found or BudgetHeading.objects.create(partnership=partnership, name=name)
