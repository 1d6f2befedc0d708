"""What pages about meetings say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from kith.base.kernel.standings import Standing
from kith.base.ui.dates import days_away, long_date, month_year, time_of_day
from kith.partnership.arrangements.as_at import AsAt, GroupAsAt
from kith.partnership.arrangements.document.describing import frequency_words
from kith.partnership.arrangements.document.models import Attendance as Expected
from kith.partnership.arrangements.ground import Ground
from kith.work.meetings.deadlines import Span
from kith.work.meetings.enums import MISSED, THERE, MeetingKind, MeetingState, Presence
from kith.work.meetings.models import Attendance, Meeting
from kith.work.meetings.planning import Proposal, Proposed
from kith.work.meetings.queries.calendar import groups_of_meetings, rhythm_on
from kith.work.meetings.tallies import Tally

At = Callable[..., str]
STANDINGS = {
    MeetingState.PLANNED: Standing.NOT_YET_DUE,
    MeetingState.HELD: Standing.MET,
    MeetingState.CANCELLED: Standing.NOT_STATED,
}


@dataclass(frozen=True)
class Line:
    """A meeting in a list."""

    url: str
    day: date
    when: str
    """The weekday and the half of the day."""
    group: str
    group_url: str
    mark: Standing
    word: str
    """How far it has come."""
    more: str = ""
    """That it is extra, why it was cancelled, or that it is not yet recorded."""


def line_of(meeting: Meeting, today: date, at: At) -> Line:
    """Return a meeting as a line of a list."""
    waits = meeting.state == MeetingState.PLANNED and meeting.meets_on < today
    return Line(
        url=at("meetings:meeting", meeting.public_id),
        day=meeting.meets_on,
        when=when(meeting),
        group=meeting.group.name,
        group_url=at("meetings:group", meeting.group.public_id),
        mark=Standing.DUE if waits else STANDINGS[MeetingState(meeting.state)],
        word="Not recorded yet" if waits else meeting.get_state_display(),
        more=_more(meeting),
    )


def when(meeting: Meeting) -> str:
    """Return the weekday and the half of the day in which a meeting begins: *Tuesday morning*."""
    return f"{meeting.meets_on:%A} {meeting.part_of_day}"


def _more(meeting: Meeting) -> str:
    words = ["Extra."] if meeting.kind == MeetingKind.EXTRA else []
    words += [meeting.cancelled_because] if meeting.cancelled_because else []
    return " ".join(words)


@dataclass(frozen=True)
class Month:
    """A month of the calendar with its meetings."""

    name: str
    ident: str
    lines: tuple[Line, ...]


def months_of(meetings: Sequence[Meeting], today: date, at: At) -> tuple[Month, ...]:
    """Return the meetings month by month; a month without any is left out."""
    by_month = groupby(meetings, key=lambda m: m.meets_on.replace(day=1))
    return tuple(
        Month(month_year(first), f"month-{first:%Y-%m}", tuple(line_of(m, today, at) for m in found))
        for first, found in by_month
    )


@dataclass(frozen=True)
class GroupLine:
    """A group beside the calendar: how often it is to meet, and how many meetings it has in the year."""

    name: str
    url: str
    how_often: str
    planned: int
    held: int
    cancelled: int


def group_lines(
    as_at: AsAt, ground: Ground, day: date, meetings: Iterable[Meeting], at: At
) -> tuple[GroupLine, ...]:
    """Return every group with the meetings that it has in the year."""
    by_group = groups_of_meetings(meetings)
    return tuple(
        _group_line(group, ground, day, by_group.get(group.identity.public_id, []), at)
        for group in as_at.groups
        if group.identity
    )


def _group_line(group: GroupAsAt, ground: Ground, day: date, meetings: list[Meeting], at: At) -> GroupLine:
    states = [meeting.state for meeting in meetings]
    return GroupLine(
        group.terms.name,
        at("meetings:group", group.identity.public_id if group.identity else ""),
        frequency_words(rhythm_on(group, ground, day).frequency),
        states.count(MeetingState.PLANNED),
        states.count(MeetingState.HELD),
        states.count(MeetingState.CANCELLED),
    )


def year_words(year: Span) -> str:
    """Return a year as *2026*, or *2026 to 2027* when it does not begin in January."""
    return str(year.first.year) if year.first.month == 1 else f"{year.first.year} to {year.last.year}"


def key_of(one: Proposed) -> str:
    """Return by what a proposed date is known while the form is out."""
    return f"{one.circle.key}.{one.day.isoformat()}.{one.half}"


def dates_to_choose(proposal: Proposal) -> list[tuple[str, str, str]]:
    """Return each proposed date with its words and its reasons."""
    return [
        (key_of(d), f"{long_date(d.day)}, {d.day:%A} {d.half}: {d.circle.name}", " ".join(d.reasons))
        for d in proposal.dates
    ]


@dataclass(frozen=True)
class SeatLine:
    """How the holder of a seat took part."""

    name: str
    body: str
    seats: str
    word: str
    deputy: str


def seat_lines(attendances: Sequence[Attendance]) -> tuple[SeatLine, ...]:
    """Return who was there, each person once with all their seats."""
    found: dict[int, list[Attendance]] = {}
    for one in attendances:
        found.setdefault(one.person_id, []).append(one)
    return tuple(_seat_line(rows) for rows in found.values())


def _seat_line(rows: list[Attendance]) -> SeatLine:
    body = next((row.body.name for row in rows if row.body), "")
    seats = ", ".join(row.seat_name for row in rows)
    return SeatLine(rows[0].person.name, body, seats, rows[0].get_presence_display(), rows[0].deputy)


def meeting_facts(meeting: Meeting, group: GroupAsAt | None, today: date) -> list[tuple[str, str]]:
    """Return the facts of a meeting; those that don’t apply are left out."""
    facts = [
        ("When", f"{long_date(meeting.meets_on)}, {when(meeting)}, {days_away(meeting.meets_on, today)}"),
        ("Time", _time(meeting)),
        ("Where", meeting.place),
        ("What for" if meeting.kind == MeetingKind.EXTRA else "Why this day", meeting.why),
        ("Kind", meeting.get_kind_display()),
    ]
    if meeting.link:
        facts.append(("Join online", meeting.link))
    if meeting.shortened_because:
        facts.append(("Shortened because", meeting.shortened_because))
    if meeting.theme:
        facts.append(("Theme", meeting.theme.name))
    if meeting.cancelled_because:
        facts.append(("Cancelled because", meeting.cancelled_because))
    if meeting.state != MeetingState.HELD and group:
        facts.append(("Chair", group.chair.holder.name if group.chair.holder else ""))
    return facts


def _time(meeting: Meeting) -> str:
    """Return when a meeting begins and ends; its length while nobody has said when it begins."""
    if meeting.begins is None:
        return f"Not set; {meeting.length} minutes are planned"
    return f"{time_of_day(meeting.begins_at)} to {time_of_day(meeting.ends_at)}"


def chair_words(meeting: Meeting) -> str:
    """Return who chaired, and why if somebody stood in."""
    if meeting.chair is None:
        return "The record doesn’t say who chaired."
    if meeting.stood_in_because:
        return f"{meeting.chair.name} stood in for the chair: {meeting.stood_in_because}"
    return f"{meeting.chair.name} chaired."


def tally_rows(found: Sequence[Tally], as_at: AsAt) -> list[list[str]]:
    """Return the rows of a table of attendance: what falls short first, then the lowest share first."""
    expected = {g.identity.public_id: g.terms.attendance for g in as_at.groups if g.identity}

    def rank(tally: Tally) -> tuple[bool, int, str, str]:
        falls_short = bool(tally.falls_short(expected.get(tally.group_id)))
        return not falls_short, tally.percent, tally.group, tally.who

    return [_tally_row(tally, expected.get(tally.group_id)) for tally in sorted(found, key=rank)]


def _tally_row(tally: Tally, expected: Expected | None) -> list[str]:
    return [
        tally.who,
        tally.group,
        str(len(tally.presences)),
        str(tally.count(*THERE)),
        str(tally.count(Presence.DEPUTY)),
        str(tally.count(*MISSED)),
        f"{tally.percent}%",
        str(tally.misses_in_a_row),
        _against(tally, expected),
    ]


def _against(tally: Tally, expected: Expected | None) -> str:
    if expected is None or not (expected.percent or expected.misses):
        return "Not stated"
    return " ".join(tally.falls_short(expected)) or "As expected"
