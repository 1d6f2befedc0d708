"""What is taken in and followed up: a list of schools, and an action from its raising to its closing."""

from datetime import timedelta
from pathlib import Path

from tests.browser import PHONE
from tests.journeys.reader import Reader, said, today

HOME = "/partnerships/leicestershire-and-rutland"
SCHOOLS = "Schools and colleges"


def looks_through(manager: Reader, file: Path) -> Reader:
    """Hand in a list of schools to be looked through."""
    manager.opens(f"{HOME}/agencies/import").answers("Class", "Schools").answers("Sector", "Education")
    return manager.answers("File", file).presses("Look through the list")


def test_sixty_schools_are_taken_in_once_the_one_faulty_row_is_mended(reader, tmp_path):
    # Given a spreadsheet of 60 schools, of which one has a day that isn’t
    rows = [f"Sample School {number:02},2026-09-01" for number in range(1, 61)]
    faulty = [*rows[:29], "Sample School 30,2026-09-31", *rows[30:]]
    file = tmp_path / "schools.csv"
    file.write_text("\n".join(["name,from", *faulty]), encoding="utf-8")

    # When the manager hands it in
    manager = reader(scripts=False).signs_in("manager")
    looks_through(manager, file)

    # Then the cell is named and nothing is taken in
    manager.sees("Nothing was taken in.")
    assert "2026-09-31" in manager.row("B31", table="What is wrong in the list")
    manager.opens(f"{HOME}/agencies").misses("Sample School 01", f"All 64 in “{SCHOOLS}”")

    # And mended, all are in
    file.write_text("\n".join(["name,from", *rows]), encoding="utf-8")
    looks_through(manager, file).sees("60 would be added.", "Nothing is written yet.")
    manager.presses("Take in the list").sees(f"60 agencies are added to {SCHOOLS}.")
    manager.opens(f"{HOME}/agencies").follows(f"All 64 in “{SCHOOLS}”").sees("Sample School 30")


def test_an_action_is_raised_worked_on_reported_done_and_closed(reader):
    # Given a group’s chair who raises an action for an agency’s lead
    chair = reader().signs_in("case_review_chair").opens(f"{HOME}/actions").follows("Raise an action")
    chair.answers("What is to be done", "Say what each agency learned.")
    chair.answers("Group that raises it", "Case Review Group").answers("Owner", "Quentin Sandpiper")
    chair.answers("Due day", today() + timedelta(days=20)).presses("Raise the action")
    action = chair.path
    chair.sees("is raised.", "Bramble Community NHS Trust (sample)")

    # When the owner, on a phone without scripts, says how it goes and reports it done
    owner = reader(PHONE, scripts=False).signs_in("agency_lead").opens(action)
    owner.follows("Say how it goes").answers("How it goes", "Four of nine have answered.")
    owner.presses("Save the update").follows("Report it done")
    owner.answers("What was done", "All nine are in.").presses("Report it done")

    # Then it is for the chair, not the owner, to close it
    assert owner.page.get_by_role("link", name="Close it").count() == 0
    chair.opens(action).sees("Four of nine have answered.", "All nine are in.").follows("Close it")
    chair.ticks("Yes, as said below").answers("What changed for children", "Staff ask earlier.")
    chair.answers("What shows that it was done", "The nine notes").answers("Where that is", "Folder 3")
    chair.answers("Who confirms it", "Barnaby Larkspur").presses("Close the action")

    # And it is closed once somebody of another agency has looked at what shows it
    other = reader().signs_in("police_director").opens(action).follows("Confirm that it is rightly closed")
    other.answers("What you looked at", "Three of the notes.").presses("Confirm it")
    chair.opens(action).sees(f"Closed on {said(today())}.", "Staff ask earlier.")
