"""Reading the time of day that somebody wrote."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import Any

from kith.base.kernel.tables import UNKEEPABLE, text_of

LONGEST = 40
CLOCK = re.compile(
    r"(?:at\s+)?(\d{1,2})\s*[:.;h]\s*(\d{2})(?:\s*[:.]\s*\d{2})?(?:\.\d+)?\s*(am|pm|a\.m\.?|p\.m\.?)?\s*(?:hrs?|hours?)?\.?"
)
FOUR = re.compile(r"(?:at\s+)?(\d{2})(\d{2})\s*(?:hrs?|hours?|h)?\.?")
HOUR = re.compile(r"(?:at\s+)?(\d{1,2})\s*(am|pm|a\.m\.?|p\.m\.?)")
NAMED = {"noon": "12:00", "midday": "12:00", "12 noon": "12:00", "12noon": "12:00", "midnight": "00:00"}
READ = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
MINUTES_OF_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class ReadTime:
    """A time as *09:30* where it could be read, else as it was written, and what is doubtful in it."""

    text: str = ""
    doubt: str = ""

    @property
    def is_read(self) -> bool:
        """Return whether it is a time of day."""
        return bool(READ.fullmatch(self.text))


NO_TIME = ReadTime()


def read_time(value: Any) -> ReadTime:
    """Return the time in a cell. Words such as *evening* or *not known* stay as they are, without a doubt."""
    if value is None or value == "":
        return NO_TIME
    if isinstance(value, datetime | time):
        return _of_minutes(min(value.hour * 60 + value.minute + value.second / 60, MINUTES_OF_A_DAY - 1))
    if isinstance(value, timedelta):
        return _of_minutes(value.total_seconds() / 60)
    if isinstance(value, float) and 0 <= value < 1:
        return _of_minutes(value * MINUTES_OF_A_DAY)
    return read_written_time(str(value) if isinstance(value, bool) else text_of_number(value))


def text_of_number(value: Any) -> str:
    """Return a cell as text; *930* and *0930* that a spreadsheet took for a number keep four figures."""
    if isinstance(value, float) and 99 < value < 2400 and value.is_integer():
        return f"{int(value):04}"
    try:
        return text_of(value)
    except (ValueError, OverflowError):
        return str(value)


def _of_minutes(minutes: float) -> ReadTime:
    whole = round(minutes)
    if not 0 <= whole < MINUTES_OF_A_DAY:
        return ReadTime(f"{minutes / 60:.1f} hours"[:LONGEST], "This is no time of day. Write it as 09:30.")
    return ReadTime(f"{whole // 60:02}:{whole % 60:02}")


@lru_cache(maxsize=4096)
def read_written_time(text: str) -> ReadTime:
    """Return the time that a text says."""
    written = " ".join(UNKEEPABLE.sub("", text).split())
    low = written.casefold()
    if low in NAMED:
        return ReadTime(NAMED[low])
    for pattern in (CLOCK, FOUR, HOUR):
        found = pattern.fullmatch(low)
        if found:
            return _read(written, found)
    doubt = "" if len(written) <= LONGEST else f"Only the first {LONGEST} characters of this time are kept."
    return ReadTime(written[:LONGEST], doubt)


def _read(written: str, found: re.Match[str]) -> ReadTime:
    parts = found.groups()
    hour, half = int(parts[0]), (parts[-1] or "").replace(".", "") if found.re is not FOUR else ""
    minute = int(parts[1]) if found.re is not HOUR else 0
    if half and not 1 <= hour <= 12 and not (half == "pm" and hour < 24):
        return ReadTime(written[:LONGEST], "This is no time of day. Write it as 09:30 or 9.30am.")
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        return ReadTime(written[:LONGEST], "This is no time of day. Write it as 09:30.")
    return ReadTime(f"{hour:02}:{minute:02}")
