"""What the page of all minutes of a group says, year by year."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.ui.dates import long_date
from kith.work.meetings.deadlines import minutes_due_on
from kith.work.meetings.enums import MinutesState
from kith.work.meetings.models import Meeting
from kith.work.meetings.presenters.minutes import due_words
from kith.work.meetings.queries.minutes import minutes_within


@dataclass(frozen=True)
class MeetingInSeries:
    """One meeting with how far its minutes have come, and what it decided."""

    day: str
    url: str
    standing: str
    decisions: tuple[str, ...]


@dataclass(frozen=True)
class YearOfMinutes:
    """The meetings of one calendar year, the latest first."""

    year: int
    meetings: tuple[MeetingInSeries, ...]
    decided: int
    """How many decisions they took."""


def series_of(
    meetings: Sequence[Meeting],
    decided: Mapping[int, Sequence[str]],
    today: date,
    at: Callable[..., str],
) -> tuple[YearOfMinutes, ...]:
    """Return the minutes by year; `decided` has the wording of decisions by the pk of their meeting."""
    years: dict[int, list[Meeting]] = {}
    for meeting in meetings:
        years.setdefault(meeting.meets_on.year, []).append(meeting)
    return tuple(_year(year, rows, decided, today, at) for year, rows in years.items())


def _year(
    year: int,
    rows: Sequence[Meeting],
    decided: Mapping[int, Sequence[str]],
    today: date,
    at: Callable[..., str],
) -> YearOfMinutes:
    found = tuple(
        MeetingInSeries(
            day=long_date(meeting.meets_on),
            url=at("meetings:minutes", meeting.public_id),
            standing=_standing(meeting, today),
            decisions=tuple(decided.get(meeting.pk, ())),
        )
        for meeting in rows
    )
    return YearOfMinutes(year, found, sum(len(one.decisions) for one in found))


def _standing(meeting: Meeting, today: date) -> str:
    kept = getattr(meeting, "minutes_kept", None)
    state = MinutesState(kept.state) if kept else MinutesState.DRAFT
    if state == MinutesState.DRAFT:
        due = minutes_due_on(meeting.meets_on, minutes_within(meeting.group.partnership))
        return f"Draft, {due_words(due, today)}"
    return f"{state.label}, published" if kept and kept.published_on else str(state.label)
