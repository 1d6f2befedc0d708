"""Somebody from outside is invited to one item of a meeting: the link by mail, the code by telephone."""

import re
import sqlite3
from pathlib import Path

import pytest

from tests.browser import PHONE

HOME = "/partnerships/leicestershire-and-rutland"
ITEM = "Neglect: what the audits found"
GUEST = "juniper.wrenfield@guests.example"
MEETING = (
    "SELECT m.public_id FROM meetings_meeting m JOIN meetings_agendaitem i ON i.meeting_id = m.id"
    " WHERE i.title = ?"
)
LETTER = "SELECT body FROM notices_mail WHERE address = ? ORDER BY id DESC"


def asked(database: Path, question: str, about: str) -> str:
    """Return what the server has on record, such as a mail that waits to be sent."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as looking:
        return str(looking.execute(question, (about,)).fetchone()[0])


@pytest.mark.clause("L4")
def test_a_guest_reads_one_item_on_a_phone_and_nothing_once_the_invitation_is_withdrawn(reader, tmp_path):
    # Given the next meeting of the partnership, with a paper on neglect
    database = tmp_path / "kith.sqlite3"
    meeting = asked(database, MEETING, ITEM)
    manager = reader().signs_in("manager").opens(f"{HOME}/meetings/{meeting}/guests")

    # When the manager invites somebody from outside to that item
    manager.follows("Invite a guest").answers("Item", ITEM).answers("Name", "Juniper Wrenfield")
    manager.answers("Email address", GUEST).answers("Name of another organisation", "Wren Trust (invented)")
    manager.answers("Why they are invited", "They ran the audits with us.").presses("Send the invitation")
    assert manager.heading == "Give the guest this code"
    code = re.search(r"\b\d{3} \d{3}\b", manager.text).group(0)
    link = re.search(r"/invitations/\S+", asked(database, LETTER, GUEST)).group(0)

    # Then the link alone shows nothing
    guest = reader(PHONE, scripts=False).opens(link)
    assert guest.heading == "Enter your code"
    guest.misses("Neglect", "Juniper Wrenfield’s")

    # And with the code the guest reads that item and its paper
    guest.answers("Code", code).presses("Continue")
    assert guest.heading == ITEM
    guest.sees("OFFICIAL", "Papers")
    guest.misses("Contributions for the coming year", "Agenda", "Actions")
    assert guest.downloads(ITEM).startswith(b"%PDF")

    # And once the manager withdraws it, nothing is there any more
    manager.opens(f"{HOME}/meetings/{meeting}/guests").sees("Juniper Wrenfield", "Wren Trust (invented)")
    manager.presses("Withdraw Juniper Wrenfield").sees("The invitation of Juniper Wrenfield is withdrawn.")
    guest.opens(link, status=404)
    assert guest.heading == "This invitation has ended or does not exist"
