"""Reading the rows below the headings: each is kept, kept aside with its faults, or counted as empty."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from kith.base.kernel.tables import cell_name, shown
from kith.base.ui.dates import long_date
from kith.work.chronologies.collecting import without_collecting
from kith.work.chronologies.dates import ReadDate, read_date
from kith.work.chronologies.enums import Column
from kith.work.chronologies.reading.layouts import Layout
from kith.work.chronologies.reading.results import Fault, Reading, ReadRow, as_text
from kith.work.chronologies.reading.row import DATE, EVENT, KEY_WORDS, KNOWN, TIME, Wrong, kept_text, row_of
from kith.work.chronologies.reading.sheets import Sheet

SPREADING = frozenset(
    {DATE, TIME, KNOWN, Column.SOURCE.value, Column.SUBJECT.value, Column.SIGNIFICANCE.value}
)
"""Columns in which a cell merged over several rows speaks for each of them."""
MOST_ONE_BY_ONE = 20
"""More formulas than this in one column are said once for the column."""
CUT = "Only the first"
FOOT = re.compile(r"\W*page\s*\d+(?:\s*(?:of|/)\s*\d+)?\W*", re.IGNORECASE)


def read_rows(sheet: Sheet, layout: Layout, *, on: date) -> Reading:
    """Return the rows of a sheet below its headings, with every fault and doubt by its cell.

    The layout must be whole: it has been said what every column holds that is needed. `on` is the day of
    reading, after which nothing can have happened.
    """
    with without_collecting():
        return _SheetReader(sheet, layout, on).read()


class _SheetReader:
    """Reads one sheet row by row: what is usual costs little, what the sheet marks is looked at closely."""

    def __init__(self, sheet: Sheet, layout: Layout, on: date) -> None:
        self.sheet, self.layout, self.on = sheet, layout, on
        self.reading = Reading()
        places = layout.places()
        self.place = {column: at[0] for column, at in places.items()}
        self.columns = list(self.place.items())
        self.joined = {column: at for column, at in places.items() if len(at) > 1}
        self.above = dict(_merged_above(sheet, self.place))
        self.headings = [_folded(row) for row in sheet.rows[layout.first : layout.last + 1]]
        self.dates: dict[Any, ReadDate] = {}
        self.swappable: list[tuple[int, ReadDate]] = []
        self.is_month_first = False
        self.formulas: dict[str, list[tuple[int, str]]] = {}
        self.is_marked = bool(sheet.formulas or sheet.errors or self.above)

    def read(self) -> Reading:
        """Return the whole sheet, read."""
        begins = self.layout.last + 1
        for line, cells in enumerate(self.sheet.rows[begins:], start=begins + 1):
            if any(cells) and not _is_blank(cells):
                self._read_line(line, cells)
            else:
                self.reading.blank += 1
        self._doubt_swapped()
        self._doubt_formulas()
        self.reading.faults += _unread(self.sheet, self.layout)
        self.reading.faults.sort(key=lambda one: one.line)
        return self.reading

    def _read_line(self, line: int, cells: list[Any]) -> None:
        if self._repeats_headings(line, cells) or self._is_foot(line, cells):
            return
        width = len(cells)
        values = {column: cells[at] for column, at in self.columns if at < width}
        for column, several in self.joined.items():
            values[column] = self._put_together(cells, several)
        marked = self._look_closely(line, values) if self.is_marked else []
        read = self._date(values.get(DATE), line)
        row, wrong = row_of(read, values, line=line, on=self.on)
        if wrong or marked:
            row = self._keep_faults(line, cells, row, marked, wrong)
        if row:
            self.reading.rows.append(self._as_marked(row, cells))
            self.is_month_first = self.is_month_first or read.is_month_first
            if read.can_swap:
                self.swappable.append((line, read))

    def _as_marked(self, row: ReadRow, cells: list[Any]) -> ReadRow:
        """Return a row as a key event where a copy that Kith made says so."""
        at = self.layout.key_at
        if 0 <= at < len(cells) and str(cells[at]).strip().casefold() in KEY_WORDS:
            return row._replace(is_key=True)
        return row

    def _repeats_headings(self, line: int, cells: list[Any]) -> bool:
        """Return whether a row names the columns once more, as those of each printed page do; say so."""
        begins = any(_folded(cells[:1]) == heading[:1] for heading in self.headings)
        repeats = begins and _folded(cells) in self.headings
        if repeats:
            says = "The headings stand here again. This row was not read as an event."
            self.reading.faults.append(_note(line, says, self.sheet.cell(0, line), cells))
        return repeats

    def _is_foot(self, line: int, cells: list[Any]) -> bool:
        """Return whether a row holds nothing but the number of a page; put it aside."""
        words = [cell for cell in cells if cell != ""]
        is_foot = len(words) == 1 and words[0].__class__ is str and FOOT.fullmatch(words[0]) is not None
        if is_foot:
            says = "This looks like the foot of a page and no event. If it is one, write its date and event."
            cell = self.sheet.cell(cells.index(words[0]), line)
            self.reading.faults.append(Fault(line, cell, EVENT, says, False, tuple(map(as_text, cells))))
        return is_foot

    def _date(self, value: Any, line: int) -> ReadDate:
        """Return the date in a cell; the same one is read once."""
        months, years = self.sheet.months, self.sheet.years
        cell = cell_name(self.place[DATE], line) if months or years else ""
        is_month, is_year = cell in months, cell in years
        key = (value.__class__, value, is_month, is_year)
        read = self.dates.get(key)
        if read is None:
            read = read_date(
                value, on=self.on, is_1904=self.sheet.is_1904, is_month=is_month, is_year=is_year
            )
            self.dates[key] = read
        return read

    def _put_together(self, cells: Sequence[Any], several: Sequence[int]) -> str:
        """Return the words of several columns that hold the same, each under its heading."""
        filled = [(self.layout.pairs[at][0], kept_text(cells[at])) for at in several if at < len(cells)]
        return "\n".join(f"{heading}: {text}" if heading else text for heading, text in filled if text)

    def _look_closely(self, line: int, values: dict[str, Any]) -> list[Wrong]:
        """Return what the sheet marks in a row: errors, formulas, cells merged over several rows."""
        wrong: list[Wrong] = []
        for column, at in self.columns:
            cell = cell_name(at, line)
            if cell in self.sheet.errors:
                says = f"The cell shows the error {self.sheet.errors[cell][:20]}. Write what it should say."
                wrong.append((column, says, column not in {DATE, EVENT}))
                values[column] = ""
            elif cell in self.sheet.formulas:
                wrong += self._formula(column, line, values.get(column))
            wrong += self._merged(column, at, line, values)
        return wrong

    def _formula(self, column: str, line: int, value: Any) -> list[Wrong]:
        if value is None or value == "":
            says = "A formula stands here without a result. Paste its value."
            return [(column, says, column not in {DATE, EVENT})]
        self.formulas.setdefault(column, []).append((line, shown(as_text(value))))
        return []

    def _merged(self, column: str, at: int, line: int, values: dict[str, Any]) -> list[Wrong]:
        above = self.above.get((line - 1, at))
        if above is None or str(values.get(column, "")).strip():
            return []
        values[column] = self.sheet.rows[above][at]
        says = f"This cell is merged with row {above + 1}, whose date was taken."
        return [(DATE, says, True)] if column == DATE else []

    def _keep_faults(
        self, line: int, cells: list[Any], row: ReadRow | None, marked: list[Wrong], wrong: list[Wrong]
    ) -> ReadRow | None:
        """Keep what is wrong with a row; return the row when it is kept all the same."""
        said = {column for column, _found, is_doubt in marked if not is_doubt}
        all_wrong = [*marked, *(one for one in wrong if one[0] not in said)]
        is_aside = row is None or bool(said)
        whole = tuple(as_text(cell) for cell in cells)
        for column, found, is_doubt in all_wrong:
            kept = whole if (is_aside and not is_doubt) or found.startswith(CUT) else ()
            cell = self.sheet.cell(self.place.get(column, 0), line)
            self.reading.faults.append(Fault(line, cell, column, found, is_doubt, kept))
        return None if is_aside else row

    def _doubt_swapped(self) -> None:
        """Doubt the dates whose day could be a month, once others of the sheet stand month first."""
        if not self.is_month_first:
            return
        for line, read in self.swappable:
            if read.first_on:
                day = long_date(read.first_on)
                says = f"Read as {day}, with the day first; other dates of this file stand month first."
                cell = self.sheet.cell(self.place[DATE], line)
                self.reading.faults.append(Fault(line, cell, DATE, f"“{read.written}”: {says}", True))

    def _doubt_formulas(self) -> None:
        for column, found in self.formulas.items():
            at, (first, _value) = self.place[column], found[0]
            if len(found) > MOST_ONE_BY_ONE:
                last = cell_name(at, found[-1][0])
                says = f"Formulas stand in {len(found):,} cells down to {last}. Their last results were read."
                self.reading.faults.append(Fault(0, self.sheet.cell(at, first), column, says, True))
                continue
            for line, value in found:
                says = f"A formula stands here. Its last result was read: “{value}”."
                self.reading.faults.append(Fault(line, self.sheet.cell(at, line), column, says, True))


def _is_blank(cells: Sequence[Any]) -> bool:
    return not any(cell.strip() if isinstance(cell, str) else cell != "" for cell in cells)


def _folded(cells: Sequence[Any]) -> list[str]:
    return [" ".join(str(cell).split()).casefold() for cell in cells]


def _merged_above(sheet: Sheet, place: dict[str, int]) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield the cells that are merged into one above them, and the row of that one."""
    spreading = {at for column, at in place.items() if column in SPREADING}
    for top, left, bottom, _right in sheet.merged:
        if left in spreading and top < len(sheet.rows) and left < len(sheet.rows[top]):
            for row in range(top + 1, min(bottom + 1, len(sheet.rows))):
                yield (row, left), top


def _unread(sheet: Sheet, layout: Layout) -> Iterator[Fault]:
    """Yield what of a sheet is not read: rows above the headings, columns that hold nothing asked for."""
    for says in (*sheet.notes, *layout.notes):
        yield _note(0, says)
    for line, cells in enumerate(sheet.rows[: layout.first], start=1):
        if not _is_blank(cells):
            yield _note(line, "This stands above the headings and was not read.", sheet.cell(0, line), cells)
    begins = layout.last + 1
    for at, (heading, column) in enumerate(layout.pairs):
        is_known = column or at == layout.key_at
        filled = 0 if is_known else sum(at < len(row) and row[at] != "" for row in sheet.rows[begins:])
        if filled:
            named = f"column “{heading}”" if heading else "column without a heading"
            says = f"The {named} was not read. It holds {filled:,} cell{'s' if filled > 1 else ''}."
            yield _note(max(begins, 1), says, sheet.cell(at, max(begins, 1)))


def _note(line: int, found: str, cell: str = "", cells: Sequence[Any] = ()) -> Fault:
    kept = tuple(as_text(one) for one in cells) if cells else ()
    return Fault(line, cell, "", found, True, kept)
