"""Stretches of time that a picture shows, the steps of its scale, and the stretches next to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kith.base.ui.dates import MONTHS, long_date, month_year, short_date

A_DAY = timedelta(days=1)


class Zoom(StrEnum):
    """How much time the picture shows."""

    ALL = "all"
    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"


MONTHS_OF = {Zoom.YEAR: 12, Zoom.QUARTER: 3, Zoom.MONTH: 1}
"""How many months a stretch of each kind has."""


def month_start(day: date, months: int = 1) -> date:
    """Return the first day of the stretch of so many months, counted from January, in which a day lies."""
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def months_on(day: date, months: int) -> date:
    """Return the first day of the month so many months after that of a day, within the calendar."""
    count = day.year * 12 + day.month - 1 + months
    count = min(max(count, date.min.year * 12), date.max.year * 12 + 11)
    return date(count // 12, count % 12 + 1, 1)


@dataclass(frozen=True)
class Span:
    """A stretch of time, its first and last day included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Return how many days it has."""
        return (self.last - self.first).days + 1

    @property
    def words(self) -> str:
        """Return it in words: *1 March 2026 to 31 March 2026*."""
        return f"{long_date(self.first)} to {long_date(self.last)}"

    def share(self, day: date) -> float:
        """Return how far along a day begins: 0 at the first day, 1 at the end of the last."""
        return (day - self.first).days / self.days

    @classmethod
    def around(cls, day: date, zoom: Zoom) -> Span:
        """Return the year, quarter or month in which a day lies."""
        months = MONTHS_OF[zoom]
        first = month_start(day, months)
        return cls(first, months_on(first, months) - A_DAY)


def next_to(span: Span, zoom: Zoom, steps: int) -> Span:
    """Return the stretch of the same kind so many steps later, or earlier where that is below nought."""
    return Span.around(months_on(span.first, MONTHS_OF[zoom] * steps), zoom)


@dataclass(frozen=True)
class Step:
    """One step of a scale: its days, and its name for it."""

    span: Span
    name: str


MOST_STEPS = 14
"""How many steps a scale has at most, so that each has room for its name."""
STEPS_IN_MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
STEPS_IN_DAYS = (1, 2, 7)


def steps_of(span: Span) -> list[Step]:
    """Return the steps of the scale of a span: days, weeks, months or years, whichever has room."""
    for days in STEPS_IN_DAYS:
        if span.days <= days * MOST_STEPS:
            return [Step(one, short_date(one.first)[:-5]) for one in _by_days(span, days)]
    for months in STEPS_IN_MONTHS:
        found = list(_by_months(span, months))
        if len(found) <= MOST_STEPS:
            return [Step(one, _name(one.first, months)) for one in found]
    raise AssertionError("A calendar has fewer steps than that.")


def _by_days(span: Span, days: int) -> Iterator[Span]:
    for number in range(0, span.days, days):
        first = span.first + timedelta(days=number)
        yield Span(first, min(first + timedelta(days=days - 1), span.last))


def _by_months(span: Span, months: int) -> Iterator[Span]:
    first = span.first
    while first <= span.last:
        begins = month_start(first, months) if months <= 12 else date(_decade(first.year, months), 1, 1)
        last = min(months_on(begins, months) - A_DAY, span.last)
        yield Span(first, max(last, first))
        first = max(last, first) + A_DAY


def _decade(year: int, months: int) -> int:
    years = months // 12
    return max(year // years * years, date.min.year)


def _name(day: date, months: int) -> str:
    if months >= 12:
        return str(day.year)
    return f"{MONTHS[day.month - 1][:3]} {day.year}"


def says(span: Span, zoom: Zoom) -> str:
    """Return a stretch as its link says it: *2026*, *January to March 2026*, *March 2026*."""
    if zoom == Zoom.YEAR:
        return str(span.first.year)
    if zoom == Zoom.MONTH:
        return month_year(span.first)
    return f"{MONTHS[span.first.month - 1]} to {month_year(span.last)}"
