"""Deeds on minutes: each move, who may, what is refused, and that agreed minutes are never altered."""

from datetime import timedelta

import pytest

from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.queries import entries_about
from kith.partnership.partnerships.models import Body
from kith.work.meetings.enums import CorrectionState, MinutesState
from kith.work.meetings.models import AgendaItem, Meeting
from kith.work.meetings.operations.interests import declare_interest
from kith.work.meetings.operations.minute_taking import save_minute, take_in_text
from kith.work.meetings.operations.minutes import (
    agree_minutes,
    check_minutes,
    propose_correction,
    return_minutes,
    send_to_chair,
    settle_correction,
)
from kith.work.meetings.operations.publishing_minutes import (
    ask_to_publish,
    publish_minutes,
    take_down_minutes,
)
from kith.work.meetings.permissions import Permission
from kith.work.meetings.queries.minute_record import hash_of
from tests.cast import TODAY, acting, person
from tests.minuting import BY, MET_ON, a_meeting, agreed, hold, item, out_for_corrections, planned

pytestmark = pytest.mark.django_db

CHAIR = "independent_advisor"


def unit(name: str = "manager"):
    return acting(name, Permission.PREPARE)


def item_of(meeting: Meeting) -> AgendaItem:
    return AgendaItem.objects.get(meeting=meeting, title="Neglect in early years")


def with_the_chair(meeting: Meeting | None = None):
    return send_to_chair(meeting=meeting or a_meeting(), by=unit(), on=TODAY)


@pytest.mark.parametrize("who", ["stranger", "council_director", "planning_chair"])
def test_only_the_unit_of_the_home_sends_a_draft_to_the_chair(who):
    meeting = a_meeting()
    with pytest.raises(Refused, match="look after its meetings"):
        send_to_chair(meeting=meeting, by=acting(who), on=TODAY)
    assert send_to_chair(meeting=meeting, by=unit(), on=TODAY).state == MinutesState.WITH_CHAIR


def test_a_draft_without_a_word_is_not_sent():
    meeting = planned("lrscp")
    item(meeting, "Neglect in early years")
    hold(meeting)
    with pytest.raises(Refused, match="Nothing is written"):
        send_to_chair(meeting=meeting, by=unit(), on=TODAY)


def test_a_meeting_that_is_not_on_record_as_held_has_no_minutes_to_send():
    meeting = planned("lrscp")
    item(meeting, "Neglect in early years", "Words.")
    with pytest.raises(Refused, match="who was at the meeting first"):
        send_to_chair(meeting=meeting, by=unit(), on=TODAY)


@pytest.mark.parametrize("text", ["A [[name.", "A name]].", "A [[name [[twice]]]]."])
def test_a_mark_that_stands_alone_is_refused_with_the_name_of_the_item(text):
    with pytest.raises(Refused, match="In “Neglect in early years”, "):
        with_the_chair(a_meeting(text=text))


def test_the_chair_checks_and_the_unit_does_not():
    minutes = with_the_chair()
    with pytest.raises(Refused, match="Aurelia Stonecrop checks these minutes"):
        check_minutes(minutes=minutes, by=unit(), on=TODAY)
    check_minutes(minutes=minutes, by=acting(CHAIR), on=TODAY)
    assert minutes.state == MinutesState.OUT
    assert minutes.checked_on == TODAY


def test_whoever_chaired_that_meeting_checks_its_minutes():
    meeting = planned("lrscp")
    item(meeting, "Neglect in early years", "Words.")
    hold(meeting, chair="council_director", away=(CHAIR,))
    meeting.refresh_from_db()
    minutes = with_the_chair(meeting)
    with pytest.raises(Refused, match="checks these minutes"):
        check_minutes(minutes=minutes, by=acting("police_director"), on=TODAY)
    check_minutes(minutes=minutes, by=acting("council_director"), on=TODAY)
    assert minutes.state == MinutesState.OUT


def test_the_chair_gives_a_draft_back_with_a_reason():
    minutes = with_the_chair()
    with pytest.raises(Refused, match="Give the reason"):
        return_minutes(minutes=minutes, reason=" ", by=acting(CHAIR), on=TODAY)
    return_minutes(minutes=minutes, reason="Two names are wrong.", by=acting(CHAIR), on=TODAY)
    assert (minutes.state, minutes.returned_because) == (MinutesState.DRAFT, "Two names are wrong.")
    again = send_to_chair(meeting=minutes.meeting, by=unit(), on=TODAY)
    assert again.pk == minutes.pk


def test_whoever_reads_the_minutes_proposes_corrections_while_they_are_out():
    minutes = with_the_chair()
    facts = {"says": "It was the second report.", "by": acting("police_director"), "on": TODAY}
    with pytest.raises(Refused, match="not open for corrections"):
        propose_correction(minutes=minutes, **facts)
    check_minutes(minutes=minutes, by=acting(CHAIR), on=TODAY)
    made = propose_correction(minutes=minutes, item=item_of(minutes.meeting), **facts)
    assert made.person == person("police_director")
    for who in ("stranger", "practitioner"):
        with pytest.raises((Refused, AssertionError)):
            propose_correction(minutes=minutes, says="No.", by=acting(who), on=TODAY)


def test_a_correction_is_not_about_an_item_that_its_author_does_not_see():
    meeting = planned("lrscp")
    item(meeting, "Neglect in early years", "Words.")
    closed = item(meeting, "Sealed matter", "Words.", is_closed=True, readers=[person("council_director")])
    minutes = out_for_corrections(hold(meeting))
    facts = {"minutes": minutes, "says": "Otherwise.", "item": closed, "on": TODAY}
    with pytest.raises(Refused, match="Choose an item of this meeting"):
        propose_correction(by=acting("police_director"), **facts)
    assert propose_correction(by=acting("council_director"), **facts).item == closed


def a_correction():
    minutes = out_for_corrections(a_meeting())
    item = item_of(minutes.meeting)
    facts = {"says": "It was the second report.", "by": acting("police_director"), "on": TODAY}
    return propose_correction(minutes=minutes, item=item, **facts)


def test_a_correction_is_taken_in_by_saving_the_text():
    correction = a_correction()
    settle_correction(
        correction=correction,
        taken_in=True,
        text="All heard the second report.",
        revision=correction.item.minute.revision,
        by=unit(),
        on=TODAY,
    )
    correction.refresh_from_db()
    assert correction.state == CorrectionState.TAKEN_IN
    assert correction.item.minute.text == "All heard the second report."
    assert correction.item.minute.revisions.get().text == "All heard the report."


def test_a_correction_that_was_written_from_an_old_text_is_not_taken_in():
    correction = a_correction()
    take_in_text(item=correction.item, text="Somebody else was quicker.", revision=1, by=BY)
    with pytest.raises(Refused, match="Somebody else has just changed this text"):
        settle_correction(correction=correction, taken_in=True, text="Mine.", revision=1, by=unit(), on=TODAY)
    correction.refresh_from_db()
    assert correction.state == CorrectionState.PROPOSED


def test_a_correction_is_declined_with_a_reason_and_once():
    correction = a_correction()
    with pytest.raises(Refused, match="Say why it is not taken in"):
        settle_correction(correction=correction, taken_in=False, by=unit(), on=TODAY)
    facts = {"correction": correction, "taken_in": False, "because": "It was the first.", "on": TODAY}
    with pytest.raises(Refused, match="does that"):
        settle_correction(by=acting("police_director"), **facts)
    settle_correction(by=acting(CHAIR), **facts)
    with pytest.raises(Refused, match="settled already"):
        settle_correction(by=unit(), **facts)


def test_a_later_meeting_agrees_the_minutes_once_no_correction_is_open():
    correction = a_correction()
    minutes = correction.minutes
    other = hold(planned("lrscp", MET_ON + timedelta(days=7)))
    with pytest.raises(Refused, match="A correction is still open"):
        agree_minutes(minutes=minutes, at_meeting=other, by=unit(), on=TODAY)
    settle_correction(correction=correction, taken_in=True, by=unit(), on=TODAY)
    with pytest.raises(Refused, match="does that"):
        agree_minutes(minutes=minutes, at_meeting=other, by=acting("police_director"), on=TODAY)
    agree_minutes(minutes=minutes, at_meeting=other, by=acting(CHAIR), on=TODAY)
    assert (minutes.state, minutes.agreed_on) == (MinutesState.AGREED, other.meets_on)
    assert minutes.agreed_hash == hash_of(minutes.agreed_record)


def test_neither_the_meeting_itself_nor_one_of_another_group_nor_one_ahead_agrees_minutes():
    minutes = out_for_corrections(a_meeting())
    ahead = planned("lrscp", TODAY + timedelta(days=1))
    other_group = hold(planned("case-review", MET_ON + timedelta(days=7)))
    for meeting in (minutes.meeting, other_group):
        with pytest.raises(Refused, match="A later meeting of the same group"):
            agree_minutes(minutes=minutes, at_meeting=meeting, by=unit(), on=TODAY)
    with pytest.raises(Refused, match="has not been held"):
        agree_minutes(minutes=minutes, at_meeting=ahead, by=unit(), on=TODAY)
    Meeting.objects.filter(pk=ahead.pk).update(meets_on=TODAY)
    ahead.refresh_from_db()
    agree_minutes(minutes=minutes, at_meeting=ahead, by=unit(), on=TODAY)
    assert minutes.agreed_on == TODAY


def test_agreed_minutes_are_never_altered():
    minutes = agreed(a_meeting())
    item = item_of(minutes.meeting)
    with pytest.raises(Refused, match="not altered any more"):
        save_minute(item=item, text="Other words.", revision=1, by=unit())
    with pytest.raises(Refused, match="not altered any more"):
        hold(minutes.meeting)
    Body.objects.filter(name="Leicestershire Police").update(name="A later name")
    minutes.refresh_from_db()
    assert "Leicestershire Police" in {row["body"] for row in minutes.agreed_record["attendance"]}
    assert minutes.agreed_hash == hash_of(minutes.agreed_record)


def test_one_prepares_what_is_published_and_another_publishes_it():
    minutes = agreed(a_meeting(text="Heard of [[Wren Thistledown]] today."))
    with pytest.raises(Refused, match="Nobody has prepared"):
        publish_minutes(minutes=minutes, by=acting(CHAIR), on=TODAY)
    ask_to_publish(minutes=minutes, by=unit(), on=TODAY)
    with pytest.raises(Refused, match="somebody else publishes it"):
        publish_minutes(minutes=minutes, by=unit(), on=TODAY)
    with pytest.raises(Refused, match="does that"):
        publish_minutes(minutes=minutes, by=acting("police_director"), on=TODAY)
    publish_minutes(minutes=minutes, by=unit("coordinator"), on=TODAY)
    minutes.refresh_from_db()
    assert minutes.published_on == TODAY
    assert minutes.release["items"][0]["text"] == "Heard of (left out) today."


def test_minutes_are_published_once_agreed_and_taken_down_with_a_reason():
    minutes = out_for_corrections(a_meeting())
    with pytest.raises(Refused, match="once they are agreed"):
        ask_to_publish(minutes=minutes, by=unit(), on=TODAY)
    other = hold(planned("lrscp", MET_ON + timedelta(days=7)))
    agree_minutes(minutes=minutes, at_meeting=other, by=unit(), on=TODAY)
    ask_to_publish(minutes=minutes, by=unit(), on=TODAY)
    publish_minutes(minutes=minutes, by=acting(CHAIR), on=TODAY)
    minutes.refresh_from_db()
    with pytest.raises(Refused, match="published already"):
        ask_to_publish(minutes=minutes, by=unit(), on=TODAY)
    with pytest.raises(Refused, match="Give the reason"):
        take_down_minutes(minutes=minutes, reason="", by=unit(), on=TODAY)
    take_down_minutes(minutes=minutes, reason="A name stood in it.", by=unit(), on=TODAY)
    minutes.refresh_from_db()
    assert (minutes.published_on, minutes.release) == (None, None)


def test_closed_items_and_items_left_out_are_not_published_and_leave_no_gap():
    meeting = planned("lrscp")
    item(meeting, "First", "One.")
    item(meeting, "Sealed matter", "Two.", is_closed=True, readers=[person("council_director")])
    stays = item(meeting, "Stays inside", "Three.")
    item(meeting, "Last", "Four.")
    minutes = agreed(hold(meeting))
    ask_to_publish(minutes=minutes, left_out=[stays.public_id], by=unit(), on=TODAY)
    assert [(one["label"], one["title"]) for one in minutes.release["items"]] == [
        ("1", "First"),
        ("2", "Last"),
    ]


def test_whoever_left_for_an_item_does_not_prepare_what_is_published():
    meeting = a_meeting()
    declare_interest(
        item=item_of(meeting), person=person("manager"), says="A cousin.", leaves=True, by=unit(), on=TODAY
    )
    minutes = agreed(meeting)
    with pytest.raises(Refused, match="You left for an item"):
        ask_to_publish(minutes=minutes, by=unit(), on=TODAY)
    ask_to_publish(minutes=minutes, by=unit("coordinator"), on=TODAY)
    assert minutes.asked_to_publish_by == person("coordinator").name


def test_each_step_stands_in_the_trail_without_a_word_of_the_minutes():
    minutes = agreed(a_meeting(text="A word that is nowhere else: quillwort."))
    entries = list(entries_about(Subject("meeting", minutes.meeting.public_id)))
    deeds = [entry.deed for entry in entries]
    assert {"sent minutes to the chair", "checked minutes", "agreed minutes"} <= set(deeds)
    assert all("quillwort" not in f"{e.old}{e.new}{e.reason}{e.subject_title}" for e in entries)
