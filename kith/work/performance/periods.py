"""The periods that figures are for: months, quarters and years of the financial year, in words and back.

A period is known by its first day. Whatever could be read in two ways is no period: *Q1 2026* may be the
first quarter of the calendar or of the financial year, so it is not taken.
"""

import re
from datetime import date, datetime, timedelta
from typing import Any

from kith.base.ui.dates import MONTHS
from kith.work.performance.enums import Frequency

LENGTH = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3, Frequency.YEARLY: 12}
"""How many months a period has."""
APRIL = 4
"""The month in which the financial year begins."""
MONTH_NUMBERS = {name[:3].casefold(): number for number, name in enumerate(MONTHS, start=1)}
EXAMPLES = {
    Frequency.MONTHLY: "2026-04 or Apr 2026",
    Frequency.QUARTERLY: "Q1 2026/27",
    Frequency.YEARLY: "2025/26",
}
KINDS = {Frequency.MONTHLY: "month", Frequency.QUARTERLY: "quarter", Frequency.YEARLY: "financial year"}

YEAR_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
MONTH_YEAR = re.compile(r"(\d{1,2})/(\d{4})")
NAMED_MONTH = re.compile(r"([a-z]{3,9})[ -]+(\d{4}|\d{2})")
NAMED_QUARTER = re.compile(r"q([1-4]) +(\d{4})[/-](\d{2}|\d{4})")
QUARTER_LAST = re.compile(r"(\d{4})[/-](\d{2}|\d{4}) +q([1-4])")
SPAN = re.compile(r"([a-z]{3,9}) ?(?:-|–|to) ?([a-z]{3,9}) +(\d{4})")
YEARS = re.compile(r"(\d{4})[/-](\d{2}|\d{4})")
SMALLEST_SHORT_YEAR = 13
"""A year of two figures counts from here: below it could be a day or a month."""


def after(first: date, frequency: str, periods: int = 1) -> date:
    """Return the first day of the period so many periods later, or earlier when negative."""
    months = first.year * 12 + first.month - 1 + periods * LENGTH[Frequency(frequency)]
    return date(months // 12, months % 12 + 1, 1)


def last_day(first: date, frequency: str) -> date:
    """Return the last day of a period."""
    return after(first, frequency) - timedelta(days=1)


def containing(day: date, frequency: str) -> date:
    """Return the first day of the period that a day is in."""
    length = LENGTH[Frequency(frequency)]
    back = (day.month - APRIL) % 12 % length
    months = day.year * 12 + day.month - 1 - back
    return date(months // 12, months % 12 + 1, 1)


def named(first: date, frequency: str) -> str:
    """Return a period as people say it: *April 2026*, *Q1 2026/27*, *2025/26*."""
    if frequency == Frequency.MONTHLY:
        return f"{MONTHS[first.month - 1]} {first.year}"
    began = first.year if first.month >= APRIL else first.year - 1
    year = f"{began}/{(began + 1) % 100:02}"
    return year if frequency == Frequency.YEARLY else f"Q{(first.month - APRIL) % 12 // 3 + 1} {year}"


def short(first: date, frequency: str) -> str:
    """Return a period in few letters, for a narrow column and the foot of a chart: *Apr 2026*."""
    if frequency == Frequency.MONTHLY:
        return f"{MONTHS[first.month - 1][:3]} {first.year}"
    return named(first, frequency)


def read_period(value: Any, frequency: str) -> date | None:
    """Return the first day of the period that a cell says, or None when it is none of this frequency."""
    if isinstance(value, datetime):
        return _of_day(value.date(), frequency)
    if isinstance(value, date):
        return _of_day(value, frequency)
    if not isinstance(value, str):
        return None
    text = " ".join(value.split()).casefold()
    day = _plain_day(text)
    return _of_day(day, frequency) if day else READERS[Frequency(frequency)](text)


def _of_day(day: date, frequency: str) -> date | None:
    """Return the period that begins or ends on a day; a day in its midst names none."""
    first = containing(day, frequency)
    return first if day in (first, last_day(first, frequency)) else None


def _plain_day(text: str) -> date | None:
    for way in ("%Y-%m-%d", "%d/%m/%Y", "%Y-%m-%d %H:%M:%S"):
        try:
            return datetime.strptime(text, way).date()
        except ValueError:
            continue
    return None


def _month(text: str) -> date | None:
    if found := YEAR_MONTH.fullmatch(text):
        return _first(int(found[1]), int(found[2]))
    if found := MONTH_YEAR.fullmatch(text):
        return _first(int(found[2]), int(found[1]))
    if found := NAMED_MONTH.fullmatch(text):
        return _first(_whole_year(found[2]), _month_number(found[1]))
    return None


def _quarter(text: str) -> date | None:
    if found := NAMED_QUARTER.fullmatch(text):
        return _quarter_of(int(found[1]), _began(found[2], found[3]))
    if found := QUARTER_LAST.fullmatch(text):
        return _quarter_of(int(found[3]), _began(found[1], found[2]))
    if found := SPAN.fullmatch(text):
        first = _first(int(found[3]), _month_number(found[1]))
        fits = first and (first.month - APRIL) % 3 == 0 and _month_number(found[2]) == first.month + 2
        return first if fits else None
    return None


def _year(text: str) -> date | None:
    found = YEARS.fullmatch(text)
    began = _began(found[1], found[2]) if found else 0
    return _first(began, APRIL)


READERS = {Frequency.MONTHLY: _month, Frequency.QUARTERLY: _quarter, Frequency.YEARLY: _year}


def _first(year: int, month: int) -> date | None:
    return date(year, month, 1) if 1 <= month <= 12 and 1900 <= year <= 2099 else None


def _quarter_of(number: int, began: int) -> date | None:
    first = _first(began, APRIL)
    return after(first, Frequency.QUARTERLY, number - 1) if first else None


def _began(first: str, second: str) -> int:
    """Return the year in which a financial year begins, or nought when the two do not follow each other."""
    began = int(first)
    follows = str(began + 1)
    return began if second in (follows, follows[2:]) else 0


def _whole_year(text: str) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return 2000 + year if year >= SMALLEST_SHORT_YEAR else 0


def _month_number(name: str) -> int:
    """Return the number of a month by its name, whole or in three letters (*Sept* too), or nought."""
    number = MONTH_NUMBERS.get(name[:3], 0)
    whole = MONTHS[number - 1].casefold() if number else ""
    return number if name in (whole, whole[:3], "sept" if number == 9 else "") else 0
