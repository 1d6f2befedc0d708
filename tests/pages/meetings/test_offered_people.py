"""Whom and which agencies the questions at an item offer: the group first, nobody who opens no records."""

from datetime import timedelta

import pytest

from kith.base.kernel.actors import command
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.models import Body, BodyStanding, Partnership
from kith.work.meetings.models import AgendaItem, Meeting
from kith.work.meetings.operations.agenda import add_item
from tests.cast import TODAY, person
from tests.pages.meetings.asking import refused
from tests.pages.meetings.test_attendance import a_meeting_today

pytestmark = pytest.mark.django_db

LRSCP = "/partnerships/leicestershire-and-rutland"
NEVER = ("administrator", "auditor", "practitioner")
GROUP, UNIT = ", in this group", ", business unit"


def an_item(meeting: Meeting) -> AgendaItem:
    return add_item(
        group=meeting.group, meeting=meeting, title="Bruising in babies", minutes=10, purpose="discussion",
        by=command("test"), on=TODAY,
    )  # fmt: skip


def offered(page, name: str) -> list[str]:
    options = page.tree.xpath(f"//select[@name='{name}']/option[@value!='']")
    labels = page.tree.xpath(f"//input[@name='{name}']/following-sibling::label")
    return [one.text_content().strip() for one in (*options, *labels)]


def kinds(names: list[str]) -> list[int]:
    return [0 if one.endswith(GROUP) else 1 if one.endswith(UNIT) else 2 for one in names]


@pytest.mark.parametrize(
    ("where", "question"),
    [
        ("agenda", "lead"),
        ("agenda", "author"),
        ("agenda", "readers"),
        ("action", "owner"),
        ("declare", "person"),
    ],
)
def test_the_group_comes_first_then_the_unit_and_never_who_opens_no_records(where, question, signed_in):
    meeting = a_meeting_today("case-review")
    item = an_item(meeting)
    address = {
        "agenda": f"{LRSCP}/meetings/{meeting.public_id}/agenda/add",
        "action": f"{LRSCP}/meetings/items/{item.public_id}/add-action",
        "declare": f"{LRSCP}/meetings/items/{item.public_id}/declare",
    }[where]
    names = offered(signed_in("manager").get(address), question)
    assert kinds(names) == sorted(kinds(names))
    assert set(kinds(names)) == {0, 1, 2}
    assert f"{person('case_review_chair').name}{GROUP}" in names
    for nobody in (*NEVER, "young_member"):
        assert not any(person(nobody).name in one for one in names), nobody


def test_young_people_are_offered_at_the_items_of_their_own_group(signed_in):
    group = Group.objects.get(key="young-people-advisory")
    item = add_item(
        group=group, title="Safe ways home", minutes=10, purpose="discussion", by=command("test"), on=TODAY
    )
    page = signed_in("manager").get(f"{LRSCP}/agenda-items/{item.public_id}/change")
    assert f"{person('young_member').name}{GROUP}" in offered(page, "lead")


def test_an_interest_is_ones_own_unless_somebody_else_is_chosen(signed_in):
    item = an_item(a_meeting_today("case-review"))
    page = signed_in("manager").get(f"{LRSCP}/meetings/items/{item.public_id}/declare")
    chosen = page.tree.xpath("//select[@name='person']/option[@selected]/@value")
    assert chosen == [person("manager").public_id]


def test_agencies_are_offered_up_to_the_last_day_of_their_standing(signed_in):
    item, manager = an_item(a_meeting_today("case-review")), signed_in("manager")
    home = Partnership.objects.get(key="leicestershire-and-rutland")
    body = Body.objects.create(name="Gone Clinical Commissioning Group (sample)", sector="nhs")
    standing = BodyStanding.objects.create(partnership=home, body=body, kind="other", held_to=TODAY)
    address = f"{LRSCP}/meetings/items/{item.public_id}/add-action"
    assert body.name in offered(manager.get(address), "body")
    BodyStanding.objects.filter(pk=standing.pk).update(held_to=TODAY - timedelta(days=1))
    assert body.name not in offered(manager.get(address), "body")


def test_the_questions_that_few_items_need_are_folded_until_one_is_answered(signed_in):
    meeting, manager = a_meeting_today("case-review"), signed_in("manager")
    page = manager.get(f"{LRSCP}/meetings/{meeting.public_id}/agenda/add")
    folded = page.tree.xpath("//details[.//input[@name='is_closed']]")
    assert [one.get("open") for one in folded] == [None]
    assert folded[0].xpath(".//input[@name='readers']")
    assert not folded[0].xpath(".//input[@name='title']")
    page = refused(page, "Add the item", title="", is_closed=True)
    assert page.tree.xpath("//details[@open][.//input[@name='is_closed']]")
