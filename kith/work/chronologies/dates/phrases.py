"""Reading the words around dates: about, before, after, a week, a part or a season, and spans of time."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from kith.base.ui.dates import long_date
from kith.work.chronologies.dates.points import (
    MONTH_NAMES,
    NoDate,
    Point,
    month_point,
    read_point,
    whole_year,
)
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
    TWO_DAYS,
    TWO_YEARS,
    WEEK,
    without,
)
from kith.work.chronologies.enums import Certainty


def point_in_words(text: str, on: date) -> Point | None:
    """Return what a text says, with the words about, before, after and between around its dates."""
    text = text.replace(",", " ").strip(" ()")
    text = re.sub(r"\s+", " ", text)
    about = without(ABOUT_BEFORE, text) or without(ABOUT_AFTER, text)
    if about is not None:
        point = point_in_words(about, on)
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
