"""Reading a whole file of figures, in one of two shapes.

Long: a row a figure, with the columns indicator, period, value and, where wanted, numerator, denominator and
comparator. Wide: a row an indicator, a column a period. The first row names the columns; a column called
*name* is for the reader of the file and is left alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from kith.base.kernel.refusals import Refused
from kith.base.kernel.tables import CellFault, Most, cell_name, filled_rows, read_table, shown, text_of
from kith.work.performance.deadlines import is_over
from kith.work.performance.enums import Comparator, Frequency, Unit
from kith.work.performance.periods import EXAMPLES, KINDS, last_day, named, read_period
from kith.work.performance.reading.known import Known
from kith.work.performance.reading.numbers import NoFigure, is_empty, read_count, read_figure
from kith.work.performance.reading.workbook import Marked, marked_cells

MOST = Most(megabytes=20, rows=210_000, columns=400, unpacked=200 * 1024 * 1024)
"""The most of one delivery: eighty indicators over sixty months, with all that they are compared with."""
LONG = ("indicator", "period", "value", "numerator", "denominator", "comparator")
LEFT_ALONE = "name"
MOST_FAULTS = 1_000
"""After so many faults the rest of a file says nothing new."""
EARLIEST = date(2000, 1, 1)
NEAR = Decimal("0.51")
"""How far a percentage may be from its numerator and denominator: some round to whole ones."""

Row = tuple[str, str, str, str, str | None, str | None]
"""Key, comparator, first day of the period, value, numerator, denominator, as they are kept and sent."""


@dataclass
class Reading:
    """What was recognised in a file, and every fault by its cell. A file with a fault is not taken in."""

    shape: str
    known: Mapping[str, Known]
    on: date
    marked: Marked
    rows: list[Row] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    empty: int = 0
    """How many cells for a figure are empty: no data."""
    seen: dict[tuple[str, str, date], str] = field(default_factory=dict)
    periods: dict[tuple[Any, str], date | None] = field(default_factory=dict)

    def wrong(self, column: int, line: int, found: Any, says: str) -> None:
        """Note a fault by its cell."""
        self.faults.append(CellFault(cell_name(column, line), shown(found), says))

    def period(self, value: Any, frequency: str) -> date | None:
        """Return the period of a cell, read once for all cells that say the same."""
        asked = (value, frequency)
        if asked not in self.periods:
            self.periods[asked] = read_period(value, frequency)
        return self.periods[asked]

    @property
    def is_full_of_faults(self) -> bool:
        """Return whether more faults would say nothing new."""
        return len(self.faults) >= MOST_FAULTS


def read_figures(content: bytes, *, name: str, known: Mapping[str, Known], on: date) -> Reading:
    """Return the figures of a file by the indicators that are known, by their short names.

    Raises Refused when it is no table, too large to look at, or holds no figure.
    """
    table = read_table(content, name=name, most=MOST)
    marked = marked_cells(content) if name.lower().endswith(".xlsx") else Marked()
    heads = [" ".join(str(cell).split()).casefold() for cell in table[0]]
    if len(heads) >= MOST.columns:
        raise Refused(f"The file has {MOST.columns} columns or more. Split it.", field="file")
    is_long = bool({"period", "value"} & set(heads))
    reading = Reading("long" if is_long else "wide", known, on, marked)
    _refuse_nameless(table, heads, reading)
    (_read_long if is_long else _read_wide)(table, heads, reading)
    if not reading.rows and not reading.faults:
        raise Refused("The file holds no figure. Write them below the names of the columns.", field="file")
    return reading


def _refuse_nameless(table: list[list[Any]], heads: list[str], reading: Reading) -> None:
    """Note whatever stands in a column without a name: it would be lost without a word."""
    nameless = [column for column, head in enumerate(heads) if not head]
    for line, cells in filled_rows(table):
        beyond = range(len(heads), len(cells))
        for column in (*nameless, *beyond):
            if column < len(cells) and not is_empty(cells[column]) and not reading.is_full_of_faults:
                reading.wrong(column, line, cells[column], "Name this column in the first row, or empty it.")


# --- long --------------------------------------------------------------------


def _read_long(table: list[list[Any]], heads: list[str], reading: Reading) -> None:
    places = _long_places(table[0], heads, reading)
    if not {"indicator", "period", "value"} <= set(places):
        return
    for line, cells in filled_rows(table):
        _long_row(line, cells, places, reading)
        if reading.is_full_of_faults:
            return


def _long_places(first: Sequence[Any], heads: list[str], reading: Reading) -> dict[str, int]:
    places: dict[str, int] = {}
    for column, head in enumerate(heads):
        if head in places:
            reading.wrong(column, 1, first[column], f"Two columns are called “{head}”. Keep one.")
        elif head in LONG:
            places[head] = column
        elif head and head != LEFT_ALONE:
            reading.wrong(column, 1, first[column], f"There is no such column. They are {', '.join(LONG)}.")
    for needed in LONG[:3]:
        if needed not in places:
            reading.wrong(0, 1, first[0], f"No column is called “{needed}”.")
    return places


def _long_row(line: int, cells: list[Any], places: Mapping[str, int], reading: Reading) -> None:
    values = {name: cells[at] if at < len(cells) else "" for name, at in places.items()}
    known = _indicator(values["indicator"], places["indicator"], line, reading)
    whose = _comparator(values.get("comparator", ""), places.get("comparator", 0), line, reading)
    if known is None or whose is None:
        return
    first = reading.period(values["period"], known.frequency)
    if not _period_holds(first, values["period"], known, (places["period"], line), reading):
        return
    assert first is not None
    counts = [_count(values.get(name, ""), places.get(name, 0), line, reading) for name in LONG[3:5]]
    if is_empty(values["value"]):
        _empty(counts, places["value"], line, reading)
        return
    value = _value(values["value"], known, places["value"], line, reading)
    if value is not None and _agrees(value, counts, known, (places["value"], line), reading):
        _keep((known, whose, first), (value, *counts), (places["period"], line), reading)


def _empty(counts: Sequence[Decimal | None], column: int, line: int, reading: Reading) -> None:
    if any(count is not None for count in counts):
        reading.wrong(column, line, "", "There is a numerator or a denominator, and no value.")
    else:
        reading.empty += 1


def _agrees(
    value: Decimal,
    counts: Sequence[Decimal | None],
    known: Known,
    where: tuple[int, int],
    reading: Reading,
) -> bool:
    """Return whether a percentage is what its numerator and denominator give."""
    above, below = counts
    if known.unit != Unit.PERCENT or above is None or below is None:
        return True
    if below == 0 or above > below:
        reading.wrong(*where, f"{above:f} of {below:f}", "The numerator is more than the denominator.")
        return False
    if abs(above * 100 / below - value) > NEAR:
        says = f"{above:f} of {below:f} is {above * 100 / below:.1f}%."
        reading.wrong(*where, f"{value.normalize():f}", says)
        return False
    return True


# --- wide --------------------------------------------------------------------


def _read_wide(table: list[list[Any]], heads: list[str], reading: Reading) -> None:
    first = table[0]
    if heads.count("indicator") != 1:
        says = "Call one column “indicator”, with the short name of the indicator in each row."
        reading.wrong(0, 1, first[0], says)
        return
    places = {head: at for at, head in enumerate(heads) if head in ("indicator", "comparator")}
    columns = _period_columns(first, heads, reading)
    wide = Wide(first, places, columns)
    for line, cells in filled_rows(table):
        _wide_row(line, cells, wide, reading)
        if reading.is_full_of_faults:
            return


def _period_columns(first: Sequence[Any], heads: list[str], reading: Reading) -> list[int]:
    """Return the places of the columns that are periods; a head that is none is a fault."""
    columns: list[int] = []
    seen: dict[tuple[date | None, ...], str] = {}
    for column, head in enumerate(heads):
        if not head or head in ("indicator", "comparator", LEFT_ALONE):
            continue
        said = tuple(reading.period(first[column], frequency) for frequency in Frequency.values)
        if not any(said):
            says = f"This names no period. Write {', '.join(EXAMPLES.values())}."
            reading.wrong(column, 1, first[column], says)
        elif said in seen:
            reading.wrong(column, 1, first[column], f"Column {seen[said]} is the same period. Keep one.")
        else:
            seen[said] = cell_name(column, 1)[:-1]
            columns.append(column)
    return columns


@dataclass(frozen=True)
class Wide:
    """The first row of a wide file: where the indicator stands, and which columns are periods."""

    first: Sequence[Any]
    places: Mapping[str, int]
    columns: Sequence[int]


def _wide_row(line: int, cells: list[Any], wide: Wide, reading: Reading) -> None:
    first, places = wide.first, wide.places
    key, whose_at = _cell(cells, places["indicator"]), places.get("comparator", -1)
    known = _indicator(key, places["indicator"], line, reading)
    whose = _comparator(_cell(cells, whose_at) if whose_at >= 0 else "", max(whose_at, 0), line, reading)
    if known is None or whose is None:
        return
    for column in wide.columns:
        found = _cell(cells, column)
        if is_empty(found):
            reading.empty += 1
            continue
        period = reading.period(first[column], known.frequency)
        if _period_holds(period, first[column], known, (column, line), reading):
            assert period is not None
            value = _value(found, known, column, line, reading)
            if value is not None:
                _keep((known, whose, period), (value, None, None), (column, line), reading)


def _cell(cells: Sequence[Any], at: int) -> Any:
    return cells[at] if at < len(cells) else ""


# --- both --------------------------------------------------------------------


def _indicator(value: Any, column: int, line: int, reading: Reading) -> Known | None:
    known = reading.known.get(text_of(value).strip().casefold())
    if known is None:
        says = (
            "No indicator that is kept has this short name."
            if not is_empty(value)
            else "Say which indicator."
        )
        reading.wrong(column, line, value, says)
    return known


def _comparator(value: Any, column: int, line: int, reading: Reading) -> str | None:
    said = text_of(value).strip().casefold() or Comparator.OWN.value
    if said in Comparator.values:
        return said
    reading.wrong(column, line, value, f"Whose figure it is: {', '.join(Comparator.values)}, or empty.")
    return None


def _period_holds(
    first: date | None, found: Any, known: Known, where: tuple[int, int], reading: Reading
) -> bool:
    says = ""
    if first is None:
        kind = KINDS[Frequency(known.frequency)]
        says = f"This names no {kind}. Write it as {EXAMPLES[Frequency(known.frequency)]}."
    elif first < EARLIEST:
        says = "Figures from before 2000 are not kept."
    elif not is_over(first, known.frequency, reading.on):
        over = last_day(first, known.frequency)
        says = f"This period is not over: its last day is {over:%d/%m/%Y}."
    if says:
        reading.wrong(*where, found, says)
    return not says


def _value(found: Any, known: Known, column: int, line: int, reading: Reading) -> Decimal | None:
    cell = cell_name(column, line)
    try:
        if cell in reading.marked.formulas:
            raise NoFigure("A formula stands here. Paste its value.")
        return read_figure(found, known.unit, is_percent_cell=cell in reading.marked.percents)
    except NoFigure as none:
        reading.wrong(column, line, found, str(none))
        return None


def _count(found: Any, column: int, line: int, reading: Reading) -> Decimal | None:
    if is_empty(found):
        return None
    try:
        return read_count(found)
    except NoFigure as none:
        reading.wrong(column, line, found, str(none))
        return None


def _keep(
    which: tuple[Known, str, date],
    figure: tuple[Decimal | None, ...],
    where: tuple[int, int],
    reading: Reading,
) -> None:
    """Keep a figure with its numerator and denominator; a second one for the same is a fault."""
    known, whose, first = which
    here = cell_name(*where)
    before = reading.seen.setdefault((known.key, whose, first), here)
    if before != here:
        period = named(first, known.frequency)
        reading.wrong(*where, period, f"{before} holds a figure for {known.key} and {period} already.")
        return
    value, above, below = (None if number is None else str(number) for number in figure)
    reading.rows.append((known.key, whose, first.isoformat(), value or "", above, below))
