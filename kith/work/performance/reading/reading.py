"""What was read of a file: its figures, the marks that stand for none, and every fault by its cell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kith.base.kernel.tables import CellFault, cell_name, shown
from kith.work.performance.periods import read_period
from kith.work.performance.reading.known import Known
from kith.work.performance.reading.layouts import Asks
from kith.work.performance.reading.workbook import Marked

MOST_FAULTS = 1_000
"""After so many faults the rest of a file says nothing new."""
TOLD_EVERY = 10_000
"""After how many rows whoever waits is told how far it is."""

Row = tuple[str, str, str, str, str, str | None, str | None]
"""Key, comparator, part, first day of the period, value, numerator, denominator, as they are kept."""
Mark = tuple[str, str, str, str, str]
"""Key, comparator, part, first day of the period, and the mark that says that no figure is stated."""
Told = Callable[[int, int], None]
"""Is told how many rows were looked at, of how many."""


def tell_nobody(_done: int, _of: int) -> None:
    """Tell nobody how far it is."""


@dataclass
class Reading:
    """What was recognised in a file, and every fault by its cell. A file with a fault is not taken in."""

    known: Mapping[str, Known]
    on: date
    marked: Marked = field(default_factory=Marked)
    shape: str = ""
    sheet: str = ""
    notes: list[str] = field(default_factory=list)
    """What is worth knowing and is no fault, such as a sheet that was not read."""
    layout: str = ""
    """What the layout is known by."""
    asks: Asks | None = None
    """What has to be said of the columns first; nothing was read while something is asked."""
    rows: list[Row] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    empty: int = 0
    """How many cells for a figure are empty: no data."""
    seen: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """Where each figure stands, by whose it is and its period, both by number."""
    whose: dict[tuple[str, str, str], int] = field(default_factory=dict)
    periods: dict[tuple[Any, str], date | None] = field(default_factory=dict)
    tell: Told = tell_nobody
    size: int = 0
    """How many rows the file has."""

    def wrong(self, column: int, line: int, found: Any, says: str) -> None:
        """Note a fault by its cell."""
        self.faults.append(CellFault(cell_name(column, line), shown(found), says))

    def period(self, value: Any, frequency: str) -> date | None:
        """Return the period of a cell, read once for all cells that say the same."""
        asked = (value, frequency)
        if asked not in self.periods:
            self.periods[asked] = read_period(value, frequency)
        return self.periods[asked]

    def tell_of(self, line: int) -> None:
        """Tell whoever waits how far it is, now and then."""
        if line % TOLD_EVERY == 0:
            self.tell(line, self.size)

    @property
    def is_full_of_faults(self) -> bool:
        """Return whether more faults would say nothing new."""
        return len(self.faults) >= MOST_FAULTS

    @property
    def keys(self) -> set[str]:
        """Return the short names of the indicators of which something was read."""
        return {row[0] for row in self.rows} | {mark[0] for mark in self.marks}
