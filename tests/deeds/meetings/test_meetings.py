"""Deeds on meetings: who may, what is refused, what stands in the trail, and how often a group met."""

from datetime import date, timedelta

import pytest

from kith.base.kernel.actors import command
from kith.base.kernel.refusals import Refused
from kith.base.kernel.standings import Standing
from kith.base.kernel.subjects import Subject
from kith.base.trail.queries import entries_about
from kith.partnership.arrangements.board import promise_of
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.queries import ground_of
from kith.work.meetings.models import Meeting
from kith.work.meetings.operations.holding import TookPart, record_meeting
from kith.work.meetings.operations.planning import (
    DateToTake,
    add_meeting,
    cancel_meeting,
    move_meeting,
    take_in_dates,
)
from kith.work.meetings.seats import seats_held
from tests.cast import TODAY, acting
from tests.forgetting import forget

pytestmark = pytest.mark.django_db

BY = command("test")
LATER = TODAY + timedelta(days=30)


def group(key: str) -> Group:
    return Group.objects.select_related("partnership").get(key=key)


def plan(key: str, day: date, *, on: date | None = None, by=BY) -> Meeting:
    return add_meeting(
        group=group(key), meets_on=day, why="A test.", in_spite=True, by=by, on=on or min(TODAY, day)
    )


def hold(meeting: Meeting) -> None:
    ground = ground_of(meeting.group.partnership)
    found = ground.on(meeting.meets_on).group_with_id(meeting.group.public_id)
    took = [TookPart(person, "present") for person in {seat.person for seat in seats_held(found)}]
    record_meeting(meeting=meeting, took_part=took, by=BY, on=meeting.meets_on)


@pytest.mark.parametrize("who", ["stranger", "council_director", "planning_chair"])
def test_only_the_business_unit_of_the_groups_home_plans(who):
    before = Meeting.objects.count()
    with pytest.raises(Refused, match="look after its meetings"):
        plan("planning-and-delivery", LATER, by=acting(who))
    assert Meeting.objects.count() == before
    assert plan("planning-and-delivery", LATER, by=acting("coordinator")).planned_by == "Tansy Wetherfield"


def test_a_shared_groups_dates_are_not_taken_in_from_the_other_side(leicester):
    joint = DateToTake(group("planning-and-delivery"), LATER, "morning", "")
    with pytest.raises(Refused, match="planned where the group is at home"):
        take_in_dates(partnership=leicester, dates=[joint], by=acting("stranger"), on=TODAY)


def test_a_group_meets_once_a_day_unless_the_other_meeting_was_cancelled():
    first = plan("case-review", LATER)
    with pytest.raises(Refused, match="already meets on"):
        plan("case-review", LATER)
    cancel_meeting(meeting=first, reason="Snow.", by=BY, on=TODAY)
    assert plan("case-review", LATER).state == "planned"


def test_what_was_cancelled_or_held_is_neither_moved_nor_held_again():
    meeting = plan("case-review", TODAY)
    cancel_meeting(meeting=meeting, reason="Snow.", by=BY, on=TODAY)
    with pytest.raises(Refused, match="can’t be moved"):
        move_meeting(meeting=meeting, meets_on=LATER, half_day="morning", in_spite=True, by=BY, on=TODAY)
    with pytest.raises(Refused, match=r"This meeting is (already )?cancelled"):
        hold(meeting)
    with pytest.raises(Refused, match=r"This meeting is (already )?cancelled"):
        cancel_meeting(meeting=meeting, reason="Again.", by=BY, on=TODAY)


def test_everybody_who_held_a_seat_is_answered_for():
    meeting = plan("case-review", TODAY)
    with pytest.raises(Refused, match=r"Say how .* took part"):
        record_meeting(meeting=meeting, took_part=[], by=BY, on=TODAY)


def test_each_deed_stands_in_the_trail_with_old_and_new():
    meeting = plan("case-review", LATER)
    day = LATER + timedelta(days=1)
    move_meeting(
        meeting=meeting, meets_on=day, half_day="afternoon", reason="Room.", in_spite=True, by=BY, on=TODAY
    )
    cancel_meeting(meeting=meeting, reason="Snow.", by=BY, on=TODAY)
    entries = {entry.deed: entry for entry in entries_about(Subject("meeting", meeting.public_id))}
    deeds = {"planned meeting", "placed standing items", "moved meeting", "cancelled meeting"}
    assert set(entries) == deeds
    assert entries["moved meeting"].old == {"meets_on": str(LATER), "half_day": "morning"}
    assert entries["moved meeting"].new == {"meets_on": str(day), "half_day": "afternoon"}
    assert entries["cancelled meeting"].reason == "Snow."


def stands(day: date, kscp) -> Standing:
    return promise_of(ground_of(kscp), "forum-meets", day).standing


@pytest.fixture
def only_one_planned(kscp):
    """Three forums of a year, of which the first is planned and nothing is on record."""
    forget(Meeting.objects.filter(group__partnership=kscp))
    return plan("strategic-forum", date(2027, 5, 12), on=date(2027, 4, 1))


def test_a_part_of_the_year_is_missed_from_the_day_after_its_last(kscp, only_one_planned):
    cancel_meeting(meeting=only_one_planned, reason="Snow.", by=BY, on=date(2027, 5, 11))
    assert stands(date(2027, 5, 10), kscp) == Standing.DUE
    assert stands(date(2027, 6, 18), kscp) == Standing.DUE
    assert stands(date(2027, 6, 19), kscp) == Standing.AT_RISK
    assert stands(date(2027, 7, 31), kscp) == Standing.AT_RISK
    assert stands(date(2027, 8, 1), kscp) == Standing.MISSED


def test_a_gap_is_at_risk_while_enough_are_planned_to_make_the_number(kscp, only_one_planned):
    cancel_meeting(meeting=only_one_planned, reason="Snow.", by=BY, on=date(2027, 5, 11))
    for day in (date(2027, 9, 8), date(2027, 10, 6), date(2028, 1, 12)):
        plan("strategic-forum", day, on=date(2027, 7, 1))
    assert stands(date(2027, 8, 1), kscp) == Standing.AT_RISK


def test_a_meeting_that_nobody_recorded_is_due_and_then_counts_once_it_is(kscp, only_one_planned):
    finding = promise_of(ground_of(kscp), "forum-meets", date(2027, 5, 20)).finding
    assert finding.standing == Standing.DUE
    assert "whether it met on 12 May 2027 is not on record yet" in finding.reason
    hold(only_one_planned)
    assert stands(date(2027, 5, 11), kscp) == Standing.DUE
    assert stands(date(2027, 5, 12), kscp) == Standing.MET


def test_before_anything_is_on_record_nothing_is_judged(kscp, only_one_planned):
    assert stands(date(2027, 3, 31), kscp) == Standing.NOT_RECORDED
