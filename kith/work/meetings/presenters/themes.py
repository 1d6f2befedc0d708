"""What pages say of the themes of a year’s meetings (K18, K19)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.standings import Standing
from kith.base.ui.dates import long_date
from kith.partnership.partnerships.membership import Membership
from kith.partnership.plan.models import Priority
from kith.work.meetings.enums import MeetingState
from kith.work.meetings.models import Meeting
from kith.work.meetings.recording import steers

At = Callable[..., str]


@dataclass(frozen=True)
class ThemeRow:
    """A priority and the meetings that are about it."""

    name: str
    standing: Standing
    word: str
    meetings: tuple[tuple[str, str], ...]
    """Of each meeting: its words and its address."""


@dataclass(frozen=True)
class ThemedMeeting:
    """A meeting and its theme."""

    words: str
    url: str
    theme: str
    standing: Standing
    state: str
    choose_url: str
    """Where the reader chooses its theme; empty where there is nothing for them to choose."""


def theme_rows(
    priorities: Sequence[Priority], meetings: Sequence[Meeting], today: date, at: At
) -> tuple[ThemeRow, ...]:
    """Return every priority with the meetings of the year that are about it."""
    return tuple(_row(one, [m for m in meetings if m.theme_id == one.pk], at) for one in priorities)


def _row(priority: Priority, meetings: Sequence[Meeting], at: At) -> ThemeRow:
    held = any(m.state == MeetingState.HELD for m in meetings)
    standing = Standing.MET if held else Standing.NOT_YET_DUE if meetings else Standing.AT_RISK
    word = "Covered" if held else "Planned" if meetings else "No meeting of the year is about it"
    links = tuple(
        (f"{m.group.name}, {long_date(m.meets_on)}", at("meetings:meeting", m.public_id)) for m in meetings
    )
    return ThemeRow(priority.name, standing, word, links)


def themed_meetings(
    meetings: Sequence[Meeting], membership: Membership, today: date, at: At
) -> tuple[ThemedMeeting, ...]:
    """Return every meeting of the year that is asked for a theme."""
    return tuple(
        ThemedMeeting(
            words=f"{meeting.group.name}, {long_date(meeting.meets_on)}",
            url=at("meetings:meeting", meeting.public_id),
            theme=meeting.theme.name if meeting.theme else "",
            standing=_standing(meeting, today),
            state=meeting.get_state_display(),
            choose_url=at("meetings:theme", meeting.public_id)
            if _chooses(meeting, membership, today)
            else "",
        )
        for meeting in meetings
    )


def _chooses(meeting: Meeting, membership: Membership, today: date) -> bool:
    ahead = meeting.state == MeetingState.PLANNED and meeting.meets_on >= today
    return ahead and not meeting.theme_id and steers(membership, meeting.group)


def _standing(meeting: Meeting, today: date) -> Standing:
    if meeting.theme_id:
        return Standing.MET
    return Standing.NOT_YET_DUE if meeting.meets_on >= today else Standing.MISSED
