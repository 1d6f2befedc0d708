"""Reading one row, of a file or typed: what it tells, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from kith.base.kernel.tables import UNKEEPABLE
from kith.base.ui.dates import long_date
from kith.work.chronologies.dates import ReadDate, read_date, read_time
from kith.work.chronologies.dates.times import NO_TIME
from kith.work.chronologies.enums import Certainty, Column
from kith.work.chronologies.names.letters import composed
from kith.work.chronologies.ordering import known_by, placed
from kith.work.chronologies.reading.results import ReadRow, as_text

TEXTS = (
    Column.SOURCE.value,
    Column.SUBJECT.value,
    Column.EVENT.value,
    Column.RESPONSE.value,
    Column.COMMENT.value,
    Column.SIGNIFICANCE.value,
)
MOST_OF = {Column.SOURCE.value: 300, Column.SUBJECT.value: 200, Column.SIGNIFICANCE.value: 200}
"""How many characters the shorter columns keep."""
DATE, TIME, KNOWN, EVENT = Column.DATE.value, Column.TIME.value, Column.KNOWN.value, Column.EVENT.value
KEY_WORDS = frozenset(
    {
        "yes",
        "y",
        "key",
        "key event",
        "high",
        "very high",
        "critical",
        "significant",
        "major",
        "x",
        "✓",
        "✔",
        "red",
    }
)
"""What in the column of significance makes a row a key event, whatever its case."""
LONGEST_SHOWN = 60

Wrong = tuple[str, str, bool]
"""A column, what was found in it and what would do, and whether the row is read all the same."""


def read_row(values: Mapping[str, Any], *, line: int, on: date) -> tuple[ReadRow | None, list[Wrong]]:
    """Return one row from its cells by column, typed or of a file, and what is wrong with it.

    None for a row that can’t be kept: each of its faults says what would do.
    """
    return row_of(read_date(values.get(DATE), on=on), values, line=line, on=on)


def row_of(
    read: ReadDate, values: Mapping[str, Any], *, line: int, on: date
) -> tuple[ReadRow | None, list[Wrong]]:
    """Return one row as `read_row` does, its date read already."""
    wrong: list[Wrong] = []
    if read.fault or read.doubt:
        wrong.append((DATE, _said(read.written, read.fault or read.doubt), not read.fault))
    time = _time_of(values.get(TIME), read, wrong)
    source, subject, event, response, comment, significance = _texts_of(values, wrong)
    if not event:
        wrong.append((EVENT, "Nothing says what happened. Write the event.", False))
    known = _known_of(values.get(KNOWN), read, on, wrong)
    if wrong and not all(is_doubt for _column, _found, is_doubt in wrong):
        return None, wrong
    first_on, last_on, certainty = read.first_on, read.last_on, read.certainty.value
    known_on, known_by_on = known_by(last_on, known)
    return ReadRow(
        line, read.written, certainty, first_on, last_on, time, placed(first_on, last_on, certainty, time),
        known.written if known else "", known_on, known_by_on,
        source, subject, event, response, comment, significance, significance.casefold() in KEY_WORDS,
    ), wrong  # fmt: skip


def _said(written: str, says: str) -> str:
    short = written if len(written) <= LONGEST_SHOWN else f"{written[:LONGEST_SHOWN]}…"
    return f"“{short}”: {says}" if short else says


def _time_of(value: Any, read: ReadDate, wrong: list[Wrong]) -> str:
    """Return the time of a row: of its own cell, or else of the cell of its date."""
    time = read_time(value) if value is not None and value != "" else NO_TIME
    if time.doubt:
        wrong.append((TIME, _said(time.text, time.doubt), True))
    if read.time and time.text and read.time != time.text and time.is_read:
        wrong.append((TIME, f"The cell of the date says {read.time}, and this one {time.text}.", True))
    return time.text or read.time


def _texts_of(values: Mapping[str, Any], wrong: list[Wrong]) -> list[str]:
    texts = []
    for column in TEXTS:
        value = values.get(column)
        text = "" if value is None or value == "" else kept_text(value)
        most = MOST_OF.get(column)
        if most and len(text) > most:
            wrong.append(
                (column, f"Only the first {most - 1} of {len(text)} characters are kept here.", True)
            )
            text = f"{text[: most - 1]}…"
        texts.append(text)
    return texts


def kept_text(value: Any) -> str:
    """Return the words of a cell as they are kept: without characters that no page or database holds, and
    without those that nobody sees."""
    text = composed(value if isinstance(value, str) else as_text(value))
    if text.isprintable():
        return text.strip()
    text = text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    return UNKEEPABLE.sub("", text).strip()


def _known_of(value: Any, happened: ReadDate, on: date, wrong: list[Wrong]) -> ReadDate | None:
    """Return when the agency came to know, None for an empty cell; a date that can’t be read is doubted, and
    then not known."""
    if value is None or value == "" or not kept_text(value):
        return None
    known = read_date(value, on=on)
    if known.fault:
        says = f"{known.fault} The day on which the agency knew was not kept."
        wrong.append((KNOWN, _said(known.written, says), True))
        return replace(known, certainty=Certainty.UNKNOWN)
    if known.doubt:
        wrong.append((KNOWN, _said(known.written, known.doubt), True))
    if known.last_on and happened.first_on and known.last_on < happened.first_on:
        says = f"The agency can’t have known before {long_date(happened.first_on)}, when it happened."
        wrong.append((KNOWN, _said(known.written, says), True))
    return known
