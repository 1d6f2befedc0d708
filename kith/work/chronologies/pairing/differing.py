"""Where two rows that may tell of one event tell it differently, in words."""

import re
from datetime import date

from kith.base.ui.dates import long_date
from kith.work.chronologies.pairing.wording import set_of

MINUTES_APART = 30
"""Times that are further apart than this are said to differ."""
CLOCK = re.compile(r"(\d\d):(\d\d)")
NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
FIGURES = {word: str(number) for number, word in enumerate(NUMBERS)}
COUNTED = re.compile(rf"\b(\d{{1,4}}|{'|'.join(FIGURES)})\s+([a-z]{{3,}})", re.IGNORECASE)
DENIES = re.compile(
    r"\b(?:not|no|never|nobody|none|denie[sd]|deny|denying|declined|refused|without|didn['’]t|wasn['’]t|isn['’]t"
    r"|hasn['’]t|hadn['’]t|weren['’]t|couldn['’]t|wouldn['’]t|cannot|can['’]t|failed)\b",
    re.IGNORECASE,
)
NOT_COUNTED = set_of("and the was were for from with who that this had has hours pm am")


def minutes_of(time: str) -> int | None:
    """Return the minute of the day of a time such as *09:30*; None for any other words."""
    found = CLOCK.match(time)
    return int(found[1]) * 60 + int(found[2]) if found else None


def days_differ(first: date, second: date) -> str:
    """Return in words that two rows give different days."""
    return f"They give different days: {long_date(first)} and {long_date(second)}."


def times_differ(first: str, second: str) -> str:
    """Return in words that two rows of one day give times far apart; empty where they don’t."""
    one, other = minutes_of(first), minutes_of(second)
    if one is None or other is None or abs(one - other) <= MINUTES_APART:
        return ""
    return f"They give different times: {first[:5]} and {second[:5]}."


def numbers_differ(first: str, second: str) -> str:
    """Return in words that two rows give different numbers of the same thing; empty where they don’t."""
    one, other = _counted(first), _counted(second)
    for thing, number in one.items():
        if thing in other and not (number & other[thing]):
            said = f"{min(number)} and {min(other[thing])}"
            return f"They give different numbers of “{thing[:30]}”: {said}."
    return ""


def _counted(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for number, thing in COUNTED.findall(text):
        low = thing.casefold()
        if low not in NOT_COUNTED:
            found.setdefault(low.removesuffix("s"), set()).add(FIGURES.get(number.casefold(), number))
    return found


def one_denies(first: str, second: str) -> str:
    """Return in words that one of two rows says no and the other doesn’t; empty where neither or both do."""
    one, other = DENIES.search(first), DENIES.search(second)
    if bool(one) == bool(other):
        return ""
    found = one or other
    return f"One says “{found[0].casefold()}” and the other doesn’t." if found else ""
