"""Pages of a meeting are drawn once for a reader: nothing on them is older than what is on record."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from tests.cast import NOW, person
from tests.counting import queries
from tests.page import PageClient
from tests.pages.meetings.test_room import an_item, autosave, item, meeting, room

pytestmark = [pytest.mark.django_db, pytest.mark.ground_kept]

__all__ = ["item", "meeting"]
LRSCP = "/partnerships/leicestershire-and-rutland"
FRAME = 3
"""What every page asks: the session, the account and the membership."""


def address_of(meeting, page: str = "") -> str:
    return f"{LRSCP}/meetings/{meeting.public_id}{page}"


def test_a_page_seen_before_asks_for_its_reader_alone_and_in_the_meeting_for_what_was_saved(
    signed_in, meeting, item
):
    manager = signed_in("manager")
    assert queries(manager, address_of(meeting)) == FRAME
    assert queries(manager, address_of(meeting, "/agenda")) == FRAME
    assert queries(manager, address_of(meeting, "/room")) == FRAME + 1


def test_words_saved_within_one_sitting_stand_on_the_page_though_the_trail_stays_as_it_is(
    signed_in, meeting, item
):
    manager = signed_in("manager")
    autosave(manager, item, "The audit", 0)
    assert "The audit" in room(manager, meeting, item).html
    autosave(manager, item, "The audit found three things.", 1)
    page = room(manager, meeting, item)
    assert "The audit found three things." in page.html
    assert page.tree.xpath("//input[@name='revision']/@value") == ["2"]


def test_what_somebody_else_changed_shows_at_once(signed_in, meeting, item):
    manager, coordinator = signed_in("manager"), signed_in("coordinator")
    assert "Bruising" not in manager.get(address_of(meeting, "/agenda")).text
    an_item(meeting, "Bruising")
    assert "Bruising" in manager.get(address_of(meeting, "/agenda")).text
    assert "Bruising" in manager.get(address_of(meeting)).text
    assert "Bruising" in coordinator.get(address_of(meeting, "/room")).text


def test_no_reader_is_shown_what_was_drawn_for_another(signed_in, meeting, item):
    closed = an_item(meeting, "About one person", is_closed=True, readers=[person("manager")])
    manager, director = signed_in("manager"), signed_in("police_director")
    for page in ("", "/agenda"):
        assert closed.title in manager.get(address_of(meeting, page)).text
        assert closed.title not in director.get(address_of(meeting, page)).whole_text
        assert closed.title in manager.get(address_of(meeting, page)).text
        assert person("manager").name not in director.get(address_of(meeting, page)).whole_text
    assert signed_in("practitioner").get(address_of(meeting, "/agenda"), status=404)


def test_words_after_a_deed_are_said_once(signed_in, meeting, item):
    manager = signed_in("manager")
    room(manager, meeting, item)
    after = room(manager, meeting, item).submit("Save the minutes", text="Heard.")
    assert "The minutes are saved." in after.text
    assert "The minutes are saved." not in room(manager, meeting, item).text


def test_the_forms_of_a_kept_page_carry_the_token_of_whoever_opens_it(meeting, item):
    tokens = []
    for text in ("First.", "First. Second."):
        browser = Client(enforce_csrf_checks=True)
        browser.force_login(person("manager").account)
        manager = PageClient(browser)
        page = room(manager, meeting, item)
        tokens.append(browser.cookies["csrftoken"].value)
        assert "The minutes are saved." in page.submit("Save the minutes", text=text).text
        room(manager, meeting, item)
    assert tokens[0] != tokens[1]


def test_the_next_day_the_page_is_drawn_anew(signed_in, meeting, item):
    manager = signed_in("manager")
    assert "Take the minutes" in manager.get(address_of(meeting)).text
    with time_machine.travel(NOW - timedelta(days=1), tick=False):
        earlier = signed_in("manager").get(address_of(meeting)).text
    assert "Take the minutes" not in earlier
