"""How often a group is to meet, and the parts of the year in which its meetings fall. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from kith.base.kernel.deadlines import months_after
from kith.base.kernel.working_days import add_working_days
from kith.partnership.arrangements.document.asking import frequency_period
from kith.partnership.arrangements.document.models import Frequency
from kith.partnership.arrangements.timeline import Timeline

ONE_DAY = timedelta(days=1)
MONTHS = 12


@dataclass(frozen=True)
class Span:
    """From a day to a day, both included."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Return whether a day lies within it."""
        return self.first <= day <= self.last

    def has(self, other: Span) -> bool:
        """Return whether another span lies wholly within it."""
        return self.first <= other.first and other.last <= self.last


@dataclass(frozen=True)
class Rhythm:
    """How often a group meets over a span of days, or that nothing is said for them."""

    frequency: Frequency | None
    span: Span
    begins: date | None = None
    """The day on which the frequency itself begins, where the arrangements give it one."""
    in_force_from: date | None = None

    @property
    def number(self) -> int:
        """Return how many meetings it asks for in a year; nought where it gives no number."""
        said = self.frequency
        if said is None or said.none_fixed or said.not_stated:
            return 0
        if said.every_months:
            return MONTHS // said.every_months
        return said.times_a_year or said.at_least_a_year or 0


def reporting_year(day: date, begins_in: int) -> Span:
    """Return the reporting year that a day falls in; `begins_in` is the month in which it begins."""
    first = date(day.year if day.month >= begins_in else day.year - 1, begins_in, 1)
    return Span(first, months_after(first, MONTHS) - ONE_DAY)


def rhythms(key: str, timeline: Timeline, window: Span) -> tuple[Rhythm, ...]:
    """Return how often a group meets, stretch by stretch, over a window of days."""
    days = sorted({window.first, *_changes(key, timeline, window)})
    ends = [*(day - ONE_DAY for day in days[1:]), window.last]
    found: list[Rhythm] = []
    for first, last in zip(days, ends, strict=True):
        one = _rhythm(key, timeline, Span(first, last))
        if found and _same(found[-1], one):
            earlier = found.pop()
            one = Rhythm(one.frequency, Span(earlier.span.first, last), earlier.begins, earlier.in_force_from)
        found.append(one)
    return tuple(found)


def _changes(key: str, timeline: Timeline, window: Span) -> set[date]:
    days: set[date] = set(timeline.changes)
    for chapter in timeline.adopted:
        group = chapter.directory.group(key)
        for frequency in group.frequency if group else ():
            begins, ends = frequency_period(frequency, chapter.version.in_force_from)
            days |= {day for day in (begins, ends + ONE_DAY if ends and ends < date.max else None) if day}
    return {day for day in days if window.holds(day)}


def _rhythm(key: str, timeline: Timeline, span: Span) -> Rhythm:
    chapter = timeline.in_force_on(span.first)
    if chapter is None:
        return Rhythm(None, span)
    begun = chapter.version.in_force_from
    frequency = chapter.directory.frequency_on(key, span.first, begun)
    begins = frequency_period(frequency, begun)[0] if frequency else None
    return Rhythm(frequency, span, begins, begun)


def _same(one: Rhythm, other: Rhythm) -> bool:
    return one.frequency == other.frequency and one.begins == other.begins


def meeting_year(rhythm: Rhythm, day: date, begins_in: int) -> Span:
    """Return the year in which meetings are counted on a day.

    It is the reporting year, unless the frequency has a first day of its own, as “in the first year” does.
    """
    if rhythm.begins is None:
        return reporting_year(day, begins_in)
    years = 0
    while months_after(rhythm.begins, MONTHS * (years + 1)) <= day:
        years += 1
    first = months_after(rhythm.begins, MONTHS * years)
    return Span(first, months_after(rhythm.begins, MONTHS * (years + 1)) - ONE_DAY)


def parts_of(rhythm: Rhythm, year: Span) -> tuple[Span, ...]:
    """Return the parts of a year in each of which one meeting falls: quarters for four a year, and so on.

    Parts for which the frequency does not hold whole are left out: a year begun halfway asks for half.
    """
    said, number = rhythm.frequency, rhythm.number
    if said is None:
        return ()
    if said.every_months and MONTHS % said.every_months:
        found = _rolling(said.every_months, rhythm.begins or rhythm.in_force_from or year.first, year)
    elif number and MONTHS % number == 0:
        found = _by_months(year.first, MONTHS // number, number)
    else:
        found = _by_days(year, number)
    return tuple(part for part in found if rhythm.span.has(part))


def _by_months(first: date, months: int, number: int) -> list[Span]:
    starts = [months_after(first, months * place) for place in range(number + 1)]
    return [Span(a, b - ONE_DAY) for a, b in pairwise(starts)]


def _by_days(year: Span, number: int) -> list[Span]:
    days = (year.last - year.first).days + 1
    starts = (
        [year.first + timedelta(days=days * place // number) for place in range(number + 1)] if number else []
    )
    return [Span(a, b - ONE_DAY) for a, b in pairwise(starts)]


def _rolling(months: int, anchor: date, year: Span) -> list[Span]:
    """Return parts of so many months, counted on from one day whatever the year, that begin in a year."""
    found, place = [], 0
    while (first := months_after(anchor, months * place)) <= year.last:
        place += 1
        if first >= year.first:
            found.append(Span(first, months_after(anchor, months * place) - ONE_DAY))
    return found


def parts_in(key: str, timeline: Timeline, year: Span, begins_in: int) -> tuple[Span, ...]:
    """Return the parts, each for one meeting, that begin in a reporting year, by each day’s frequency."""
    window = Span(months_after(year.first, -MONTHS), months_after(year.last, MONTHS))
    found: dict[date, Span] = {}
    for rhythm in rhythms(key, timeline, window):
        for counted in _years_touching(rhythm, year, begins_in):
            found |= {part.first: part for part in parts_of(rhythm, counted) if year.holds(part.first)}
    return tuple(found[first] for first in sorted(found))


def _years_touching(rhythm: Rhythm, year: Span, begins_in: int) -> Iterable[Span]:
    days = [max(rhythm.span.first, year.first), min(rhythm.span.last, year.last)]
    return {meeting_year(rhythm, day, begins_in) for day in days} if days[0] <= days[1] else ()


def minutes_due_on(met_on: date, within: int) -> date:
    """Return the last day on which the draft of minutes is in time: so many working days after the meeting.

    Ten is usual. It is practice, not law.
    """
    return add_working_days(met_on, within)
