"""What the page of a year says: who gives what, what the money goes into, and the reserve."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from kith.base.ui.dates import long_date
from kith.partnership.contributions.enums import EntryKind
from kith.partnership.contributions.financial_years import FinancialYear
from kith.partnership.contributions.money import NONE, pounds
from kith.partnership.contributions.presenters.bars import Pair, bars
from kith.partnership.contributions.queries import Given, Spent, YearOfMoney
from kith.partnership.contributions.words import in_kind_words
from kith.partnership.partnerships.models import Body

NOT_STATED = "Not stated"


@dataclass(frozen=True)
class PartnerLine:
    """What one partner or agency gives, as a row."""

    name: str
    is_statutory: bool
    agreed: str
    due: str
    paid: str
    unpaid: str
    in_kind: tuple[str, ...]


def partners_first(money: YearOfMoney, statutory: Sequence[Body]) -> list[Given]:
    """Return the statutory partners of the year, each, then whoever else gives something, by name."""
    given = {g.body.pk: g for g in money.given}
    first = [given.get(body.pk) or Given(body) for body in statutory]
    pks = {body.pk for body in statutory}
    return [*first, *(g for g in money.given if g.body.pk not in pks)]


def partner_lines(found: Iterable[Given], statutory: Sequence[Body]) -> list[PartnerLine]:
    """Return the rows, in the order given."""
    pks = {body.pk for body in statutory}
    return [_line(given, given.body.pk in pks) for given in found]


def _line(given: Given, is_statutory: bool) -> PartnerLine:
    due = long_date(given.due_on) if given.due_on else NOT_STATED
    return PartnerLine(
        name=given.body.name,
        is_statutory=is_statutory,
        agreed=NOT_STATED if given.agreed is None else pounds(given.agreed),
        due="–" if not given.agreed else due,
        paid=pounds(given.paid),
        unpaid="–" if given.agreed is None else pounds(given.unpaid),
        in_kind=tuple(in_kind_words(given)),
    )


def totals_words(money: YearOfMoney, year: FinancialYear) -> list[str]:
    """Return the totals of a year in sentences: all that anybody needs who sees no single entry."""
    words = []
    if money.given:
        words.append(
            f"For {year.name} the partners and agencies agreed to give {pounds(money.agreed)} together; "
            f"{pounds(money.paid)} is on record as paid."
        )
    if money.worth:
        words.append(f"What they give in kind is worth about {pounds(money.worth)}, as far as estimated.")
    if money.headings:
        words.append(f"The budget is {pounds(money.budget)}; {pounds(money.spent)} is on record as spent.")
    return [*words, *reserve_words(money)]


def reserve_words(money: YearOfMoney) -> list[str]:
    """Return how the reserve stands, in a sentence; nothing while nobody has said what it began with."""
    if money.reserve is None or money.left is None:
        return []
    start, drawn = pounds(money.reserve), pounds(money.drawn)
    if money.left < 0:
        return [f"The reserve began with {start}. {drawn} was drawn, more than it held."]
    took = f"{drawn} was drawn, and {pounds(money.left)} is left" if money.drawn else "Nothing was drawn"
    return [f"The reserve began the year with {start}. {took}."]


def heading_rows(headings: Sequence[Spent]) -> list[list[str]]:
    """Return the headings with budget, spending and what is left of each."""
    return [
        [
            h.name,
            NOT_STATED if h.budget is None else pounds(h.budget),
            pounds(h.spent),
            "–" if h.budget is None else pounds(h.budget - h.spent),
        ]
        for h in headings
    ]


def drawn_rows(money: YearOfMoney) -> list[list[str]]:
    """Return what was drawn from the reserve: what for, when and how much."""
    return [
        [entry.words, long_date(entry.happened_on), pounds(entry.amount or NONE)]
        for entry in money.entries
        if entry.kind == EntryKind.DRAWN and entry.happened_on
    ]


def overspent_words(headings: Iterable[Spent]) -> list[str]:
    """Return each heading under which more was spent than its budget, as a sentence."""
    return [
        f"{h.name}: {pounds(h.spent - h.budget)} more was spent than the budget of {pounds(h.budget)}."
        for h in headings
        if h.budget is not None and h.spent > h.budget
    ]


def picture_of_partners(found: Sequence[Given], year: FinancialYear) -> SafeString | str:
    """Return the picture of what each agreed and paid; nothing where no money is on record."""
    pairs = [Pair(g.body.name, g.agreed or NONE, g.paid) for g in found if g.agreed is not None or g.paid]
    if not any(pair.meant or pair.done for pair in pairs):
        return ""
    title = f"What each agreed and paid in {year.name}"
    return bars(pairs, title=title, meant="Agreed", done="Paid", ident="given")


def picture_of_headings(headings: Sequence[Spent], year: FinancialYear) -> SafeString | str:
    """Return the picture of budget and spending by heading; nothing where there is none."""
    pairs = [Pair(h.name, h.budget or NONE, h.spent) for h in headings]
    if not any(pair.meant or pair.done for pair in pairs):
        return ""
    title = f"Budget and spending in {year.name}"
    return bars(pairs, title=title, meant="Budget", done="Spent", ident="headings")
