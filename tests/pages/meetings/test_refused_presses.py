"""Presses that pages refuse or ask about: nothing to save, opening closed items, guests, forged forms."""

from datetime import timedelta

import pytest
from django.test import Client

from kith.base.kernel.actors import command
from kith.work.meetings.models import ItemMinute, MinuteRevision
from kith.work.meetings.operations.agenda import close_item
from kith.work.meetings.operations.invitations import invite
from tests.cast import TODAY, acting, person
from tests.minuting import a_meeting, item, planned

pytestmark = pytest.mark.django_db

LRSCP = "/partnerships/leicestershire-and-rutland"
BY = command("test")


def test_a_minute_without_fields_or_with_no_revision_is_refused_and_nothing_is_put_aside(signed_in):
    found = a_meeting().items.get()
    manager = signed_in("manager").browser
    for sent in ({}, {"text": "Mine."}, {"text": "Mine.", "revision": "x"}, {"revision": "0"}):
        answer = manager.post(f"{LRSCP}/meetings/items/{found.public_id}/minute", sent)
        assert answer.status_code == 422
        assert "Open the page again" in answer.content.decode()
    assert ItemMinute.objects.get(item=found).text == "All heard the report."
    assert not MinuteRevision.objects.filter(is_aside=True, minute__item=found).exists()


def test_one_reader_asks_for_a_closed_item_to_be_opened_and_another_opens_it(signed_in):
    found = item(planned("lrscp", TODAY + timedelta(days=9)), "The dispute", on=TODAY)
    both = [person("manager"), person("coordinator")]
    close_item(item=found, readers=both, by=acting("manager"), on=TODAY)
    address = f"{LRSCP}/agenda-items/{found.public_id}"
    assert signed_in("police_director").browser.get(address).status_code == 404
    manager = signed_in("manager")
    page = manager.get(address).click("Open it to everybody")
    page = page.submit("Ask for it to be opened", reason="Both sides have settled.")
    assert page.messages == ["Another of its readers can open the item now."]
    own = page.click("Open it to everybody")
    answer = manager.browser.post(own.address, {})
    assert answer.status_code == 422
    assert "another of its readers opens it" in answer.content.decode()
    assert signed_in("police_director").browser.get(address).status_code == 404
    page = signed_in("coordinator").get(address).click("Open it to everybody")
    assert "Both sides have settled." in page.text
    page.submit("Open it to everybody who reads the agenda")
    assert "The dispute" in signed_in("police_director").get(address).text


def test_whoever_defers_or_closes_an_item_reads_what_becomes_of_its_guests(signed_in):
    near, far = planned("lrscp", TODAY + timedelta(days=9)), planned("lrscp", TODAY + timedelta(days=40))
    found = item(near, "Housing", on=TODAY)
    asks = {"name": "Rowan Quillfeather", "email": "rowan@thistledown.example", "why": "They know."}
    invite(item=found, body_name="Thistledown Housing", by=BY, on=TODAY, **asks)
    page = signed_in("manager").get(f"{LRSCP}/agenda-items/{found.public_id}").click("Defer it")
    page = page.submit("Defer it", to_meeting=far.public_id, reason="No time.")
    assert "The invitation of Rowan Quillfeather moves with it." in page.messages[0]
    page = page.click("Close it").submit("Close the item")
    assert "The invitation of Rowan Quillfeather has ended: tell them." in page.messages[0]


def test_a_form_that_kith_did_not_give_out_is_answered_with_its_own_page(signed_in):
    browser = signed_in("manager").browser
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = browser.cookies
    answer = strict.post(f"{LRSCP}/meetings", {"forged": "yes"})
    assert answer.status_code == 403
    assert "This form can’t be used any more" in answer.content.decode()
    assert "CSRF" not in answer.content.decode()
