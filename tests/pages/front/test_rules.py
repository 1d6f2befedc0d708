"""How this works: the rules as a page, read off the tables that run them."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest
from django.apps import apps
from django.urls import reverse

from kith.base.kernel.rulebook import rulebooks
from kith.base.kernel.standings import Standing
from kith.front.workspace import rules_in_words
from kith.partnership.arrangements.lifecycle import VERSION
from kith.partnership.arrangements.permissions import Permission
from kith.partnership.decisions.lifecycle import DECISION
from kith.partnership.partnerships.models import Appointment
from kith.partnership.partnerships.permissions import Permission as InPartnerships
from tests.cast import TODAY

ADDRESS = "/partnerships/leicestershire-and-rutland/how-this-works"


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["manager", "independent_advisor", "agency_lead", "young_member"])
def test_every_member_reads_the_rules(signed_in, name):
    page = signed_in(name).get(ADDRESS)
    for table in (
        "Arrangements",
        "Decisions",
        "Moves: version of the arrangements",
        "How a promise can stand",
    ):
        assert page.table(table).rows


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["stranger", "administrator", "practitioner", "leaver", "joiner"])
def test_nobody_else_does(signed_in, name):
    signed_in(name).get(ADDRESS, status=404)


@pytest.mark.django_db
def test_the_moves_on_the_page_are_those_of_the_tables(signed_in):
    page = signed_in("manager").get(ADDRESS)
    for name, lifecycle in (("version of the arrangements", VERSION), ("decision", DECISION)):
        rows = page.table(f"Moves: {name}").rows
        assert [row["Move"] for row in rows] == [move.says for move in lifecycle.moves]
        asked = [row["Reason"] == "A reason is asked for" for row in rows]
        assert asked == [move.reason_required for move in lifecycle.moves]


@pytest.mark.django_db
def test_who_may_do_what_on_the_page_is_what_the_rules_let_the_cast_do(signed_in, cast):
    page = signed_in("manager").get(ADDRESS)
    who = page.table("Arrangements").row("Publish adopted arrangements for anybody to read")["Who"]
    assert who == "Business manager"
    live = Appointment.objects.live_on(TODAY).select_related("post", "seat", "body", "person")
    may = {a.person.name for a in live if rules_in_words.rules.has_perm(Permission.PUBLISH_ARRANGEMENTS, a)}
    assert cast["manager"].name in may
    assert cast["coordinator"].name not in may


@pytest.mark.django_db
def test_clocks_stand_with_their_source_and_say_when_it_was_not_read(signed_in):
    rows = signed_in("manager").get(ADDRESS).table("Clocks of the guidance").rows
    assert any("15 working days" in row["By when"] for row in rows)
    assert all(row["Source"] for row in rows)
    assert any(row["Source"].endswith("(to be confirmed)") for row in rows)


def test_every_standing_has_its_meaning():
    assert set(rules_in_words.MEANINGS) == set(Standing)


def rooms_with(door: str) -> list[ModuleType]:
    """Return a door of every room of the two storeys that keep records, where a room has it."""
    storeys = ("kith.partnership.", "kith.work.")
    rooms = [app.name for app in apps.get_app_configs() if app.name.startswith(storeys)]
    return [importlib.import_module(f"{room}.{door}") for room in rooms if has(room, door)]


def has(room: str, door: str) -> bool:
    return (Path(*room.split(".")) / f"{door}.py").exists()


def test_every_permission_of_every_room_is_in_the_rulebook():
    permissions = {p for module in rooms_with("permissions") for p in module.Permission}
    assert InPartnerships.READ_TRAIL in permissions
    assert permissions == {p for _name, book in rulebooks for p in book.permissions}


def test_every_lifecycle_of_every_room_is_in_the_rulebook():
    tables = {
        id(thing)
        for module in rooms_with("lifecycle")
        for thing in vars(module).values()
        if type(thing) is type(VERSION)
    }
    assert id(VERSION) in tables
    assert tables == {id(table) for _name, book in rulebooks for table in book.lifecycles}


def test_whoever_has_a_permission_is_named_or_those_who_lack_it():
    assert rules_in_words.who_may(Permission.APPOINT) == "Business manager; Coordinator"
    everybody_but = rules_in_words.who_may(InPartnerships.SEE_PARTNERSHIP)
    assert everybody_but.endswith("but for: System administrator; Auditor of the trail")
    assert rules_in_words.who_may("no.such.permission") == "Nobody"


def test_the_page_has_its_address():
    assert reverse("workspace:how_this_works", args=("leicestershire-and-rutland",)) == ADDRESS
