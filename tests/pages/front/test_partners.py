"""The statutory partners side by side: attendance, papers, funding and actions, each from where it comes."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest

from kith.base.kernel.actors import command
from kith.partnership.actions.models import Action
from kith.partnership.actions.operations.raising import raise_action
from kith.partnership.arrangements.models import Group
from kith.partnership.contributions.financial_years import year_holding
from kith.partnership.contributions.models import LedgerEntry
from kith.partnership.contributions.operations import record_in_kind
from kith.partnership.partnerships.models import Body
from kith.work.meetings.models import AgendaItem, Attendance
from tests.cast import TODAY, person
from tests.counting import queries

pytestmark = pytest.mark.django_db

LRSCP = "/partnerships/leicestershire-and-rutland"
KSCP = "/partnerships/knowsley"
TABLE = "What each statutory partner gives"
MEASURES = [
    "Attendance",
    "Papers",
    "Money agreed",
    "Money paid",
    "Given in kind",
    "Actions",
    "Priorities led",
    "Groups chaired",
]
PARTNERS = {
    KSCP: ["Knowsley Council", "Merseyside Police", "NHS Cheshire and Merseyside Integrated Care Board"],
    LRSCP: [
        "Leicestershire County Council",
        "Leicestershire Police",
        "NHS Leicester, Leicestershire and Rutland Integrated Care Board",
        "Rutland County Council",
    ],
}


def cell(page, measure: str, partner: str) -> str:
    return page.table(TABLE).row(measure)[partner]


@pytest.mark.clause("K9")
@pytest.mark.parametrize(("home", "who"), [(KSCP, "knowsley_police_director"), (LRSCP, "rutland_director")])
def test_attendance_papers_funding_and_actions_by_partner_stand_side_by_side(home, who, signed_in):
    page = signed_in(who).get(f"{home}/more").click("Partners side by side")
    assert page.heading == "Partners side by side in 2026–27"
    table = page.table(TABLE)
    assert table.head == ["Measure", *PARTNERS[home]]
    assert [row["Measure"] for row in table.rows] == MEASURES
    for partner in PARTNERS[home]:
        assert re.match(r"\d+ of \d+ meetings?", cell(page, "Attendance", partner))
        assert re.match(r"£[\d,.]+ \(\d+% of what the partners agreed\)", cell(page, "Money agreed", partner))
        assert re.match(r"£[\d,.]+", cell(page, "Money paid", partner))
        assert re.match(r"\d+ open \d+ overdue", cell(page, "Actions", partner))
    assert any("asked for" in words for words in table.row("Papers").values())
    assert "Where they differ" in page.text
    page.open_all_links(except_for=["/sign-out"])


def test_each_figure_is_the_one_where_its_link_leads(signed_in):
    reader = signed_in("knowsley_manager")
    page = reader.get(f"{KSCP}/partners")
    police = "Merseyside Police"
    said = cell(page, "Attendance", police)
    tallied = page.click(said)
    rows = [row for row in tallied.tables[0].rows if row["Agency"] == police]
    there, expected = sum(int(r["There"]) for r in rows), sum(int(r["Meetings"]) for r in rows)
    assert said.startswith(f"{there} of {expected} meeting")
    assert "£42,000" in reader.get(f"{KSCP}/contributions").text
    open_ones = int(re.search(r"(\d+) open", cell(page, "Actions", police)).group(1))
    late_ones = int(re.search(r"(\d+) overdue", cell(page, "Actions", police)).group(1))
    own = f"{KSCP}/actions/agencies/{Body.objects.get(key='merseyside-police').public_id}"
    assert len(rows_of(reader.get(own))) == open_ones
    assert len(rows_of(reader.get(f"{own}?standing=late"))) == late_ones


def rows_of(page) -> list:
    return page.tables[0].rows if page.tables else []


def test_an_overdue_action_counts_from_the_day_after_its_day(signed_in, kscp):
    group = Group.objects.filter(partnership=kscp).first()
    police = Body.objects.get(key="merseyside-police")
    raise_action(
        group=group, wording="Count the calls.", due_on=TODAY, body=police, by=command("test"), on=TODAY
    )
    reader = signed_in("knowsley_manager")

    def overdue() -> int:
        words = cell(reader.get(f"{KSCP}/partners"), "Actions", "Merseyside Police")
        return int(re.search(r"(\d+) overdue", words).group(1))

    before = overdue()
    Action.objects.filter(wording="Count the calls.").update(due_on=TODAY - timedelta(days=1))
    assert overdue() == before + 1


def test_a_paper_belongs_to_the_partner_for_which_its_author_sits(signed_in):
    reader = signed_in("manager")
    page = reader.get(f"{LRSCP}/partners")
    row = page.table(TABLE).row("Papers")
    partner, words = next((name, said) for name, said in row.items() if "asked for" in said)
    listed = page.click(re.match(r"\d+ asked for, \d+ in time", words).group())
    assert listed.heading == f"Papers of {partner} in 2026–27"
    papers = listed.tables[0].rows
    assert words.startswith(f"{len(papers)} asked for")
    in_time = [row for row in papers if row["Came"].startswith("In time")]
    assert f"{len(in_time)} in time" in words
    assert listed.click(papers[0]["Paper"]).heading


def test_what_differs_is_said_in_words_that_blame_nobody(signed_in, kscp):
    reader = signed_in("knowsley_council_director")
    page = reader.get(f"{KSCP}/partners")
    assert "Knowsley Council agreed to pay the most, £84,000; Merseyside Police and NHS" in page.text
    assert "A difference is no fault" in page.text
    Attendance.objects.filter(body__key="merseyside-police").update(presence="absent", deputy="")
    page = reader.get(f"{KSCP}/partners")
    assert re.search(r"Merseyside Police was at 0 of the \d+ meetings? where it has a seat", page.text)
    LedgerEntry.objects.filter(partnership=kscp, kind="agreed").update(amount=Decimal(5))
    page = reader.get(f"{KSCP}/partners")
    assert "agreed to pay the same sum, £5 each." in page.text
    assert not re.search(r"fail|poor|worst|should have|neglected", page.text.lower())


def test_what_is_not_on_record_is_not_stated(signed_in):
    page = signed_in("knowsley_manager").get(f"{KSCP}/partners").click("2024–25")
    assert cell(page, "Money agreed", "Knowsley Council") == "Not stated"
    assert cell(page, "Given in kind", "Knowsley Council") == "Nothing on record"
    assert "as they stood on the last day of the year" in page.text


def test_in_the_first_year_five_partners_stand_side_by_side(signed_in):
    page = signed_in("manager").get(f"{LRSCP}/partners?year=2019")
    assert len(page.table(TABLE).head) == 1 + 5
    page = signed_in("knowsley_manager").get(f"{KSCP}/partners?year=2022")
    assert "Knowsley Clinical Commissioning Group was a statutory partner until 30 June 2022." in page.text


def test_agencies_of_which_there_is_something_to_tell_are_folded_below(signed_in, lrscp):
    page = signed_in("manager").get(f"{LRSCP}/partners")
    table = page.table("What each other agency gives")
    bramble = table.row("Bramble Community NHS Trust (sample)")
    assert bramble["Money agreed"].startswith("£5,000")
    assert "Four trainers" in bramble["Given in kind"]
    named = {row["Agency"] for row in table.rows}
    known = set(Body.objects.filter(standings__partnership=lrscp).values_list("name", flat=True))
    assert named < known - set(PARTNERS[LRSCP])


def test_what_a_reader_may_not_see_is_not_counted_for_them(signed_in, lrscp):
    closed = AgendaItem.objects.filter(
        group__partnership=lrscp, group__key="case-review", meeting__isnull=False
    )
    item = closed.filter(meeting__meets_on__gte=TODAY).first()
    AgendaItem.objects.filter(pk=item.pk).update(
        asks_for_paper=True, author=person("council_director"), is_closed=True, title="Wrenfold"
    )
    body = Body.objects.get(key="leicestershire-county-council").public_id
    address = f"{LRSCP}/partners/{body}/papers?year={year_holding(item.meeting.meets_on, 4).key}"
    item.readers.create(person=person("manager"))
    assert "Wrenfold" in signed_in("manager").get(address).text
    assert "Wrenfold" not in signed_in("agency_lead").get(address).text


def test_young_people_see_who_came_and_who_leads_and_nothing_of_money(signed_in):
    reader = signed_in("young_member")
    page = reader.get(f"{LRSCP}/partners")
    assert [row["Measure"] for row in page.table(TABLE).rows] == [
        "Attendance", "Priorities led", "Groups chaired"
    ]  # fmt: skip
    assert "£" not in page.text
    assert "Papers, money and actions by partner are not shown to you." in page.text
    body = Body.objects.get(key="leicestershire-police").public_id
    reader.get(f"{LRSCP}/partners/{body}/papers", status=404)


def test_directors_find_it_from_home_and_from_attendance(signed_in):
    reader = signed_in("knowsley_health_director")
    assert reader.get("/").click("The partners side by side").heading == "Partners side by side in 2026–27"
    page = reader.get(f"{KSCP}/meetings/attendance?by=agency")
    assert page.click("The partners side by side").heading == "Partners side by side in 2026–27"
    assert "The partners side by side" not in signed_in("agency_lead").get("/").links


def test_the_page_asks_as_much_with_many_records_as_with_few(signed_in, kscp):
    reader = signed_in("knowsley_manager")
    few = queries(reader, f"{KSCP}/partners")
    police, group = Body.objects.get(key="merseyside-police"), Group.objects.filter(partnership=kscp).first()
    for number in range(12):
        record_in_kind(
            partnership=kscp, year=year_holding(TODAY, 4), body=police, words=f"Room {number}",
            by=command("test"), on=TODAY,
        )  # fmt: skip
        raise_action(
            group=group, wording=f"Do {number}", due_on=date(2027, 1, 5), body=police,
            by=command("test"), on=TODAY,
        )  # fmt: skip
    assert queries(reader, f"{KSCP}/partners") == few
    assert few <= 20
