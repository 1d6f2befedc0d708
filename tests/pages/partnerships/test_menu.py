"""The menu: one line on a narrow screen, where all the rest is on the page More."""

import pytest

pytestmark = pytest.mark.django_db

HERE = "/partnerships/leicestershire-and-rutland"


def test_a_narrow_screen_keeps_five_places_and_finds_the_others_on_more(signed_in):
    page = signed_in("agency_lead").get(f"{HERE}/more")
    items = page.tree.xpath("//nav[@aria-label='Menu']//li")
    narrow = [item.text_content().strip() for item in items if item.get("class") != "app-nav__wide"]
    wide = [item.text_content().strip() for item in items if item.get("class") == "app-nav__wide"]
    assert narrow == ["Home", "Promises", "Meetings", "Actions", "More"]
    assert wide == ["Structure", "Seats and people", "Agencies", "Arrangements"]
    offered = [link.text_content() for link in page.tree.xpath("//main//h2//a")]
    assert offered[: len(wide)] == wide


def test_the_header_names_the_seat_for_the_body_of_its_holder(signed_in):
    page = signed_in("agency_lead").get(f"{HERE}/more")
    header = " ".join(page.by_class("app-header__person")[0].text_content().split())
    assert "Safeguarding lead for Bramble Community NHS Trust (sample)" in header


def test_who_looks_after_the_trail_keeps_every_place_on_a_narrow_screen(signed_in):
    page = signed_in("auditor").get("/")
    assert page.tree.xpath("//nav[@aria-label='Menu']//a")
    assert not page.by_class("app-nav__wide")
