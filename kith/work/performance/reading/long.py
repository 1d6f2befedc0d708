"""Reading a file with a row a figure."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from kith.base.kernel.tables import cell_name
from kith.work.performance.enums import Unit
from kith.work.performance.reading import cells
from kith.work.performance.reading.known import Known
from kith.work.performance.reading.layouts import LONG
from kith.work.performance.reading.numbers import is_empty, mark_in
from kith.work.performance.reading.reading import Reading

NEAR = Decimal("0.51")
"""How far a percentage may be from its numerator and denominator: some round to whole ones."""

Which = tuple[Known, str, str]
"""The indicator, whose figure it is, and which part of the area."""


class LongFile:
    """A file with a row a figure: what stood in the columns that say the same in many rows is kept."""

    def __init__(self, places: Mapping[str, int], reading: Reading) -> None:
        self.reading = reading
        self.indicator, self.period, self.value, self.above, self.below, self.whose, self.part = (
            places.get(name, -1) for name in LONG
        )
        self.which_kept: dict[tuple[Any, Any, Any], Which] = {}
        self.first_kept: dict[tuple[Any, str], tuple[date, str]] = {}

    def read(self, table: Sequence[list[Any]]) -> None:
        """Read the rows below the first."""
        reading, widest = self.reading, max(self.__places()) + 1
        for line, row in enumerate(table[1:], start=2):
            reading.tell_of(line)
            if len(row) < widest:
                row = [*row, *[""] * (widest - len(row))]
            if row[self.value] != "" or any(str(cell).strip() for cell in row):
                self._row(line, row)
                if reading.is_full_of_faults:
                    return

    def __places(self) -> tuple[int, ...]:
        return self.indicator, self.period, self.value, self.above, self.below, self.whose, self.part

    def _row(self, line: int, row: list[Any]) -> None:
        which = self._which(line, row)
        if which is None:
            return
        found = self._first(line, row[self.period], which[0])
        if found is None:
            return
        first, day = found
        above, below = self._count(line, row, self.above), self._count(line, row, self.below)
        value = row[self.value]
        if is_empty(value) or mark_in(value):
            self._no_figure(line, row, (which, first, day), has_counts=above is not None or below is not None)
            return
        figure = cells.value_in(value, which[0], (self.value, line), self.reading)
        if (
            self._is_its_own_count(line, row, which[0])
            and figure is not None
            and self._agrees(line, figure, (above, below), which[0])
        ):
            self._keep(line, which, found, (figure, above, below))

    def _keep(self, line: int, which: Which, found: tuple[date, str], figure: tuple[str, Any, Any]) -> None:
        first, day = found
        known, whose, part = which
        if cells.is_new(which, first, (self.period, line), self.reading):
            value, above, below = figure
            counts = (None if above is None else str(above), None if below is None else str(below))
            self.reading.rows.append((known.key, whose, part, day, value, *counts))

    def _which(self, line: int, row: list[Any]) -> Which | None:
        said = (
            row[self.indicator],
            row[self.whose] if self.whose >= 0 else "",
            row[self.part] if self.part >= 0 else "",
        )
        if said in self.which_kept:
            return self.which_kept[said]
        known = cells.indicator_in(said[0], (self.indicator, line), self.reading)
        whose = cells.comparator_in(said[1], (max(self.whose, 0), line), self.reading)
        part = cells.part_in(said[2], (max(self.part, 0), line), self.reading)
        if known is None or whose is None or part is None:
            return None
        self.which_kept[said] = which = (known, whose, part)
        return which

    def _first(self, line: int, value: Any, known: Known) -> tuple[date, str] | None:
        asked = (value, known.frequency)
        if asked in self.first_kept:
            return self.first_kept[asked]
        first = cells.period_in(value, known, (self.period, line), self.reading)
        if first is None:
            return None
        self.first_kept[asked] = found = (first, first.isoformat())
        return found

    def _count(self, line: int, row: list[Any], at: int) -> Decimal | None:
        return None if at < 0 else cells.count_in(row[at], (at, line), self.reading)

    def _is_its_own_count(self, line: int, row: list[Any], known: Known) -> bool:
        """Return whether nothing stands beside a number: it is its own count."""
        places = {"numerator": self.above, "denominator": self.below} if known.unit == Unit.NUMBER else {}
        beside = {name: at for name, at in places.items() if at >= 0 and _is_count(row[at])}
        for name, at in beside.items():
            says = f"This indicator is a plain number, which has no {name}. Leave the cell empty."
            self.reading.wrong(at, line, str(row[at]), says)
        return not beside

    def _no_figure(self, line: int, row: list[Any], of: tuple[Which, date, str], *, has_counts: bool) -> None:
        """Note an empty cell, or the mark by which a return says that it states no figure."""
        which, first, day = of
        mark = mark_in(row[self.value])
        if not mark and has_counts:
            says = "There is a numerator or a denominator, and no value."
            self.reading.wrong(self.value, line, "", says)
        elif not mark:
            self.reading.empty += 1
        elif cells.is_new(which, first, (self.period, line), self.reading):
            self.reading.marks.append((which[0].key, which[1], which[2], day, mark))

    def _agrees(
        self, line: int, figure: str, counts: tuple[Decimal | None, Decimal | None], known: Known
    ) -> bool:
        """Return whether a percentage is what its numerator and denominator give."""
        above, below = counts
        if known.unit != Unit.PERCENT or above is None or below is None:
            return True
        where, value = (self.value, line), Decimal(figure)
        if below == 0 or above > below:
            found = f"{above:f} of {below:f}"
            says = f"The numerator is more than the denominator in {cell_name(self.below, line)}."
            self.reading.wrong(self.above, line, found, says)
            return False
        if abs(above * 100 / below - value) > NEAR:
            says = f"{above:f} of {below:f} is {above * 100 / below:.1f}%."
            self.reading.wrong(*where, f"{value.normalize():f}", says)
            return False
        return True


def _is_count(value: Any) -> bool:
    return not is_empty(value) and not mark_in(value)
