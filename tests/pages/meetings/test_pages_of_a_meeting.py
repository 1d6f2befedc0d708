"""The pages of one meeting: what they are called, in what order they stand, what leads on from an item."""

from datetime import date, timedelta

import pytest

from kith.partnership.actions.models import Action
from kith.partnership.actions.public import raise_action
from kith.partnership.arrangements.models import Group
from kith.work.meetings.models import AgendaItem, Meeting
from kith.work.meetings.operations.agenda import close_item, send_on, take_item
from kith.work.meetings.operations.invitations import invite
from tests.cast import TODAY, person
from tests.deeds.meetings.test_agendas import ahead, item_on
from tests.pages.meetings.asking import refused
from tests.pages.meetings.test_room import BY, LRSCP, an_item, item, meeting, room  # noqa: F401

pytestmark = pytest.mark.django_db


def tabs(page) -> list[str]:
    return [link.text for link in page.by_class("app-tabs__link")]


def page_of(reader, meeting: Meeting, name: str = ""):  # noqa: F811
    return reader.get(f"{LRSCP}/meetings/{meeting.public_id}{name}")


def test_before_the_meeting_no_page_is_empty_and_the_pages_stand_in_the_order_of_the_work(signed_in):
    before = ahead("lrscp")[0]
    manager = page_of(signed_in("manager"), before)
    assert tabs(manager) == ["Meeting", "Agenda", "Papers", "Pack", "Who comes", "Guests"]
    assert tabs(page_of(signed_in("health_director"), before)) == [
        "Meeting", "Agenda", "Papers", "Pack", "Who comes",
    ]  # fmt: skip


def test_on_the_day_the_minute_taker_has_the_pages_in_the_meeting_too(signed_in, meeting):  # noqa: F811
    found = tabs(page_of(signed_in("manager"), meeting))
    assert found == [
        "Meeting", "Agenda", "Papers", "Pack", "Who comes", "Guests", "In the meeting", "Decisions",
    ]  # fmt: skip


def test_after_it_there_are_minutes_and_nobody_is_asked_who_comes(signed_in):
    held = Meeting.objects.filter(group__key="planning-and-delivery", state="held").last()
    found = tabs(page_of(signed_in("planning_chair"), held))
    assert found[-2:] == ["Decisions", "Minutes"]
    assert "Who comes" not in found


@pytest.mark.parametrize(("name", "words"), [("", ""), ("/agenda", "Agenda: "), ("/pack", "Pack: ")])
def test_a_page_is_called_by_group_and_day_and_says_the_long_name_but_once(signed_in, name, words):
    before = ahead("lrscp")[0]
    page = page_of(signed_in("manager"), before, name)
    day = f"{before.meets_on.day} {before.meets_on:%B %Y}"
    assert page.heading == f"{words}LRSCP, {day}"
    assert page.title.count("Leicestershire and Rutland Safeguarding Children Partnership") == 1


def test_up_and_down_say_what_they_move_and_never_past_the_closed_items(signed_in):
    before = ahead("case-review")[0]
    closed, last = item_on(before, "A closed one"), item_on(before, "The last open one")
    close_item(item=closed, readers=[person("manager")], by=BY, on=TODAY)
    page = page_of(signed_in("manager"), before, "/agenda")
    rows = [row["Item"] for row in page.table("Items").rows]
    assert [n for n, row in enumerate(rows) if "The last open one" in row] == [len(rows) - 2]
    assert rows[-1].startswith("Closed 1. A closed one")
    buttons = [button.text_content() for button in page.by_class("app-small-button")]
    assert "Move The last open one Up" in buttons
    assert "Move The last open one Down" not in buttons
    assert "Move A closed one Up" not in buttons
    again = page.submit("Move The last open one Up")
    moved = [row["Item"] for row in again.table("Items").rows]
    assert "The last open one" in moved[len(rows) - 3]
    assert last.title in again.text


def test_an_item_leads_to_commissioning_work_and_names_its_guests(signed_in):
    before = ahead("case-review")[0]
    one = item_on(before, "Hostels for young people")
    invite(
        item=one, name="Odette Furlong", email="odette@elm.example", body_name="Elm Hostels", why="Knows it.",
        by=BY, on=TODAY,
    )  # fmt: skip
    manager = signed_in("manager")
    assert "Invited: Odette Furlong, Elm Hostels" in page_of(manager, before, "/agenda").text
    page = manager.get(f"{LRSCP}/agenda-items/{one.public_id}")
    assert "Invited: Odette Furlong, Elm Hostels" in page.text
    form = page.click("Commission work from a group")
    assert form.caption == "Given at: Hostels for young people"


def test_the_group_of_young_people_leads_to_planning_its_session(signed_in):
    group = Group.objects.get(key="young-people-advisory", partnership__key="leicestershire-and-rutland")
    address = f"{LRSCP}/group/{group.public_id}"
    words = [one for one in signed_in("manager").get(address).links if one.startswith("Plan the session")]
    assert len(words) == 1
    page = signed_in("manager").get(address).click(words[0])
    assert page.heading.startswith("Plan the session that ")
    assert words[0] not in signed_in("young_member").get(address).links


@pytest.mark.parametrize(("days", "there"), [(13, False), (14, True)])
def test_the_next_agenda_lists_actions_from_the_fourteenth_day_after_they_were_due(signed_in, days, there):
    before = ahead("case-review")[0]
    due = TODAY - timedelta(days=days)
    action = raise_action(
        group=before.group, wording="Send the late report.", due_on=TODAY, owner=person("case_review_chair"),
        by=BY, on=TODAY,
    )  # fmt: skip
    Action.objects.filter(group=before.group).exclude(pk=action.pk).update(due_on=TODAY)
    Action.objects.filter(pk=action.pk).update(due_on=due)
    reader = signed_in("case_review_chair")
    words = "1 action is 14 or more days late."
    page = page_of(reader, before, "/agenda")
    assert (words in page.text) is there
    own = AgendaItem.objects.get(meeting=before, slot="actions")
    listed = reader.get(f"{LRSCP}/agenda-items/{own.public_id}")
    assert ("Send the late report." in listed.text) is there


def test_one_action_answers_two_items_and_one_update_shows_at_both(signed_in, meeting, item):  # noqa: F811
    manager, other = signed_in("manager"), an_item(meeting, "Threshold document")
    page = room(manager, meeting, item).click("Add an action")
    owner = person("health_director")
    page.submit("Add the action", wording="Share the audit.", owner=owner.public_id, due_on=date(2026, 12, 1))
    action = Action.objects.get(subject_id=item.public_id)
    form = room(manager, meeting, other).click("Add an action")
    assert refused(form, "Add the action", existing="A99999").faults == [
        "There is no action A99999. Look it up in the register."
    ]
    both = refused(form, "Add the action", existing=action.reference, wording="New words.")
    assert both.faults == ["Give new words or the reference of an action, not both."]
    done = form.submit("Add the action", existing=action.reference)
    assert f"{action.reference} answers this item too." in done.messages
    assert Action.objects.filter(wording="Share the audit.").count() == 1
    Action.objects.filter(pk=action.pk).update(due_on=date(2027, 1, 15))
    for one in (item, other):
        assert "Share the audit." in room(manager, meeting, one).text
        assert "by 15 January 2027" in room(manager, meeting, one).text


def test_a_closed_item_takes_no_action_that_others_know(signed_in, meeting, item):  # noqa: F811
    known = raise_action(
        group=meeting.group, wording="Known to all.", due_on=TODAY, owner=person("health_director"), by=BY,
        on=TODAY,
    )  # fmt: skip
    close_item(item=item, readers=[person("manager")], by=BY, on=TODAY)
    form = room(signed_in("manager"), meeting, item).click("Add an action")
    assert refused(form, "Add the action", existing=known.reference).faults == [
        "A closed item has actions of its own. Raise a new one."
    ]


def test_whoever_sent_an_item_up_reads_the_answer_on_the_matter(signed_in):
    sent = item_on(ahead("case-review")[0], "How reviews are paid for")
    up = send_on(item=sent, to_group=ahead("lrscp")[0].group, reason="Theirs.", by=BY, on=TODAY)
    chair = signed_in("case_review_chair")
    address = f"{LRSCP}/matters/{sent.public_id}"
    assert "What other groups made of it" in chair.get(address).text or up.pk in _seen(chair, address)
    take_item(item=up, by=BY, on=up.meeting.meets_on)
    page = chair.get(address)
    assert "taken" in page.text
    assert f"Answer of {up.group.name}: How reviews are paid for" in page.text


def _seen(reader, address: str) -> list[int]:
    titles = AgendaItem.objects.filter(source="sent-on").values_list("pk", "group__name")
    text = reader.get(address).text
    return [pk for pk, name in titles if name in text]
