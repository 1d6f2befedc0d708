"""Reading the tables of Word documents. One that goes on after a page, or after words, is one again."""

from dataclasses import dataclass, field
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from kith.base.kernel.refusals import Refused
from kith.partnership.documents.checking.office import look_into_office
from kith.partnership.documents.enums import FileKind
from kith.work.chronologies.reading.around_tables import (
    CELL,
    PARAGRAPH,
    ROW,
    SKIPPED,
    W,
    outer_tables,
    own,
    told_around,
)
from kith.work.chronologies.reading.layouts import column_called
from kith.work.chronologies.reading.sheets import MOST, Sheet

SPACES = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}
FEWEST_HEADINGS = 2


@dataclass
class _Joined:
    """Tables of a document that are one: their rows, what each is called, and cells merged downwards."""

    number: int
    rows: list[list[str]] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)


def read_word(content: bytes, name: str) -> tuple[list[Sheet], list[str]]:
    """Return the tables of a document, those that belong together joined, and what is to be said of them."""
    look_into_office(name, FileKind.WORD, BytesIO(content), len(content), spares_template=True)
    body, around = _body(content, name)
    joined: list[_Joined] = []
    for number, table in enumerate(outer_tables(body), start=1):
        _join(joined, _read(table, number))
    if sum(len(one.rows) for one in joined) > MOST.rows or any(one.width > MOST.columns for one in joined):
        raise Refused(
            f"“{name}” has more than {MOST.rows:,} rows or {MOST.columns} columns. Split it.", field="file"
        )
    return [_sheet(one) for one in joined if one.rows], around


def _body(content: bytes, name: str) -> tuple[Element, list[str]]:
    """Return the body of a document, and what stands in it besides the rows of its tables."""
    try:
        with ZipFile(BytesIO(content)) as parts:
            body = ElementTree.fromstring(parts.read("word/document.xml"))
            return body, told_around(body, parts)
    except (KeyError, ElementTree.ParseError):
        raise Refused(
            f"“{name}” is damaged and can’t be read. Save it as .docx again.", field="file"
        ) from None


def _read(table: Element, number: int) -> _Joined:
    read = _Joined(number)
    begun: dict[int, int] = {}
    for at, row in enumerate(own(table, ROW), start=1):
        if row.find(f"{W}trPr/{W}del") is not None:
            read.notes.append(f"Row {at} of table {number} was deleted in a tracked change and not read.")
            continue
        cells: list[str] = [""] * _span(row, f"{W}trPr/{W}gridBefore")
        for cell in own(row, CELL):
            _add_cell(cell, cells, len(read.rows), begun, read)
        read.rows.append(cells)
        read.places.append(f"table {number}, row {at}")
    return read


def _add_cell(cell: Element, cells: list[str], row: int, begun: dict[int, int], read: _Joined) -> None:
    column, span = len(cells), max(_span(cell, f"{W}tcPr/{W}gridSpan"), 1)
    down = cell.find(f"{W}tcPr/{W}vMerge")
    goes_on = down is not None and down.get(f"{W}val", "continue") == "continue"
    if down is not None and not goes_on:
        begun[column] = row
    elif goes_on and column in begun:
        read.merged.append((begun[column], column, row, column))
    if span > 1:
        read.merged.append((row, column, row, column + span - 1))
    cells.append(_text(cell))
    cells.extend([""] * (min(span, MOST.columns) - 1))


def _span(element: Element, path: str) -> int:
    found = element.find(path)
    value = found.get(f"{W}val", "") if found is not None else ""
    return min(int(value), MOST.columns) if value.isdecimal() else 0


def _text(cell: Element) -> str:
    """Return the words of a cell, its paragraphs on lines of their own."""
    pieces: list[str] = []
    _gather(cell, pieces)
    return "".join(pieces).strip()


def _gather(element: Element, pieces: list[str]) -> None:
    for child in element:
        tag = child.tag
        if tag == f"{W}t":
            pieces.append(child.text or "")
        elif tag in SPACES:
            pieces.append(SPACES[tag])
        elif tag not in SKIPPED:
            _gather(child, pieces)
            if tag == PARAGRAPH:
                pieces.append("\n")


def _join(joined: list[_Joined], table: _Joined) -> None:
    """Put a table to the one before it when it goes on from it: as wide, with the same headings or none."""
    if not table.rows:
        return
    before = joined[-1] if joined else None
    headings = _plain(before.rows[0]) if before else []
    repeats = before is not None and _plain(table.rows[0]) == headings
    goes_on = before is not None and (
        repeats or (table.width == before.width and not _is_heading(table.rows[0]))
    )
    if before is None or not goes_on or not _is_heading(before.rows[0]):
        joined.append(table)
        return
    added, skipped = len(before.rows), int(repeats)
    before.rows += table.rows[skipped:]
    before.places += table.places[skipped:]
    before.merged += [
        (top + added - skipped, left, bottom + added - skipped, right)
        for top, left, bottom, right in table.merged
        if top >= skipped
    ]
    before.notes += [f"Table {table.number} was read as going on from table {before.number}.", *table.notes]


def _plain(row: list[str]) -> list[str]:
    return [" ".join(cell.casefold().split()) for cell in row]


def _is_heading(row: list[str]) -> bool:
    return len({column_called(cell) for cell in row} - {""}) >= FEWEST_HEADINGS


def _sheet(one: _Joined) -> Sheet:
    return Sheet(
        f"Table {one.number}",
        list(one.rows),
        merged=tuple(one.merged),
        places=tuple(one.places),
        notes=tuple(one.notes),
    )
