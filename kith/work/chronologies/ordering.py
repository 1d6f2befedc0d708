"""The order of a chronology, and the day by which an agency knew.

The rule: rows stand at the first day on which their event may have happened. On one day, those whose day is
sure come first, by their time and then those without one; after them those of an uncertain date, the
narrower first; last those that happened *before* a day, which stand at the last day that they may have
been on. Rows of unknown date stand at the end. Rows that are alike in all this keep the order in which they
came in.
"""

import re
from datetime import date

from kith.work.chronologies.dates import ReadDate
from kith.work.chronologies.enums import Certainty

NO_DAY = "99999999"
NO_TIME = "9999"
UNPLACED = f"{NO_DAY}9{NO_TIME}{NO_DAY}"
CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


def placed(first_on: date | None, last_on: date | None, certainty: str, time: str = "") -> str:
    """Return what rows are sorted by: figures of one length, so that every database sorts alike."""
    if certainty == Certainty.UNKNOWN or (first_on is None and last_on is None):
        return UNPLACED
    at = f"{time[:2]}{time[3:5]}" if CLOCK.match(time) else NO_TIME
    last = _figures(last_on) if last_on else NO_DAY
    if first_on is None:
        return f"{last}2{NO_TIME}{last}"
    is_sure = certainty == Certainty.DAY
    clock = at if is_sure or first_on == last_on else NO_TIME
    return f"{_figures(first_on)}{'0' if is_sure else '1'}{clock}{last}"


def _figures(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def known_by(happened_to: date | None, known: ReadDate | None) -> tuple[date | None, date | None]:
    """Return the day on which an agency came to know, where it says one, and that by which it surely knew.

    `happened_to` is the last day on which it may have happened: an agency that says nothing of when it knew
    is taken to have known then. One that says *not known*, *after 5 May* or what can’t be read has no day by
    which it surely knew.
    """
    if known is None:
        return None, happened_to
    is_day = known.certainty == Certainty.DAY
    return (known.first_on if is_day else None), known.last_on
