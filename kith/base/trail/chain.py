"""How entries are bound to each other: the facts of an entry as plain text, and its hash. Pure functions."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

HASHED = (
    "sequence",
    "actor_person",
    "actor_name",
    "actor_appointment",
    "partnership",
    "kind",
    "deed",
    "subject_kind",
    "subject_id",
    "subject_title",
    "old",
    "new",
    "reason",
    "previous_hash",
)
"""The fields that the hash covers besides the instant: every one but the hash itself."""


def plain(value: Any) -> Any:
    """Return a value as text, whole number, yes or no, nothing, list or mapping of these.

    Dates, instants, enumerations and decimals become text. Raises TypeError for anything else, a
    fraction kept as a float among them: databases don't give those back as they were.
    """
    if isinstance(value, Mapping):
        return {_key(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted(plain(item) for item in value)
    return _plain_one(value)


def _plain_one(value: Any) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, str):
        return _text(str(value))
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"The trail can’t keep {value!r}: give it as text.")


def _text(value: str) -> str:
    if "\x00" in value:
        raise TypeError("The trail can’t keep a text with a null character in it.")
    return value


def _key(key: Any) -> str:
    if not isinstance(key, str):
        raise TypeError(f"The trail names facts by text, not by {key!r}.")
    return _text(str(key))


def instant(at: datetime) -> str:
    """Return an instant as text that is the same on every engine: UTC, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def hash_of(entry: Any) -> str:
    """Return the SHA-256 of an entry's facts and of the hash before it, as 64 hexadecimal digits."""
    facts = {name: getattr(entry, name) for name in HASHED} | {"at": instant(entry.at)}
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
