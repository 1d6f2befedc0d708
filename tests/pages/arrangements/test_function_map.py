"""The function map: what the effectiveness group did, and which group does it now."""

from datetime import date

import pytest

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
MAP = f"{HOME}/function-map"
TABLE = "Functions of Effectiveness group"
NEGLECT, AUDITS = "Looks at the yearly figures on neglect", "Reads every audit"


def list_two(client):
    page = client.get(MAP).click("List a function").submit("List the function", says=NEGLECT)
    return page.click("List a function").submit("List the function", says=AUDITS)


def red(page) -> list[str]:
    """Return the words of what is marked red."""
    return [" ".join(found.text_content().split()) for found in page.by_class("app-tone--bad")]


@pytest.mark.clause("L20")
def test_the_map_starts_empty_lists_each_function_and_shows_in_red_what_nobody_has(signed_in):
    manager = signed_in("coordinator")
    assert "No function of Effectiveness group is listed yet." in manager.get(MAP).text

    page = list_two(manager)
    assert red(page) == ["Unassigned", "Unassigned"]
    reason = "Unassigned No group has taken it on, so nobody answers for it."
    assert {row["Group that has it now"] for row in page.table(TABLE).rows} == {reason}
    assert "2 of 2 functions without a group." in page.text

    form = page.click(f"Hand on: {NEGLECT}")
    group = next(
        o.get("value") for o in form.tree.xpath("//option") if o.text == "Planning and Delivery Group"
    )
    page = form.submit("Hand it on", group=group, from_day=date(2026, 11, 16))
    assert page.messages == ["Planning and Delivery Group has the function from 16 November 2026."]
    rows = page.table(TABLE).rows
    assert [row["Function"] for row in rows] == [AUDITS, NEGLECT]
    assert rows[1]["Group that has it now"] == "Planning and Delivery Group"
    assert red(page) == ["Unassigned"]

    promise = manager.get(f"{HOME}/promises/effectiveness-functions")
    assert "1 of 2 functions has no group." in promise.text


def test_a_function_that_a_group_takes_on_later_is_unassigned_until_its_day(signed_in):
    manager = signed_in("manager")
    form = list_two(manager).click(f"Hand on: {AUDITS}")
    group = next(o.get("value") for o in form.tree.xpath("//option") if o.text == "Case Review Group")
    page = form.submit("Hand it on", group=group, from_day=date(2026, 12, 1))
    words = "Case Review Group takes it on from 1 December 2026; until then nobody answers for it."
    assert words in page.text
    then = manager.get(MAP, {"on": "2026-12-01"})
    assert then.row(AUDITS)["Since"] == "1 December 2026"
    assert red(then) == ["Unassigned"]


def test_a_function_is_taken_off_with_a_reason(signed_in):
    manager = signed_in("manager")
    form = list_two(manager).click(f"take off: {AUDITS}")
    assert form.caption == AUDITS
    page = form.submit("Take it off", reason="It was never the group’s.")
    assert [row["Function"] for row in page.table(TABLE).rows] == [NEGLECT]


def test_a_function_listed_twice_is_refused_beside_its_question(signed_in):
    manager = signed_in("manager")
    form = list_two(manager).click("List a function")
    answer = manager.post(form.address, {"says": AUDITS.upper()}, status=422)
    assert answer.faults == ["That function is already on the map."]


def test_members_read_the_map_and_only_the_business_unit_changes_it(signed_in):
    page = list_two(signed_in("manager"))
    address = page.links[f"Hand on: {NEGLECT}"]
    for name in ("council_director", "planning_chair", "agency_lead"):
        reader = signed_in(name)
        page = reader.get(MAP)
        assert page.table(TABLE).head == ["Function", "Group that has it now", "Since"]
        assert reader.get(address, status=404)
        assert reader.get(f"{MAP}/effectiveness-group/list", status=404)
    assert signed_in("stranger").get(MAP, status=404)


def test_a_function_of_another_partnership_does_not_exist(signed_in):
    address = list_two(signed_in("manager")).links[f"Hand on: {NEGLECT}"]
    elsewhere = address.replace("leicestershire-and-rutland", "knowsley")
    assert signed_in("knowsley_manager").get(elsewhere, status=404)
    assert signed_in("manager").get(f"{MAP}/choir/list", status=404)


def test_a_partnership_that_hands_nothing_on_says_so(signed_in):
    page = signed_in("knowsley_manager").get("/partnerships/knowsley/function-map")
    assert "Nothing to hand on" in page.text
