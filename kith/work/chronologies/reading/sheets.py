"""Opening a file and laying out its sheets as rows of cells. What a file unpacks to is measured first."""

import re
from dataclasses import dataclass, field
from typing import Any

from kith.base.kernel.tables import Most, cell_name, read_sheet

MOST = Most(megabytes=20, rows=50_000, columns=60, unpacked=200 * 1024 * 1024)


@dataclass(frozen=True)
class Sheet:
    """The rows of one sheet of a workbook, of a CSV file or of the tables of a Word document."""

    name: str
    rows: list[list[Any]]
    """From the first row of the sheet, empty ones too: the row at 0 is row 1 of the file."""
    is_1904: bool = False
    formulas: frozenset[str] = frozenset()
    """The cells in which a formula stands and no value was kept with it."""
    months: frozenset[str] = frozenset()
    """The cells that show only month and year of a date."""
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """Cells that were made one: first row, first column, last row, last column, from 0."""
    is_hidden: bool = False
    places: tuple[str, ...] = ()
    """What each row is called, where a row’s number doesn’t lead back to it: *table 2, row 5*."""

    def cell(self, column: int, line: int) -> str:
        """Return the name of a cell as people find it; the column from 0, the line from 1."""
        if self.places:
            return self.places[line - 1]
        name = cell_name(column, line)
        whole = f"{self.name}!{name}" if self.name else name
        return whole if len(whole) <= 20 else name


@dataclass(frozen=True)
class Sheets:
    """The sheets of one file that hold something, and what is to be said of the file."""

    name: str
    kind: str
    """`xlsx`, `xls`, `ods`, `csv` or `docx`."""
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = field(default=())


def read_file(content: bytes, *, name: str) -> Sheets:
    """Return the sheets of a file. Raises Refused with a sentence for one that can’t be read at all."""
    sheet = read_sheet(content, name=name, most=MOST)
    return Sheets(name, re.sub(r".*\.", "", name).lower(), (Sheet(sheet.name, sheet.rows),))
