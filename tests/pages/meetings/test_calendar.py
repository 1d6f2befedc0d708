"""The year's calendar of all groups, the plan proposed for it, and a meeting's page."""

from datetime import date, datetime, timedelta

import pytest
import time_machine

from kith.partnership.arrangements.models import Group, Sharing
from kith.work.meetings.models import Meeting, SchoolHoliday
from kith.work.meetings.operations.planning import add_meeting
from tests.cast import LONDON, TODAY, acting
from tests.counting import queries
from tests.forgetting import forget as forget_rows
from tests.pages.meetings.asking import refused

pytestmark = pytest.mark.django_db

KSCP, LRSCP, LEICESTER = "knowsley", "leicestershire-and-rutland", "leicester-city"


def on_the(day: date):
    return time_machine.travel(datetime(day.year, day.month, day.day, 10, tzinfo=LONDON), tick=False)


def meetings(group: str):
    return Meeting.objects.filter(group__key=group)


def forget(*groups: str) -> None:
    forget_rows(Meeting.objects.filter(group__key__in=groups))


def plan(reader, key: str, year: int):
    return reader.get(f"/partnerships/{key}/meetings/plan?year={year}")


def take_in(reader, key: str, year: int):
    return plan(reader, key, year).submit("Take these dates in")


@pytest.mark.clause("K17")
def test_three_forums_are_generated_a_fourth_is_marked_extra_and_two_alone_fall_short(signed_in, kscp):
    forget("strategic-forum", "core-business")
    with on_the(date(2027, 3, 1)):
        manager = signed_in("knowsley_manager")
        page = take_in(manager, KSCP, 2027)
    assert page.row("3 times a year")["Planned"] == "3"
    assert meetings("strategic-forum").count() == 3
    forum = Group.objects.get(partnership=kscp, key="strategic-forum").public_id
    with on_the(date(2027, 4, 5)):
        manager = signed_in("knowsley_manager")
        page = manager.get(f"/partnerships/{KSCP}/meetings/groups/{forum}/add").submit(
            "Add the meeting",
            meets_on=date(2027, 9, 15),
            half_day="afternoon",
            why="The yearly report.",
            in_spite=True,
        )
    assert "Extra" in page.text
    assert meetings("strategic-forum").get(kind="extra").meets_on == date(2027, 9, 15)
    in_order = list(meetings("strategic-forum").filter(kind="ordinary").order_by("meets_on"))
    for meeting in in_order[:2]:
        record(signed_in, "knowsley_manager", meeting)
    with on_the(date(2028, 4, 3)):
        manager = signed_in("knowsley_manager")
        page = manager.get(f"/partnerships/{KSCP}/promises/forum-meets")
    assert "2 of 3 meetings held from 1 April 2027 to 31 March 2028" in page.text
    assert "Missed" in page.text


def record(signed_in, who, meeting, **answers):
    with on_the(meeting.meets_on):
        manager = signed_in(who)
        page = manager.get(
            f"/partnerships/{meeting.group.partnership.key}/meetings/{meeting.public_id}/record"
        )
        return page.submit("Save", **answers)


@pytest.mark.clause("K24")
def test_six_meetings_of_the_core_group_are_generated_and_kept_watch_over(signed_in):
    forget("strategic-forum", "core-business")
    with on_the(date(2027, 3, 1)):
        manager = signed_in("knowsley_manager")
        take_in(manager, KSCP, 2027)
    dates = list(meetings("core-business").order_by("meets_on").values_list("meets_on", flat=True))
    assert len(dates) == 6
    assert all(date(2027, 4, 1) <= day <= date(2028, 3, 31) and day.weekday() < 5 for day in dates)
    two_months = [(day.year * 12 + day.month - 4) // 2 for day in dates]
    assert two_months == list(range(two_months[0], two_months[0] + 6))


@pytest.mark.clause("L6")
def test_the_first_year_has_four_meetings_and_a_missing_quarter_shows(signed_in):
    forget("lrscp", "planning-and-delivery", "case-review")
    with on_the(date(2019, 10, 1)):
        manager = signed_in("manager")
        take_in(manager, LRSCP, 2019)
        take_in(manager, LRSCP, 2020)
        board = manager.get(f"/partnerships/{LRSCP}/promises/lrscp-meets")
    days = list(meetings("lrscp").order_by("meets_on").values_list("meets_on", flat=True))
    assert len(days) == 4
    assert days[0] <= date(2019, 12, 28)
    assert days[-1] <= date(2020, 9, 28)
    assert "Due" in board.text
    with on_the(date(2019, 12, 29)):
        manager = signed_in("manager")
        page = manager.get(f"/partnerships/{LRSCP}/promises/lrscp-meets")
    assert "No meeting is on record from 29 September 2019 to 28 December 2019" in page.text
    assert "Missed" in page.text


def test_before_the_quarter_has_passed_it_is_not_missing(signed_in):
    forget("lrscp", "planning-and-delivery", "case-review")
    with on_the(date(2019, 10, 1)):
        manager = signed_in("manager")
        take_in(manager, LRSCP, 2019)
    with on_the(date(2019, 12, 28)):
        manager = signed_in("manager")
        page = manager.get(f"/partnerships/{LRSCP}/promises/lrscp-meets")
    assert "No meeting is on record" not in page.text


def test_what_is_not_stated_is_not_proposed_and_the_page_says_so(signed_in):
    page = plan(signed_in("manager"), LRSCP, 2027)
    assert "Case Review Group: How often it meets is not stated, so no date is proposed." in page.text


def test_each_date_says_why_and_a_second_press_adds_nothing(signed_in):
    forget("strategic-forum", "core-business")
    manager = signed_in("knowsley_manager")
    page = plan(manager, KSCP, 2027)
    assert "working days before Strategic Forum on" in page.text
    page.submit("Take these dates in")
    count = Meeting.objects.filter(group__partnership__key=KSCP).count()
    assert "No date to take in" in plan(manager, KSCP, 2027).text
    assert Meeting.objects.filter(group__partnership__key=KSCP).count() == count


def test_only_the_dates_that_are_ticked_are_taken_in(signed_in):
    forget("strategic-forum", "core-business")
    manager = signed_in("knowsley_manager")
    page = plan(manager, KSCP, 2027)
    first = page.tree.xpath("//input[@name='dates']/@value")[0]
    page.submit("Take these dates in", dates=[first])
    assert Meeting.objects.filter(group__partnership__key=KSCP).count() == 1


def test_a_school_holiday_keeps_the_plan_clear_until_it_is_removed(signed_in):
    forget("strategic-forum", "core-business")
    manager = signed_in("knowsley_manager")
    before = plan(manager, KSCP, 2027).tree.xpath("//input[@name='dates']/@value")
    day = date.fromisoformat(before[0].split(".")[1])
    page = manager.get(f"/partnerships/{KSCP}/meetings/school-holidays")
    page = page.submit(
        "Add these days", name="Spring break", closed_from=day, closed_to=day + timedelta(days=4)
    )
    assert "Spring break" in page.text
    after = plan(manager, KSCP, 2027).tree.xpath("//input[@name='dates']/@value")
    assert not any(day <= date.fromisoformat(v.split(".")[1]) <= day + timedelta(days=4) for v in after)
    page.submit("Remove Spring break")
    assert plan(manager, KSCP, 2027).tree.xpath("//input[@name='dates']/@value") == before
    assert not SchoolHoliday.objects.filter(name="Spring break").exists()


def test_a_school_holiday_that_ends_before_it_begins_is_refused(signed_in):
    page = signed_in("manager").get(f"/partnerships/{LRSCP}/meetings/school-holidays")
    page = refused(
        page, "Add these days", name="Half", closed_from=date(2027, 2, 10), closed_to=date(2027, 2, 9)
    )
    assert page.faults == ["The last day is on or after the first."]


def a_planned_one(group: str = "case-review"):
    return meetings(group).filter(state="planned", meets_on__gt=TODAY).order_by("meets_on").first()


def test_moving_to_a_day_that_does_not_suit_says_why_and_can_be_insisted_on(signed_in):
    meeting = a_planned_one()
    page = signed_in("manager").get(f"/partnerships/{LRSCP}/meetings/{meeting.public_id}/move")
    page = refused(page, "Move the meeting", meets_on=date(2026, 12, 28), half_day="morning")
    assert any("28 December 2026 is a bank holiday" in fault for fault in page.faults)
    page = page.submit("Move the meeting", in_spite=True)
    assert "28 December 2026" in page.text
    meeting.refresh_from_db()
    assert meeting.meets_on == date(2026, 12, 28)


def test_people_who_sit_elsewhere_that_morning_are_named(signed_in):
    meeting, other = a_planned_one(), a_planned_one("planning-and-delivery")
    page = signed_in("manager").get(f"/partnerships/{LRSCP}/meetings/{meeting.public_id}/move")
    page = refused(page, "Move the meeting", meets_on=other.meets_on, half_day=other.half_day)
    assert "Hester Willowherb" in page.faults[0]
    assert "also sit in Planning and Delivery Group" in page.faults[0]


def test_a_day_that_has_passed_is_refused_and_today_is_not(signed_in):
    meeting = a_planned_one()
    page = signed_in("manager").get(f"/partnerships/{LRSCP}/meetings/{meeting.public_id}/move")
    page = refused(
        page, "Move the meeting", meets_on=TODAY - timedelta(days=1), half_day="morning", in_spite=True
    )
    assert "has passed" in page.faults[0]
    page.submit("Move the meeting", meets_on=TODAY, half_day="morning", in_spite=True)
    meeting.refresh_from_db()
    assert meeting.meets_on == TODAY


def test_a_cancelled_meeting_keeps_its_reason_and_needs_one(signed_in):
    meeting = a_planned_one()
    page = signed_in("coordinator").get(f"/partnerships/{LRSCP}/meetings/{meeting.public_id}/cancel")
    assert refused(page, "Cancel the meeting", reason="").faults == ["Give the reason"]
    page = page.submit("Cancel the meeting", reason="Snow closed the roads.")
    assert "Snow closed the roads." in page.text
    assert "Cancelled" in page.caption
    again = signed_in("manager").browser.post(
        f"/partnerships/{LRSCP}/meetings/{meeting.public_id}/cancel", {"reason": "Again."}
    )
    assert "This meeting is already cancelled" in again.content.decode()


def test_a_joint_meeting_is_seen_from_both_sides_and_neither_sees_the_others_own(signed_in, lrscp):
    joint, own = a_planned_one("planning-and-delivery"), a_planned_one("case-review")
    theirs = a_planned_one("leicester-city-lead")
    city, county = signed_in("stranger"), signed_in("manager")
    page = city.get(f"/partnerships/{LEICESTER}/meetings/{joint.public_id}")
    assert page.heading.startswith(f"{joint.group.name}, ")
    for reader, key, meeting in ((city, LEICESTER, own), (county, LRSCP, theirs)):
        assert reader.browser.get(f"/partnerships/{key}/meetings/{meeting.public_id}").status_code == 404
    assert "Case Review Group" not in city.get(f"/partnerships/{LEICESTER}/meetings").text
    assert "Planning and Delivery Group" in city.get(f"/partnerships/{LEICESTER}/meetings?year=2026").text
    for deed in ("move", "cancel", "record"):
        address = f"/partnerships/{LEICESTER}/meetings/{joint.public_id}/{deed}"
        assert city.browser.get(address).status_code == 404, deed


def test_a_joint_meeting_is_hidden_once_the_sharing_has_ended(signed_in):
    joint = a_planned_one("planning-and-delivery")
    Sharing.objects.filter(group=joint.group).update(held_to=TODAY)
    address = f"/partnerships/{LEICESTER}/meetings/{joint.public_id}"
    assert signed_in("stranger").browser.get(address).status_code == 200
    Sharing.objects.filter(group=joint.group).update(held_to=TODAY - timedelta(days=1))
    assert signed_in("stranger").browser.get(address).status_code == 404


def test_a_member_reads_the_calendar_and_is_offered_no_planning(signed_in):
    page = signed_in("agency_lead").get(f"/partnerships/{LRSCP}/meetings")
    assert page.heading == "Meetings in 2026 to 2027"
    assert "Plan this year" not in page.text
    assert "October 2026" in page.text


def test_a_year_that_is_no_year_shows_this_one(signed_in):
    manager = signed_in("manager")
    for asked in ("", "x", "99999", "²"):
        assert (
            manager.get(f"/partnerships/{LRSCP}/meetings?year={asked}").heading == "Meetings in 2026 to 2027"
        )


def test_the_calendar_asks_as_much_for_many_meetings_as_for_few(signed_in, lrscp):
    reader = signed_in("agency_lead")
    few = queries(reader, f"/partnerships/{LRSCP}/meetings")
    group = Group.objects.get(partnership=lrscp, key="multi-agency-audit")
    by = acting("manager", "meetings.plan")
    for days in range(40, 80):
        day = TODAY + timedelta(days=days)
        add_meeting(group=group, meets_on=day, why="A test of weight.", in_spite=True, by=by, on=TODAY)
    assert queries(reader, f"/partnerships/{LRSCP}/meetings") == few
    meeting = a_planned_one("multi-agency-audit")
    assert queries(reader, f"/partnerships/{LRSCP}/meetings/{meeting.public_id}") <= 15
