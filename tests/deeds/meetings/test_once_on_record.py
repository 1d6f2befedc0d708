"""What stays once it is on record: reserved decisions, agreed minutes, closed items, what a meeting said."""

from datetime import timedelta

import pytest
import time_machine

from kith.base.kernel.actors import command
from kith.base.kernel.refusals import Refused
from kith.base.trail.queries import entries_about
from kith.partnership.decisions.models import Decision
from kith.work.meetings.decided_on import about_item
from kith.work.meetings.models import AgendaItem, ItemMinute, Meeting, MinuteRevision
from kith.work.meetings.operations.agenda import (
    ask_to_open,
    change_item,
    close_item,
    defer_item,
    open_item,
    send_on,
    withdraw_item,
)
from kith.work.meetings.operations.born_here import raise_at_item
from kith.work.meetings.operations.deciding import Words, decide
from kith.work.meetings.operations.holding import TookPart, record_meeting
from kith.work.meetings.operations.interests import declare_interest
from kith.work.meetings.operations.invitations import invite
from kith.work.meetings.operations.minute_taking import save_minute
from kith.work.meetings.operations.replies import reply_to_meeting
from kith.work.meetings.queries.room import group_of as group_on
from kith.work.meetings.seats import seats_held
from tests.cast import NOW, TODAY, acting, person
from tests.minuting import a_meeting, agreed, group_of, hold, item, out_for_corrections, planned

pytestmark = pytest.mark.django_db

BY = command("test")
RESERVED = "Strategic decision"
WORDS = Words(wording="The pilot goes on.", reasons="It helps.")


def only_item(meeting: Meeting) -> AgendaItem:
    rows = AgendaItem.objects.filter(meeting=meeting).select_related("group__partnership", "meeting__group")
    return rows.order_by("pk").first()


def deciding(found: AgendaItem, words: Words = WORDS) -> Decision:
    return decide(item=found, words=words, method="consensus", by=acting("manager"), on=TODAY)


def test_only_the_group_that_decides_takes_off_that_a_decision_is_reserved():
    meeting = planned("planning-and-delivery")
    found = item(meeting, "A joint strategy", reserved_as=RESERVED, for_partnership=meeting.group.partnership)
    hold(meeting)
    found = only_item(meeting)
    for kind in ("", "Something else"):
        with pytest.raises(
            Refused, match=r"only that group takes it off the item\. Send it to Leicestershire"
        ):
            change_item(item=found, reserved_as=kind, by=acting("manager"), on=TODAY)
    found.refresh_from_db()
    assert found.reserved_as == RESERVED
    change_item(item=found, title="The joint strategy", by=acting("manager"), on=TODAY)
    there = send_on(item=found, to_group=group_of("lrscp"), reason="Theirs.", by=BY, on=TODAY)
    change_item(item=there, reserved_as="", by=acting("manager"), on=TODAY)
    there.refresh_from_db()
    assert there.reserved_as == ""


def test_once_minutes_are_agreed_nothing_is_decided_closed_opened_or_declared_at_their_items():
    meeting = planned("lrscp")
    found, shut = item(meeting, "Neglect", "Said."), item(meeting, "Shut", "Said.")
    hold(meeting)
    close_item(item=shut, readers=[person("manager")], by=BY, on=TODAY)
    agreed(meeting)
    found = AgendaItem.objects.select_related("group__partnership", "meeting").get(pk=found.pk)
    shut = AgendaItem.objects.select_related("group__partnership", "meeting").get(pk=shut.pk)
    asks = {"by": acting("manager"), "on": TODAY}
    deeds = [
        lambda: deciding(found),
        lambda: close_item(item=found, readers=[person("manager")], **asks),
        lambda: ask_to_open(item=shut, reason="Settled.", **asks),
        lambda: declare_interest(item=found, person=person("manager"), says="Mine.", **asks),
    ]
    for deed in deeds:
        with pytest.raises(Refused, match="are agreed"):
            deed()
    assert not Decision.objects.filter(subject_id=found.public_id).exists()


def test_once_the_chair_has_checked_minutes_change_by_corrections_alone():
    meeting = a_meeting()
    found = only_item(meeting)
    save_minute(item=found, text="All heard the report. Then they spoke.", revision=1, by=BY)
    out_for_corrections(meeting)
    asks = {"wording": "Write it up", "due_on": TODAY, "owner": person("manager")}
    deeds = [
        lambda: save_minute(item=found, text="Rewritten.", revision=2, by=acting("manager")),
        lambda: deciding(found),
        lambda: raise_at_item(item=found, by=acting("manager"), on=TODAY, **asks),
    ]
    for deed in deeds:
        with pytest.raises(Refused, match="out for corrections"):
            deed()
    assert ItemMinute.objects.get(item=found).text == "All heard the report. Then they spoke."
    assert not Decision.objects.filter(subject_id=found.public_id).exists()


def closed_item() -> AgendaItem:
    found = item(planned("lrscp", TODAY), "The dispute")
    both = [person("manager"), person("coordinator"), person("police_director")]
    close_item(item=found, readers=both, by=acting("manager"), on=TODAY)
    return found


def test_two_people_open_a_closed_item_one_with_the_reason():
    found = closed_item()
    asks = {"item": found, "on": TODAY}
    with pytest.raises(Refused, match="Two people open a closed item"):
        open_item(**asks, by=acting("manager"))
    with pytest.raises(Refused, match="Say why"):
        ask_to_open(**asks, reason=" ", by=acting("manager"))
    ask_to_open(**asks, reason="The dispute is settled.", by=acting("manager"))
    with pytest.raises(Refused, match="another of its readers opens it"):
        open_item(**asks, by=acting("manager"))
    with pytest.raises(Refused, match="chair of"):
        open_item(**asks, by=acting("police_director"))
    found.refresh_from_db()
    assert found.is_closed
    open_item(**asks, by=acting("coordinator"))
    found.refresh_from_db()
    opening = found.openings.get()
    assert not found.is_closed
    assert (opening.asked_by, opening.opened_by) == (person("manager").name, person("coordinator").name)
    assert found.readers.count() == 3
    deeds = set(entries_about(about_item(found)).values_list("deed", flat=True))
    assert {"asked to open item", "opened item"} <= deeds


def test_who_may_not_read_a_closed_item_neither_asks_nor_opens():
    found = item(planned("lrscp", TODAY), "The dispute")
    close_item(item=found, readers=[person("manager")], by=BY, on=TODAY)
    ask_to_open(item=found, reason="Settled.", by=acting("manager"), on=TODAY)
    with pytest.raises(Refused, match="no such item"):
        open_item(item=found, by=acting("coordinator"), on=TODAY)


def test_the_same_words_within_a_minute_are_one_decision():
    meeting = a_meeting()
    found = only_item(meeting)
    first = deciding(found)
    assert deciding(found) == first
    other = Words(wording="The pilot ends.", reasons="It costs.")
    assert deciding(found, other) != first
    with time_machine.travel(NOW + timedelta(minutes=1, seconds=1), tick=False):
        assert deciding(found) != first
    assert Decision.objects.filter(subject_id=found.public_id).count() == 3


@pytest.mark.parametrize(("text", "revision"), [("Mine.", 7), ("Mine.", -1), ("", 0)])
def test_what_no_page_could_have_sent_is_neither_saved_nor_put_aside(text, revision):
    found = only_item(a_meeting())
    with pytest.raises(Refused, match="Open the page again"):
        save_minute(item=found, text=text, revision=revision, by=acting("manager"))
    assert ItemMinute.objects.get(item=found).text == "All heard the report."
    assert not MinuteRevision.objects.filter(minute__item=found, is_aside=True).exists()


def deputised(deputy: str):
    meeting = planned("lrscp", TODAY)
    held = {seat.person: seat for seat in seats_held(group_on(meeting))}
    who = person("police_director").public_id
    took = [
        TookPart(one, "deputy" if one == who else "present", deputy if one == who else "") for one in held
    ]
    return meeting, took


@pytest.mark.parametrize("shape", [str, str.upper, lambda name: name.replace(" ", "   ")])
@pytest.mark.parametrize("name", ["police_director", "health_director"])
def test_no_member_is_a_deputy_however_their_name_is_typed_themselves_included(name, shape):
    meeting, took = deputised(shape(person(name).name))
    said = "own deputy" if name == "police_director" else "as a member|in their own right"
    with pytest.raises(Refused, match=said):
        record_meeting(meeting=meeting, took_part=took, by=BY, on=TODAY)
    asks = {"answer": "deputy", "deputy": shape(person(name).name), "by": BY, "on": TODAY}
    with pytest.raises(Refused, match=said):
        reply_to_meeting(meeting=meeting, person=person("police_director"), **asks)


def a_guest(meeting: Meeting, **more):
    found = item(meeting, "Housing", on=TODAY)
    asks = {"name": "Rowan Quillfeather", "email": "rowan@thistledown.example", "why": "They know."}
    invitation, _token, _code = invite(
        item=found, body_name="Thistledown Housing", by=acting("manager"), on=TODAY, **asks, **more
    )
    return found, invitation


def test_a_guests_last_day_follows_a_deferred_item():
    near, far = planned("lrscp", TODAY + timedelta(days=9)), planned("lrscp", TODAY + timedelta(days=40))
    found, invitation = a_guest(near)
    defer_item(item=found, to_meeting=far, reason="No time.", by=BY, on=TODAY)
    invitation.refresh_from_db()
    assert invitation.last_day == far.meets_on
    defer_item(item=found, to_meeting=None, reason="No time.", by=BY, on=TODAY)
    invitation.refresh_from_db()
    assert invitation.withdrawn_at is not None


@pytest.mark.parametrize(
    "leave",
    [
        lambda found: close_item(item=found, readers=[person("manager")], by=BY, on=TODAY),
        lambda found: withdraw_item(item=found, reason="Settled.", by=BY, on=TODAY),
        lambda found: send_on(
            item=found, to_group=group_of("case-review"), reason="Theirs.", by=BY, on=TODAY
        ),
    ],
)
def test_an_invitation_ends_where_its_item_is_closed_or_leaves_the_agenda(leave):
    found, invitation = a_guest(planned("lrscp", TODAY + timedelta(days=9)))
    assert invitation.withdrawn_at is None
    leave(found)
    invitation.refresh_from_db()
    assert invitation.withdrawn_at is not None
