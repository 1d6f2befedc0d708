"""Reading a former group’s open actions from a spreadsheet or a CSV file, with every fault by its cell."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import Any

from kith.base.kernel.refusals import Refused
from kith.base.kernel.tables import (
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
from kith.partnership.actions.models import LONGEST_WORDING

COLUMNS = ("reference", "action", "owner", "agency", "due", "raised")
NEEDED = ("action", "due")
MOST_ACTIONS = 500
"""The most open actions that one list may hold; a partnership has 100 to 400 in all."""
LONGEST_REFERENCE = 64


@dataclass(frozen=True)
class ActionRow:
    """One open action that the file lists, as its text says it."""

    line: int
    """The row of the file, as a spreadsheet counts them."""
    wording: str
    due_on: date
    reference: str = ""
    owner: str = ""
    agency: str = ""
    raised_on: date | None = None


@dataclass(frozen=True)
class Reading:
    """What a file lists, where its columns are, and every fault in it. A file with a fault is not taken."""

    rows: tuple[ActionRow, ...]
    faults: tuple[CellFault, ...]
    places: Mapping[str, int]

    def cell(self, column: str, line: int) -> str:
        """Return the name of a cell; for a column that the file leaves out, that of the action itself."""
        return cell_name(self.places.get(column, self.places["action"]), line)


def read_actions(content: bytes, *, name: str) -> Reading:
    """Return the actions that a file lists; raise Refused when it is no table, or too large to look at."""
    table = read_table(content, name=name)
    places = places_of(table[0], COLUMNS, needed=NEEDED)
    found = [_row(line, cells, places) for line, cells in filled_rows(table)]
    if not found:
        raise Refused(
            "The file lists no action. Write one to a row, below the names of the columns.", field="file"
        )
    if len(found) > MOST_ACTIONS:
        raise Refused(f"The file lists more than {MOST_ACTIONS} actions. Split it.", field="file")
    rows = tuple(row for row, _faults in found if row)
    faults = [fault for _row, faults in found for fault in faults]
    return Reading(rows, (*faults, *_doubles(rows, places)), places)


def write_rows(rows: Iterable[ActionRow]) -> str:
    """Return rows as the CSV text that reads back to the same rows."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        days = (row.due_on.isoformat(), row.raised_on.isoformat() if row.raised_on else "")
        writer.writerow([row.reference, row.wording, row.owner, row.agency, *days])
    return text.getvalue()


def _row(line: int, cells: list[Any], places: Mapping[str, int]) -> tuple[ActionRow | None, list[CellFault]]:
    values = values_of(cells, dict(places))
    faults: list[CellFault] = []

    def wrong(column: str, says: str) -> None:
        faults.append(CellFault(cell_name(places[column], line), shown(values[column]), says))

    text = {column: _line(column, values, wrong) for column in ("reference", "action", "owner", "agency")}
    _wording_fault(text["action"], wrong)
    if len(text["reference"]) > LONGEST_REFERENCE:
        wrong("reference", f"A reference has at most {LONGEST_REFERENCE} characters.")
    due = _firm_day(values["due"], wrong)
    raised = day_of(values.get("raised", ""), "raised", wrong)
    if due and raised and due < raised:
        wrong("due", "The due day is before the day on which the action was raised.")
    if faults or due is None:
        return None, faults
    return ActionRow(line, text["action"], due, text["reference"], text["owner"], text["agency"], raised), []


def _line(column: str, values: Mapping[str, Any], wrong: Any) -> str:
    text = text_of(values.get(column, "")).strip()
    if UNKEEPABLE.search(text):
        wrong(column, "There is a character that can’t be kept. Type it again.")
    return " ".join(text.split())


def _wording_fault(words: str, wrong: Any) -> None:
    if not words:
        wrong("action", "Every row needs the words of its action.")
    elif len(words) > LONGEST_WORDING:
        wrong("action", f"Say it in {LONGEST_WORDING:,} characters or fewer.")


def _firm_day(value: Any, wrong: Any) -> date | None:
    """Return the due day; an action without one, or that is “ongoing”, is a fault."""
    before: list[str] = []
    day = day_of(value, "due", lambda column, says: before.append(says))
    if before:
        wrong("due", "Give a firm day, such as 2026-03-03 or 03/03/2026. “Ongoing” is none.")
    elif day is None:
        wrong("due", "Every action needs a firm day by which it is due.")
    return day


def _doubles(rows: Sequence[ActionRow], places: Mapping[str, int]) -> Iterator[CellFault]:
    first: dict[str, int] = {}
    for row in rows:
        if not row.reference:
            continue
        line = first.setdefault(row.reference.casefold(), row.line)
        if line != row.line:
            where = cell_name(places["reference"], row.line)
            yield CellFault(where, row.reference, f"Row {line} has the same reference.")
