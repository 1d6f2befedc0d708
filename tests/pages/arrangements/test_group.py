"""A group on its own page: is it in order, who sits there, by which rules; and its terms of reference."""

from io import BytesIO

import pikepdf
import pytest

from kith.base.kernel.group_lines import group_lines
from kith.partnership.arrangements.as_at import AsAt
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.models import Appointment
from tests.cast import TODAY
from tests.counting import allowed, queries
from tests.page import Page

LRSCP = "leicestershire-and-rutland"
KSCP = "knowsley"
LEICESTER = "leicester-city"
MOST_QUERIES = 12


def address(home: str, key: str, *, seen_from: str = "") -> str:
    public_id = Group.objects.get(partnership__key=home, key=key).public_id
    return f"/partnerships/{seen_from or home}/group/{public_id}"


@pytest.fixture
def group(signed_in):
    """Return a function that opens the page of a group."""

    def opened(
        key: str, *, by: str = "manager", home: str = LRSCP, seen_from: str = "", on: str = ""
    ) -> Page:
        query = f"?on={on}" if on else ""
        return signed_in(by).get(address(home, key, seen_from=seen_from) + query)

    return opened


def seats(page: Page) -> list[dict[str, str]]:
    return page.table("Seats and who holds them").rows


@pytest.mark.clause("L5", part="a meeting’s record with chair and stand-in comes with meetings")
def test_the_page_says_who_chairs_by_which_rule_and_that_the_same_person_scrutinises(group):
    page = group("lrscp")
    assert page.fact("Who chairs, by the arrangements") == "Independent advisor (L5)"
    assert page.fact("Chair").startswith("Aurelia Stonecrop")
    assert page.fact("Chair since")
    assert page.fact("To be known") == (
        "Aurelia Stonecrop chairs this group and, as independent advisor, also scrutinises. "
        "Both are kept on record; the two can be split."
    )


def test_another_chair_has_no_such_note(group):
    assert "also scrutinises" not in group("planning-and-delivery").text


@pytest.mark.clause("L9", part="open actions under the new group with their origin come with actions")
def test_the_page_names_what_the_group_replaced(group):
    page = group("planning-and-delivery")
    assert page.fact("What it replaced").startswith("Joint Executives")


@pytest.mark.clause("L22")
def test_the_number_of_members_stands_beside_the_number_meant_as_information(group):
    page = group("young-people-advisory")
    count, meant = page.fact("Members").split(" of about ")
    assert (
        int(count)
        == Appointment.objects.filter(seat__group_key="young-people-advisory").live_on(TODAY).count()
        > 1
    )
    assert meant == "12 (L22)"
    assert "Gaps and concerns" not in page.text
    assert "No gaps" in page.caption


@pytest.mark.clause("L49", part="the rights to decide that come with the post are logged once reviews exist")
def test_the_chair_post_shows_the_function_and_the_review_that_are_asked_for(group):
    page = group("case-review")
    assert "held by Hester Willowherb" in page.fact("Function of the chair")
    assert page.fact("Review of the chair").startswith("To be looked at again by 29 September 2020")


def test_the_review_of_the_chair_counts_as_passed_from_the_day_after(group):
    on_the_day = group("case-review", on="2020-09-29").fact("Review of the chair")
    after = group("case-review", on="2020-09-30").fact("Review of the chair")
    assert on_the_day == "To be looked at again by 29 September 2020"
    assert after == f"{on_the_day}; that day has passed and no review is on record"


def test_how_often_a_group_meets_is_that_of_the_day_and_its_history_stays(group):
    first_year = group("lrscp", on="2020-09-28").fact("How often it meets")
    after = group("lrscp", on="2020-09-29")
    assert first_year.startswith("4 times a year for 12 months, until 28 September 2020, reviewed after that")
    assert after.fact("How often it meets") == "Not stated for this day"
    assert after.fact("Stated for other days too").startswith(
        "4 times a year from 29 September 2019 until 28 September 2020, to be reviewed after that"
    )


def test_what_the_document_leaves_out_is_not_stated(group):
    page = group("multi-agency-audit")
    assert page.fact("Quorum") == "Not stated"
    assert page.fact("Attendance") == "Not stated"
    assert page.fact("Who chairs, by the arrangements") == "Not stated"


def test_lines_say_whether_they_are_stated_implied_or_missing(group):
    assert "stated line (L19)" in group("planning-and-delivery").fact("Reports to")
    implied = group("multi-agency-audit").fact("Reports to")
    assert "implied line" in implied
    assert "commissions and manages the sub-groups" in implied, "the sentence that implies it"
    assert group("young-people-advisory").fact("Reports to") == "Not stated to whom it answers."
    assert "Case Review Group, implied line" in group("planning-and-delivery").fact("Reports from")


def test_seats_say_whom_they_ask_for_who_holds_them_and_since_when(group):
    rows = seats(group("planning-and-delivery"))
    chair = next(row for row in rows if row["Seat"] == "Chair")
    assert chair["Held by"].startswith("Rowan Thistlewood, Assistant director")
    assert chair["Since"]
    following = next(row for row in rows if row["Seat"].endswith("Chair, Case Review Group"))
    assert following["Held by"].startswith("Hester Willowherb")
    assert following["Whom it asks for"] == "The chairs of the groups that report to this one (L12)"


def test_a_gap_has_its_reason_and_for_those_who_may_the_one_step(group):
    page = group("case-review")
    assert "Nobody from Acorn Steps Nursery (sample) holds the seat" in page.text
    assert "The arrangements ask for it (L50)." in page.text
    words = next(words for words in page.links if words.startswith("Appoint somebody"))
    assert page.click(words).status == 200


def test_who_may_not_appoint_sees_the_gap_without_the_step(group):
    page = group("case-review", by="police_director")
    assert "Nobody from Acorn Steps Nursery (sample) holds the seat" in page.text
    assert not [words for words in page.links if words.startswith("Appoint")]


def test_promises_of_the_group_stand_on_its_page_each_with_its_clause_and_reason(group):
    page = group("planning-and-delivery")
    row = next(
        row for row in page.table("Promises of the group and how they stand").rows if row["Clause"] == "L14"
    )
    assert row["Standing"] == "Met"
    assert row["Why"] == "Rowan Thistlewood chairs."
    assert page.click(row["Promise"]).status == 200


def test_what_is_missed_or_at_risk_stands_above_who_chairs_and_apart_from_the_other_promises(group):
    page = group("case-review")
    headings = [heading.text_content() for heading in page.tree.xpath("//main//h2")]
    assert headings[: headings.index("Chair")][-1] == "Promises missed or at risk"
    trouble = page.table("Promises of the group that are missed or at risk").rows
    rest = page.table("Promises of the group and how they stand").rows
    assert {row["Standing"] for row in trouble} <= {"Missed", "At risk"}
    assert not {row["Standing"] for row in rest} & {"Missed", "At risk"}
    assert page.click(trouble[0]["Promise"]).status == 200


def test_the_other_side_sees_the_joint_group_and_no_other_matter_of_its_home(group):
    page = group("planning-and-delivery", by="stranger", seen_from=LEICESTER)
    assert page.heading == "Planning and Delivery Group"
    assert page.fact("Joint with").endswith("where it is at home")
    assert page.fact("Reports to").startswith("Leicester City Lead Group, stated line")
    assert "LRSCP’s arrangements" in page.text
    clauses = [row["Clause"] for row in page.table("Promises of the group and how they stand").rows]
    assert clauses == ["C6"], "its own promises about the group, none of its neighbour’s"
    for word in ("Case Review", "Multi Agency Audit", "Effectiveness"):
        assert word not in page.text


def test_a_group_of_another_partnership_that_is_not_shared_does_not_exist(signed_in):
    where = address(LRSCP, "case-review", seen_from=LEICESTER)
    for end in ("", "/terms"):
        assert signed_in("stranger").browser.get(where + end).status_code == 404
        assert signed_in("manager").browser.get(where + end).status_code == 404


@pytest.mark.parametrize(
    ("by", "home", "key"),
    [
        ("manager", LRSCP, "lrscp"),
        ("manager", LRSCP, "planning-and-delivery"),
        ("manager", LRSCP, "young-people-advisory"),
        ("knowsley_manager", KSCP, "core-business"),
    ],
)
def test_the_page_asks_the_same_few_questions_whatever_the_group(signed_in, by, home, key):
    client = signed_in(by)
    asked = [queries(client, address(home, key) + day) for day in ("", "?on=2020-03-01")]
    assert max(asked) <= allowed(MOST_QUERIES) + sum(1 for _source in group_lines)


def words_of_pdf(content: bytes) -> dict:
    pdf = pikepdf.open(BytesIO(content))
    with pdf.open_metadata() as about, pdf.open_outline() as outline:
        return {
            "title": about["dc:title"],
            "tagged": bool(pdf.Root.MarkInfo.Marked),
            "parts": [o.title for o in outline.root],
        }


def test_the_terms_of_reference_are_a_tagged_document(group, signed_in):
    page = group("case-review")
    answer = signed_in("manager").browser.get(page.links["Terms of reference (PDF)"])
    assert answer["Content-Type"] == "application/pdf"
    assert words_of_pdf(answer.content) == {
        "title": "Terms of reference: Case Review Group",
        "tagged": True,
        "parts": [
            "Purpose",
            "What it is there to do",
            "Who sits here",
            "How it works",
            "Gaps and concerns on this day",
        ],
    }


def test_the_terms_of_reference_change_with_who_sits_there(signed_in):
    where = address(LRSCP, "case-review")
    browser = signed_in("manager").browser
    assert browser.get(f"{where}/terms").content != browser.get(f"{where}/terms?on=2020-03-01").content


def test_a_day_on_which_the_group_does_not_run_says_so(signed_in):
    where, real = address(LRSCP, "case-review"), AsAt._runs
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(AsAt, "_runs", lambda self, terms: terms.key != "case-review" and real(self, terms))
        page = signed_in("manager").get(where)
        assert signed_in("manager").browser.get(f"{where}/terms").status_code == 404
    assert "The group does not run on this day" in page.text
    assert page.heading == "Case Review Group"
