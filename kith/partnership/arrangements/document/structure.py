"""Whether plain data has the shape of an arrangement file, with each fault in plain words."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kith.partnership.arrangements.document.faults import Finding, Path, one_of, quoted, value_words
from kith.partnership.arrangements.document.models import Arrangements, Key
from kith.partnership.arrangements.document.shape import (
    Place,
    allowed_words,
    keys_at,
    kinds_of,
    place_at,
    value_at,
    value_below,
    wanted,
)


def read_structure(plain: object) -> tuple[Arrangements | None, Iterator[Finding]]:
    """The arrangements, or every fault of structure.

    Strict on purpose: “no” is not false, “4” is not a number, and only year-month-day is a date.
    """
    try:
        return Arrangements.model_validate_json(json.dumps(plain), strict=True), iter(())
    except ValidationError as error:
        faults = error.errors(include_url=False)
        return None, (finding(fault, plain) for fault in faults if not only_follows(fault, plain))


def only_follows(fault: ErrorDetails, plain: object) -> bool:
    """Whether a list seems too short only because its entries have faults of their own."""
    if fault["type"] != "too_short":
        return False
    found = value_at(plain_path(fault["loc"], plain), plain)
    return isinstance(found, list) and len(found) >= fault["ctx"]["min_length"]


def finding(fault: ErrorDetails, plain: object) -> Finding:
    """One fault of pydantic's in our words."""
    path = plain_path(fault["loc"], plain)
    if "[key]" in fault["loc"]:
        return Finding(path, f"the key {quoted(str(path[-1]))}", wanted(Place(Key)))
    return WORDS.get(fault["type"], wrong_value)(fault, path, plain)


def plain_path(loc: tuple, plain: object) -> Path:
    """The path as it stands in the file, without the names that pydantic gives to kinds of rule."""
    path: list[str | int] = []
    tagged = False
    for step in loc:
        if step == "[key]":
            continue
        if not tagged and isinstance(plain, dict) and step == plain.get("by"):
            tagged = True
            continue
        path.append(step)
        plain, tagged = value_below(plain, step), False
    return tuple(path)


def wrong_value(fault: ErrorDetails, path: Path, plain: object) -> Finding:
    """A value that does not belong, and what would."""
    found = value_at(path, plain)
    place = place_at(path, plain)
    if not isinstance(found, str | int) or place is None:
        return Finding(path, value_words(found), wanted(place))
    allowed = allowed_words(place)
    if isinstance(found, str) and allowed and not kinds_of(place.bare) and isinstance(allowed[0], str):
        return Finding(path, value_words(found), one_of(allowed, found))
    return Finding(path, value_words(found), wanted(place))


def missing(fault: ErrorDetails, path: Path, plain: object) -> Finding:
    """Something that every file, or every entry of its kind, must say."""
    return Finding(path, "nothing", wanted(place_at(path, plain)))


def unknown_key(fault: ErrorDetails, path: Path, plain: object) -> Finding:
    """A key that means nothing here, with the keys that do and the nearest of them."""
    known = keys_at(place_at(path[:-1], plain), value_at(path[:-1], plain))
    key = str(path[-1])
    return Finding(path, f"the key {quoted(key)}, which means nothing here", one_of(known, key))


def unknown_rule(fault: ErrorDetails, path: Path, plain: object) -> Finding:
    """A rule of a kind that does not exist, or that does not say its kind."""
    by = value_at((*path, "by"), plain)
    place = place_at(path, plain)
    return Finding(
        (*path, "by"), value_words(by), one_of(allowed_words(place), by) if place else wanted(None)
    )


def too_long(fault: ErrorDetails, path: Path, plain: object) -> Finding:
    """Text beyond its limit."""
    found = value_at(path, plain)
    length = len(found) if isinstance(found, str) else 0
    return Finding(
        path, f"text of {length:,} characters", f"at most {fault['ctx']['max_length']:,} characters"
    )


def too_few(fault: ErrorDetails, path: Path, plain: object) -> Finding:
    """A list with too little in it."""
    least = fault["ctx"]["min_length"]
    entries = value_at(path, plain)
    found = f"a list of {len(entries)}" if isinstance(entries, list) and entries else "an empty list"
    return Finding(path, found, f"a list of {least} or more")


def no_plain_text(fault: ErrorDetails, path: Path, plain: object) -> Finding:
    """Text on several lines where one is wanted, text with a control character, or no day."""
    reason = str(fault["ctx"]["error"])
    if reason == "more than one line":
        return Finding(path, "text of more than one line, or with a tab", "one line of text")
    if reason.startswith("control character"):
        return Finding(path, f"text with the {reason}", "text without control characters")
    return wrong_day(fault, path, plain)


def wrong_day(fault: ErrorDetails, path: Path, plain: object) -> Finding:
    """Something that is no day, or a day that the calendar does not have."""
    found = value_at(path, plain)
    words = value_words(found)
    if isinstance(found, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", found):
        words += ", a day that the calendar does not have"
    return Finding(path, words, wanted(place_at(path, plain)))


WORDS: dict[str, Callable[[ErrorDetails, Path, Any], Finding]] = {
    "missing": missing,
    "extra_forbidden": unknown_key,
    "union_tag_invalid": unknown_rule,
    "union_tag_not_found": unknown_rule,
    "string_too_long": too_long,
    "too_short": too_few,
    "value_error": no_plain_text,
    "date_type": wrong_day,
    "date_parsing": wrong_day,
    "date_from_datetime_parsing": wrong_day,
}
"""How each kind of pydantic's faults is said; every other kind is a value that does not belong."""
