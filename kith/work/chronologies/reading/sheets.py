"""The sheets of a file as rows of cells, whichever kind of file it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kith.base.kernel.tables import Most, cell_name

MOST = Most(megabytes=20, rows=20_000, columns=60, unpacked=150 * 1024 * 1024)
"""The most of one agency’s part."""
LONGEST_CELL_NAME = 20
"""What a fault holds of a place."""


@dataclass(frozen=True)
class Sheet:
    """The rows of one sheet of a workbook, of a CSV file or of the tables of a Word document."""

    name: str
    rows: list[list[Any]]
    """From the first row of the sheet, empty ones too: the row at 0 is row 1 of the file."""
    is_1904: bool = False
    """The workbook counts days from 1904, as those of old Macintosh computers do."""
    formulas: frozenset[str] = frozenset()
    """The cells in which a formula stands."""
    errors: Mapping[str, str] = field(default_factory=dict)
    """The cells that show an error, such as #REF!, and which."""
    months: frozenset[str] = frozenset()
    """The cells of dates that show only month and year."""
    years: frozenset[str] = frozenset()
    """The cells of dates that show only the year."""
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """Cells that were made one: first row, first column, last row, last column, from 0."""
    places: tuple[str, ...] = ()
    """What each row is called, where a row’s number doesn’t lead back to it: *table 2, row 5*."""
    notes: tuple[str, ...] = ()
    """What is to be said of the sheet, as sentences."""

    def cell(self, column: int, line: int) -> str:
        """Return the name of a cell as people find it; the column from 0, the line from 1."""
        if self.places:
            return self.places[line - 1]
        name = cell_name(column, line)
        whole = f"{self.name}!{name}" if self.name else name
        return whole if len(whole) <= LONGEST_CELL_NAME else name


@dataclass(frozen=True)
class Sheets:
    """The sheets of one file that hold something, and what is to be said of the file."""

    name: str
    kind: str
    """`xlsx`, `csv` or `docx`."""
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()
