"""Who sits where: gaps are filled, levels missed, chairs refused, chairs change and people leave."""

from datetime import timedelta

import pytest

from tests.browser import DESKTOP, PHONE
from tests.journeys.reader import Reader, today

HOME = "/partnerships/leicestershire-and-rutland"
LEAD = "Leicestershire and Rutland Safeguarding Children Partnership"
BOARD = "NHS Leicester, Leicestershire and Rutland Integrated Care Board"


def seats_of(group: str) -> str:
    """Return the selector of a group’s table on the page of seats."""
    return f'table:has(caption:text-is("{group}: seats"))'


def ends(reader: Reader, name: str, group: str) -> Reader:
    """End, as at yesterday, the first appointment of this name in a group."""
    reader.opens(f"{HOME}/seats").follows(name, within=seats_of(group)).follows("End this appointment")
    reader.answers("Last day", today() - timedelta(days=1)).answers("Reason", "A new job elsewhere")
    return reader.presses("End appointment")


def starts_to_appoint(reader: Reader, seat: str, group: str) -> Reader:
    """Come from the page of seats to the form for one seat."""
    return reader.opens(f"{HOME}/seats").follows(f"Appoint to the seat {seat}, {group}")


def names(reader: Reader, person: str, body: str) -> Reader:
    """Give the person and the organisation, and press “Appoint”."""
    reader.answers("Person", person).answers("Organisation that the person sits for", body)
    return reader.presses("Appoint")


@pytest.mark.clause("L28")
def test_a_vacant_seat_is_filled_and_the_promise_turns_met(reader):
    # Given a manager who reads that the board is missing from Policy and Procedures
    manager = reader(scripts=False).signs_in("manager").opens(f"{HOME}/promises/policy-membership")
    manager.sees("Missed 3 of 4 places held.", f"Nobody from {BOARD} holds the seat")

    # When she appoints somebody from there
    seat = f"Representative of each statutory partner: {BOARD}"
    starts_to_appoint(manager, seat, "Policy and Procedures Group")
    names(manager, "Nerys Bilberry", BOARD)
    assert manager.heading == "Nerys Bilberry: Representative of each statutory partner"

    # Then the promise is met, and the gap is gone
    manager.opens(f"{HOME}/promises/policy-membership").sees("Met 4 of 4 places held.")
    manager.opens(f"{HOME}/seats").misses(f"Nobody from {BOARD} holds the seat")


@pytest.mark.clause("L3")
def test_an_assistant_director_in_the_lead_group_raises_a_warning_before_anything_is_kept(reader):
    # Given a lead group whose director from the board has left
    manager = reader().signs_in("manager")
    ends(manager, "Odette Meadowsweet", LEAD)
    manager.opens(f"{HOME}/promises").sees(f"Nobody from {BOARD} holds the seat")

    # When the manager names an assistant director
    starts_to_appoint(manager, f"Director of each statutory partner: {BOARD}", LEAD)
    names(manager, "Nerys Bilberry", BOARD)

    # Then she is warned, and only when she says so it is kept, with the warning beside it
    below = "Nerys Bilberry, Deputy chief nurse, is below the director level that the seat asks for."
    manager.sees(below)
    manager.ticks("Appoint anyway").presses("Appoint")
    assert manager.heading == "Nerys Bilberry: Director of each statutory partner"
    manager.opens(f"{HOME}/seats").sees(below)
    manager.opens(f"{HOME}/promises").sees("3 of 4 seats filled at director level")


@pytest.mark.clause("L14")
def test_a_chair_from_a_relevant_agency_is_refused_and_a_senior_partner_is_not(reader):
    # Given a Planning and Delivery Group without a chair, and a manager with a phone
    manager = reader(PHONE).signs_in("manager")
    planning = "Planning and Delivery Group"
    ends(manager, "Rowan Thistlewood", planning)

    # When she names somebody from a charity
    starts_to_appoint(manager, "Chair", planning)
    names(manager, "Rosalind Pimpernel", "Lantern")

    # Then that is refused with the reason, and nothing lets her go on
    manager.sees(
        "Rosalind Pimpernel of Lantern Children’s Charity (sample) can’t chair Planning and Delivery Group",
        "Independent advisor or a statutory partner at the level of Assistant director or above",
    )
    manager.misses("Appoint anyway")

    # And a service director of a statutory partner is appointed
    names(manager, "Isolde Rushbrook", "Rutland County")
    assert manager.heading == "Isolde Rushbrook: Chair"


@pytest.mark.clause("L12")
def test_when_the_chair_of_case_reviews_changes_the_planning_groups_list_changes_itself(reader):
    # Given the chair of the Case Review Group among the members of Planning and Delivery
    manager = reader().signs_in("manager")
    planning, cases = "Planning and Delivery Group", "Case Review Group"
    seat = f"Chairs of the sub-groups: Chair, {cases}"
    manager.opens(f"{HOME}/seats")
    assert "Hester Willowherb" in manager.row(seat, table=f"{planning}: seats")

    # When her appointment ends
    ends(manager, "Hester Willowherb", cases)

    # Then the seat above says that it is empty, and why
    manager.opens(f"{HOME}/seats").sees(
        "Case Review Group has no chair on record, so the seat that follows is empty."
    )

    # And when Rutland’s lead, who now notifies the Panel, is appointed, she sits above without a deed more
    manager.opens(f"{HOME}/people?name=Ottoline").follows("Ottoline Marram", within="main")
    manager.follows("Change of job: Head of safeguarding").answers("First day", today())
    manager.answers(
        "Roles",
        "Safeguarding lead\nHead of safeguarding\nLocal authority lead for notifying the national Panel",
    ).presses("Record change of job")
    starts_to_appoint(manager, "Chair", cases)
    names(manager, "Ottoline Marram", "Rutland County")
    manager.opens(f"{HOME}/seats")
    assert "Ottoline Marram" in manager.row(seat, table=f"{planning}: seats")
    manager.misses("so the seat that follows is empty")


def test_a_leavers_open_window_shows_nothing_from_the_next_press_on(reader):
    # Given an agency’s lead who reads the structure
    lead = reader(DESKTOP).signs_in("agency_lead").follows("More").follows("Structure")

    # When the business unit records that he has left
    manager = reader().signs_in("manager").opens(f"{HOME}/people?name=Quentin")
    manager.follows("Quentin Sandpiper", within="main").follows("Record that this person has left")
    manager.answers("Last day", today()).answers("Reason", "A new job elsewhere")
    manager.ticks(
        "Sign the person out and close the account now, without waiting for the end of the last day"
    )
    manager.presses("Record leaver").sees("Closed: the person can’t sign in.")

    # Then his next press leads to signing in, with nothing of the partnership
    lead.follows("Promises")
    assert lead.heading in {"Sign in", "Page not found"}
    lead.misses("Hester Willowherb", "Safeguarding lead of each partner agency")
