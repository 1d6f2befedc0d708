"""The sample contributions: two fictional years of money and gifts in kind for both partnerships."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from kith.front.demo.samples.stage import BY
from kith.partnership.contributions.financial_years import APRIL, FinancialYear, year_holding
from kith.partnership.contributions.models import LedgerEntry
from kith.partnership.contributions.operations import (
    agree_contribution,
    correct_entry,
    draw_on_reserve,
    record_in_kind,
    record_payment,
    record_spending,
    set_budget,
    set_opening_reserve,
)
from kith.partnership.partnerships.models import Body, Partnership

COUNTY, RUTLAND = "leicestershire-county-council", "rutland-county-council"
LR_POLICE, LR_ICB = "leicestershire-police", "leicester-leicestershire-and-rutland-icb"
BRAMBLE = "bramble-community-nhs-trust"
COUNCIL, POLICE, ICB = "knowsley-council", "merseyside-police", "cheshire-and-merseyside-icb"
PAID_BY = 90
"""By how many days after the first of the year contributions are to be paid."""


@dataclass(frozen=True)
class Gives:
    """What a body agreed, and what it paid: each sum so many days after the first day of the year."""

    body: str
    agreed: str
    paid: tuple[tuple[str, int], ...] = ()
    in_kind: str = ""
    worth: str = ""
    due_after: int = PAID_BY


@dataclass(frozen=True)
class Under:
    """A heading: its budget, and what was spent under it so many days after the first of the year."""

    heading: str
    budget: str
    spent: tuple[tuple[str, int, str], ...] = ()


@dataclass(frozen=True)
class SampleYear:
    """One fictional year of one partnership; `back` counts years from this one."""

    partnership: str
    back: int
    gives: tuple[Gives, ...]
    under: tuple[Under, ...]
    reserve: str
    drawn: tuple[str, int, str] = ("", 0, "")


LRSCP, KSCP = "leicestershire-and-rutland", "knowsley"
MONTHS_PAY = "Salaries of three months (invented)"
YEARS = (
    SampleYear(
        LRSCP, 1,
        (
            Gives(COUNTY, "94000", (("94000", 60),), "Legal advice and rooms for meetings."),
            Gives(RUTLAND, "23500", (("23500", 75),)),
            Gives(LR_POLICE, "70000", (("70000", 88),), "An analyst for a day each week.", "9200"),
            Gives(LR_ICB, "70000", (("35000", 40), ("35000", 200))),
        ),
        (
            Under("Staff", "171000", (("84800", 182, MONTHS_PAY), ("85650.40", 360, MONTHS_PAY))),
            Under("Independent scrutiny", "21000", (("20750", 300, "Scrutineer’s days (invented)"),)),
            Under("Reviews", "30000", (("34120", 340, "Authors of two practice reviews (invented)"),)),
            Under("Training", "18000", (("16480.75", 330, ""),)),
            Under("Young people", "6000", (("5710", 320, "Travel, food and vouchers (invented)"),)),
            Under("Other", "4000", (("3350.20", 310, ""),)),
        ),
        "49300", ("8000", 250, "A second practice review in the year (invented)."),
    ),
    SampleYear(
        LRSCP, 0,
        (
            Gives(COUNTY, "96000", (("96000", 55),), "Legal advice and rooms for meetings."),
            Gives(RUTLAND, "24000", (("24000", 70),)),
            Gives(LR_POLICE, "71450.50", (("35725.25", 60),), "An analyst for a day each week.", "9500"),
            Gives(LR_ICB, "71450.50", (("71450.50", 85),)),
            Gives(BRAMBLE, "5000", (("5000", 100),), "Four trainers for six days.", "4800"),
        ),
        (
            Under("Staff", "176000", (("43900", 91, MONTHS_PAY), ("44125.60", 182, MONTHS_PAY))),
            Under("Independent scrutiny", "22000", (("9500", 150, "Scrutineer’s days (invented)"),)),
            Under("Reviews", "35000", (("12400", 120, "Author of a practice review (invented)"),)),
            Under("Training", "18500", (("7300", 140, ""),)),
            Under("Young people", "6500", (("2140.35", 160, "Travel, food and vouchers (invented)"),)),
            Under("Other", "4500", (("1260", 130, ""),)),
        ),
        "41300",
    ),
    SampleYear(
        KSCP, 1,
        (
            Gives(COUNCIL, "82000", (("82000", 50),), "Rooms, and the office of the business unit."),
            Gives(POLICE, "41000", (("41000", 80),)),
            Gives(ICB, "41000", (("41000", 89),), "A named nurse for half a day each week.", "6400"),
        ),
        (
            Under("Staff", "121000", (("60100", 182, MONTHS_PAY), ("60480", 360, MONTHS_PAY))),
            Under("Independent scrutiny", "18000", (("17600", 340, "The chair’s days (invented)"),)),
            Under("Reviews", "12000", (("7850", 280, ""),)),
            Under("Training", "9000", (("8925.50", 330, ""),)),
            Under("Young people", "4000", (("3900", 320, ""),)),
        ),
        "17500", ("2500", 300, "A survey of practitioners (invented)."),
    ),
    SampleYear(
        KSCP, 0,
        (
            Gives(COUNCIL, "84000", (("84000", 50),), "Rooms, and the office of the business unit."),
            Gives(POLICE, "42000", (("42000", 82),)),
            Gives(
                ICB, "42000", (("21000", 85),), "A named nurse for half a day each week.", "6600",
                due_after=300,
            ),
        ),
        (
            Under("Staff", "124000", (("30900", 91, MONTHS_PAY), ("31050", 182, MONTHS_PAY))),
            Under("Independent scrutiny", "18500", (("7400", 150, "The chair’s days (invented)"),)),
            Under("Reviews", "12000"),
            Under("Training", "9500", (("4120.25", 140, ""),)),
            Under("Young people", "4000", (("1480", 160, ""),)),
        ),
        "15000",
    ),
)  # fmt: skip


def put_contributions_in_place(today: date) -> None:
    """Put two years of money on record, as far as they have come, and one correction."""
    homes = {home.key: home for home in Partnership.objects.filter(key__in=[LRSCP, KSCP])}
    bodies = {body.key: body for body in Body.objects.all()}
    for sample in YEARS:
        this = year_holding(today, APRIL)
        year = year_holding(this.first.replace(year=this.first.year - sample.back), APRIL)
        for gives in sample.gives:
            _give(homes[sample.partnership], year, gives, bodies[gives.body], today)
        for under in sample.under:
            _spend(homes[sample.partnership], year, under, today)
        _keep_reserve(homes[sample.partnership], year, sample, today)
    _correct(homes[LRSCP], today)


def _give(home: Partnership, year: FinancialYear, gives: Gives, body: Body, today: date) -> None:
    about: dict[str, Any] = {"partnership": home, "year": year, "body": body, "by": BY}
    begin = year.first
    due_on = begin + timedelta(days=gives.due_after)
    agree_contribution(
        amount=Decimal(gives.agreed), due_on=due_on, words="Agreed with the budget (invented).", on=begin,
        **about,
    )  # fmt: skip
    if gives.in_kind:
        worth = Decimal(gives.worth) if gives.worth else None
        record_in_kind(words=gives.in_kind, amount=worth, on=begin, **about)
    for amount, after in gives.paid:
        day = begin + timedelta(days=after)
        if day <= today:
            record_payment(amount=Decimal(amount), happened_on=day, on=day, **about)


def _spend(home: Partnership, year: FinancialYear, under: Under, today: date) -> None:
    about: dict[str, Any] = {"partnership": home, "year": year, "heading": under.heading, "by": BY}
    set_budget(amount=Decimal(under.budget), on=year.first, **about)
    for amount, after, words in under.spent:
        day = year.first + timedelta(days=after)
        if day <= today:
            record_spending(amount=Decimal(amount), happened_on=day, words=words, on=day, **about)


def _keep_reserve(home: Partnership, year: FinancialYear, sample: SampleYear, today: date) -> None:
    about: dict[str, Any] = {"partnership": home, "year": year, "by": BY}
    set_opening_reserve(amount=Decimal(sample.reserve), on=year.first, **about)
    amount, after, words = sample.drawn
    if amount:
        day = year.first + timedelta(days=after)
        draw_on_reserve(amount=Decimal(amount), happened_on=day, words=words, on=day, **about)


def _correct(home: Partnership, today: date) -> None:
    """Correct one sum of the year before, so that there is something that stood before."""
    entry = LedgerEntry.objects.filter(partnership=home, heading__name="Training", kind="spent").earliest(
        "pk"
    )
    correct_entry(
        entry=entry, amount=Decimal("16840.75"), happened_on=entry.happened_on, words=entry.words,
        reason="Two figures were swapped in the invoice (invented).", by=BY, on=today,
    )  # fmt: skip
