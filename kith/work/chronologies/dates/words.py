"""The words that stand around a date: about, before, between, early, spring, and those for not known."""

import re

from kith.work.chronologies.dates.points import MONTH_NAMES

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = re.compile(
    r"\b(mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?\b\.?,?\s*"
)
TIME_AFTER = re.compile(
    r"(.*\d{2})(?:t|,?\s+at\s+|,?\s+)"
    r"(\d{1,2}[:.]\d{2}(?::\d{2})?(?:\.\d+)?z?\s*(?:am|pm|hrs)?|\d{1,2}\s*(?:am|pm)|\d{4}\s*hrs)"
)
UNKNOWN = frozenset(
    {
        "?",
        "??",
        "???",
        "-",
        "--",
        "unknown",
        "unkown",
        "n.k",
        "nk",
        "n/k",
        "n.k.",
        "dk",
        "n/a",
        "na",
        "tbc",
        "tba",
        "undated",
        "none",
        "nil",
        "unclear",
        "unsure",
    }
) | {
    "not known",
    "date unknown",
    "unknown date",
    "date not known",
    "exact date unknown",
    "date tbc",
    "to be confirmed",
    "not recorded",
    "date not recorded",
    "not stated",
    "not given",
    "no date",
    "not sure",
    "don't know",
}
"""What people write where they don’t know: no date, and nothing to doubt."""
OF_ABOUT = r"approx(?:imately)?\.?|est(?:imated)?\.?"
ABOUT_BEFORE = re.compile(
    r"^(?:on or about|on or around|some ?time in|circa\.?|ca?\.|c(?=\s*\d)|ca?\s|about|abt\.?|around|roughly|"
    rf"{OF_ABOUT}|possibly|probably|poss\.?|prob\.?|thought to be|~|\?)[\s:]*"
)
ABOUT_AFTER = re.compile(rf"[\s,]*(?:\(?\s*(?:\?+|{OF_ABOUT}|circa|or so|or thereabouts|tbc)\s*\)?)$")
THE = r"\s+(?:the\s+)?"
BEFORE = re.compile(r"^(?:some ?time )?(?:before|prior to|pre|earlier than)[\s\-:]+(?:the\s+)?")
BY = re.compile(rf"^(?:on or before|by|until|till|up to|no later than|not later than|up until){THE}")
AFTER = re.compile(r"^(?:some ?time )?(?:after|post|later than|following)[\s\-:]+(?:the\s+)?")
SINCE = re.compile(rf"^(?:on or after|since|from|no earlier than|not before){THE}")
ONWARDS = re.compile(
    r"[\s,]*(?:\b(?:onwards?|and ongoing|ongoing)|"
    r"(?:-|\bto\b|\buntil\b)\s*(?:present|date|now|ongoing|current)?)$"
)
SPAN_BEFORE = re.compile(rf"^(?:between|from){THE}")
SPAN = re.compile(r"\s+(?:to|until|till|and|through|&)\s+(?:the\s+)?|\s*-\s*|\s*&\s*")
WEEK = re.compile(
    r"^(?:in\s+)?(?:the\s+)?(?:w/?c|week (?:commencing|beginning|of|starting))[\s:.]+(?:the\s+)?"
)
PART = re.compile(
    r"^(?:in\s+)?(?:the\s+)?(early|beginning|start|mid|middle|late|end)[\s\-]+(?:of\s+)?(?:the\s+)?(.*)$"
)
SEASON = re.compile(r"^(?:in\s+)?(?:the\s+)?(spring|summer|autumn|winter)(?:\s+of)?\s+'?(\d{4}|\d{2})$")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
TWO_YEARS = re.compile(r"^(\d{4})\s*[/\-]\s*(\d{4}|\d{2})$")
TWO_DAYS = re.compile(
    rf"^(\d{{1,2}})(?:st|nd|rd|th)?\s*/\s*(\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTH_NAMES})\b.*)$"
)
DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
PIECE = re.compile(rf"^{DAY}$|^({MONTH_NAMES})\.?$|^{DAY}\s*({MONTH_NAMES})\.?$|^(\d{{1,2}})[/.](\d{{1,2}})$")
"""The first half of a span that leaves its month or year to the second."""


def without(pattern: re.Pattern[str], text: str) -> str | None:
    """Return a text without the words that a pattern finds; None where it finds none, or nothing else."""
    rest = pattern.sub("", text, count=1)
    return rest if rest != text and rest else None
