"""Reading a whole file of figures, in one of two shapes.

Long: a row a figure, with the columns indicator, period, value and, where wanted, numerator, denominator,
comparator and part. Wide: a row an indicator, a column a period. The first row names the columns; by other
names they are known once somebody has said what each is.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from kith.base.kernel.refusals import Refused
from kith.base.kernel.tables import Most, Sheet, filled_rows, read_sheet
from kith.work.performance.reading.known import Known
from kith.work.performance.reading.layouts import (
    NEEDED,
    Meanings,
    Recognised,
    layout_of,
    plain_head,
    recognise,
)
from kith.work.performance.reading.long import LongFile
from kith.work.performance.reading.numbers import is_empty
from kith.work.performance.reading.reading import Reading, Told, tell_nobody
from kith.work.performance.reading.wide import WideFile
from kith.work.performance.reading.workbook import marked_cells

MOST = Most(megabytes=20, rows=210_000, columns=400, unpacked=200 * 1024 * 1024)
"""The most of one delivery: eighty indicators over sixty months, with all that they are compared with."""


def read_figures(
    content: bytes,
    *,
    name: str,
    known: Mapping[str, Known],
    on: date,
    remembered: Mapping[str, Meanings] | None = None,
    tell: Told = tell_nobody,
) -> Reading:
    """Return the figures of a file by the indicators that are known, or what is asked of its columns first.

    `remembered` says what columns are, by layout. Raises Refused when it is no table, too large to look at,
    or holds no figure.
    """
    sheet = read_sheet(content, name=name, most=MOST)
    table = sheet.rows
    if len(table[0]) >= MOST.columns:
        raise Refused(f"The file has {MOST.columns} columns or more. Split it.", field="file")
    reading = Reading(known, on, sheet=sheet.name, notes=_notes(sheet), tell=tell, size=len(table))
    found = recognise(table, remembered or {})
    reading.layout = layout_of(
        head for at, head in enumerate(_heads(table)) if head and at not in found.periods
    )
    if found.row:
        says = f"The names of the columns stand in row {found.row + 1}. Delete the rows above it."
        reading.wrong(0, 1, table[0][0] if table[0] else "", says)
    elif found.asks:
        reading.asks = found.asks
        reading.layout = layout_of(found.asks.heads)
    else:
        if name.lower().endswith(".xlsx"):
            reading.marked = marked_cells(content, sheet.name)
        _read_as(found, table, reading)
    if not reading.rows and not reading.faults and not reading.marks and not reading.asks:
        raise Refused("The file holds no figure. Write them below the names of the columns.", field="file")
    return reading


def _heads(table: Sequence[Sequence[Any]]) -> list[str]:
    return [plain_head(cell) for cell in table[0]]


def _notes(sheet: Sheet) -> list[str]:
    """Return what of the workbook was not read, by name."""
    shown_ones = [name for name in sheet.unread if name not in sheet.hidden]
    notes = [f"The hidden sheet “{name}” was not read." for name in sheet.hidden]
    return [*(f"The sheet “{name}” was not read." for name in shown_ones), *notes]


def _read_as(found: Recognised, table: list[list[Any]], reading: Reading) -> None:
    places = _places(found, table[0], reading)
    _refuse_nameless(table, reading)
    is_long = bool({"period", "value"} & set(places))
    reading.shape = "long" if is_long else "wide"
    if is_long and set(places) >= NEEDED:
        LongFile(places, reading).read(table)
    elif not is_long and "indicator" in places:
        WideFile(table[0], places, found.periods, reading).read(table)


def _places(found: Recognised, first: Sequence[Any], reading: Reading) -> dict[str, int]:
    """Return where each column stands; two that are the same are a fault."""
    places: dict[str, int] = {}
    for at, meaning in found.meanings.items():
        if meaning and meaning in places:
            reading.wrong(at, 1, first[at], f"Two columns are called “{meaning}”. Keep one.")
        elif meaning:
            places[meaning] = at
    return places


def _refuse_nameless(table: list[list[Any]], reading: Reading) -> None:
    """Note whatever stands in a column without a name: it would be lost without a word."""
    heads = _heads(table)
    nameless = [column for column, head in enumerate(heads) if not head]
    if not nameless and all(len(row) <= len(heads) for row in table):
        return
    for line, row in filled_rows(table):
        for column in (*nameless, *range(len(heads), len(row))):
            if column < len(row) and not is_empty(row[column]) and not reading.is_full_of_faults:
                reading.wrong(column, line, row[column], "Name this column in the first row, or empty it.")
