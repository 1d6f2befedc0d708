"""What a copy holds: plain words in rows, and what stands around them on every sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from kith.base.ui.dates import long_date
from kith.partnership.documents.enums import HandlingMark
from kith.work.chronologies.copy_columns import HEAD
from kith.work.chronologies.enums import Certainty
from kith.work.chronologies.models import ChronologyRow
from kith.work.chronologies.when import when_words

HANDLING = f"{HandlingMark.SENSITIVE.label}. For those in the circle of this case alone. Don’t pass it on."
CODES = "Codes stand in place of names. The key to them is not in this file."
FIELDS = (
    "certainty",
    "first_on",
    "last_on",
    "written",
    "time",
    "body__name",
    "known_on",
    "known_written",
    "source",
    "subject",
    "event",
    "response",
    "comment",
    "significance",
    "is_key",
    "part__number",
    "line",
)
NOT_IN_A_FILE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What neither Word nor Excel can hold."""


@dataclass(frozen=True)
class Contents:
    """A copy before it is a file of some form."""

    title: str
    author: str
    day: date
    """The day on which it is made."""
    facts: tuple[str, ...]
    """Lines under the title: whose rows, how many, whether they are agreed, that they are a sample."""
    rows: Iterable[Sequence[str]]
    picture: str = ""
    """The lanes as SVG in black and white; empty where there is none."""
    picture_words: str = ""
    head: tuple[str, ...] = field(default=HEAD)


def rows_out(rows: QuerySet[ChronologyRow]) -> Iterator[tuple[str, ...]]:
    """Yield each row as the words of a copy, in the order of the chronology. One query, read in pieces."""
    for found in rows.order_by("placed", "pk").values_list(*FIELDS).iterator(chunk_size=2_000):
        (
            certainty, first_on, last_on, written, time, body, known_on, known_written,
            source, subject, event, response, comment, significance, is_key, part, line,
        ) = found  # fmt: skip
        yield (
            date_words(certainty, first_on, last_on, written),
            _clean(time),
            body,
            long_date(known_on) if known_on else _clean(known_written),
            _clean(source),
            _clean(subject),
            _clean(event),
            _clean(response),
            _clean(comment),
            _clean(significance),
            "Yes" if is_key else "",
            f"Part {part}, row {line}",
        )


def date_words(certainty: str, first_on: date | None, last_on: date | None, written: str) -> str:
    """Return the date of a row: a sure day in full, any other as the agency wrote it."""
    if certainty == Certainty.DAY and first_on:
        return long_date(first_on)
    return _clean(written) or when_words(certainty, first_on, last_on)


def _clean(words: str) -> str:
    return NOT_IN_A_FILE.sub("", words) if words else ""
