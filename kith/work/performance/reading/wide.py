"""Reading a file with a row an indicator and a column a period."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from kith.base.kernel.tables import cell_name, filled_rows
from kith.work.performance.enums import Frequency
from kith.work.performance.reading import cells
from kith.work.performance.reading.known import Known
from kith.work.performance.reading.numbers import is_empty, mark_in
from kith.work.performance.reading.reading import Reading


class WideFile:
    """A file with a column a period."""

    def __init__(
        self, first: Sequence[Any], places: dict[str, int], periods: Sequence[int], reading: Reading
    ):
        self.first, self.places, self.reading = first, places, reading
        self.columns = self._different(periods)
        self.days: dict[tuple[int, str], tuple[date, str]] = {}

    def _different(self, periods: Sequence[int]) -> list[int]:
        """Return the columns; two for the same period are a fault."""
        columns: list[int] = []
        seen: dict[tuple[date | None, ...], str] = {}
        for at in periods:
            said = tuple(self.reading.period(self.first[at], frequency) for frequency in Frequency.values)
            if said in seen:
                says = f"Column {seen[said]} is the same period. Keep one."
                self.reading.wrong(at, 1, self.first[at], says)
            else:
                seen[said] = cell_name(at, 1)[:-1]
                columns.append(at)
        return columns

    def read(self, table: Sequence[list[Any]]) -> None:
        """Read the rows below the first."""
        for line, row in filled_rows(table):
            self.reading.tell_of(line)
            which = self._which(line, row)
            if which is not None:
                for column in self.columns:
                    self._cell(column, line, _at(row, column), which)
            if self.reading.is_full_of_faults:
                return

    def _which(self, line: int, row: list[Any]) -> tuple[Known, str, str] | None:
        places, reading = self.places, self.reading
        at, whose_at, part_at = (places.get(name, -1) for name in ("indicator", "comparator", "part"))
        known = cells.indicator_in(_at(row, at), (at, line), reading)
        whose = cells.comparator_in(_at(row, whose_at), (max(whose_at, 0), line), reading)
        part = cells.part_in(_at(row, part_at), (max(part_at, 0), line), reading)
        return None if known is None or whose is None or part is None else (known, whose, part)

    def _cell(self, column: int, line: int, found: Any, which: tuple[Known, str, str]) -> None:
        if found == "" or is_empty(found):
            self.reading.empty += 1
            return
        day = self._day(column, line, which[0])
        if day is None:
            return
        (known, whose, part), (first, text), mark = which, day, mark_in(found)
        value = mark or cells.value_in(found, known, (column, line), self.reading)
        if value is None or not cells.is_new(which, first, (column, line), self.reading):
            return
        if mark:
            self.reading.marks.append((known.key, whose, part, text, mark))
        else:
            self.reading.rows.append((known.key, whose, part, text, value, None, None))

    def _day(self, column: int, line: int, known: Known) -> tuple[date, str] | None:
        asked = (column, known.frequency)
        if asked in self.days:
            return self.days[asked]
        first = cells.period_in(self.first[column], known, (column, line), self.reading)
        if first is None:
            return None
        self.days[asked] = found = (first, first.isoformat())
        return found


def _at(row: Sequence[Any], at: int) -> Any:
    return row[at] if 0 <= at < len(row) else ""
