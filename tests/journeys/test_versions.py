"""The arrangements change: drafted in the browser, compared, proposed, agreed to by all or stopped by one."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.browser import PHONE
from tests.journeys.reader import Reader, said, today

HOME = "/partnerships/leicestershire-and-rutland"
DIRECTORS = {
    "council_director": "Leicestershire County Council",
    "police_director": "Leicestershire Police",
    "rutland_director": "Rutland County Council",
    "health_director": "NHS Leicester, Leicestershire and Rutland Integrated Care Board",
}


def begins_a_draft(manager: Reader, key: str, version: str) -> Reader:
    """Start a draft from one version and give the day, in 30 days, on which it takes effect."""
    manager.opens(f"/partnerships/{key}/versions").follows("Start from an earlier version")
    manager.ticks(version).presses("Start the draft").follows("Change what is said about the document")
    return manager.answers("Takes effect on", today() + timedelta(days=30)).presses("Save")


def asks_the_partners(manager: Reader) -> str:
    """Propose the draft, ask the statutory partners, and return where their decision stands."""
    manager.presses("Propose to the statutory partners").follows("Ask the statutory partners to adopt")
    return manager.presses("Ask the partners").path


def states(director: Reader, decision: str, stance: str, reasons: str = "") -> Reader:
    """Let a director say where their organisation stands."""
    director.opens(decision).follows("State a position").ticks(stance).answers("Reasons", reasons)
    return director.presses("Record the position")


@pytest.mark.clause("K6", part="consultation, and KSCB kept as the board that went before")
def test_a_changed_frequency_goes_from_a_draft_to_what_is_published(reader, tmp_path):
    # Given a manager who drafts from the version in force and changes how often a group meets
    manager = reader().signs_in("manager")
    begins_a_draft(manager, "leicestershire-and-rutland", "Version 1, adopted")
    draft = manager.heading
    manager.follows("Case Review Group", within="main").follows("Change meetings, quorum and chair")
    manager.ticks("So many times a year").answers("Number of times or months", "6").presses("Save")

    # When she compares it with the version in force
    manager.opens(f"{HOME}/versions").follows(draft.removeprefix("Draft of v").replace("ersion", "Version"))
    manager.follows("Compare with another version")

    # Then the change stands there in words
    manager.sees("Case Review Group", "6 times a year")

    # And when she proposes it and the four partners agree one after the other
    manager.page.go_back()
    decision = asks_the_partners(manager)
    manager.sees("0 of 4 statutory partners agree.")
    for number, key in enumerate(DIRECTORS, start=1):
        director = states(reader(PHONE, scripts=False).signs_in(key), decision, "Agrees")
        assert DIRECTORS[key] in director.text
        if number < len(DIRECTORS):
            director.sees(f"{number} of 4 statutory partners")

    # Then it is decided, and the manager publishes it
    manager.opens(decision).sees(f"Decided on {said(today())}")
    number = draft.removeprefix("Draft of version ")
    manager.opens(f"{HOME}/versions").follows(f"Version {number}").presses("Publish")
    manager.opens(f"{HOME}/versions")
    assert said(today()) in manager.row(f"Version {number}")

    # And its file loads back to the same, to the byte
    manager.follows(f"Version {number}")
    taken_out = manager.downloads("Download as a file (YAML)")
    file = tmp_path / "arrangements.yaml"
    file.write_bytes(taken_out)
    manager.opens(f"{HOME}/drafts/upload").answers("Arrangement file", file).presses("Upload")
    assert manager.downloads("Download as a file (YAML)") == taken_out


@pytest.mark.clause("K7")
def test_one_partner_who_does_not_agree_stops_the_arrangements_and_nobody_is_outvoted(reader):
    # Given Knowsley’s partners, asked to adopt a new version
    manager = reader().signs_in("knowsley_manager")
    number = begins_a_draft(manager, "knowsley", "Version 2, adopted").heading.removeprefix(
        "Draft of version "
    )
    decision = asks_the_partners(manager)

    # When two agree
    for key in ("knowsley_council_director", "knowsley_police_director"):
        states(reader().signs_in(key), decision, "Agrees")

    # Then nothing is decided over the head of the third
    manager.opens(decision).sees(
        "2 of 3 statutory partners agree.", "Waiting for NHS Cheshire and Merseyside"
    )

    # And when the third does not agree, it stops with the reason, which every member reads
    director = reader().signs_in("knowsley_health_director").opens(decision)
    director.follows("State a position").ticks("Does not agree").presses("Record the position")
    director.sees("Say why the partner does not agree. The reasons stay on record.")
    director.answers("Reasons", "The funding is not settled.").presses("Record the position")
    member = reader(scripts=False).signs_in("independent_chair").opens(decision)
    member.sees(
        "Stopped: NHS Cheshire and Merseyside Integrated Care Board does not agree.",
        "The funding is not settled.",
    )
    member.opens("/partnerships/knowsley/versions")
    assert "Proposed" in member.row(f"Version {number}")


def test_a_broken_file_has_every_fault_named_with_its_path_and_changes_nothing(reader, tmp_path: Path):
    # Given a manager with a file that has four faults
    manager = reader().signs_in("manager").opens(f"{HOME}/versions")
    before = manager.page.locator("table").inner_text()
    sound = manager.follows("Version 1").downloads("Download as a file (YAML)").decode()
    broken = sound.replace("edition: wt2018", "edition: wt1999")
    broken = broken.replace("in_force_from: 2019-09-29", "in_force_from: 2019-02-30", 1)
    broken = broken.replace("  purpose:", "  colour: red\n  purpose:", 1) + "young_people: perhaps\n"
    file = tmp_path / "broken.yaml"
    file.write_text(broken, encoding="utf-8")

    # When she uploads it
    manager.opens(f"{HOME}/drafts/upload").answers("Arrangement file", file).presses("Upload")

    # Then each fault stands there with where it is, and no draft was made
    for where in ("about.edition", "about.in_force_from", "groups[0].colour", "young_people"):
        assert where in manager.row(where, table="Faults in the file")
    manager.opens(f"{HOME}/versions")
    assert manager.page.locator("table").inner_text() == before
