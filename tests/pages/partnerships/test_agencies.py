"""Agencies as at any day, who followed whom, and a list of them taken in from a file."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kith.partnership.partnerships.models import Body, BodyStanding
from tests.pages.arrangements.test_seats import option

pytestmark = pytest.mark.django_db

HERE = "/partnerships/leicestershire-and-rutland"
KNOWSLEY = "/partnerships/knowsley"


def names(page, caption: str = "Statutory safeguarding partners") -> list[str]:
    return [row["Organisation"] for row in page.table(caption).rows]


@pytest.mark.clause("K10", part="old minutes, which keep the body of their day")
def test_in_2019_the_partners_are_those_of_2019_and_today_those_who_followed(signed_in):
    manager = signed_in("knowsley_manager")
    then = manager.get(f"{KNOWSLEY}/agencies?on=2019-10-01")
    assert len(names(then)) == 3
    old = next(name for name in names(then) if "Clinical Commissioning Group" in name)
    now = manager.get(f"{KNOWSLEY}/agencies")
    assert old not in names(now)
    board = next(name for name in names(now) if "Integrated Care Board" in name)
    assert then.table("Statutory safeguarding partners").row(old)["Followed by"] == board
    assert f"Follows {old}" in now.click(board).text
    assert f"Followed by {board}" in then.click(old).text


@pytest.mark.parametrize(("day", "count"), [("2022-06-30", 5), ("2022-07-01", 4)])
def test_the_last_day_of_a_standing_counts(signed_in, day, count):
    assert len(names(signed_in("police_director").get(f"{HERE}/agencies?on={day}"))) == count


def test_a_body_is_added_given_a_standing_and_handed_over(signed_in):
    manager = signed_in("manager")
    page = manager.get(f"{HERE}/agencies").click("Add an agency")
    page = page.submit(
        "Add agency",
        name="Bluebell Academy",
        sector="education",
        kind="Academy",
        standing="relevant-agency",
        agency_class=option(page, "agency_class", "Schools"),
        held_from=date(2026, 9, 1),
    )
    assert page.heading == "Bluebell Academy"
    assert page.caption == "Academy, Education"
    old = manager.get(f"{HERE}/agencies").click("Foxglove Academy (sample)")
    form = old.click("Hand over: Relevant agency: Schools and colleges")
    page = form.submit("Hand over", successor=option(form, "successor", "Bluebell"), on=date(2027, 1, 1))
    assert "Followed by Bluebell Academy" in page.text
    assert page.table("Standing").rows[0]["When"] == "from 29 September 2019 to 31 December 2026"


def test_a_standing_ends_with_a_day_and_a_reason(signed_in):
    manager = signed_in("manager")
    page = manager.get(f"{HERE}/agencies").click("Teasel College (sample)")
    form = page.click("End: Relevant agency: Schools and colleges")
    page = form.submit("End standing", last_day=date(2026, 11, 15), reason="Closed")
    assert "Teasel College (sample)" not in names(manager.get(f"{HERE}/agencies"), "Schools and colleges")
    trail = page.click("What changed")
    assert trail.heading == "Trail"


def csv_of(count: int) -> SimpleUploadedFile:
    text = "name,from\n" + "".join(f"School {n:03},2026-09-01\n" for n in range(1, count + 1))
    return SimpleUploadedFile("schools.csv", text.encode(), content_type="text/csv")


def upload(page, file: SimpleUploadedFile, *, status: int = 200):
    from tests.page import fill_in, standing_answers

    form = page.form("Look through the list")
    sent = standing_answers(form)
    offered = {found.get("name") for found in form.xpath(".//*[@name]")}
    fill_in(form, sent, offered, "agency_class", option(page, "agency_class", "Schools"))
    fill_in(form, sent, offered, "sector", "education")
    return page.client.post(form.get("action"), sent | {"file": file}, status=status)


def test_hundreds_of_schools_are_looked_through_and_taken_in_and_listed_in_pages(signed_in):
    manager = signed_in("manager")
    preview = upload(manager.get(f"{HERE}/agencies/import"), csv_of(312))
    assert (
        "312 rows for the class Schools and colleges. 312 would be added. Nothing is written yet."
        in preview.text
    )
    assert not Body.objects.filter(name="School 001").exists()
    page = preview.submit("Take in the list")
    assert page.messages == ["312 agencies are added to Schools and colleges."]
    assert page.heading == "Schools and colleges"
    assert len(names(page, "Schools and colleges")) == 50
    last = page
    while "Next page" in last.links:
        last = last.click("Next page")
    assert names(last, "Schools and colleges")[-2:] == [
        "Teasel College (sample)",
        "Woodruff Headteachers’ Forum (sample)",
    ]
    first = manager.get(f"{HERE}/agencies")
    assert len(names(first, "Schools and colleges")) == 10
    assert first.click("All 316 in “Schools and colleges”").heading == "Schools and colleges"
    again = upload(manager.get(f"{HERE}/agencies/import"), csv_of(312))
    assert "0 would be added." in again.text


def test_the_page_of_agencies_asks_as_much_with_hundreds_as_with_few(signed_in, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    manager = signed_in("manager")
    manager.get(f"{HERE}/agencies")
    with CaptureQueriesContext(connection) as before:
        manager.get(f"{HERE}/agencies")
        few = len(before)
    upload(manager.get(f"{HERE}/agencies/import"), csv_of(120)).submit("Take in the list")
    manager.get(f"{HERE}/agencies")
    with django_assert_num_queries(few):
        manager.get(f"{HERE}/agencies")
    with django_assert_num_queries(few + 1):
        manager.get(f"{HERE}/agencies/classes/schools-and-colleges")


def test_a_list_with_faults_names_each_cell_and_takes_nothing(signed_in):
    file = SimpleUploadedFile("schools.csv", b"name,from\nHazel,soon\n,\n,2026-01-01\n")
    page = upload(signed_in("manager").get(f"{HERE}/agencies/import"), file, status=422)
    assert page.faults == ["There are 2 faults in the list. Nothing was taken in."]
    table = page.table("What is wrong in the list")
    assert [(row["Cell"], row["Found"]) for row in table.rows] == [("B2", "soon"), ("A4", "Empty")]
    assert not Body.objects.filter(name="Hazel").exists()


def test_a_row_that_stands_in_the_way_is_named_and_nothing_can_be_taken_in(signed_in):
    file = SimpleUploadedFile("schools.csv", b"name,key\nHazel,\nMine,knowsley-council\n")
    page = upload(signed_in("manager").get(f"{HERE}/agencies/import"), file)
    assert "Row 3, Mine: The key “knowsley-council” belongs to another body." in page.text
    assert "Take in the list" not in page.buttons()
    assert "Knowsley Council" not in page.text


def test_a_formula_in_a_list_is_shown_as_text(signed_in):
    file = SimpleUploadedFile("schools.csv", b'name\n"=2+5<script>"\n')
    page = upload(signed_in("manager").get(f"{HERE}/agencies/import"), file).submit("Take in the list")
    assert "=2+5<script>" in names(page, "Schools and colleges")


def test_rows_changed_on_their_way_back_are_read_as_if_they_were_a_file(signed_in):
    manager = signed_in("manager")
    preview = upload(manager.get(f"{HERE}/agencies/import"), csv_of(1))
    from tests.page import standing_answers

    sent = standing_answers(preview.form("Take in the list")) | {"rows": "name,from\nHazel,soon\n"}
    refused = manager.post(f"{HERE}/agencies/import/take-in", sent, status=422)
    assert refused.faults == ["The rows are not as they were. Choose the file again."]
    assert not Body.objects.filter(name="Hazel").exists()


def test_the_empty_list_to_fill_in_names_the_columns(signed_in):
    answer = signed_in("manager").browser.get(f"{HERE}/agencies/import/agencies.csv")
    assert answer.content == b"name,key,from,to\n"
    assert answer["Content-Disposition"] == 'attachment; filename="agencies.csv"'


def test_members_read_agencies_and_only_the_business_unit_changes_them(signed_in, lrscp):
    body = Body.objects.get(key="teasel-college")
    standing = BodyStanding.objects.get(body=body, partnership=lrscp)
    member = signed_in("young_member")
    assert "Add an agency" not in member.get(f"{HERE}/agencies").links
    assert "Change" not in member.get(f"{HERE}/agencies/{body.public_id}").table("Standing").head
    closed = [
        f"{HERE}/agencies/add",
        f"{HERE}/agencies/import",
        f"{HERE}/agencies/import/agencies.csv",
        f"{HERE}/agencies/{body.public_id}/standings/add",
        f"{HERE}/standings/{standing.public_id}/end",
        f"{HERE}/standings/{standing.public_id}/hand-over",
    ]
    assert [member.browser.get(address).status_code for address in closed] == [404] * len(closed)
