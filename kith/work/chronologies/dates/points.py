"""One point in time as it is written: a day, a month or a year."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from kith.base.ui.dates import MONTHS, long_date
from kith.work.chronologies.enums import Certainty

EARLIEST_YEAR = 1000
FULL_YEAR = 4
"""Figures of a year that is written whole."""
LONG_AGO = 60
"""A year of two figures that stands for one longer ago than this is read with a doubt."""

MONTH_NUMBERS = {name[:3].casefold(): number for number, name in enumerate(MONTHS, start=1)}
MONTH_NAMES = "|".join(
    sorted(
        {form for name in MONTHS for form in (name.casefold(), name[:3].casefold())} | {"sept"}, reverse=True
    )
)
BETWEEN = r"\s*[/.\-\s]\s*"
NUMBERS = re.compile(rf"(\d{{1,2}}){BETWEEN}(\d{{1,2}}){BETWEEN}(\d{{4}}|\d{{2}})")
YEAR_FIRST = re.compile(rf"(\d{{4}}){BETWEEN}(\d{{1,2}}){BETWEEN}(\d{{1,2}})")
EIGHT = re.compile(r"\d{8}")
SERIAL = re.compile(r"\d{5}")
"""A day as spreadsheets count them."""
DAY_MONTH = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s\-/.]*({MONTH_NAMES})\b\.?(?:[\s\-/.]*'?(\d{{4}}|\d{{2}}))?"
)
MONTH_DAY = re.compile(rf"({MONTH_NAMES})\b\.?\s*(\d{{1,2}})(?:st|nd|rd|th)?\s+(\d{{4}}|\d{{2}})")
MONTH_YEAR = re.compile(rf"({MONTH_NAMES})\b\.?(?:\s+of)?[\s\-/.]*('?)(\d{{4}}|\d{{2}})")
YEAR_MONTH = re.compile(rf"(\d{{4}})[\s\-/.]*({MONTH_NAMES})\b\.?")
NUMBERED_MONTH = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})")
MONTH_OF_YEAR = re.compile(r"(\d{4})\s*[/.\-]\s*(\d{1,2})")
ONLY_YEAR = re.compile(r"(?:in\s+)?(\d{4})")


class NoDate(Exception):
    """What stands there looks like a date and can’t be one; says why, and what would do."""


@dataclass(frozen=True, slots=True)
class Point:
    """What a date says: its first and last day, how exact it is, and what is doubtful in how it was read."""

    first: date
    last: date
    certainty: Certainty
    doubt: str = ""
    is_month_first: bool = False
    """Its month was written before its day, in figures."""
    can_swap: bool = False
    """Its day could be its month as well."""


def read_point(text: str, on: date) -> Point | None:
    """Return what a cleaned text in small letters says; None where it doesn’t look like a date.

    Raises NoDate for what looks like one and can’t be: the thirty-first of February, a day without a year.
    """
    for pattern, made in WAYS:
        found = pattern.fullmatch(text)
        if found:
            return made(found, on)
    return None


def whole_year(figures: str, on: date) -> tuple[int, str]:
    """Return the year that figures stand for, and the doubt in it.

    Two figures stand for the last year that ends so and isn’t after this one: in 2026, *26* is 2026 and *27*
    is 1927.
    """
    year = int(figures)
    if len(figures) >= FULL_YEAR:
        if year < EARLIEST_YEAR:
            raise NoDate(f"“{figures}” is no year. Write it with all four figures, such as 2019.")
        return year, ""
    year += on.year - on.year % 100
    year = year if year <= on.year else year - 100
    if on.year - year <= LONG_AGO:
        return year, ""
    return year, f"“{figures}” was read as the year {year}. Write all four figures if another is meant."


def month_point(year: int, month: int, doubt: str = "") -> Point:
    """Return a whole month."""
    last = monthrange(year, month)[1]
    return Point(date(year, month, 1), date(year, month, last), Certainty.MONTH, doubt)


def year_point(year: int) -> Point:
    """Return a whole year."""
    return Point(date(year, 1, 1), date(year, 12, 31), Certainty.YEAR)


def day_point(year: int, month: int, day: int, doubt: str = "", *, can_swap: bool = False) -> Point:
    """Return one day; raise NoDate where the calendar has none such."""
    if not 1 <= month <= len(MONTHS):
        raise NoDate(f"There is no month {month}. Write the day before the month, such as 3/4/2019.")
    if not 1 <= day <= monthrange(year, month)[1]:
        raise NoDate(f"There is no {day} {MONTHS[month - 1]} {year}. Write the day that is meant.")
    that = date(year, month, day)
    return Point(that, that, Certainty.DAY, doubt, can_swap=can_swap)


def _month(name: str) -> int:
    return MONTH_NUMBERS[name[:3]]


def _by_numbers(found: re.Match[str], on: date) -> Point:
    first, second = int(found[1]), int(found[2])
    year, doubt = whole_year(found[3], on)
    if second <= len(MONTHS) or first > len(MONTHS):
        return day_point(year, second, first, doubt, can_swap=first <= len(MONTHS) and first != second)
    point = day_point(year, first, second)
    says = f"Read as {long_date(point.first)}, with the month before the day."
    return Point(point.first, point.last, Certainty.DAY, f"{says} {doubt}".strip(), is_month_first=True)


def _by_year_first(found: re.Match[str], on: date) -> Point:
    year, doubt = whole_year(found[1], on)
    return day_point(year, int(found[2]), int(found[3]), doubt)


def _by_eight_figures(found: re.Match[str], _on: date) -> Point:
    text = found[0]
    is_year_first = text[:2] in {"19", "20"} and int(text[4:6]) <= len(MONTHS)
    year, month, day = (text[:4], text[4:6], text[6:]) if is_year_first else (text[4:], text[2:4], text[:2])
    if int(year) < EARLIEST_YEAR:
        raise NoDate(f"“{text}” is no date. Write it as 03/04/2019.")
    point = day_point(int(year), int(month), int(day))
    return Point(point.first, point.last, Certainty.DAY, f"Read as {long_date(point.first)}.")


def _by_day_and_month(found: re.Match[str], on: date) -> Point:
    if not found[3]:
        raise NoDate("The year is missing. Write the date with its year, such as 3 April 2019.")
    year, doubt = whole_year(found[3], on)
    return day_point(year, _month(found[2]), int(found[1]), doubt)


def _by_month_and_day(found: re.Match[str], on: date) -> Point:
    year, doubt = whole_year(found[3], on)
    return day_point(year, _month(found[1]), int(found[2]), doubt)


def _by_month_and_year(found: re.Match[str], on: date) -> Point:
    month = _month(found[1])
    year, doubt = whole_year(found[3], on)
    if len(found[3]) < FULL_YEAR and not found[2]:
        says = f"Read as {MONTHS[month - 1]} {year}, not as day {int(found[3])} of the month."
        doubt = f"{says} {doubt}".strip()
    return month_point(year, month, doubt)


def _by_year_and_month(found: re.Match[str], on: date) -> Point:
    return month_point(whole_year(found[1], on)[0], _month(found[2]))


def _by_numbered_month(found: re.Match[str], on: date) -> Point:
    month = int(found[1])
    if len(found[2]) < FULL_YEAR and int(found[2]) <= len(MONTHS):
        raise NoDate("The year is missing. Write the date with its year, such as 3/4/2019.")
    year, doubt = whole_year(found[2], on)
    if not 1 <= month <= len(MONTHS):
        raise NoDate(f"There is no month {month}. Write the date with day, month and year.")
    if len(found[2]) < FULL_YEAR:
        doubt = f"Read as {MONTHS[month - 1]} {year}. {doubt}".strip()
    return month_point(year, month, doubt)


def _by_month_of_year(found: re.Match[str], on: date) -> Point | None:
    year, month = whole_year(found[1], on)[0], int(found[2])
    if 1 <= month <= len(MONTHS) and len(found[2]) > 1 and (year + 1) % 100 != month:
        return month_point(year, month, f"Read as {MONTHS[month - 1]} {year}.")
    return None


def _by_year(found: re.Match[str], on: date) -> Point:
    return year_point(whole_year(found[1], on)[0])


WAYS = (
    (NUMBERS, _by_numbers),
    (YEAR_FIRST, _by_year_first),
    (DAY_MONTH, _by_day_and_month),
    (MONTH_DAY, _by_month_and_day),
    (MONTH_YEAR, _by_month_and_year),
    (YEAR_MONTH, _by_year_and_month),
    (ONLY_YEAR, _by_year),
    (NUMBERED_MONTH, _by_numbered_month),
    (MONTH_OF_YEAR, _by_month_of_year),
    (EIGHT, _by_eight_figures),
)

EXCEL_BEGINS = date(1899, 12, 30)
MACINTOSH_BEGINS = date(1904, 1, 1)
MOST_EXCEL_DAYS = 2_958_465
FEWEST_EXCEL_DAYS = 3_000
"""Smaller numbers are years, or numbers of something else."""


def point_of_number(number: float, on: date, *, is_1904: bool = False) -> Point:
    """Return what a number in a column of dates says: a year, or a day as spreadsheets count them."""
    if not abs(number) < 100_000_000:
        raise NoDate("This number is no date. Write it as 03/04/2019.")
    whole = int(number)
    if number == whole and EARLIEST_YEAR + 500 <= whole <= on.year + 100:
        return year_point(whole)
    eight = EIGHT.fullmatch(str(whole))
    if number == whole and eight:
        return _by_eight_figures(eight, on)
    if not FEWEST_EXCEL_DAYS <= whole <= MOST_EXCEL_DAYS - 2_000:
        raise NoDate(f"The number {whole} is no date. Write it as 03/04/2019.")
    that = (MACINTOSH_BEGINS if is_1904 else EXCEL_BEGINS) + timedelta(days=whole)
    says = f"The number {whole} was read as {long_date(that)}, as spreadsheets count days."
    return Point(that, that, Certainty.DAY, says)
