"""The pages of one meeting, in their order, and for whom each is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from kith.base.ui.dates import long_date
from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.enums import MeetingState, MinutesState
from kith.work.meetings.models import Meeting
from kith.work.meetings.permissions import Permission
from kith.work.meetings.reading import groups_read_by
from kith.work.meetings.recording import steers

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


def is_ahead_of_them(meeting: Meeting, membership: Membership, today: date) -> bool:
    """Return whether it still matters who comes: until the meeting was held, for those who read the group."""
    return meeting.state == MeetingState.PLANNED and reads_it(meeting, membership, today)


def invites(meeting: Meeting, membership: Membership, _today: date) -> bool:
    """Return whether a member looks after the guests of a meeting; others find them named on the agenda."""
    return meeting.group.partnership_id == membership.partnership.pk and steers(membership, meeting.group)


def decides(meeting: Meeting, membership: Membership, today: date) -> bool:
    """Return whether there may be decisions: from the day of the meeting on, for those who read the group."""
    has_begun = meeting.meets_on <= today and meeting.state != MeetingState.CANCELLED
    return has_begun and reads_it(meeting, membership, today)


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
    ("papers", "Papers", "meetings:papers", reads_it),
    ("pack", "Pack", "meetings:pack", reads_it),
    ("replies", "Who comes", "meetings:replies", is_ahead_of_them),
    ("guests", "Guests", "meetings:guests", invites),
    ("room", "In the meeting", "meetings:room", is_in_the_meeting),
    ("decisions", "Decisions", "meetings:decisions", decides),
    ("minutes", "Minutes", "meetings:minutes", has_minutes),
)
"""Each page: its name, its words, the name of its address, and for whom it is."""


def heading_of(meeting: Meeting, open_one: str) -> str:
    """Return what a page of a meeting is called: which page it is, then the group and the day."""
    text = next(text for name, text, _url, _shown in PAGES if name == open_one)
    return named(meeting) if open_one == "meeting" else f"{text}: {named(meeting)}"


def named(meeting: Meeting) -> str:
    """Return a meeting by its group and day; a group of the partnership’s own name by the short one."""
    home = meeting.group.partnership
    group = home.short_name if meeting.group.name == home.name else meeting.group.name
    return f"{group}, {long_date(meeting.meets_on)}"


def tabs_of(meeting: Meeting, membership: Membership, today: date, open_one: str) -> tuple[Tab, ...]:
    """Return the pages of a meeting for a member, the open one among them; none where there is only one.

    No query.
    """
    key = membership.partnership.key
    found = tuple(
        Tab(text, reverse(url_name, args=(key, meeting.public_id)), name == open_one)
        for name, text, url_name, shown in PAGES
        if name == open_one or shown(meeting, membership, today)
    )
    return found if len(found) > 1 else ()
