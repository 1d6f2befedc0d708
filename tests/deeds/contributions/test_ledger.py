"""Deeds on the ledger: what is refused, what is kept, and that a correction keeps what stood before."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from kith.base.kernel.actors import command
from kith.base.kernel.refusals import Refused
from kith.base.kernel.standings import Standing
from kith.base.trail.queries import entries_about
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.contributions.duties import gather, seen_side_by_side
from kith.partnership.contributions.financial_years import year_holding
from kith.partnership.contributions.models import LedgerEntry, LedgerRevision
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
from kith.partnership.contributions.queries import added_up, entries_of
from kith.partnership.contributions.recording import about_entry
from kith.partnership.partnerships.models import Body
from tests.cast import TODAY, acting

pytestmark = pytest.mark.django_db
BY = command("test")
NEXT = year_holding(date(2027, 4, 1), 4)
"""A year of which the samples say nothing."""


def council() -> Body:
    return Body.objects.get(key="knowsley-council")


def about(home, **facts):
    return {"partnership": home, "year": NEXT, "by": BY, "on": TODAY} | facts


def agreed(home, amount="100", **facts) -> LedgerEntry:
    given = about(home, body=council(), amount=Decimal(amount), due_on=date(2027, 6, 30))
    return agree_contribution(**(given | facts))


def test_a_contribution_is_agreed_once_and_then_corrected(kscp):
    agreed(kscp)
    with pytest.raises(Refused, match="Correct that entry, with the reason"):
        agreed(kscp, "200")
    assert LedgerEntry.objects.filter(year_from=NEXT.first).count() == 1


def test_the_database_itself_keeps_one_contribution_for_each_partner_and_year(kscp):
    entry = agreed(kscp)
    entry.pk, entry.public_id = None, "another"
    with pytest.raises(IntegrityError), transaction.atomic():
        entry.save(force_insert=True)


def test_a_partner_may_agree_to_give_no_money_but_nobody_pays_nothing(kscp):
    assert agreed(kscp, "0").amount == 0
    with pytest.raises(Refused, match="more than £0"):
        record_payment(**about(kscp, body=council(), amount=Decimal(0), happened_on=TODAY))


def test_what_is_still_to_come_was_not_paid(kscp):
    given = about(kscp, body=council(), amount=Decimal(5))
    assert record_payment(**given, happened_on=TODAY).happened_on == TODAY
    with pytest.raises(Refused, match="still to come"):
        record_payment(**given, happened_on=TODAY + timedelta(days=1))


def test_who_has_no_standing_in_the_year_gives_nothing(kscp):
    stranger = Body.objects.get(key="rutland-county-council")
    with pytest.raises(Refused, match="no standing in the partnership in 2027–28"):
        agreed(kscp, body=stranger)


@pytest.mark.parametrize("name", ["knowsley_council_director", "independent_chair", "manager"])
def test_only_the_business_unit_of_the_partnership_keeps_the_record(name, kscp):
    with pytest.raises(Refused, match="business manager and the coordinators"):
        agreed(kscp, by=acting(name))
    assert agreed(kscp, by=acting("knowsley_manager")).recorded_by == acting("knowsley_manager").name


def test_a_gift_in_kind_needs_words_and_no_worth(kscp):
    given = record_in_kind(**about(kscp, body=council(), words=" A room each month. "))
    assert (given.words, given.amount) == ("A room each month.", None)
    with pytest.raises(Refused, match="Say what is given"):
        record_in_kind(**about(kscp, body=council(), words=" "))


def test_a_heading_is_one_heading_however_it_is_written(kscp):
    first = set_budget(**about(kscp, heading="Interpreters", amount=Decimal(900)))
    spent = record_spending(
        **about(kscp, heading=" interpreters ", amount=Decimal("12.34"), happened_on=TODAY)
    )
    assert spent.heading == first.heading
    with pytest.raises(Refused, match="is set already"):
        set_budget(**about(kscp, heading="INTERPRETERS", amount=Decimal(1)))
    with pytest.raises(Refused, match="Choose a heading"):
        set_budget(**about(kscp, heading=" ", amount=Decimal(1)))


def test_the_reserve_gives_to_its_last_penny_and_no_more(kscp):
    drawn = about(kscp, happened_on=TODAY, words="A review.")
    with pytest.raises(Refused, match="reserve at the start of the year on record first"):
        draw_on_reserve(**drawn, amount=Decimal(1))
    set_opening_reserve(**about(kscp, amount=Decimal("100.01")))
    draw_on_reserve(**drawn, amount=Decimal(100))
    with pytest.raises(Refused, match=r"£0\.01 is left in the reserve"):
        draw_on_reserve(**drawn, amount=Decimal("0.02"))
    draw_on_reserve(**drawn, amount=Decimal("0.01"))
    rows = LedgerEntry.objects.filter(partnership=kscp).of_year(NEXT)
    assert added_up(entries_of(rows)).left == 0


def test_no_correction_draws_more_from_the_reserve_than_stood_in_it(kscp):
    start = set_opening_reserve(**about(kscp, amount=Decimal(100)))
    drawn = draw_on_reserve(**about(kscp, happened_on=TODAY, words="A review.", amount=Decimal(60)))
    draw_on_reserve(**about(kscp, happened_on=TODAY, words="Another.", amount=Decimal(30)))
    said = {"words": "A slip.", "reason": "A slip.", "by": BY, "on": TODAY}
    with pytest.raises(Refused, match="£70 is left in the reserve"):
        correct_entry(entry=drawn, amount=Decimal("70.01"), happened_on=TODAY, **said)
    correct_entry(entry=drawn, amount=Decimal(70), happened_on=TODAY, **said)
    with pytest.raises(Refused, match="£100 was drawn from the reserve already"):
        correct_entry(entry=start, amount=Decimal("99.99"), **said)
    correct_entry(entry=start, amount=Decimal(101), **said)
    correct_entry(entry=start, amount=Decimal(100), **said)


@pytest.mark.parametrize("far", [date(2024, 3, 31), date(2027, 4, 1)])
def test_what_happened_more_than_a_year_from_the_year_of_money_is_a_slip(far, kscp):
    year, on = year_holding(date(2025, 4, 1), 4), date(2027, 6, 1)
    given = about(kscp, body=council(), amount=Decimal(5), year=year, on=on)
    near = date(2024, 4, 1) if far.year == 2024 else date(2027, 3, 31)
    entry = record_payment(**given, happened_on=near)
    with pytest.raises(
        Refused, match="from 1 April 2024 to 31 March 2027: at most a year before or after 2025"
    ):
        record_payment(**given, happened_on=far)
    with pytest.raises(Refused, match="at most a year before or after"):
        correct_entry(entry=entry, amount=Decimal(5), happened_on=far, words="", reason="None.", by=BY, on=on)


def test_a_correction_keeps_what_stood_before_with_the_reason(kscp):
    entry = agreed(kscp, words="By letter.")
    said = {"due_on": date(2027, 7, 31), "words": "By letter.", "by": BY, "on": TODAY}
    correct_entry(entry=entry, amount=Decimal("110.50"), reason=" A slip. ", **said)
    entry.refresh_from_db()
    before = LedgerRevision.objects.get(entry=entry)
    assert (entry.amount, entry.due_on) == (Decimal("110.50"), date(2027, 7, 31))
    assert (before.amount, before.due_on, before.reason) == (Decimal(100), date(2027, 6, 30), "A slip.")
    told = entries_about(about_entry(entry)).latest("pk")
    assert (told.deed, told.old["pounds"], told.new["pounds"]) == ("corrected", "100.00", "110.50")


def test_a_correction_without_reason_or_difference_is_none(kscp):
    entry = agreed(kscp)
    same = {"entry": entry, "due_on": entry.due_on, "words": "", "by": BY, "on": TODAY}
    with pytest.raises(Refused, match="Give the reason"):
        correct_entry(amount=Decimal(5), reason=" ", **same)
    with pytest.raises(Refused, match="Nothing is different"):
        correct_entry(amount=Decimal("100.00"), reason="None.", **same)
    with pytest.raises(Refused, match="Give the sum"):
        correct_entry(amount=None, reason="None.", **same)
    assert not entry.revisions.exists()


def test_a_year_is_added_up_to_the_penny(kscp):
    agreed(kscp, "0.30")
    for _time in range(3):
        record_payment(**about(kscp, body=council(), amount=Decimal("0.10"), happened_on=TODAY))
    money = added_up(entries_of(LedgerEntry.objects.filter(partnership=kscp).of_year(NEXT)))
    assert (money.agreed, money.paid, money.given[0].unpaid) == (Decimal("0.30"), Decimal("0.30"), 0)


def test_the_promise_holds_once_every_statutory_partner_is_on_record(kscp):
    def judged(day):
        return seen_side_by_side(None, day, gather(ground_of(kscp)))

    assert judged(TODAY).standing == Standing.MET
    first = date(2027, 4, 1)
    assert judged(first).standing == Standing.AT_RISK
    assert "Knowsley Council" in judged(first).reason
    assert judged(date(2021, 5, 1)).standing == Standing.NOT_YET_DUE
