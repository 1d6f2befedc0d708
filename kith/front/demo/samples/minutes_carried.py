"""The sample minutes: those of the past agreed, the last ones on their way, and two of them published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from kith.base.kernel.actors import Actor
from kith.front.demo.cast import BY_KEY
from kith.front.demo.samples.meetings import KSCP, LRSCP
from kith.front.demo.samples.minutes_taken import said_at
from kith.front.demo.samples.stage import BY
from kith.partnership.partnerships.models import Person
from kith.partnership.partnerships.permissions import Permission
from kith.partnership.partnerships.queries import membership_of
from kith.work.meetings.enums import MeetingState
from kith.work.meetings.models import AgendaItem, ItemMinute, Meeting, Minutes
from kith.work.meetings.operations.minute_taking import save_minute
from kith.work.meetings.operations.minutes import (
    agree_minutes,
    check_minutes,
    propose_correction,
    send_to_chair,
)
from kith.work.meetings.operations.publishing_minutes import ask_to_publish, publish_minutes
from kith.work.meetings.permissions import Permission as WorkPermission

TAKEN = (
    "The group heard the report and asked what it means for children. Members will look at it again in a "
    "quarter.",
    "Members went through what was asked last time. Two things are still open, and their owners said when "
    "they will be done.",
    "The figures were noted. [[One member named a school whose numbers are too small to be told apart.]] The "
    "group asked for the same table by district.",
)
"""What was said, in turn, at a first item of meetings for which nothing fuller is written."""

ON_THEIR_WAY = {
    (LRSCP, "lrscp"): "out",
    (LRSCP, "planning-and-delivery"): "with-chair",
    (LRSCP, "case-review"): "late",
    (KSCP, "core-business"): "out",
}
"""How far the minutes of the last meeting of some groups have come; those of all others are agreed or out."""

PUBLIC, PUBLISHED = "lrscp", 2
"""The group whose minutes are published, and how many of them."""


def put_minutes_in_place(today: date) -> None:
    """Carry the minutes of every held meeting as far as they would have come."""
    rows = Meeting.objects.filter(state=MeetingState.HELD, meets_on__lt=today)
    names = rows.select_related("group", "group__partnership", "chair").order_by("meets_on", "pk")
    groups: dict[int, list[Meeting]] = defaultdict(list)
    for meeting in names:
        groups[meeting.group_id].append(meeting)
    for meetings in groups.values():
        _carry(meetings, today)
    _publish(today)


def _carry(meetings: Sequence[Meeting], today: date) -> None:
    """Have each meeting agree the minutes of the one before, and leave the last ones on their way."""
    first_items = _first_items(meetings)
    if meetings[0].group.key == PUBLIC:
        for meeting in meetings[-1 - PUBLISHED : -1]:
            _write_in_full(meeting)
    for place, meeting in enumerate(meetings[:-1]):
        if _write(first_items.get(meeting.pk), place):
            later = meetings[place + 1]
            minutes = _out(meeting, min(meeting.meets_on + timedelta(days=14), later.meets_on))
            agree_minutes(minutes=minutes, at_meeting=later, by=BY, on=later.meets_on)
    last = meetings[-1]
    key = (last.group.partnership.key, last.group.key)
    _leave(last, first_items.get(last.pk), ON_THEIR_WAY.get(key, "out"), today)


def _leave(meeting: Meeting, first: AgendaItem | None, how_far: str, today: date) -> None:
    if how_far == "late" or not _write(first, 0):
        return
    on = min(meeting.meets_on + timedelta(days=8), today)
    if how_far == "with-chair":
        send_to_chair(meeting=meeting, by=BY, on=on)
        return
    minutes = _out(meeting, on)
    member = _somebody_of(meeting, on)
    if member and (meeting.group.partnership.key, meeting.group.key) in ON_THEIR_WAY:
        says = "Please add who brings this back, and by when."
        propose_correction(minutes=minutes, item=first, says=says, by=member, on=on)


def _out(meeting: Meeting, on: date) -> Minutes:
    minutes = send_to_chair(meeting=meeting, by=BY, on=on)
    check_minutes(minutes=minutes, by=BY, on=on)
    return minutes


def _first_items(meetings: Sequence[Meeting]) -> dict[int, AgendaItem]:
    """Return for each meeting the last item that everybody reads, to write something at."""
    rows = AgendaItem.objects.filter(meeting__in=[m.pk for m in meetings], is_closed=False)
    items = rows.select_related("group", "group__partnership", "meeting").order_by("position", "pk")
    return {item.meeting_id: item for item in items if item.meeting_id is not None}


def _write(item: AgendaItem | None, place: int) -> bool:
    """Write something where nothing is written yet; return whether the meeting has any item."""
    if item is None:
        return False
    if not ItemMinute.objects.filter(item__meeting=item.meeting_id).exists():
        save_minute(item=item, text=TAKEN[place % len(TAKEN)], revision=0, by=BY)
    return True


def _write_in_full(meeting: Meeting) -> None:
    """Write something at every item that everybody reads."""
    for item in AgendaItem.objects.of(meeting).filter(is_closed=False).with_names().select_related("meeting"):
        save_minute(item=item, text=said_at(item), revision=0, by=BY)


def _somebody_of(meeting: Meeting, on: date) -> Actor | None:
    """Return a member who was there and can sign in, as they act."""
    rows = Person.objects.filter(attendances__meeting=meeting, account__isnull=False)
    for who in rows.select_related("account").order_by("-pk"):
        membership = membership_of(who.account, key=meeting.group.partnership.key, on=on)
        if membership:
            return membership.actor(Permission.SEE_PARTNERSHIP)
    return None


def _publish(today: date) -> None:
    """Publish two of the lead group's agreed minutes: one person prepares them, another publishes them."""
    rows = Minutes.objects.filter(meeting__group__key=PUBLIC, state="agreed")
    latest = rows.select_related("meeting__group__partnership").order_by("-meeting__meets_on")
    for minutes in latest[:PUBLISHED]:
        ask_to_publish(minutes=minutes, by=_of_the_unit("manager", today), on=today)
        publish_minutes(minutes=minutes, by=_of_the_unit("coordinator", today), on=today)


def _of_the_unit(name: str, on: date) -> Actor:
    part = BY_KEY[name]
    account = Person.objects.select_related("account").get(name=part.name).account
    membership = membership_of(account, key=part.partnership, on=on)
    assert membership is not None, f"{name} has no appointment"
    return membership.actor(WorkPermission.PREPARE)
