"""Seats and people: who sits where on any day, and what is missing."""

from datetime import date

import pytest
from django.test.utils import CaptureQueriesContext

from tests.cast import TODAY, acting

pytestmark = pytest.mark.django_db

SEATS = "/partnerships/leicestershire-and-rutland/seats"
LEAD = "Leicestershire and Rutland Safeguarding Children Partnership: seats"
PLANNING = "Planning and Delivery Group: seats"


def holders(page, caption: str, seat: str) -> str:
    """Return what stands in the column of holders for the one row whose seat begins with these words."""
    rows = [row for row in page.table(caption).rows if row["Seat"].startswith(seat)]
    assert len(rows) == 1, [row["Seat"] for row in page.table(caption).rows]
    return rows[0]["Holder"]


@pytest.mark.clause("L3")
def test_the_lead_group_shows_its_five_directors_warns_of_an_assistant_and_shows_the_gap(signed_in):
    manager = signed_in("manager")
    board = manager.get("/partnerships/leicestershire-and-rutland/promises?on=2021-03-01")
    assert "5 of 5 seats filled at director level" in board.text

    health = (
        "Director of each statutory partner: NHS Leicester, Leicestershire and Rutland Integrated Care Board"
    )
    seats = manager.get(SEATS)
    assert holders(seats, LEAD, health).startswith("Odette Meadowsweet, Chief nurse")
    ended = seats.click("Odette Meadowsweet").click("End this appointment")
    ended.submit("End appointment", last_day=date(2026, 11, 15), reason="Retired")

    seats = manager.get(SEATS)
    gap = "Nobody from NHS Leicester, Leicestershire and Rutland Integrated Care Board holds the seat"
    assert gap in seats.text
    assert holders(seats, LEAD, health) == "Vacant since 16 November 2026: 0 days"

    form = manager.get(appoint_url(seats, health, LEAD))
    named = {
        "person": option(form, "person", "Nerys Bilberry"),
        "body": option(form, "body", "NHS Leicester"),
    }
    warned = manager_submits(form, **named)
    sentence = "Nerys Bilberry, Deputy chief nurse, is below the director level that the seat asks for."
    assert any(sentence in fault for fault in warned.faults)
    made = warned.submit("Appoint", anyway=True)
    assert sentence in made.messages[0]
    assert sentence in manager.get(SEATS).text
    board = manager.get("/partnerships/leicestershire-and-rutland/promises")
    assert "4 of 4 at director level" not in board.text
    assert "3 of 4 seats filled at director level" in board.text


def appoint_url(page, seat: str, caption: str) -> str:
    """Return where the row of a seat leads to appoint somebody."""
    table = page.table(caption).element
    rows = [
        row
        for row in table.xpath("./tbody/tr")
        if " ".join(" ".join(row.xpath("./th[1]//text()")).split()).startswith(seat)
    ]
    return rows[0].xpath("./th[1]//a/@href")[0]


def option(page, name: str, words: str) -> str:
    """Return the value of the only answer that begins with these words."""
    found = [
        o.get("value")
        for o in page.tree.xpath(f"//select[@name='{name}']/option")
        if o.text.startswith(words)
    ]
    assert len(found) == 1, (words, [o.text for o in page.tree.xpath(f"//select[@name='{name}']/option")])
    return found[0]


def manager_submits(page, **answers):
    """Press “Appoint” where the answers are expected to be asked about again."""
    from tests.page import fill_in, standing_answers

    form = page.form("Appoint")
    sent = standing_answers(form)
    offered = {found.get("name") for found in form.xpath(".//*[@name]")}
    for name, answer in answers.items():
        fill_in(form, sent, offered, name, answer)
    return page.client.post(form.get("action"), sent, status=422)


@pytest.mark.clause("L12")
def test_the_planning_group_names_what_its_members_lack_and_follows_the_chairs_of_the_sub_groups(signed_in):
    manager = signed_in("manager")
    seats = manager.get(SEATS)
    follows = "Chairs of the sub-groups: Chair, Policy and Procedures Group"
    assert holders(seats, PLANNING, follows).startswith("Lavinia Bracken")

    chair = seats.table("Policy and Procedures Group: seats").element.xpath(
        ".//a[text()='Lavinia Bracken']/@href"
    )[0]
    manager.get(chair).click("End this appointment").submit(
        "End appointment", reason="Change of job", last_day=date(2026, 11, 15)
    )
    seats = manager.get(SEATS)
    lack = "Policy and Procedures Group has no chair on record, so the seat that follows is empty."
    assert lack in seats.text
    assert lack in manager.get("/partnerships/leicestershire-and-rutland/promises").text

    form = manager.get(appoint_url(seats, "Chair", "Policy and Procedures Group: seats"))
    form.submit(
        "Appoint",
        person=option(form, "person", "Isolde Rushbrook"),
        body=option(form, "body", "Rutland County"),
    )
    seats = manager.get(SEATS)
    assert holders(seats, PLANNING, follows).startswith("Isolde Rushbrook")
    assert lack not in seats.text

    heads = seats.table(PLANNING).element.xpath(".//a[text()='Fabian Nightjar']/@href")
    manager.get(heads[0]).click("End this appointment").submit(
        "End appointment", reason="Left", last_day=date(2026, 11, 15)
    )
    gap = "Nobody from Leicestershire Police holds the seat “Head of safeguarding or safeguarding lead”."
    assert gap in manager.get(SEATS).text


@pytest.mark.clause("L22")
def test_the_young_peoples_group_counts_its_members_and_never_calls_that_a_fault(signed_in):
    seats = signed_in("manager").get(SEATS)
    group = seats.click("Young People Advisory Group")
    assert "11 of about 12 (L22)" in group.text
    assert "Young People Advisory Group" not in [h.text_content() for h in seats.tree.xpath("//main//h3")]


def test_young_members_are_named_to_the_business_unit_alone_and_counted_for_everybody_else(signed_in, lrscp):
    from kith.partnership.partnerships.models import Appointment

    rows = Appointment.objects.filter(seat__group_key="young-people-advisory", body=None, held_to=None)
    names = [row.person.name for row in rows]
    table = "Young People Advisory Group: seats"
    shown = str(signed_in("manager").get(SEATS).table(table).rows)
    assert len(names) == 11
    assert all(name in shown for name in names)
    shown = str(signed_in("police_director").get(SEATS).table(table).rows)
    assert "Young member (11)" in shown
    assert not [name for name in names if name in shown]


@pytest.mark.clause("L28")
def test_the_gap_of_the_policy_group_names_the_missing_partner(signed_in):
    seats = signed_in("manager").get(SEATS)
    missing = (
        "Nobody from NHS Leicester, Leicestershire and Rutland Integrated Care Board holds the seat "
        "“Representative of each statutory partner”."
    )
    assert missing in seats.text
    table = seats.table("Policy and Procedures Group: seats")
    held = {row["Seat"]: row["Holder"] for row in table.rows}
    partners = [seat for seat in held if seat.startswith("Representative of each statutory partner: ")]
    assert len([seat for seat in partners if not held[seat].startswith("Vacant")]) == 4


@pytest.mark.clause("L50")
def test_each_agency_without_a_lead_in_the_case_review_group_is_shown(signed_in):
    seats = signed_in("manager").get(SEATS)
    rows = seats.table("Case Review Group: seats").rows
    leads = {
        r["Seat"].removesuffix("Appoint").strip(): r["Holder"]
        for r in rows
        if r["Seat"].startswith("Safeguarding lead") and " held" not in r["Holder"]
    }
    assert len(leads) == 15
    assert [seat for seat, holder in leads.items() if "Vacant" in holder] == [
        next(seat for seat in leads if "Acorn Steps Nursery" in seat)
    ]


@pytest.mark.clause("L53")
def test_link_officers_are_on_record_and_a_vacant_link_is_called_in(signed_in):
    manager = signed_in("manager")
    seats = manager.get(SEATS)
    links = seats.table("Link officers with other boards")
    held = {row["Post"].removesuffix("Appoint").split(" Appoint")[0]: row["Holder"] for row in links.rows}
    assert held["Director of Public Health, Leicestershire"].startswith("Theodora Milkwort")
    assert held["Director of Public Health, Rutland"].startswith("Alaric Fieldfare")
    seats.click("Theodora Milkwort").click("End this appointment").submit(
        "End appointment", last_day=date(2026, 11, 15), reason="Retired"
    )
    assert "Nobody holds the post “Director of Public Health, Leicestershire”." in manager.get(SEATS).text


@pytest.mark.parametrize(
    ("day", "partner"),
    [
        ("2022-06-30", "West Leicestershire Clinical Commissioning Group"),
        ("2022-07-01", "NHS Leicester, Leicestershire and Rutland Integrated Care Board"),
    ],
)
def test_who_sat_where_on_any_day_follows_the_bodies_of_that_day(signed_in, day, partner):
    page = signed_in("council_director").get(f"{SEATS}?on={day}")
    rows = [
        row["Seat"]
        for row in page.table(LEAD).rows
        if row["Seat"].startswith("Director of each statutory partner: ")
    ]
    assert f"Director of each statutory partner: {partner}" in rows
    assert len(rows) == (5 if day < "2022-07-01" else 4)


@pytest.mark.parametrize(
    ("day", "is_there"), [("2026-10-31", True), ("2026-11-01", False), ("2027-03-03", False)]
)
def test_a_member_is_there_on_the_last_day_and_not_on_the_next(signed_in, day, is_there):
    page = signed_in("manager").get(f"{SEATS}?on={day}")
    assert ("Cornelius Dogwood" in page.text) is is_there


def test_a_day_still_to_come_shows_who_is_appointed_by_then(signed_in):
    manager = signed_in("manager")
    assert "Saffron Hazelmere" not in manager.get(f"{SEATS}?on=2026-11-30").text
    assert "Saffron Hazelmere" in manager.get(f"{SEATS}?on=2026-12-01").text
    assert "Saffron Hazelmere" in manager.get(f"{SEATS}?on=2027-03-03").text


def test_a_day_before_the_arrangements_says_so(signed_in):
    page = signed_in("manager").get(f"{SEATS}?on=2019-09-28")
    assert "Adopted: not yet in force on this day" in page.whole_text
    assert "These arrangements take effect on 29 September 2019." in page.text
    assert "Vacant since" not in page.text
    assert not [words for words in page.links if words.startswith("Appoint")]


def test_gaps_count_from_the_day_on_which_the_arrangements_take_effect(lrscp):
    from kith.partnership.arrangements.queries import ground_of

    before, first = (ground_of(lrscp).on(date(2019, 9, day)) for day in (28, 29))
    assert [group.key for group in before.groups if group.gaps] == []
    assert [group.key for group in first.groups if group.gaps]


def test_the_days_since_a_seat_fell_vacant_are_counted(signed_in):
    page = signed_in("manager").get(SEATS)
    rows = [row for row in page.table("Case Review Group: seats").rows if "Acorn Steps" in row["Seat"]]
    assert [row["Holder"] for row in rows] == ["Vacant since 1 November 2026: 15 days"]


def test_a_deputy_is_named_with_what_they_may_not_do(signed_in):
    page = signed_in("manager").get(SEATS)
    of_police = "Director of each statutory partner: Leicestershire Police"
    row = next(row for row in page.table(LEAD).rows if row["Seat"].startswith(of_police))
    assert row["Deputy"].startswith("Caspian Heron")
    assert row["Deputy"].endswith("may not vote")


def test_a_member_who_may_not_appoint_is_offered_no_way_to(signed_in):
    page = signed_in("police_director").get(SEATS)
    assert not [words for words in page.links if words.startswith(("Appoint", "Add a deputy"))]


def test_the_way_to_appoint_stands_at_an_empty_place_alone_and_names_its_organisation(signed_in):
    page = signed_in("manager").get(SEATS)
    board = "NHS Leicester, Leicestershire and Rutland Integrated Care Board"
    seat = f"Representative of each statutory partner: {board}"
    form = page.click(f"Appoint to the seat {seat}, Policy and Procedures Group")
    assert form.heading == f"Appoint to the seat “Representative of each statutory partner” for {board}"
    chosen = form.tree.xpath("//select[@name='body']/option[@selected]")
    assert [one.text for one in chosen] == [board]
    police = "Representative of each statutory partner: Leicestershire Police"
    assert not [words for words in page.links if words.startswith(f"Appoint to the seat {police}")]


def test_a_deputy_is_asked_for_where_the_page_says_so(signed_in):
    page = signed_in("manager").get(SEATS)
    form = page.click("Add a deputy to the seat Chair, Policy and Procedures Group")
    assert form.tree.xpath("//input[@name='sits_as'][@checked]/@value") == ["deputy"]


def test_a_seat_of_several_organisations_is_stated_once_above_them(signed_in):
    page = signed_in("manager").get(SEATS)
    rows = page.table("Case Review Group: seats").element.xpath("./tbody/tr/th[1]/strong/text()")
    assert len([words for words in rows if words.startswith("Safeguarding lead")]) == 1


@pytest.mark.ground_kept
def test_each_link_on_the_page_opens_for_whoever_sees_it(signed_in):
    for name in ("police_director", "stranger"):
        partnership = "leicester-city" if name == "stranger" else "leicestershire-and-rutland"
        page = signed_in(name).get(f"/partnerships/{partnership}/seats")
        assert page.open_all_links(except_for=["/sign-out"])


def test_the_other_side_of_a_joint_group_is_shown_without_its_pages(signed_in):
    page = signed_in("stranger").get("/partnerships/leicester-city/seats")
    assert "Rowan Thistlewood" in page.text
    assert "for LRSCP" in page.text
    assert "Rowan Thistlewood" not in page.links
    assert "Hester Willowherb, Head of safeguarding" in page.text
    assert "Case Review Group: seats" not in [table.caption for table in page.tables]


def test_the_page_asks_the_same_number_of_questions_whatever_it_shows(
    signed_in, lrscp, django_assert_max_num_queries
):
    from django.db import connection

    from kith.partnership.arrangements.operations.appointments import appoint
    from kith.partnership.partnerships.models import Body, Person

    member = signed_in("council_director")
    member.get(SEATS)
    with django_assert_max_num_queries(12), CaptureQueriesContext(connection) as before:
        member.get(SEATS)
        few = len(before)
    group = lrscp.groups.get(key="multi-agency-audit")
    for name, body in (
        ("Ottoline Marram", "rutland-county-council"),
        ("Fabian Nightjar", "leicestershire-police"),
    ):
        appoint(
            partnership=lrscp,
            group=group,
            seat="members",
            person=Person.objects.get(name=name),
            body=Body.objects.get(key=body),
            held_from=TODAY,
            by=acting("manager", "arrangements.appoint"),
        )
    member.get(SEATS)
    with CaptureQueriesContext(connection) as after:
        page = member.get(SEATS)
        many = len(after)
    assert "Ottoline Marram" in str(page.table("Multi Agency Audit: seats").rows)
    assert many == few > 3
