"""The pages of one meeting, in their order, and for whom each is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.enums import MeetingState, MinutesState
from kith.work.meetings.models import Meeting
from kith.work.meetings.permissions import Permission
from kith.work.meetings.reading import groups_read_by

For = Callable[[Meeting, Membership, date], bool]


@dataclass(frozen=True)
class Tab:
    """One page of a meeting, as the line of its pages shows it."""

    text: str
    url: str
    is_open: bool


def anybody(_meeting: Meeting, _membership: Membership, _today: date) -> bool:
    """Return yes: every member who sees the meeting sees the page."""
    return True


def reads_it(meeting: Meeting, membership: Membership, _today: date) -> bool:
    """Return whether a member reads what the group discusses."""
    return meeting.group_id in groups_read_by(membership)


def has_minutes(meeting: Meeting, membership: Membership, today: date) -> bool:
    """Return whether a meeting was held and its minutes are this member’s to read."""
    return meeting.state == MeetingState.HELD and reads_it(meeting, membership, today)


def is_in_the_meeting(meeting: Meeting, membership: Membership, today: date) -> bool:
    """Return whether a member takes the minutes of a meeting: from the day before until they are agreed."""
    if meeting.group.partnership_id != membership.partnership.pk or not membership.may(Permission.PREPARE):
        return False
    kept = getattr(meeting, "minutes_kept", None)
    is_open = meeting.state != MeetingState.CANCELLED and meeting.meets_on - timedelta(days=1) <= today
    return is_open and (kept is None or kept.state != MinutesState.AGREED)


PAGES: tuple[tuple[str, str, str, For], ...] = (
    ("meeting", "Meeting", "meetings:meeting", anybody),
    ("agenda", "Agenda", "meetings:agenda", reads_it),
    ("room", "In the meeting", "meetings:room", is_in_the_meeting),
    ("minutes", "Minutes", "meetings:minutes", has_minutes),
    ("decisions", "Decisions", "meetings:decisions", reads_it),
    ("replies", "Who comes", "meetings:replies", reads_it),
    ("papers", "Papers", "meetings:papers", reads_it),
    ("pack", "Pack", "meetings:pack", reads_it),
    ("guests", "Guests", "meetings:guests", reads_it),
)
"""Each page: its name, its words, the name of its address, and for whom it is."""


def tabs_of(meeting: Meeting, membership: Membership, today: date, open_one: str) -> tuple[Tab, ...]:
    """Return the pages of a meeting for a member; none where there is only one. No query."""
    key = membership.partnership.key
    found = tuple(
        Tab(text, reverse(url_name, args=(key, meeting.public_id)), name == open_one)
        for name, text, url_name, shown in PAGES
        if shown(meeting, membership, today)
    )
    return found if len(found) > 1 else ()
