"""Reading a list of bodies from a spreadsheet or a CSV file: every fault by its cell, and nothing trusted."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import Any

from kith.base.kernel.refusals import Refused
from kith.base.kernel.tables import (
    MEGABYTES,
    MOST_ROWS,
    UNKEEPABLE,
    CellFault,
    cell_name,
    day_of,
    filled_rows,
    places_of,
    read_table,
    shown,
    text_of,
    values_of,
)

__all__ = [
    "COLUMNS",
    "MEGABYTES",
    "MOST_ROWS",
    "BodyRow",
    "CellFault",
    "Reading",
    "read_bodies",
    "write_rows",
]

COLUMNS = ("name", "key", "from", "to")
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_NAME, LONGEST_KEY = 200, 64


@dataclass(frozen=True)
class BodyRow:
    """One body that the file lists."""

    line: int
    """The row of the file, as a spreadsheet counts them."""
    name: str
    key: str = ""
    held_from: date | None = None
    held_to: date | None = None


@dataclass(frozen=True)
class Reading:
    """What a file lists, and every fault in it. A file with a fault is not taken."""

    rows: tuple[BodyRow, ...]
    faults: tuple[CellFault, ...]


def read_bodies(content: bytes, *, name: str) -> Reading:
    """Return the bodies that a file lists; raise Refused when it is no table, or too large to look at."""
    table = read_table(content, name=name)
    places = places_of(table[0], COLUMNS, needed=("name",))
    found = [_row(line, cells, places) for line, cells in filled_rows(table)]
    rows = tuple(row for row, _faults in found if row)
    faults = [fault for _row, faults in found for fault in faults]
    if not found:
        raise Refused(
            "The file names no body. Write one to a row, below the names of the columns.", field="file"
        )
    return Reading(rows, tuple(faults + list(_doubles(rows, places))))


def write_rows(rows: Iterable[BodyRow]) -> str:
    """Return rows as the CSV text that reads back to the same rows."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([row.name, row.key, row.held_from or "", row.held_to or ""])
    return text.getvalue()


def _row(line: int, cells: list[Any], places: dict[str, int]) -> tuple[BodyRow | None, list[CellFault]]:
    values = values_of(cells, places)
    faults: list[CellFault] = []

    def wrong(column: str, says: str) -> None:
        faults.append(CellFault(cell_name(places[column], line), shown(values[column]), says))

    name = " ".join(text_of(values["name"]).split())
    if says := _name_fault(name, text_of(values["name"])):
        wrong("name", says)
    key = text_of(values.get("key", "")).strip()
    if key and (len(key) > LONGEST_KEY or not KEY.fullmatch(key)):
        wrong("key", "A key is lower-case letters and figures joined by hyphens, at most 64 characters.")
    begins = day_of(values.get("from", ""), "from", wrong)
    ends = day_of(values.get("to", ""), "to", wrong)
    if begins and ends and ends < begins:
        wrong("to", "The last day is before the first day.")
    return (None if faults else BodyRow(line, name, key, begins, ends)), faults


def _name_fault(name: str, written: str) -> str:
    if not name:
        return "Every row needs a name."
    if len(name) > LONGEST_NAME:
        return f"A name has at most {LONGEST_NAME} characters."
    return (
        "The name has a character that can’t be kept. Type it again."
        if UNKEEPABLE.search(written.strip())
        else ""
    )


def _doubles(rows: Sequence[BodyRow], places: dict[str, int]) -> Iterator[CellFault]:
    for column in ("name", "key"):
        first: dict[str, int] = {}
        for row in rows:
            value = getattr(row, column)
            if not value:
                continue
            line = first.setdefault(value.casefold(), row.line)
            if line != row.line and (column == "key" or not row.key):
                yield CellFault(
                    cell_name(places[column], row.line), value, f"Row {line} has the same {column}."
                )
