"""Reading a whole cell of a date: the words around it, spans of time, and what is not known."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from kith.base.kernel.tables import UNKEEPABLE, text_of
from kith.base.ui.dates import long_date, month_year
from kith.work.chronologies.dates.points import (
    MONTH_NAMES,
    SERIAL,
    NoDate,
    Point,
    month_point,
    point_of_number,
    read_point,
    whole_year,
    year_point,
)
from kith.work.chronologies.dates.times import read_time, read_written_time
from kith.work.chronologies.dates.words import (
    ABOUT_AFTER,
    ABOUT_BEFORE,
    AFTER,
    BEFORE,
    BY,
    ONWARDS,
    PART,
    PIECE,
    SEASON,
    SEASONS,
    SINCE,
    SPAN,
    SPAN_BEFORE,
    TIME_AFTER,
    TWO_DAYS,
    TWO_YEARS,
    UNKNOWN,
    WEEK,
    WEEKDAY,
    WEEKDAYS,
    without,
)
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
    point = _point_in_words(rest, on)
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


def _point_in_words(text: str, on: date) -> Point | None:
    """Return what a text says, with the words about, before, after and between around its dates."""
    text = text.replace(",", " ").strip(" ()")
    text = re.sub(r"\s+", " ", text)
    about = without(ABOUT_BEFORE, text) or without(ABOUT_AFTER, text)
    if about is not None:
        point = _point_in_words(about, on)
        return replace(point, certainty=Certainty.ABOUT) if point and point.certainty in EXACT else point
    for read in (_bare, _open_ended, _week, _part, _season, _span):
        point = read(text, on)
        if point is not None:
            return point
    return None


EXACT = frozenset({Certainty.DAY, Certainty.MONTH, Certainty.YEAR, Certainty.RANGE})


def _bare(text: str, on: date) -> Point | None:
    """Return a bare date. What may be the beginning of a span is left for later."""
    try:
        return read_point(text, on)
    except NoDate:
        if SPAN.search(text) and _span(text, on) is not None:
            return None
        raise


def _open_ended(text: str, on: date) -> Point | None:
    """Return *before* and *after* a date. The other end is taken from the date itself."""
    for pattern, certainty, step in ENDS:
        rest = without(pattern, text)
        point = _nested(rest, on) if rest else None
        if point is None:
            continue
        if certainty == Certainty.BEFORE:
            last = point.first - timedelta(days=1) if step else point.last
            return Point(date.min, last, certainty, point.doubt)
        first = point.last + timedelta(days=1) if step else point.first
        return Point(first, date.max, certainty, point.doubt)
    return None


ENDS = (
    (BEFORE, Certainty.BEFORE, 1),
    (BY, Certainty.BEFORE, 0),
    (AFTER, Certainty.AFTER, 1),
    (ONWARDS, Certainty.AFTER, 0),
    (SINCE, Certainty.AFTER, 0),
)


def _nested(text: str, on: date) -> Point | None:
    """Return the date after a word such as *before*; None where a span or nothing follows."""
    about = without(ABOUT_BEFORE, text) or without(ABOUT_AFTER, text) or text
    about = without(SINCE, about) or about
    for read in (_quietly, _part, _season):
        point = read(about, on)
        if point is not None:
            return point
    return None


def _quietly(text: str, on: date) -> Point | None:
    return read_point(text, on) if not _is_span(text, on) else None


def _is_span(text: str, on: date) -> bool:
    try:
        return read_point(text, on) is None
    except NoDate:
        return SPAN.search(text) is not None


def _part(text: str, on: date) -> Point | None:
    """Return the early, middle or late part of a month, a season or a year: a third of it."""
    found = PART.match(text)
    whole = _season(found[2], on) or read_point(found[2], on) if found else None
    if found is None or whole is None or whole.certainty == Certainty.DAY:
        return None
    which = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1}.get(found[1], 2)
    if whole.certainty == Certainty.YEAR:
        begins, ends = (month_point(whole.first.year, which * 4 + month) for month in (1, 4))
        return _ruled(begins.first, ends.last, whole.doubt)
    third = (whole.last - whole.first + timedelta(days=1)) // 3
    first = whole.first + which * third
    return _ruled(first, whole.last if which == 2 else first + third - timedelta(days=1), whole.doubt)


def _week(text: str, on: date) -> Point | None:
    """Return the seven days of a week that is said by its first one."""
    rest = without(WEEK, text)
    point = _quietly(rest, on) if rest else None
    if point is None or point.certainty != Certainty.DAY:
        return None
    return Point(point.first, point.first + timedelta(days=6), Certainty.RANGE, point.doubt)


def _season(text: str, on: date) -> Point | None:
    """Return the three months of a season; winter begins in December of its year."""
    found = SEASON.match(text)
    if not found:
        return None
    year, doubt = whole_year(found[2], on)
    begins = SEASONS[found[1]]
    first = date(year, begins, 1)
    ends = month_point(year + (begins == 12), (begins + 1) % 12 + 1)
    return _ruled(first, ends.last, doubt)


def _ruled(first: date, last: date, doubt: str) -> Point:
    says = f"Read as {long_date(first)} to {long_date(last)}."
    return Point(first, last, Certainty.RANGE, f"{says} {doubt}".strip())


def _span(text: str, on: date) -> Point | None:
    """Return what lies between two dates. What the first leaves out is taken from the second."""
    school = TWO_YEARS.match(text)
    if school and (int(school[1]) + 1) % 100 == int(school[2]) % 100:
        return _ruled(date(int(school[1]), 1, 1), date(int(school[1]) + 1, 12, 31), "")
    text = TWO_DAYS.sub(r"\1-\2", SPAN_BEFORE.sub("", text))
    for left, right in _halves(text):
        ends = _end_of_span(right, on)
        begins = _begin_of_span(left, right, on) if ends else None
        if begins and ends:
            if ends.last < begins.first:
                raise NoDate("This ends before it begins. Write the earlier date first.")
            doubt = " ".join(dict.fromkeys(one for one in (begins.doubt, ends.doubt) if one))
            return Point(begins.first, ends.last, Certainty.RANGE, doubt)
    return None


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to cut a text in two, those at words and spaced dashes first."""
    cuts = sorted(SPAN.finditer(text), key=lambda found: (not found[0].startswith(" "), found.start()))
    for found in cuts[:10]:
        yield text[: found.start()].strip(), text[found.end() :].strip()


def _end_of_span(text: str, on: date) -> Point | None:
    try:
        about = without(ABOUT_BEFORE, text) or text
        return read_point(about, on) or _part(about, on) or _season(about, on)
    except NoDate:
        return None


def _begin_of_span(left: str, right: str, on: date) -> Point | None:
    whole = _end_of_span(left, on)
    if whole:
        return whole
    piece = PIECE.match(left)
    if not piece:
        return None
    tail = _tail(piece, right)
    return _end_of_span(f"{left}{tail}", on) if tail else None


def _tail(piece: re.Match[str], right: str) -> str:
    """Return what the first half of a span lacks, from the second: its month and year, or its year."""
    year = re.search(r"(\d{4}|\d{2})$", right)
    month = re.search(rf"\b({MONTH_NAMES})\b", right)
    by_number = re.fullmatch(r"\d{1,2}([/.\-])(\d{1,2})[/.\-](\d{4}|\d{2})", right)
    if not year:
        return ""
    if piece[1]:
        return f" {month[1]} {year[1]}" if month else f"/{by_number[2]}/{by_number[3]}" if by_number else ""
    return f"/{year[1]}" if piece[5] else f" {year[1]}"


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
