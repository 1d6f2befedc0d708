"""A rapid review whose board says who is in: returns, nothing held, late, and the merged chronology (L40)."""

from datetime import timedelta

import pytest

from kith.partnership.partnerships.models import Body
from kith.work.reviews.models import ReturnRequest
from kith.work.reviews.operations.circle import give_place
from tests.cast import NAMES, TODAY, acting, person
from tests.telling import COUNTY, POLICE, running_case

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"


def board_of(signed_in, name):
    case = signed_in(name).get(f"{HOME}/reviews").click("2026-03")
    return signed_in(name).get(f"{case.address}/board")


def writer_of(body):
    """Return who of the cast writes for an agency in the running case."""
    writers = set(
        running_case().places.filter(part="contributor", body__key=body).values_list("person", flat=True)
    )
    return next(name for name in NAMES if person(name).pk in writers)


def write_for_the_police():
    """Let the police’s director write for the police, as those who run the case may decide."""
    police = Body.objects.get(key=POLICE)
    facts = {"because": "Writes it.", "held_to": TODAY + timedelta(days=30), "by": acting("coordinator")}
    give_place(
        case=running_case(),
        person=person("police_director"),
        part="contributor",
        body=police,
        on=TODAY,
        **facts,
    )


def request_of(body):
    return ReturnRequest.objects.get(case=running_case(), body__key=body)


def told(page):
    return [row["What it tells"] for row in page.table("Rows").rows if "What it tells" in row]


@pytest.mark.clause("L40")
def test_a_rapid_review_tracks_every_return_counts_nil_and_merges_what_agencies_tell(signed_in):
    # Given a running review whose agencies are asked for returns and for their parts of the chronology
    board = board_of(signed_in, "coordinator")
    assert "1 of 3 returns in; 1 late. 2 of 3 parts of the chronology in." in board.text
    rows = board.table("Agencies")
    assert "late by 1 working day. Reminded 1 time." in rows.row("Leicestershire Police")["Return"]
    assert rows.row("Leicestershire Police")["Part of the chronology"] == "Not in yet"
    assert "Being written" in rows.row("Leicestershire County Council")["Return"]
    merged = board.click("Open the chronology")
    assert "Officers were called" not in merged.whole_text
    before = told(merged)
    # When one agency says that it holds nothing, and the last releases its part
    page = signed_in(writer_of(COUNTY)).get(f"{HOME}/reviews/returns/{request_of(COUNTY).public_id}")
    page = page.click("Say that your agency holds nothing")
    page.submit("Say that nothing is held", agreed_by="Head of safeguarding")
    write_for_the_police()
    own = signed_in("police_director").get(f"{HOME}/chronologies/agencies/{request_of(POLICE).public_id}")
    own.click("Release it to the case").submit("Release it to the case", agreed_by="Head of safeguarding")
    # Then nil counts as in, the late one is still late, and every part is in
    board = board_of(signed_in, "coordinator")
    says = "2 of 3 returns in, 1 of them with nothing held; 1 late. 3 of 3 parts of the chronology in."
    assert says in board.text
    assert (
        "Nothing held, 16 November 2026."
        in board.table("Agencies").row("Leicestershire County Council")["Return"]
    )
    assert board.table("Agencies").row("Leicestershire Police")["Part of the chronology"] == "Released"
    # And what it tells stands among the others, in the one order
    after = told(board.click("Open the chronology"))
    new = [words for words in after if words not in before]
    assert len(new) == 1
    assert "Officers were called" in new[0]
    assert 0 < after.index(new[0]) < len(after) - 1


@pytest.mark.parametrize("name", ["manager", "agency_lead", "knowsley_manager"])
def test_the_board_is_for_whoever_reads_what_is_released_to_the_case(signed_in, name):
    address = f"{HOME}/reviews/{running_case().public_id}/board"
    assert "3 parts of the chronology" in signed_in("council_director").get(address).text
    signed_in(name).get(address, status=404)


def test_a_case_without_a_rapid_review_has_no_board(signed_in):
    case = running_case().partnership.cases.get(reference="2026-02")
    signed_in("independent_advisor").get(f"{HOME}/reviews/{case.public_id}/board", status=404)
