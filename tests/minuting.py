"""Meetings with something written at their items, and their minutes as far along as a test needs them."""

from datetime import date, timedelta

from kith.base.kernel.actors import command
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.queries import ground_of
from kith.work.meetings.models import AgendaItem, Meeting, Minutes
from kith.work.meetings.operations.agenda import add_item
from kith.work.meetings.operations.holding import TookPart, record_meeting
from kith.work.meetings.operations.minute_taking import save_minute
from kith.work.meetings.operations.minutes import agree_minutes, check_minutes, send_to_chair
from kith.work.meetings.operations.planning import add_meeting
from kith.work.meetings.seats import seats_held
from tests.cast import TODAY, person

BY = command("test")
MET_ON = date(2026, 11, 3)
"""A Tuesday nine working days before the tests take place."""


def group_of(key: str) -> Group:
    return Group.objects.select_related("partnership").get(key=key)


def planned(key: str, day: date = MET_ON) -> Meeting:
    """Plan a meeting with an empty agenda."""
    made = add_meeting(group=group_of(key), meets_on=day, why="A test.", in_spite=True, by=BY, on=day)
    AgendaItem.objects.filter(meeting=made).delete()
    return made


def item(meeting: Meeting, title: str, text: str = "", **more) -> AgendaItem:
    """Put an item on the agenda and write something at it."""
    facts = {"minutes": 10, "purpose": "discussion", "by": BY, "on": meeting.meets_on} | more
    made = add_item(group=meeting.group, meeting=meeting, title=title, **facts)
    if text:
        save_minute(item=made, text=text, revision=0, by=BY)
    return made


def hold(meeting: Meeting, *, chair: str = "", away: tuple[str, ...] = ()) -> Meeting:
    """Record that everybody was there but those who are `away`; `chair` is one of the cast."""
    found = ground_of(meeting.group.partnership).on(meeting.meets_on)
    seats = seats_held(found.group_with_id(meeting.group.public_id))
    out = {person(name).public_id for name in away}
    took = [TookPart(one, "apology" if one in out else "present") for one in {s.person for s in seats}]
    who = person(chair).public_id if chair else ""
    facts = {"chair": who, "stood_in_because": "A test." if who else ""}
    record_meeting(meeting=meeting, took_part=took, by=BY, on=meeting.meets_on, **facts)
    return meeting


def a_meeting(key: str = "lrscp", *, text: str = "All heard the report.", day: date = MET_ON) -> Meeting:
    """Return a held meeting with one item that everybody reads."""
    meeting = planned(key, day)
    item(meeting, "Neglect in early years", text)
    return hold(meeting)


def out_for_corrections(meeting: Meeting) -> Minutes:
    """Send the minutes to the chair and out to the members."""
    minutes = send_to_chair(meeting=meeting, by=BY, on=TODAY)
    check_minutes(minutes=minutes, by=BY, on=TODAY)
    return minutes


def agreed(meeting: Meeting, *, later: int = 7) -> Minutes:
    """Have the minutes agreed at a meeting so many days later."""
    minutes = out_for_corrections(meeting)
    other = hold(planned(meeting.group.key, meeting.meets_on + timedelta(days=later)))
    agree_minutes(minutes=minutes, at_meeting=other, by=BY, on=TODAY)
    return minutes
