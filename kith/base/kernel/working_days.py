"""Working days in England: Monday to Friday, less the bank holidays and the days that an installation adds.

Days are counted from the day after the start: one working day after a Thursday is the Friday.
"""

from bisect import bisect_right
from datetime import date, timedelta
from functools import lru_cache

import holidays
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from kith.base.kernel.refusals import Refused

FIRST_YEAR, LAST_YEAR = 1990, 2099
SATURDAY = 5


class OutsideCalendar(Refused):
    """A day for which Kith doesn't know the bank holidays."""


def is_working_day(day: date) -> bool:
    """Return whether a day is a working day in England; raise OutsideCalendar before 1990 and after 2099."""
    return day in _year_of(day)[1]


def add_working_days(day: date, n: int) -> date:
    """Return the `n`th working day after a day, or before it if `n` is negative.

    With `n` of nought it is the day itself, or the next working day if it is none. Raise OutsideCalendar
    when that is before 1990 or after 2099.
    """
    if n == 0:
        return day if is_working_day(day) else add_working_days(day, 1)
    position = _position(day) + n
    if n < 0 and not is_working_day(day):
        position += 1
    year = day.year
    while position < 0:
        year -= 1
        position += len(_days_of(year))
    while position >= len(_days_of(year)):
        position -= len(_days_of(year))
        year += 1
    return _days_of(year)[position]


def working_days_between(a: date, b: date) -> int:
    """Return how many working days come after `a` up to and including `b`; negative when `b` is before `a`.

    Raise OutsideCalendar when either is before 1990 or after 2099.
    """
    if b < a:
        return -working_days_between(b, a)
    whole_years = sum(len(_days_of(year)) for year in range(a.year, b.year))
    return whole_years + _position(b) - _position(a)


def late_by(due: date, on: date) -> int:
    """Return how many working days `on` is after the day something was due; nought when it is not late.

    It is also nought on a weekend or a bank holiday straight after the due day.
    """
    return max(0, working_days_between(due, on))


def extra_holidays() -> frozenset[date]:
    """Return the days that this installation adds; raise ImproperlyConfigured for one that is no date."""
    return _parsed(tuple(settings.EXTRA_HOLIDAYS))


def _position(day: date) -> int:
    """Return the place, in the list of its year, of the last working day up to a day; -1 for none yet."""
    return bisect_right(_year_of(day)[0], day) - 1


def _days_of(year: int) -> tuple[date, ...]:
    return _working_year(year, extra_holidays())[0]


def _year_of(day: date) -> tuple[tuple[date, ...], frozenset[date]]:
    return _working_year(day.year, extra_holidays())


@lru_cache(maxsize=512)
def _working_year(year: int, extra: frozenset[date]) -> tuple[tuple[date, ...], frozenset[date]]:
    """Return the working days of a year, in order and as a set."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise OutsideCalendar(
            f"Kith knows the bank holidays from {FIRST_YEAR} to {LAST_YEAR}, "
            f"so it can’t count working days in {year}."
        )
    closed = extra | holidays.country_holidays("GB", subdiv="ENG", years=year).keys()
    new_year = date(year, 1, 1)
    length = (date(year, 12, 31) - new_year).days + 1
    every_day = (new_year + timedelta(days=offset) for offset in range(length))
    in_order = tuple(day for day in every_day if day.weekday() < SATURDAY and day not in closed)
    return in_order, frozenset(in_order)


@lru_cache(maxsize=16)
def _parsed(written: tuple[str, ...]) -> frozenset[date]:
    try:
        return frozenset(date.fromisoformat(day) for day in written)
    except ValueError as wrong:
        raise ImproperlyConfigured(
            f"KITH_EXTRA_HOLIDAYS holds something that is no date like 2026-03-02: {wrong}."
        ) from wrong
