"""Deeds in the meeting: minutes that lose nothing, attendance bit by bit, interests, actions at items."""

from datetime import timedelta

import pytest
import time_machine

from kith.base.kernel.actors import command
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.queries import entries_about
from kith.partnership.actions.models import Action
from kith.work.meetings.enums import MinutesState, Presence
from kith.work.meetings.minute_words import only_adds
from kith.work.meetings.models import (
    AgendaItem,
    Attendance,
    Interest,
    ItemMinute,
    Meeting,
    MinuteRevision,
    Minutes,
)
from kith.work.meetings.operations.agenda import add_item
from kith.work.meetings.operations.born_here import raise_at_item
from kith.work.meetings.operations.holding import TookPart, record_meeting, save_attendance
from kith.work.meetings.operations.interests import declare_interest, lift_interest
from kith.work.meetings.operations.minute_taking import save_minute, settle_aside
from kith.work.meetings.queries.room import group_of, quorum_now
from kith.work.meetings.seats import seats_held
from tests.cast import NOW, TODAY, acting, person
from tests.deeds.meetings.counted import counted

pytestmark = pytest.mark.django_db

BY = command("test")


@pytest.fixture
def meeting() -> Meeting:
    """A meeting of the case review group that is today."""
    rows = Meeting.objects.filter(group__key="case-review", state="planned", meets_on__gte=TODAY)
    found = rows.order_by("meets_on").first()
    Meeting.objects.filter(pk=found.pk).update(meets_on=TODAY)
    return Meeting.objects.with_groups().get(pk=found.pk)


@pytest.fixture
def item(meeting) -> AgendaItem:
    return item_of(meeting, "Learning from a case file audit")


def item_of(meeting: Meeting, title: str, **more) -> AgendaItem:
    return add_item(
        group=meeting.group, meeting=meeting, title=title, minutes=10, purpose="discussion", by=BY, on=TODAY,
        **more,
    )  # fmt: skip


def texts(item: AgendaItem, *, aside: bool) -> list[str]:
    rows = MinuteRevision.objects.filter(minute__item=item, is_aside=aside).order_by("pk")
    return list(rows.values_list("text", flat=True))


def save(item, text, revision, name="manager"):
    return save_minute(item=item, text=text, revision=revision, by=acting(name))


def test_whoever_saves_second_from_an_old_text_loses_nothing_and_overwrites_nothing(item):
    first = save(item, "The group heard the audit.", 0)
    second = save(item, "The chair opened the item.", 0, "coordinator")
    assert first.aside is None
    assert second.aside is not None
    assert second.text == "The group heard the audit."
    assert ItemMinute.objects.get(item=item).text == "The group heard the audit."
    assert texts(item, aside=True) == ["The chair opened the item."]


def test_saving_the_same_text_twice_changes_nothing_whatever_it_was_written_from(item):
    once = save(item, "Heard.", 0)
    again = save(item, "Heard.", 0, "coordinator")
    assert (once.revision, again.revision, again.aside) == (1, 1, None)
    assert not MinuteRevision.objects.filter(minute__item=item).exists()


def test_somebody_who_goes_on_writing_makes_one_revision_until_they_take_words_away(item):
    save(item, "The group", 0)
    save(item, "The group heard", 1)
    assert texts(item, aside=False) == []
    save(item, "Nothing.", 2)
    assert texts(item, aside=False) == ["The group heard"]


@pytest.mark.parametrize(("minutes", "kept"), [(5, []), (6, ["The group"])])
def test_a_pause_of_more_than_five_minutes_begins_a_revision(item, minutes, kept):
    save(item, "The group", 0)
    with time_machine.travel(NOW + timedelta(minutes=minutes), tick=False):
        save(item, "The group heard", 1)
    assert texts(item, aside=False) == kept


def test_another_persons_text_is_kept_as_a_revision(item):
    save(item, "The group", 0)
    save(item, "The group heard", 1, "coordinator")
    assert texts(item, aside=False) == ["The group"]


def test_what_was_put_aside_grows_with_its_writer_and_no_word_of_it_goes_missing(item):
    save(item, "Theirs.", 0)
    save(item, "Mine", 0, "coordinator")
    save(item, "Mine, longer", 0, "coordinator")
    assert texts(item, aside=True) == ["Mine, longer"]
    save(item, "Something else", 0, "coordinator")
    assert texts(item, aside=True) == ["Mine, longer", "Something else"]


def test_two_texts_are_brought_together_and_both_stay_readable(item):
    save(item, "Theirs.", 0)
    aside = save(item, "Mine.", 0, "coordinator").aside
    done = settle_aside(aside=aside, text="Theirs. Mine.", revision=1, by=acting("coordinator"))
    assert (done.text, done.revision) == ("Theirs. Mine.", 2)
    assert texts(item, aside=False) == ["Theirs."]
    assert texts(item, aside=True) == ["Mine."]
    with pytest.raises(Refused, match="dealt with this text already"):
        settle_aside(aside=aside, text="Mine.", revision=2, by=acting("manager"))


def test_texts_are_not_brought_together_over_a_text_that_changed_meanwhile(item):
    save(item, "Theirs.", 0)
    aside = save(item, "Mine.", 0, "coordinator").aside
    save(item, "Theirs, changed.", 1)
    with pytest.raises(Refused, match="has saved again in the meantime"):
        settle_aside(aside=aside, text="Both.", revision=1, by=acting("coordinator"))
    aside.refresh_from_db()
    assert aside.settled_at is None
    assert ItemMinute.objects.get(item=item).text == "Theirs, changed."


def test_agreed_minutes_are_not_written_in_any_more(item, meeting):
    save(item, "Heard.", 0)
    Minutes.objects.create(
        meeting=meeting, state=MinutesState.AGREED, agreed_on=TODAY, agreed_at_meeting=meeting,
        agreed_hash="0" * 64, agreed_at=NOW, agreed_by="test",
    )  # fmt: skip
    with pytest.raises(Refused, match="minutes of this meeting are agreed"):
        save(item, "Otherwise.", 1)
    with pytest.raises(Refused, match="minutes of this meeting are agreed"):
        raise_at_item(item=item, wording="Do it.", due_on=TODAY, owner=person("manager"), by=BY, on=TODAY)
    assert ItemMinute.objects.get(item=item).text == "Heard."


@pytest.mark.parametrize("who", ["stranger", "council_director", "case_review_chair"])
def test_only_the_business_unit_of_the_home_takes_minutes(item, who):
    with pytest.raises(Refused, match="look after its meetings"):
        save(item, "Mine.", 0, who)
    assert not ItemMinute.objects.filter(item=item).exists()


@pytest.mark.parametrize(("days", "may"), [(1, True), (2, False)])
def test_minutes_are_written_from_the_day_before_the_meeting(item, meeting, days, may):
    Meeting.objects.filter(pk=meeting.pk).update(meets_on=TODAY + timedelta(days=days))
    fresh = AgendaItem.objects.with_names().select_related("meeting").get(pk=item.pk)
    if may:
        assert save(fresh, "Prepared.", 0).revision == 1
    else:
        with pytest.raises(Refused, match="from the day before"):
            save(fresh, "Too soon.", 0)


def test_the_thousandth_save_costs_what_the_second_does(item):
    save(item, "0", 0)
    by = acting("manager")
    second = counted(lambda: save_minute(item=item, text="1", revision=1, by=by))
    minute = ItemMinute.objects.get(item=item)
    MinuteRevision.objects.bulk_create(
        MinuteRevision(minute=minute, revision=n, text=str(n), saved_at=NOW, saved_by="x") for n in range(998)
    )
    thousandth = counted(lambda: save_minute(item=item, text="3", revision=2, by=by))
    assert second == thousandth <= 14
    assert MinuteRevision.objects.filter(minute=minute).count() == 1000


@pytest.mark.parametrize(
    ("old", "new", "adds"),
    [
        ("", "a", True),
        ("abc", "a-b-c", True),
        ("abc", "acb", False),
        ("abc", "ab", False),
        ("aa", "a", False),
    ],
)
def test_words_are_only_added_where_every_letter_still_stands_in_order(old, new, adds):
    assert only_adds(old, new) is adds


def everybody(meeting: Meeting, presence: str = "present") -> list[TookPart]:
    people = {seat.person for seat in seats_held(group_of(meeting))}
    return [TookPart(who, presence) for who in sorted(people)]


def test_attendance_is_saved_bit_by_bit_and_what_is_not_known_stays_open(meeting):
    whole = everybody(meeting)
    save_attendance(meeting=meeting, took_part=whole[:1], by=BY, on=TODAY)
    assert {a.person.public_id for a in meeting.attendances.all()} == {whole[0].person}
    save_attendance(meeting=meeting, took_part=whole[1:3], by=BY, on=TODAY)
    assert {a.person.public_id for a in meeting.attendances.all()} == {one.person for one in whole[1:3]}
    meeting.refresh_from_db()
    assert meeting.state == "planned"
    entries = entries_about(Subject("meeting", meeting.public_id)).filter(deed="noted attendance")
    save_attendance(meeting=meeting, took_part=whole[1:3], by=BY, on=TODAY)
    assert entries.count() == 2


def test_closing_the_record_takes_the_place_of_what_was_noted(meeting):
    whole = everybody(meeting)
    save_attendance(meeting=meeting, took_part=whole[:2], by=BY, on=TODAY)
    record_meeting(meeting=meeting, took_part=whole, by=BY, on=TODAY)
    assert Attendance.objects.filter(meeting=meeting).count() == len(seats_held(group_of(meeting)))
    with pytest.raises(Refused, match="Correct its record instead"):
        save_attendance(meeting=meeting, took_part=whole, by=BY, on=TODAY)


def test_a_member_is_nobodys_deputy_whether_they_are_there_or_not(meeting):
    first, second, *_rest = everybody(meeting)
    name = next(s.name for s in seats_held(group_of(meeting)) if s.person == second.person)
    sent = TookPart(first.person, Presence.DEPUTY, name.upper())
    with pytest.raises(Refused, match="sits in the group in their own right"):
        save_attendance(meeting=meeting, took_part=[sent], by=BY, on=TODAY)
    with pytest.raises(Refused, match="is there as a member"):
        save_attendance(meeting=meeting, took_part=[sent, second], by=BY, on=TODAY)
    assert not meeting.attendances.exists()


def declare(item, name: str, by: str | None = None, **more) -> Interest:
    who = acting(by or name)
    return declare_interest(item=item, person=person(name), says="Works there.", by=who, on=TODAY, **more)


def test_people_declare_their_own_interest_and_the_unit_that_of_others(item):
    assert declare(item, "case_review_chair").declared_by == person("case_review_chair").name
    assert declare(item, "health_director", by="manager").leaves
    with pytest.raises(Refused, match="chair of Case Review Group does that"):
        declare(item, "police_director", by="council_director")


def test_nobody_lifts_their_own_interest_and_who_left_declares_nothing_more(item):
    own = declare(item, "manager")
    with pytest.raises(Refused, match="nobody decides about their own"):
        lift_interest(interest=own, reason="It is over.", by=acting("manager"), on=TODAY)
    with pytest.raises(Refused, match="no such item for you"):
        declare(item, "police_director", by="manager")
    with pytest.raises(Refused, match="Give the reason"):
        lift_interest(interest=own, reason=" ", by=acting("coordinator"), on=TODAY)
    lift_interest(interest=own, reason="It is over.", by=acting("coordinator"), on=TODAY)
    assert declare(item, "police_director", by="manager").pk
    with pytest.raises(Refused, match="lifted already"):
        lift_interest(interest=own, reason="Again.", by=acting("coordinator"), on=TODAY)


def test_the_trail_knows_that_there_is_an_interest_and_not_what_it_is(item):
    declare(item, "case_review_chair")
    entry = entries_about(Subject("agenda-item", item.public_id)).get(deed="declared interest")
    assert "Works there." not in f"{entry.new} {entry.reason} {entry.subject_title}"
    assert entry.new["person"] == person("case_review_chair").public_id


def test_an_action_born_at_an_item_points_to_it_and_keeps_its_words(item):
    raised = raise_at_item(
        item=item, wording="Share the audit.", due_on=TODAY, owner=person("health_director"), by=BY, on=TODAY
    )
    kept = Action.objects.get(pk=raised.pk)
    assert (kept.subject_kind, kept.subject_id, kept.wording) == (
        "agenda-item", item.public_id, "Share the audit.",
    )  # fmt: skip


def test_an_action_is_not_given_to_somebody_who_could_not_see_it(item):
    declare(item, "health_director", by="manager")
    with pytest.raises(Refused, match="could not see the action either"):
        raise_at_item(
            item=item, wording="Share it.", due_on=TODAY, owner=person("health_director"), by=BY, on=TODAY
        )


def test_while_nobody_is_on_record_a_stated_quorum_is_not_met(meeting):
    assert quorum_now(meeting).answer in (None, False)
