"""Reading the rows below the headings: each is kept, kept aside with its faults, or counted as empty."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from kith.work.chronologies.dates import read_date, read_time
from kith.work.chronologies.enums import Column
from kith.work.chronologies.ordering import known_by, placed
from kith.work.chronologies.reading.layouts import Layout
from kith.work.chronologies.reading.results import Fault, Reading, ReadRow, as_text
from kith.work.chronologies.reading.sheets import Sheet

MOST_OF = {Column.SOURCE: 300, Column.SUBJECT: 200, Column.SIGNIFICANCE: 200}


def read_rows(sheet: Sheet, layout: Layout, *, on: date) -> Reading:
    """Return the rows of a sheet below its headings, with every fault and doubt by its cell.

    The layout must be whole: it has been said what every column holds that is needed.
    """
    reading = Reading()
    places = {column: at[0] for column, at in layout.places().items()}
    for line, cells in enumerate(sheet.rows[layout.last + 1 :], start=layout.last + 2):
        if not any(str(cell).strip() for cell in cells):
            reading.blank += 1
            continue
        values = {column: cells[at] if at < len(cells) else "" for column, at in places.items()}
        row, wrong = read_row(values, line=line, on=on)
        kept = () if row else tuple(as_text(cell) for cell in cells)
        for column, found, is_doubt in wrong:
            reading.faults.append(
                Fault(
                    line,
                    sheet.cell(places.get(column, 0), line),
                    column,
                    found,
                    is_doubt,
                    () if is_doubt else kept,
                )
            )
        if row:
            reading.rows.append(row)
    return reading


Wrong = tuple[str, str, bool]
"""A column, what was found in it and what would do, and whether the row is read all the same."""


def read_row(values: Mapping[str, Any], *, line: int, on: date) -> tuple[ReadRow | None, Sequence[Wrong]]:
    """Return one row from its cells by column, typed or of a file, and what is wrong with it.

    None for a row that can’t be kept: each of its faults says what would do.
    """
    wrong: list[Wrong] = []
    read = read_date(values.get(Column.DATE, ""), on=on)
    if read.fault:
        wrong.append((Column.DATE, f"“{read.written[:60]}”: {read.fault}", False))
    elif read.doubt:
        wrong.append((Column.DATE, f"“{read.written[:60]}”: {read.doubt}", True))
    texts = {column: str(values.get(column, "") or "").strip() for column in TEXTS}
    if not texts[Column.EVENT]:
        wrong.append((Column.EVENT, "Nothing says what happened. Write the event.", False))
    time = read_time(values.get(Column.TIME, ""))
    clock = time.text or read.time
    known = read_date(values[Column.KNOWN], on=on) if values.get(Column.KNOWN) else None
    known_on, known_by_on = known_by(read.last_on, known)
    if any(not is_doubt for _column, _found, is_doubt in wrong):
        return None, wrong
    row = ReadRow(
        line, read.written, read.certainty, read.first_on, read.last_on, clock,
        placed(read.first_on, read.last_on, read.certainty, clock), known.written if known else "",
        known_on, known_by_on, texts[Column.SOURCE], texts[Column.SUBJECT], texts[Column.EVENT],
        texts[Column.RESPONSE], texts[Column.COMMENT], texts[Column.SIGNIFICANCE], False,
    )  # fmt: skip
    return row, wrong


TEXTS = (Column.SOURCE, Column.SUBJECT, Column.EVENT, Column.RESPONSE, Column.COMMENT, Column.SIGNIFICANCE)
