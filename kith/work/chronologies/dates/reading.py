"""Reading a whole cell of a date: its day, weekday and time, and what is not known."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from kith.base.kernel.tables import UNKEEPABLE, text_of
from kith.base.ui.dates import long_date, month_year
from kith.work.chronologies.dates.phrases import point_in_words
from kith.work.chronologies.dates.points import (
    SERIAL,
    NoDate,
    Point,
    month_point,
    point_of_number,
    year_point,
)
from kith.work.chronologies.dates.times import read_time, read_written_time
from kith.work.chronologies.dates.words import TIME_AFTER, UNKNOWN, WEEKDAY, WEEKDAYS
from kith.work.chronologies.enums import Certainty

LONGEST = 120
OLD = date(1900, 1, 1)
MIDNIGHT = time()
MIDNIGHT_STAMP = re.compile(r"0?0:00:00(?:\.0+)?z?")
"""What a program writes behind a day that has no time."""
HOW = "Write it as 03/04/2019, or with about, between, before or after."


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date as it was written and as it was read. Only one of `doubt` and `fault` speaks."""

    written: str
    certainty: Certainty
    first_on: date | None
    last_on: date | None
    doubt: str = ""
    """What was read by a rule where the writing leaves it open, in words; empty for a plain date."""
    fault: str = ""
    """Why it can’t be a date, and what would do. The row can’t be placed then, and waits."""
    time: str = ""
    """The time of day, where it stood in the same cell."""
    is_month_first: bool = False
    can_swap: bool = False


def read_date(
    value: Any, *, on: date, is_1904: bool = False, is_month: bool = False, is_year: bool = False
) -> ReadDate:
    """Return the date in a cell, or in what somebody typed; it never raises.

    `on` is the day of reading. `is_1904` says how the workbook counts days that stand there as bare numbers.
    `is_month` and `is_year` say that the cell shows only month and year, or only the year, whatever day the
    spreadsheet made of it.
    """
    if is_year and isinstance(value, date):
        return _checked(str(value.year), year_point(value.year), on)
    if isinstance(value, datetime):
        at = "" if value.time() == MIDNIGHT else read_time(value).text
        return _of_cell(value.date(), on, at, is_month=is_month)
    if isinstance(value, date):
        return _of_cell(value, on, "", is_month=is_month)
    if isinstance(value, time | timedelta | bool):
        return _faulty(str(value), f"This is no date. {HOW}")
    if isinstance(value, int | float):
        return _of_number(value, on, is_1904=is_1904)
    return _of_text("" if value is None else str(value), on)


def _of_cell(that: date, on: date, at: str, *, is_month: bool) -> ReadDate:
    if is_month:
        point = month_point(that.year, that.month)
        return _checked(month_year(that), point, on)
    can_swap = that.day <= 12 and that.day != that.month
    plain = ReadDate(short(that), Certainty.DAY, that, that, time=at, can_swap=can_swap)
    return plain if OLD <= that <= on else _with_day_checked(plain, on)


def short(day: date) -> str:
    """Return a day as a cell of dates shows it: *03/04/2019*."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def _of_number(number: float, on: date, *, is_1904: bool) -> ReadDate:
    written = _kept(str(number) if isinstance(number, float) and not number.is_integer() else text_of(number))
    try:
        point = point_of_number(number, on, is_1904=is_1904)
        read = _checked(written, point, on)
        return read if point.certainty == Certainty.YEAR else replace(read, written=short(point.first))
    except (NoDate, OverflowError) as none:
        return _faulty(written, str(none))


def _kept(text: str) -> str:
    return " ".join(UNKEEPABLE.sub(" ", text).split())


def _faulty(written: str, why: str) -> ReadDate:
    return ReadDate(written[:LONGEST], Certainty.UNKNOWN, None, None, fault=why)


def _unknown(written: str, doubt: str = "") -> ReadDate:
    return ReadDate(written[:LONGEST], Certainty.UNKNOWN, None, None, doubt)


@lru_cache(maxsize=16_384)
def _of_text(text: str, on: date) -> ReadDate:
    written = _kept(text)
    if not written:
        return _unknown("", "No date stands here. The row is placed among those of unknown date.")
    if len(written) > LONGEST:
        return _faulty(written, f"This is longer than a date: {LONGEST} characters are the most. {HOW}")
    try:
        return _of_words(written, on)
    except NoDate as none:
        return _faulty(written, str(none))
    except (ValueError, OverflowError):
        return _faulty(written, f"This is no date. {HOW}")


def _of_words(written: str, on: date) -> ReadDate:
    low = _plain(written)
    if low in UNKNOWN:
        return _unknown(written)
    if SERIAL.fullmatch(low):
        return _of_number(float(low), on, is_1904=False)
    rest, weekday = _without_weekday(low)
    rest, at = _without_time(rest)
    point = point_in_words(rest, on)
    if point is None:
        if re.search(r"\d", rest):
            raise NoDate(f"This was not understood as a date. {HOW}")
        return _unknown(written, "No date could be read here. The row is placed among those of unknown date.")
    read = replace(_checked(written, point, on), time=at)
    if weekday and point.certainty == Certainty.DAY and point.first.weekday() != weekday - 1:
        names = WEEKDAYS[weekday - 1].title(), WEEKDAYS[point.first.weekday()].title()
        says = f"{long_date(point.first)} was a {names[1]}, not a {names[0]}."
        return replace(read, doubt=f"{read.doubt} {says}".strip())
    return read


def _plain(written: str) -> str:
    low = written.casefold()
    for other, plain in (("–", "-"), ("—", "-"), ("−", "-"), ("‑", "-"), ("’", "'"), ("‘", "'"), ("\\", "/")):
        low = low.replace(other, plain)
    return low.strip(" .,;:")


def _without_weekday(low: str) -> tuple[str, int]:
    """Return the text without the name of a weekday, and its number from 1; 0 for none or for several."""
    found = WEEKDAY.findall(low)
    if not found:
        return low, 0
    number = next(at for at, name in enumerate(WEEKDAYS, start=1) if name.startswith(found[0][:3]))
    return WEEKDAY.sub("", low).strip(), number if len(found) == 1 else 0


def _without_time(text: str) -> tuple[str, str]:
    found = TIME_AFTER.fullmatch(text)
    if not found:
        return text, ""
    if MIDNIGHT_STAMP.fullmatch(found[2]):
        return found[1].strip(" ,"), ""
    read = read_written_time(found[2].removesuffix("z"))
    return (found[1].strip(" ,"), read.text) if read.is_read else (text, "")


def _checked(written: str, point: Point, on: date) -> ReadDate:
    first = None if point.first == date.min else point.first
    last = None if point.last == date.max else point.last
    read = ReadDate(
        written[:LONGEST], point.certainty, first, last, point.doubt,
        is_month_first=point.is_month_first, can_swap=point.can_swap,
    )  # fmt: skip
    return _with_day_checked(read, on)


def _with_day_checked(read: ReadDate, on: date) -> ReadDate:
    """Return a date with the doubts that any calendar gives: not yet come, or very long ago."""
    says = ""
    if read.first_on and read.first_on > on:
        says = f"This is after {long_date(on)}, the day on which it was read."
    elif (read.first_on or read.last_on or OLD) < OLD:
        says = "This is before 1900."
    return replace(read, doubt=f"{read.doubt} {says}".strip()) if says else read
