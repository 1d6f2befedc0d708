"""The school holidays of the samples: invented weeks, near to those that schools keep."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from kith.front.demo.samples.stage import BY
from kith.partnership.partnerships.models import Partnership
from kith.work.meetings.operations.planning import add_school_holiday
from kith.work.meetings.planning import why_closed

DAY, WEEK = timedelta(days=1), timedelta(days=7)


def keep_holidays_clear(partnership: Partnership, begin: date, today: date) -> None:
    """Keep the holidays of every year that the samples touch clear of meetings."""
    for year in range(begin.year, today.year + 2):
        for name, first, last in _weeks(year):
            add_school_holiday(
                partnership=partnership, name=name, closed_from=first, closed_to=last, by=BY, on=today
            )


def _weeks(year: int) -> Iterator[tuple[str, date, date]]:
    """Return the holidays of a year; four of them hold the Tuesday after a bank holiday."""
    good_friday = next(day for day in _fridays(date(year, 3, 19)) if why_closed(day))
    for name, monday in (
        ("February half-term", _monday(date(year, 2, 12))),
        ("May half-term", _monday(date(year, 5, 25))),
        ("October half-term", _monday(date(year, 10, 18))),
    ):
        yield name, monday, monday + 4 * DAY
    training = _monday(date(year, 5, 1)) + DAY
    yield "Schools’ training day", training, training
    yield "Easter holiday", good_friday, good_friday + 2 * WEEK
    yield "Summer holiday", date(year, 7, 24), date(year, 9, 2)
    yield "Christmas holiday", date(year, 12, 19), date(year + 1, 1, 3)


def _monday(day: date) -> date:
    """Return the first Monday on or after a day."""
    return day + timedelta(days=-day.weekday() % 7)


def _fridays(day: date) -> Iterator[date]:
    """Return Friday after Friday, beginning with the first after a day."""
    day += timedelta(days=(4 - day.weekday()) % 7)
    while True:
        yield day
        day += WEEK
