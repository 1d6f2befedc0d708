"""The first minutes of those who open Kith: a manager, a member of the public, somebody without a mouse."""

from datetime import date

import pytest

from tests.browser import FOCUSED, PHONE
from tests.journeys.reader import Reader

HOME = "/partnerships/leicestershire-and-rutland"
LINKS = "The partnership has key links with ten boards."


def test_a_manager_comes_from_signing_in_to_the_evidence_for_a_missed_promise(visitor):
    # Given the manager, who has just signed in to the samples
    manager = visitor().signs_in("manager")
    assert manager.heading == "Home"
    manager.sees("Version 2 of the arrangements waits for the partners", "Empty places, and whom to ask")

    # When she looks at the structure, then at one group, then at the promises
    manager.follows("More").follows("Structure")
    manager.sees("7 groups, 2 gaps, 10 linked boards and bodies.")
    manager.follows("Case Review Group", within="main")
    manager.sees("Hester Willowherb", "Nobody from Acorn Steps Nursery (sample) holds the seat")
    manager.follows("Promises")
    missed = manager.row(LINKS)

    # Then the missed promise says why, and its evidence is one step away
    assert "Missed" in missed
    assert "7 of 10 boards have a link officer." in missed
    manager.follows(LINKS)
    manager.sees("Clause L58", "Missed 7 of 10 boards have a link officer.")
    manager.follows("Linked boards", within="main")
    assert manager.heading == "Linked boards"
    manager.sees("Rutland Community Safety Partnership")


@pytest.mark.clause("K10", part="old minutes, which keep the body of their day")
def test_in_2019_the_commissioning_groups_are_partners_and_today_the_board_that_followed(visitor):
    # Given a member who reads the agencies without scripts
    member = visitor(scripts=False).signs_in("agency_lead").follows("More").follows("Agencies")
    partners = "Statutory safeguarding partners"
    assert "Integrated Care Board" in member.row("Integrated Care Board", table=partners)
    member.misses("West Leicestershire Clinical Commissioning Group")

    # When she asks for a day in 2019
    member.answers("Show as at", date(2019, 10, 1)).presses("Show")

    # Then the two groups of that day stand there, and who followed them
    row = member.row("West Leicestershire Clinical Commissioning Group", table=partners)
    assert "NHS Leicester, Leicestershire and Rutland Integrated Care Board" in row
    member.follows("East Leicestershire and Rutland Clinical Commissioning Group")
    member.sees("Followed by NHS Leicester, Leicestershire and Rutland Integrated Care Board")


def test_somebody_worried_about_a_child_finds_whom_to_ring_on_a_phone_without_scripts(visitor):
    # Given somebody with a phone, who has no account
    reader = visitor(PHONE, scripts=False).opens("/public/")

    # When they open the partnership for where they live
    reader.follows("Leicestershire and Rutland Safeguarding Children Partnership", within="main")

    # Then whom to ring comes first, and each number can be pressed
    headings = reader.page.locator("main h2").all_inner_texts()
    assert headings[0] == "Worried about a child?"
    for number in ("999", "101", "08088005000"):
        assert reader.page.locator(f"a[href='tel:{number}']").is_visible()

    # And the structure and the promises can be read, with nobody’s name
    reader.follows("See who answers to whom").sees("Planning and Delivery Group", "Case Review Group")
    reader.follows("Planning and Delivery Group", within="main").sees("Seats that the arrangements ask for")
    reader.misses("Rowan Thistlewood")
    reader.page.go_back()
    reader.page.go_back()
    reader.follows("read them, with their clauses").sees("takes over from the Joint Executives")


def tabs_to(reader: Reader, words: str, *, most: int = 250) -> None:
    """Press Tab until what has the focus begins with these words; the focus must be seen all the way."""
    for _ in range(most):
        reader.page.keyboard.press("Tab")
        at = reader.page.evaluate(FOCUSED)
        if at is None:
            continue
        assert at["seen"], f"The focus is on “{at['name']}”, which can’t be seen, on {reader.path}"
        if at["name"].startswith(words):
            return
    raise AssertionError(f"The Tab key does not come to “{words}” on {reader.path}")


def enters(reader: Reader, words: str) -> Reader:
    """Come to something by the Tab key, press Enter and scan the page that opens."""
    tabs_to(reader, words)
    with reader.page.expect_navigation():
        reader.page.keyboard.press("Enter")
    return reader.looks()


def test_with_the_keyboard_alone_one_signs_in_changes_the_day_and_opens_a_promise(visitor):
    # Given a director who uses no mouse
    director = visitor().opens("/sign-in")
    enters(director, "Sign in to the samples")
    enters(director, "Peregrine Oakhanger")
    assert director.heading == "Home"

    # When he opens the board and asks for a day before the commissioning groups ended
    enters(director, "Promises")
    tabs_to(director, "Day")
    for box in ("1", "3", "2021"):
        director.page.keyboard.press("Control+A")
        director.page.keyboard.type(box)
        director.page.keyboard.press("Tab")
    with director.page.expect_navigation():
        director.page.keyboard.press("Enter")
    director.looks().sees("As at 1 March 2021", "5 of 5 seats filled at director level")

    # Then a promise opens as it stood on that day
    enters(director, LINKS)
    assert director.heading == LINKS.removesuffix(".")
    director.sees("as at 1 March 2021")


def test_how_this_works_and_who_can_see_it_are_read_from_the_foot_of_any_page(visitor):
    # Given a young member on a phone
    young = visitor(PHONE).signs_in("young_member")

    # When they follow the links at the foot
    young.follows("How this works")

    # Then the rules stand there in words, with their sources
    assert young.heading == "How this works"
    young.sees("Missed", "Not yet due", "Draft", "Proposed")
    young.follows("Who can see this, and why")
    young.sees("People with a live appointment in this partnership can see this page")
