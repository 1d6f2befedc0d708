"""The year of money: who gives what, the entries with their history, and who sees which."""

import csv
import io
from datetime import date, timedelta
from decimal import Decimal
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from kith.base.kernel.actors import command
from kith.partnership.contributions.financial_years import year_holding
from kith.partnership.contributions.models import LedgerEntry
from kith.partnership.contributions.operations import record_payment
from kith.partnership.partnerships.models import Body
from tests.cast import TODAY
from tests.counting import queries
from tests.pages.meetings.asking import refused

pytestmark = pytest.mark.django_db

LRSCP = "/partnerships/leicestershire-and-rutland/contributions"
KSCP = "/partnerships/knowsley/contributions"
GIVES, INTO = "What each partner gives", "What the money goes into"
EMPTY = "Nothing is on record for this year"


def test_statutory_partners_come_first_each_with_what_it_agreed_paid_and_gives_in_kind(signed_in):
    page = signed_in("council_director").get("/partnerships/leicestershire-and-rutland/more")
    page = page.click("Contributions")
    assert page.heading == "Contributions in 2026–27"
    assert page.caption == "1 April 2026 to 31 March 2027"
    rows = page.table(GIVES).rows
    names = [row["Partner or agency"] for row in rows]
    assert [name for name in names if name.endswith("Statutory partner")] == names[:4]
    assert names[4].startswith("Bramble Community NHS Trust")
    police = next(row for row in rows if row["Partner or agency"].startswith("Leicestershire Police"))
    assert (police["Agreed"], police["Paid"]) == ("£71,450.50", "£35,725.25")
    assert police["Still to be paid"] == "£35,725.25"
    assert police["In kind"] == "An analyst for a day each week (worth about £9,500)"
    county = next(row for row in rows if row["Partner or agency"].startswith("Leicestershire County"))
    assert county["In kind"].endswith("(worth not estimated)")


def test_what_is_unpaid_after_its_day_is_said_in_words_and_not_on_the_day_itself(signed_in, kscp):
    said = "£35,725.25 of £71,450.50 was to be paid by 30 June 2026 and is not on record as paid."
    assert said in signed_in("police_director").get(LRSCP).text
    entry = LedgerEntry.objects.get(
        kind="agreed", body__key="cheshire-and-merseyside-icb", year_from="2026-04-01"
    )
    reader = signed_in("knowsley_health_director")
    for due_on, is_told in ((TODAY, False), (TODAY - timedelta(days=1), True)):
        LedgerEntry.objects.filter(pk=entry.pk).update(due_on=due_on)
        assert ("After the day agreed" in reader.get(KSCP).text) is is_told


def test_pictures_say_the_same_in_words(signed_in):
    page = signed_in("manager").get(LRSCP)
    told = [d.text for d in page.tree.xpath("//*[local-name()='svg']/*[local-name()='desc']")]
    assert any("Leicestershire Police: agreed £71,450.50, paid £35,725.25" in words for words in told)
    assert any("Training: budget £18,500, spent £7,300" in words for words in told)


def test_the_year_before_shows_spending_over_its_budget_and_what_is_left_of_the_reserve(signed_in):
    page = signed_in("manager").get(LRSCP).click("The year before")
    assert page.heading == "Contributions in 2025–26"
    assert page.table(INTO).row("Reviews")["Left"] == "−£4,120"
    assert "Reviews: £4,120 more was spent than the budget of £30,000." in page.text
    assert "The reserve began the year with £49,300. £8,000 was drawn, and £41,300 is left." in page.text
    assert page.table("Drawn from the reserve").rows[0]["Sum"] == "£8,000"
    assert EMPTY in page.click("The year before").text


def test_the_unit_keeps_a_year_through_the_pages(signed_in):
    manager = signed_in("knowsley_manager")
    page = manager.get(f"{KSCP}?year=2027")
    assert EMPTY in page.text
    council = Body.objects.get(key="knowsley-council").public_id
    form = page.click("Agree a contribution")
    faults = refused(form, "Put it on record", body=council, amount="lots").faults
    assert faults == ["Give a sum in pounds, such as 12,500 or 12,500.50"]
    page = form.submit("Put it on record", body=council, amount="£90,000", due_on=date(2027, 6, 30))
    assert page.messages == ["On record: Contribution agreed: Knowsley Council, £90,000."]
    assert page.heading == "Contributions in 2027–28"
    page = page.click("Record a payment")
    page = page.submit("Record the payment", body=council, amount="1,000.50", happened_on=TODAY)
    page = page.click("Record what is given in kind")
    page = page.submit("Put it on record", body=council, words="Payroll for the unit.")
    row = page.table(GIVES).rows[0]
    assert (row["Agreed"], row["To be paid by"], row["Paid"]) == ("£90,000", "30 June 2027", "£1,000.50")
    assert row["In kind"] == "Payroll for the unit (worth not estimated)"
    page = page.click("Set a heading’s budget").submit("Set the budget", heading="Staff", amount="500")
    page = page.click("Set a heading’s budget")
    page = page.submit("Set the budget", heading="another", named="Interpreters", amount="40")
    page = page.click("Record spending")
    page = page.submit("Record the spending", heading="Interpreters", amount="9.99", happened_on=TODAY)
    assert page.table(INTO).row("Interpreters") == {
        "Heading": "Interpreters", "Budget": "£40", "Spent": "£9.99", "Left": "£30.01"
    }  # fmt: skip
    page = page.click("Set the reserve at the start").submit("Put it on record", amount="250")
    assert "The reserve began the year with £250. Nothing was drawn." in page.text
    page = page.click("Draw on the reserve")
    page = page.submit("Put it on record", amount="50", happened_on=TODAY, words="Venue for a seminar.")
    assert "£50 was drawn, and £200 is left." in page.text


def test_an_entry_is_corrected_with_a_reason_and_shows_what_stood_before(signed_in):
    manager = signed_in("knowsley_manager")
    page = manager.get(KSCP).click("Every entry and its history")
    assert page.heading == "Every entry of 2026–27"
    page = page.click("Contribution agreed: Knowsley Council")
    assert "It was never corrected." in page.text
    form = page.click("Correct it")
    assert refused(form, "Correct it", amount="85,000").faults == ["Give the reason"]
    page = form.submit("Correct it", amount="85,000", reason="The minutes say another sum.")
    assert page.fact("Sum") == "£85,000"
    row = page.table("What stood before").rows[0]
    assert (row["Sum before"], row["Why"]) == ("£84,000", "The minutes say another sum.")
    assert "Corrected 1 time" in page.click("The year").click("Every entry and its history").text


def test_members_read_and_do_not_keep(signed_in):
    page = signed_in("knowsley_police_director").get(KSCP)
    assert "Keep the record" not in page.text
    page = page.click("Every entry and its history").click("Contribution agreed: Knowsley Council")
    assert "Correct it" not in page.links


def test_young_people_see_the_totals_and_no_partner_and_no_entry(signed_in):
    reader = signed_in("young_member")
    page = reader.get(LRSCP)
    assert "For 2026–27 the partners and agencies agreed to give £267,901 together" in page.text
    assert "Leicestershire Police" not in page.text
    entry = LedgerEntry.objects.filter(partnership__key="leicestershire-and-rutland").first()
    for address in ("entries", "contributions.csv", "contributions.xlsx", f"entries/{entry.public_id}"):
        reader.get(f"{LRSCP}/{address}", status=404)
        assert signed_in("agency_lead").browser.get(f"{LRSCP}/{address}").status_code == 200
    rule = reader.get("/partnerships/leicestershire-and-rutland/who-can-see?page=contributions:year")
    assert "Young people who sit for no agency see the totals of the year." in rule.text


def test_another_partnership_and_the_public_find_nothing(signed_in, anonymous):
    entry = LedgerEntry.objects.filter(partnership__key="leicestershire-and-rutland").first()
    signed_in("manager").get(f"{LRSCP}/entries/{entry.public_id}")
    stranger = signed_in("knowsley_manager")
    stranger.get(LRSCP, status=404)
    stranger.get(f"{KSCP}/entries/{entry.public_id}", status=404)
    assert "contributions" not in anonymous.get("/public/leicestershire-and-rutland").html.lower()


def test_the_file_has_every_entry_and_no_formula(signed_in, kscp):
    entry = LedgerEntry.objects.filter(partnership=kscp, kind="in-kind", year_from="2026-04-01").first()
    LedgerEntry.objects.filter(pk=entry.pk).update(words='=HYPERLINK("http://example.org")')
    answer = signed_in("knowsley_manager").browser.get(f"{KSCP}/contributions.csv?year=2026")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == LedgerEntry.objects.filter(partnership=kscp, year_from="2026-04-01").count()
    assert '\'=HYPERLINK("http://example.org")' in {row["Words"] for row in rows}
    council = next(row for row in rows if row["What"] == "Contribution agreed")
    assert (council["Pounds"], council["Standing"]) == ("84000.00", "Statutory partner")


def test_the_excel_file_keeps_sums_as_numbers_and_words_as_text(signed_in, kscp):
    entry = LedgerEntry.objects.filter(partnership=kscp, kind="in-kind", year_from="2026-04-01").first()
    LedgerEntry.objects.filter(pk=entry.pk).update(words="=1+1")
    answer = signed_in("knowsley_manager").browser.get(f"{KSCP}/contributions.xlsx?year=2026")
    head, *rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert 84000.0 in {row[head.index("Pounds")] for row in rows}
    assert "=1+1" in {row[head.index("Words")] for row in rows}
    with ZipFile(io.BytesIO(answer.content)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_the_page_asks_as_much_with_many_entries_as_with_few(signed_in, kscp):
    reader = signed_in("knowsley_manager")
    few = {name: queries(reader, f"{KSCP}{name}") for name in ("", "/entries")}
    council, year = Body.objects.get(key="knowsley-council"), year_holding(TODAY, 4)
    for number in range(12):
        record_payment(
            partnership=kscp, year=year, body=council, amount=Decimal(number + 1), happened_on=TODAY,
            by=command("test"), on=TODAY,
        )  # fmt: skip
    assert {name: queries(reader, f"{KSCP}{name}") for name in few} == few
