"""Whether a chronology still says what it said when it was agreed."""

from __future__ import annotations

import hashlib
import json
from datetime import date

from kith.work.chronologies.models import Chronology
from kith.work.chronologies.queries.merged import released_rows

HELD = (
    "body__key", "part__number", "line", "placed", "written", "certainty", "first_on", "last_on", "time",
    "known_written", "known_on", "known_by_on", "source", "subject", "event", "response", "comment",
    "significance", "is_key",
)  # fmt: skip
"""What a locked copy holds of each row, in this order. Notes and judgements are no part of it."""


def rows_sha256(chronology: Chronology) -> tuple[str, int]:
    """Return the SHA-256 over all released rows in their order, each as a line of JSON, and how many there
    are. One query."""
    found, rows = hashlib.sha256(), 0
    for row in released_rows(chronology).values_list(*HELD).iterator():
        plain = [value.isoformat() if isinstance(value, date) else value for value in row]
        found.update(json.dumps(plain, ensure_ascii=False).encode() + b"\n")
        rows += 1
    return found.hexdigest(), rows


def still_holds(chronology: Chronology) -> bool:
    """Return whether the rows are still those that were agreed. One query."""
    return bool(chronology.locked_sha256) and rows_sha256(chronology)[0] == chronology.locked_sha256
