"""In the meeting: items and their minutes, who is there, quorum at the item at hand, interests, the end."""

import json
from datetime import date, timedelta

import pytest

from kith.base.kernel.actors import command
from kith.partnership.actions.models import Action
from kith.work.meetings.models import AgendaItem, ItemMinute, Meeting, MinuteRevision
from kith.work.meetings.operations.agenda import add_item
from tests.cast import TODAY, person
from tests.counting import queries
from tests.pages.meetings.asking import refused
from tests.pages.meetings.test_attendance import a_meeting_today, ask_for, who

pytestmark = pytest.mark.django_db

LRSCP = "/partnerships/leicestershire-and-rutland"
BY = command("test")
STRATEGIC = "Strategic decision"


def an_item(meeting: Meeting, title: str, **more) -> AgendaItem:
    return add_item(
        group=meeting.group, meeting=meeting, title=title, minutes=10, purpose="discussion", by=BY, on=TODAY,
        **more,
    )  # fmt: skip


@pytest.fixture
def meeting() -> Meeting:
    """A meeting of the lead group that is today, with no items or answers but those that a test adds."""
    found = a_meeting_today()
    AgendaItem.objects.filter(meeting=found).update(meeting=None, state="waiting")
    found.replies.all().delete()
    return found


@pytest.fixture
def item(meeting) -> AgendaItem:
    return an_item(meeting, "Neglect: what the audit found")


def room(reader, meeting: Meeting, item: AgendaItem | None = None, **more):
    chosen = f"?item={item.public_id}" if item else ""
    return reader.get(f"{LRSCP}/meetings/{meeting.public_id}/room{chosen}", **more)


def autosave(reader, item: AgendaItem, text: str, revision: int, *, status: int = 200) -> dict:
    """Save as the page’s script does."""
    answer = reader.browser.post(
        f"{LRSCP}/meetings/items/{item.public_id}/minute",
        {"text": text, "revision": revision},
        headers={"Accept": "application/json"},
    )
    assert answer.status_code == status
    return json.loads(answer.content)


def test_the_first_item_to_be_taken_is_at_hand_and_the_others_are_folded(signed_in, meeting, item):
    other = an_item(meeting, "Threshold document")
    manager = signed_in("manager")
    page = room(manager, meeting)
    assert [e.text_content() for e in page.tree.xpath("//h2[@id='at-hand-title']")] == [f"1 {item.title}"]
    page = page.click("2 Threshold document")
    assert page.tree.xpath("//h2[@id='at-hand-title']")[0].text_content() == f"2 {other.title}"
    page = room(manager, meeting, item).submit("Taken")
    assert page.messages == [f"“{item.title}” is taken."]
    assert page.tree.xpath("//h2[@id='at-hand-title']")[0].text_content() == f"2 {other.title}"
    assert "Taken" in page.text


def test_minutes_are_saved_with_the_button_and_stand_there_again(signed_in, meeting, item):
    manager = signed_in("manager")
    page = room(manager, meeting).submit("Save the minutes", text="Heard.\nAgreed [[with Mrs X]].")
    assert page.messages == ["The minutes are saved."]
    assert page.tree.xpath("//textarea")[0].text.strip() == "Heard.\nAgreed [[with Mrs X]]."
    assert "Saved at 10:00 on 16 November by" in page.text
    assert ItemMinute.objects.get(item=item).revision == 1


def test_of_two_who_write_at_once_both_texts_are_shown_and_brought_together(signed_in, meeting, item):
    manager, coordinator = signed_in("manager"), signed_in("coordinator")
    hers, his = room(manager, meeting), room(coordinator, meeting)
    hers.submit("Save the minutes", text="Hers: the audit was heard.")
    page = his.submit("Save the minutes", text="His: the chair opened.")
    assert page.heading == f"Texts at “{item.title}”"
    assert "Hers: the audit was heard." in page.text
    assert "His: the chair opened." in page.text
    assert "Two texts wait to be brought together." in room(manager, meeting).text
    page = page.submit("Save this text", text="The chair opened; the audit was heard.")
    assert page.tree.xpath("//textarea")[0].text.strip() == "The chair opened; the audit was heard."
    earlier = page.click("Earlier texts").text
    assert "Hers: the audit was heard." in earlier
    assert "His: the chair opened." in earlier


@pytest.mark.parametrize(
    ("button", "stands"),
    [("Keep the text on record", "Hers."), ("Keep the text put aside", "His.")],
)
def test_one_of_two_texts_is_kept_as_it_is(signed_in, meeting, item, button, stands):
    manager, coordinator = signed_in("manager"), signed_in("coordinator")
    his = room(coordinator, meeting)
    autosave(manager, item, "Hers.", 0)
    page = his.submit("Save the minutes", text="His.").submit(button)
    assert page.tree.xpath("//textarea")[0].text.strip() == stands
    assert set(MinuteRevision.objects.values_list("text", flat=True)) >= {"His."}


def test_a_script_saves_and_hears_the_revision_the_quorum_and_of_another_text(signed_in, meeting, item):
    manager, coordinator = signed_in("manager"), signed_in("coordinator")
    told = autosave(manager, item, "Hers.", 0)
    assert (told["revision"], told["both"]) == (1, "")
    assert set(told["sight"]) == {"count", "word", "reason", "tone"}
    told = autosave(coordinator, item, "His.", 0)
    assert told["both"] == f"{LRSCP}/meetings/items/{item.public_id}/texts"
    told = autosave(manager, item, "x" * 100_001, 1, status=422)
    assert "100000 characters or fewer" in told["refused"]
    assert ItemMinute.objects.get(item=item).text == "Hers."


def test_attendance_is_taken_bit_by_bit_and_everybody_else_with_one_press(signed_in, meeting, item):
    manager = signed_in("manager")
    page = room(manager, meeting)
    assert page.text.count("0 of") == 1
    page = page.submit("Save attendance", **{f"presence_{who('police_director')}": "apology"})
    assert "Attendance is saved." in page.messages
    page = page.submit("Everybody else is here")
    rows = meeting.attendances.all()
    assert {r.presence for r in rows.exclude(person=person("police_director"))} == {"present"}
    assert {r.presence for r in rows.filter(person=person("police_director"))} == {"apology"}
    there = rows.filter(presence="present").values("person").distinct().count()
    assert f"{there} of {there + 1} are here" in page.text


def test_what_was_answered_beforehand_stands_in_the_roll(signed_in, meeting, item):
    police = person("police_director")
    meeting.replies.create(
        person=police, answer="deputy", deputy="Elowen Tansy-Marsh", replied_at="2026-11-10T10:00Z",
        replied_by="x",
    )  # fmt: skip
    page = room(signed_in("manager"), meeting).submit("Everybody else is here")
    row = meeting.attendances.get(person=police)
    assert (row.presence, row.deputy) == ("deputy", "Elowen Tansy-Marsh")
    assert "by deputy" in page.text


def test_a_deputy_who_is_a_member_is_refused_and_nothing_typed_is_lost(signed_in, meeting, item):
    page, police = room(signed_in("manager"), meeting), who("police_director")
    name = person("health_director").name
    answers = {f"presence_{police}": "deputy", f"deputy_{police}": name}
    again = refused(page, "Save attendance", **answers)
    assert f"{name} sits in the group in their own right" in again.faults[0]
    assert again.tree.xpath(f"//input[@name='deputy_{police}']/@value") == [name]
    assert not meeting.attendances.exists()


def test_quorum_falls_at_the_item_for_which_somebody_leaves_and_only_there(signed_in, meeting, item):
    ask_for("lrscp", quorum={"rule": {"by": "bodies"}})
    other, manager = an_item(meeting, "Threshold document"), signed_in("manager")
    assert "Nobody’s attendance is on record" in room(manager, meeting, item).text
    page = room(manager, meeting, item).submit("Everybody else is here")
    assert "Not quorate" not in page.text
    declared = page.click("Declare an interest")
    declared.submit(
        "Declare the interest", person=who("police_director"), says="Led the audit.", leaves="leaves"
    )
    assert "Not quorate Nobody was there for Leicestershire Police." in room(manager, meeting, item).text
    assert "Not quorate" not in room(manager, meeting, other).text
    assert autosave(manager, item, "They left.", 0)["sight"]["word"] == "Not quorate"


def test_an_action_needs_a_day_and_keeps_the_words_of_the_meeting(signed_in, meeting, item):
    form = room(signed_in("manager"), meeting).click("Add an action")
    owner = who("health_director")
    again = refused(form, "Add the action", wording="Share the audit.", owner=owner)
    assert again.faults == ["Give the day by which it is done"]
    assert again.tree.xpath("//textarea")[0].text.strip() == "Share the audit."
    page = again.submit("Add the action", due_on=date(2026, 12, 1))
    action = Action.objects.get(subject_kind="agenda-item", subject_id=item.public_id)
    assert (action.wording, action.owner) == ("Share the audit.", person("health_director"))
    assert f"Action {action.reference}: Share the audit." in page.text
    assert "by 1 December 2026" in page.text


def test_an_item_goes_on_to_a_later_meeting_or_another_group(signed_in, meeting, item):
    other, manager = an_item(meeting, "Threshold document"), signed_in("manager")
    page = room(manager, meeting, item).click("Carry over")
    assert refused(page, "Carry it over", reason="").faults == ["Give the reason"]
    later = Meeting.objects.filter(group=meeting.group, state="planned", meets_on__gt=TODAY).first()
    page = page.submit("Carry it over", reason="The paper came late.", to_meeting=later.public_id)
    assert page.heading.startswith("In the meeting: ")
    item.refresh_from_db()
    assert item.state == "carried-over"
    assert AgendaItem.objects.get(matter=item).meeting == later
    group = AgendaItem.objects.model._meta.get_field("group").related_model.objects.get(
        key="planning-and-delivery"
    )
    page = room(manager, meeting, other).click("Send on")
    page.submit("Send it there", to_group=group.public_id, reason="It is for them.")
    assert AgendaItem.objects.filter(matter=other, group=group).count() == 1


def test_at_the_end_the_record_is_closed_with_the_attendance_as_it_was_noted(signed_in, meeting, item):
    manager, police = signed_in("manager"), who("police_director")
    page = room(manager, meeting).submit("Save attendance", **{f"presence_{police}": "absent"})
    page = page.click("Close the record").submit("Save")
    assert "The meeting is on record." in page.messages
    meeting.refresh_from_db()
    assert meeting.state == "held"
    assert meeting.attendances.get(person=person("police_director")).presence == "absent"
    after = room(manager, meeting)
    assert "The record is closed." in after.text
    assert "Close the record" not in after.links


@pytest.mark.parametrize(("days", "status"), [(1, 200), (2, 404)])
def test_the_page_opens_the_day_before(signed_in, meeting, item, days, status):
    Meeting.objects.filter(pk=meeting.pk).update(meets_on=TODAY + timedelta(days=days))
    page = room(signed_in("manager"), meeting, status=status)
    if status == 200:
        assert "Attendance is taken on the day of the meeting" in page.text
        assert "Close the record" not in page.links


@pytest.mark.parametrize("name", ["council_director", "stranger", "agency_lead"])
def test_nobody_else_has_the_page_or_saves_minutes(signed_in, meeting, item, name):
    reader = signed_in(name)
    room(reader, meeting, status=404)
    address = f"{LRSCP}/meetings/items/{item.public_id}/minute"
    assert reader.browser.post(address, {"text": "Mine.", "revision": 0}).status_code == 404
    assert not ItemMinute.objects.filter(item=item).exists()


@pytest.mark.ground_kept
def test_the_page_asks_no_more_of_thirty_items_than_of_one(signed_in, meeting, item):
    manager = signed_in("manager")
    address = f"{LRSCP}/meetings/{meeting.public_id}/room"
    one = queries(manager, address, anew=True)
    for number in range(29):
        made = an_item(meeting, f"Item {number}")
        autosave(manager, made, f"Words {number}", 0)
    assert queries(manager, address, anew=True) == one
    assert one <= 16


def test_closing_the_record_asks_what_becomes_of_each_item_not_taken(signed_in, meeting, item):
    manager = signed_in("manager")
    later, waits, done = (an_item(meeting, t) for t in ("Threshold document", "Bruising", "Children in care"))
    standing = an_item(meeting, "Declarations", source="standing", slot="declarations")
    autosave(manager, done, "Heard.", 0)
    room(manager, meeting, item).submit("Taken")
    page = room(manager, meeting).click("Close the record")
    assert page.heading.startswith("Close the record of ")
    assert page.heading.endswith(", 16 November 2026")
    assert "4 items were not taken. What becomes of each?" in page.text
    assert item.title not in page.text
    stands = {
        select.get("name").removeprefix("becomes_"): select.xpath("./option[@selected]/@value")[0]
        for select in page.tree.xpath("//select[starts-with(@name, 'becomes_')]")
    }
    assert stands == {
        later.public_id: "next", waits.public_id: "next",
        done.public_id: "taken", standing.public_id: "taken",
    }  # fmt: skip
    page.submit("Save", **{f"becomes_{waits.public_id}": "plan"})
    states = {one.title: one.state for one in AgendaItem.objects.filter(meeting=meeting)}
    assert states == {
        item.title: "taken", later.title: "carried-over", waits.title: "carried-over", done.title: "taken",
        standing.title: "taken",
    }  # fmt: skip
    went = AgendaItem.objects.get(title=later.title, state="placed")
    assert went.meeting.meets_on > TODAY
    assert went.matter_id == later.pk
    assert AgendaItem.objects.get(title=waits.title, state="waiting").meeting is None


def test_an_item_that_another_group_decides_is_sent_there_from_the_room(signed_in):
    meeting = a_meeting_today("case-review")
    item = an_item(meeting, "Change what the partnership promises", reserved_as=STRATEGIC)
    manager = signed_in("manager")
    page = room(manager, meeting, item)
    tags = [one.text_content().strip() for one in page.by_class("app-tag")]
    assert STRATEGIC in tags
    assert "Taken" not in page.buttons()
    send = next(words for words in page.buttons() if words.startswith("Send it to "))
    closing = page.click("Close the record")
    assert f"Change what the partnership promises: only {send.removeprefix('Send it to ')} decides this." in (
        closing.text
    )
    page = page.submit(send)
    assert page.address.endswith("/room")
    item.refresh_from_db()
    assert item.state == "sent-on"


def test_on_its_day_the_main_button_takes_the_minutes_and_afterwards_finishes_them(signed_in, meeting, item):
    manager = signed_in("manager")
    here = f"{LRSCP}/meetings/{meeting.public_id}"
    page = manager.get(here).click("Take the minutes")
    assert page.address.endswith("/room")
    other = an_item(meeting, "Threshold document")
    autosave(manager, item, "Heard.", 0)
    room(manager, meeting).click("Close the record").submit("Save", **{f"becomes_{other.public_id}": "taken"})
    assert "Take the minutes" not in manager.get(here).links
    assert manager.get(here).click("Finish the minutes").address.endswith("/room")
    page = manager.get(f"{here}/minutes").click("Send to the chair")
    assert "Nothing is written at 1 item: 2. Threshold document" in page.text
    page = page.submit("Send to the chair")
    assert page.messages == ["The draft is with the chair."]
    assert "Finish the minutes" not in manager.get(here).links


def test_nobody_else_is_sent_to_take_the_minutes(signed_in, meeting, item):
    page = signed_in("police_director").get(f"{LRSCP}/meetings/{meeting.public_id}")
    assert "Take the minutes" not in page.links


def test_who_cancels_a_meeting_is_offered_to_keep_it_and_the_box_says_what_it_keeps(signed_in, meeting):
    manager = signed_in("manager")
    page = manager.get(f"{LRSCP}/meetings/{meeting.public_id}/cancel")
    assert page.click("Keep the meeting").address.endswith(meeting.public_id)
    words = "Kith warns of weekends, holidays and clashes. Tick to keep the day all the same."
    assert words in manager.get(f"{LRSCP}/meetings/{meeting.public_id}/move").text
    invite = manager.get(f"{LRSCP}/meetings/{meeting.public_id}/guests/invite").text
    assert "Organisation (optional)" not in invite
    assert "Organisation" in invite
