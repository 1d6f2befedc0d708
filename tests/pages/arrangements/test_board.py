"""The duty board: does this partnership do what it published, on any day, and why."""

import gzip
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.base.kernel.standings import WORST_FIRST, duty_sources
from kith.partnership.arrangements.operations.functions import list_function
from kith.partnership.arrangements.views.pages import AHEAD
from tests.cast import TODAY, acting

pytestmark = pytest.mark.django_db

BOARD = "/partnerships/leicestershire-and-rutland/promises"
BOARDS = {
    "manager": BOARD,
    "knowsley_manager": "/partnerships/knowsley/promises",
    "stranger": "/partnerships/leicester-city/promises",
}
LEAD = "Promises of Leicestershire and Rutland Safeguarding Children Partnership"
PLACES = [standing.label for standing in WORST_FIRST]


def sentence(page) -> str:
    return " ".join(page.by_class("app-board__sentence")[0].text_content().split())


def reason(page, caption: str, says: str) -> str:
    """Return the promise and its reason, from the one row that begins with the promise."""
    found = [row for row in page.table(caption).rows if row["Promise and reason"].startswith(says)]
    assert len(found) == 1, page.table(caption).rows
    return f"{found[0]['Standing']}: {found[0]['Promise and reason'].removeprefix(says).strip()}"


def test_the_board_says_in_one_sentence_how_many_promises_hold_and_lists_every_one(signed_in):
    board = signed_in("manager").get(BOARD)
    assert (board.heading, board.caption) == (
        "Promises",
        "As at 16 November 2026, by version 1 of the arrangements",
    )
    made, counted, holding, missed, risky = map(int, re.findall(r"\d+", sentence(board)))
    assert made == 92
    judged = f"{made} promises: {counted} can be judged on this day, and {holding} of them hold."
    assert sentence(board) == f"{judged} {missed} missed, {risky} at risk."
    rows = [row for table in board.tables for row in table.rows]
    assert len([row for row in rows if row["Standing"] == "Missed"]) == missed
    assert counted == holding + missed + risky
    assert len(rows) + len(board.tree.xpath("//ul[@class='app-board__unrecorded']/li")) == 92


def test_within_a_group_the_worst_stands_first_and_the_group_in_most_trouble_leads(signed_in):
    board = signed_in("manager").get(BOARD)
    orders = [[PLACES.index(row["Standing"]) for row in table.rows] for table in board.tables]
    assert len(orders) > 5
    assert all(order == sorted(order) for order in orders)
    missed = [sum(row["Standing"] == "Missed" for row in table.rows) for table in board.tables]
    assert missed == sorted(missed, reverse=True)


@pytest.mark.clause("L3")
def test_the_lead_group_shows_five_of_five_directors_in_2021_a_gap_and_one_below_the_level(signed_in):
    manager = signed_in("manager")
    then = manager.get(BOARD, {"on": "2021-03-01"})
    filled = "Each statutory partner has its seat on the LRSCP filled."
    assert reason(then, LEAD, filled) == "Met: 5 of 5 seats filled at director level."
    assert reason(manager.get(BOARD), LEAD, filled) == "Met: 4 of 4 seats filled at director level."

    seats = manager.get("/partnerships/leicestershire-and-rutland/seats")
    ended = seats.click("Odette Meadowsweet").click("End this appointment")
    ended.submit("End appointment", last_day=date(2026, 11, 15), reason="Retired")
    assert reason(manager.get(BOARD), LEAD, filled) == (
        "Missed: 3 of 4 seats filled. Nobody from NHS Leicester, Leicestershire and Rutland Integrated Care "
        "Board holds the seat “Director of each statutory partner”."
    )
    assert reason(manager.get(BOARD, {"on": "2026-11-15"}), LEAD, filled).startswith("At risk")


def test_the_board_of_arrangements_that_lie_ahead_counts_nothing_and_carries_the_mark(signed_in):
    board = signed_in("manager").get(BOARD, {"on": "2019-09-28"})
    assert AHEAD in board.whole_text
    assert sentence(board) == "These arrangements take effect on 29 September 2019, and count from then."
    assert {row["Standing"] for table in board.tables for row in table.rows} == {"Not yet due"}


def test_an_evidence_link_leads_to_the_page_that_shows_it_and_each_promise_to_its_own(signed_in):
    board = signed_in("manager").get(BOARD)
    assert board.click("Function map").heading == "Function map"
    page = board.click("The group has about twelve members.")
    assert page.heading == "The group has about twelve members"


def test_a_year_is_drawn_once_as_twelve_marks_and_said_in_words(signed_in):
    board = signed_in("manager").get(BOARD)
    strips = board.tree.xpath("//*[contains(@class, 'app-strip') and @role='img']")
    assert len(strips) > 25
    words = {strip.get("aria-label") for strip in strips}
    assert "Past year: met December 2025 to October 2026; missed November 2026" in words
    assert all(len(strip.xpath("./*[local-name()='g']")) == 12 for strip in strips)


# --- filters and the view by clause ---


def test_the_board_is_narrowed_by_group_clause_and_standing_without_a_script(signed_in):
    board = signed_in("manager").get(BOARD)
    narrow = board.submit("Show these", group="planning-and-delivery", standing="missed")
    assert [table.caption for table in narrow.tables] == ["Promises of Planning and Delivery Group"]
    assert len(narrow.tables[0].rows) == 2
    assert "2 of 92 promises shown." in narrow.text
    assert sentence(narrow) == sentence(board)
    one = narrow.submit("Show these", clause="L21")
    assert "1 of 92 promises shown." in one.text
    assert one.click("Show all").tables[0].caption == board.tables[0].caption
    whole = board.submit("Show these", group="whole")
    assert [table.caption for table in whole.tables] == ["Promises of The partnership as a whole"]


def test_a_filter_that_fits_nothing_says_so_and_one_that_is_not_offered_asks_nothing(signed_in):
    manager = signed_in("manager")
    none = manager.get(BOARD, {"clause": "L3", "standing": "missed"})
    assert "No promise fits what you chose." in none.text
    odd = manager.get(BOARD, {"group": "choir", "clause": "Z9", "standing": "grand"})
    assert sum(len(table.rows) for table in odd.tables) > 40


def test_day_filter_and_way_of_looking_are_kept_together(signed_in):
    manager = signed_in("manager")
    then = manager.get(BOARD, {"on": "2021-03-01", "standing": "missed"})
    by_clause = then.click("By clause")
    assert "on=2021-03-01" in by_clause.address
    assert "standing=missed" in by_clause.address
    later = by_clause.submit("Show", on=date(2022, 3, 1))
    assert later.caption.startswith("As at 1 March 2022")
    assert later.tables[0].caption == "Promises by clause"
    assert {row["Standing"] for row in later.tables[0].rows} == {"Missed"}


def test_by_clause_the_promises_stand_in_the_order_of_the_clauses_with_a_reason_for_every_red_mark(signed_in):
    rows = signed_in("manager").get(BOARD, {"by": "clause"}).table("Promises by clause").rows
    numbers = [int(row["Clause"].removeprefix("L")) for row in rows]
    assert numbers == sorted(numbers)
    assert (numbers[0], numbers[-1]) == (1, 81)
    assert all(row["Reason"] for row in rows if row["Standing"] in {"Missed", "At risk", "Due", "Not stated"})
    both = [row for row in rows if row["Promise"].startswith("The detail of how the group works is settled")]
    assert [row["Clause"] for row in both] == ["L20", "L21"]


# --- who sees it, and what it costs ---


def test_the_next_date_is_a_column_only_where_a_promise_has_one(signed_in):
    tables = signed_in("manager").get(f"{BOARD}?on=2019-10-01").tables
    dated = [table for table in tables if any("Next date" in row for row in table.rows)]
    assert 0 < len(dated) < len(tables)
    for table in dated:
        assert any(row["Next date"] for row in table.rows)


def test_a_member_sees_the_board_and_nobody_else_does(signed_in, anonymous):
    assert signed_in("practitioner").get(BOARD, status=404)
    assert signed_in("stranger").get(BOARD, status=404)
    assert signed_in("joiner").get(BOARD, status=404)
    assert signed_in("young_member").get(BOARD).heading == "Promises"
    assert "/sign-in" in anonymous.browser.get(BOARD)["Location"]


OWN_QUERIES = 10
"""Session, account, membership, five for the ground, what was handed on and what was recorded; each other
room whose evidence a promise asks for adds one."""


def test_the_board_costs_as_few_queries_whichever_the_partnership(signed_in):
    for name, address in BOARDS.items():
        reader = signed_in(name).browser
        reader.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert reader.get(address).status_code == 200
        rooms = {room for room, _source in duty_sources} - {"arrangements"}
        assert len(queries) <= OWN_QUERIES + len(rooms), name


def test_the_board_costs_no_more_with_more_on_record(signed_in, lrscp):
    reader = signed_in("manager").browser
    reader.get(BOARD)
    with CaptureQueriesContext(connection) as before:
        reader.get(BOARD)
    by = acting("manager", "arrangements.keep_function_map")
    for number in range(3):
        says = f"Function {number}"
        list_function(partnership=lrscp, predecessor_key="effectiveness-group", says=says, by=by)
    reader.get(BOARD)
    with CaptureQueriesContext(connection) as after:
        reader.get(BOARD)
    assert len(after) == len(before)


def test_the_board_is_small_when_sent(signed_in):
    answer = signed_in("manager").browser.get(BOARD)
    assert len(gzip.compress(answer.content)) < 25_000


@pytest.mark.ground_kept
def test_every_link_of_the_board_can_be_opened(signed_in):
    opened = signed_in("manager").get(BOARD).open_all_links(except_for=["/sign-out", "/account"])
    assert len(opened) > 100


@pytest.mark.clause("K3")
def test_a_board_under_an_older_edition_is_at_risk_from_the_day_a_later_one_applies(signed_in):
    manager = signed_in("knowsley_manager")
    whole = "Promises of The partnership as a whole"
    before = manager.get(BOARDS["knowsley_manager"], {"on": "2023-12-14"}).table(whole).rows
    after = manager.get(BOARDS["knowsley_manager"], {"on": "2023-12-15"}).table(whole).rows
    made_under = [
        [r["Standing"] for r in rows if "Made under Working Together" in r["Promise and reason"]]
        for rows in (before, after)
    ]
    assert made_under == [["Met"], ["At risk"]]


def test_today_needs_no_day_in_the_address(signed_in):
    board = signed_in("manager").get(BOARD)
    assert not any(f"on={TODAY}" in link for link in board.links.values())
