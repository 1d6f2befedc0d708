"""The private calendar feed: what stands in it, how it follows, and when it ends."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from kith.partnership.arrangements.models import Group
from kith.partnership.notices.models import Feed
from kith.partnership.notices.operations.sending import send_waiting
from kith.partnership.notices.operations.wishing import make_feed, revoke_feed
from kith.work.meetings.calendar_mail import mail_for_calendars
from kith.work.meetings.models import Meeting
from kith.work.meetings.operations.planning import cancel_meeting, move_meeting
from kith.work.meetings.permissions import Permission
from tests.cast import LONDON, TODAY, acting, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def program(db: None) -> Client:
    """Return a calendar program: it never signs in."""
    return Client()


def address(name: str) -> str:
    token = make_feed(person=person(name), by=acting(name))
    return f"/calendar/{token}.ics"


def calendar(program, path: str) -> Calendar:
    answer = program.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    return Calendar.from_ical(answer.content)


def events(program, path: str) -> dict[str, object]:
    return {str(event["uid"]): event for event in calendar(program, path).walk("VEVENT")}


def own_meeting(name: str = "planning_chair", group: str = "planning-and-delivery") -> Meeting:
    rows = Meeting.objects.filter(group__key=group, state="planned", meets_on__gt=TODAY)
    return rows.select_related("group", "group__partnership").order_by("meets_on").first()


def planning_group() -> str:
    keys = set(
        Meeting.objects.filter(group__partnership__key="leicestershire-and-rutland").values_list(
            "group__key", flat=True
        )
    )
    return next(key for key in sorted(keys) if "planning" in key)


def test_a_feed_holds_the_meetings_of_ones_groups_and_of_no_others(program, lrscp):
    path, meeting = address("planning_chair"), own_meeting(group=planning_group())
    found = events(program, path)
    event = found[f"meeting-{meeting.public_id}@kith"]
    assert event["summary"] == f"{lrscp.short_name}: {meeting.group.name}"
    assert event["dtstart"].dt == meeting.begins_at
    assert event["dtstart"].params["tzid"] == "Europe/London"
    elsewhere = Meeting.objects.filter(group__partnership__key="knowsley", meets_on=meeting.meets_on).first()
    others = Meeting.objects.exclude(group__partnership=lrscp).values_list("public_id", flat=True)
    assert others
    assert not {f"meeting-{public_id}@kith" for public_id in others} & set(found), elsewhere


def test_it_has_what_outlook_needs(program):
    found = calendar(program, address("planning_chair"))
    assert found["version"] == "2.0"
    assert [str(zone["tzid"]) for zone in found.walk("VTIMEZONE")] == ["Europe/London"]
    for event in found.walk("VEVENT"):
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "ORGANIZER", "SEQUENCE", "STATUS"} <= set(event)
        assert event["dtstamp"].dt.tzinfo is not None
    assert all(len(line) <= 75 for line in found.to_ical().split(b"\r\n"))


def test_a_meeting_that_moves_or_is_cancelled_keeps_its_uid_and_says_so(program):
    path, meeting = address("planning_chair"), own_meeting(group=planning_group())
    uid, by = f"meeting-{meeting.public_id}@kith", acting("manager", Permission.PLAN)
    before = events(program, path)[uid]
    to = meeting.meets_on + timedelta(days=1)
    move_meeting(meeting=meeting, meets_on=to, half_day="morning", in_spite=True, by=by, on=TODAY)
    moved = events(program, path)[uid]
    assert moved["dtstart"].dt.date() == to
    assert moved["sequence"] == before["sequence"] + 1
    cancel_meeting(meeting=meeting, reason="Too few can come.", by=by, on=TODAY)
    off = events(program, path)[uid]
    assert (off["status"], off["sequence"]) == ("CANCELLED", before["sequence"] + 2)
    assert b"Too few" not in off.to_ical()


def test_a_leavers_feed_answers_until_the_last_day_and_not_after(program):
    person_id = person("leaver").pk
    with time_machine.travel(datetime(2026, 10, 31, 23, 59, tzinfo=LONDON), tick=False):
        path = (
            f"/calendar/{make_feed(person=person('leaver'), by=acting('leaver', on=date(2026, 10, 31)))}.ics"
        )
        assert program.get(path).status_code == 200
    with time_machine.travel(datetime(2026, 11, 1, 0, 0, tzinfo=LONDON), tick=False):
        assert program.get(path).status_code == 404
    assert Feed.objects.filter(person=person_id, revoked_at__isnull=True).exists()


def test_a_revoked_a_renewed_and_a_wrong_address_are_not_found(program):
    first = address("planning_chair")
    second = address("planning_chair")
    assert program.get(first).status_code == 404
    assert program.get(second).status_code == 200
    revoke_feed(person=person("planning_chair"), by=acting("planning_chair"))
    assert program.get(second).status_code == 404
    assert program.get("/calendar/no-such-token.ics").status_code == 404


def test_only_a_hash_of_the_token_is_kept(program):
    path = address("planning_chair")
    token = path.removeprefix("/calendar/").removesuffix(".ics")
    assert token not in str(list(Feed.objects.values()))
    assert len(token) >= 43


def test_a_young_persons_calendar_says_nothing_of_what_it_is(program, lrscp):
    path = address("young_member")
    group = Group.objects.get(partnership=lrscp, key="young-people-advisory")
    meeting = own_meeting(group=planning_group())
    Meeting.objects.filter(pk=meeting.pk).update(group=group, place="Youth centre")
    event = events(program, path)[f"meeting-{meeting.public_id}@kith"]
    assert event["summary"] == "Held"
    assert b"Youth centre" not in event.to_ical()
    assert b"oung" not in event.to_ical()


def test_a_meeting_that_moves_goes_to_its_members_by_mail_once_unless_they_wish_otherwise():
    meeting = own_meeting(group=planning_group())
    meeting.agenda_sent_on = TODAY
    by = acting("manager", Permission.PLAN)
    to = meeting.meets_on + timedelta(days=1)
    move_meeting(meeting=meeting, meets_on=to, half_day="morning", in_spite=True, by=by, on=TODAY)
    again = mail_for_calendars(meeting, by=by)
    assert again
    sent = send_waiting()
    chair = person("planning_chair").account.email
    mine = [m for m in mail.outbox if m.to == [chair]]
    assert (len(mine), len(mail.outbox)) == (1, sent)
    part = mine[0].message().get_payload()[1]
    event = Calendar.from_ical(part.get_payload(decode=True)).walk("VEVENT")[0]
    assert part.get_param("method") == "REQUEST"
    assert event["uid"] == f"meeting-{meeting.public_id}@kith"
    assert event["attendee"] == f"MAILTO:{chair}"


def test_a_meetings_file_is_downloaded_by_who_may_see_the_meeting(signed_in):
    meeting = own_meeting(group=planning_group())
    path = f"/partnerships/leicestershire-and-rutland/meetings/{meeting.public_id}/calendar.ics"
    page = signed_in("planning_chair").get(path.removesuffix("/calendar.ics"))
    assert page.links["Add it to your own calendar"].endswith(path)
    answer = signed_in("planning_chair").browser.get(path)
    assert [str(e["uid"]) for e in Calendar.from_ical(answer.content).walk("VEVENT")] == [
        f"meeting-{meeting.public_id}@kith"
    ]
    assert signed_in("stranger").browser.get(path).status_code == 404


def test_a_feed_takes_as_many_queries_with_one_meeting_as_with_many(program):
    path, many = address("planning_chair"), {}
    for shown in ("all", "one"):
        if shown == "one":
            for n, meeting in enumerate(Meeting.objects.exclude(pk=own_meeting(group=planning_group()).pk)):
                Meeting.objects.filter(pk=meeting.pk).update(meets_on=date(2000, 1, 1) + timedelta(days=n))
        program.get(path)
        with CaptureQueriesContext(connection) as asked:
            many[len(events(program, path))] = len(asked)
    assert len(many) == 2
    assert 1 in many
    assert len(set(many.values())) == 1
