"""Reading a list of bodies from a spreadsheet or a CSV file: every fault by its cell, and nothing trusted.

What a file unpacks to is measured before any parser sees it. Whatever stands in a cell is text or a
date: a formula or anything like one is text.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineWorkbook

from kith.base.kernel.refusals import Refused

MEGABYTES = 5
MOST_ROWS = 5_000
MOST_COLUMNS = 50
MOST_SHEETS = 5
MOST_PARTS = 200
UNPACKED = 30 * 1024 * 1024
"""The most that a spreadsheet may unpack to, in bytes."""

COLUMNS = ("name", "key", "from", "to")
CELL = re.compile(rb"\br\s*=\s*[\"']\s*([A-Za-z]{0,7})(\d{1,10})\s*[\"']")
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
UNKEEPABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
LONGEST_NAME, LONGEST_KEY = 200, 64


@dataclass(frozen=True)
class BodyRow:
    """One body that the file lists."""

    line: int
    """The row of the file, as a spreadsheet counts them."""
    name: str
    key: str = ""
    held_from: date | None = None
    held_to: date | None = None


@dataclass(frozen=True)
class CellFault:
    """What is wrong with one cell: where, what was found, and what would do."""

    cell: str
    found: str
    says: str


@dataclass(frozen=True)
class Reading:
    """What a file lists, and every fault in it. A file with a fault is not taken."""

    rows: tuple[BodyRow, ...]
    faults: tuple[CellFault, ...]


def read_bodies(content: bytes, *, name: str) -> Reading:
    """Return the bodies that a file lists; raise Refused when it is no table, or too large to look at."""
    if len(content) > MEGABYTES * 1024 * 1024:
        raise Refused(f"The file must be smaller than {MEGABYTES} MB", field="file")
    table = _sheet(content) if name.lower().endswith(".xlsx") else _lines(content)
    if not table:
        raise Refused("The file is empty. Its first row must name the columns.", field="file")
    places = _places(table[0])
    found = [_row(line, cells, places) for line, cells in _filled(table)]
    rows = tuple(row for row, _faults in found if row)
    faults = [fault for _row, faults in found for fault in faults]
    if not found:
        raise Refused("The file names no body. Write one to a row, below the names of the columns.", field="file")
    return Reading(rows, tuple(faults + list(_doubles(rows, places))))


def write_rows(rows: Iterable[BodyRow]) -> str:
    """Return rows as the CSV text that reads back to the same rows."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([row.name, row.key, row.held_from or "", row.held_to or ""])
    return text.getvalue()


# --- the file ---------------------------------------------------------------


def _lines(content: bytes) -> list[list[Any]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.split("\n", 1)[0]
    mark = ";" if ";" in first and "," not in first else "\t" if "\t" in first and "," not in first else ","
    try:
        reader = csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True)
        return [row[:MOST_COLUMNS] for row in _at_most(reader)]
    except csv.Error:
        raise Refused("The file can’t be read as a table. Save it as CSV again.", field="file") from None


def _at_most(rows: Iterable[list[Any]]) -> Iterator[list[Any]]:
    for number, row in enumerate(rows):
        if number > MOST_ROWS:
            raise Refused(f"The file has more than {MOST_ROWS:,} rows. Split it.", field="file")
        yield row


def _sheet(content: bytes) -> list[list[Any]]:
    _refuse_bombs(content)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        sheet = book.get_sheet_by_index(0)
        above, left = sheet.start or (0, 0)
        rows = [[""] * left + row for row in sheet.to_python(skip_empty_area=True)]
    except (CalamineError, OSError, ValueError, IndexError):
        raise Refused("The file can’t be read as a spreadsheet. Save it as .xlsx again.", field="file") from None
    return [[""]] * above + rows


def _refuse_bombs(content: bytes) -> None:
    """Raise Refused for what unpacks to too much, or names cells so far out that reading them fills the memory."""
    try:
        with ZipFile(BytesIO(content)) as parts:
            listed = parts.infolist()
            names = {part.filename for part in listed}
            if "xl/workbook.xml" not in names or names & {"content.xml", "xl/workbook.bin"}:
                raise Refused("The file is not an .xlsx spreadsheet. Save it as .xlsx again.", field="file")
            if len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > UNPACKED:
                raise Refused("The spreadsheet unpacks to more than can be read here. Save the list alone.", field="file")
            sheets = [part for part in listed if part.filename.startswith("xl/worksheets/") and not part.is_dir()]
            _refuse_large(parts, [part.filename for part in sheets if part.filename.endswith(".xml")])
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise Refused("The file can’t be read as a spreadsheet. Save it as .xlsx again.", field="file") from None


def _refuse_large(parts: ZipFile, sheets: Sequence[str]) -> None:
    if len(sheets) > MOST_SHEETS:
        raise Refused(f"The spreadsheet has more than {MOST_SHEETS} sheets. Save the list alone.", field="file")
    for name in sheets:
        text = parts.read(name)
        if b"\x00" in text:
            raise Refused("The file can’t be read as a spreadsheet. Save it as .xlsx again.", field="file")
        for column, row in _cells(text):
            if int(row) > MOST_ROWS + 1:
                raise Refused(f"The file has more than {MOST_ROWS:,} rows. Split it.", field="file")
            if _column_number(column) > MOST_COLUMNS:
                raise Refused(f"The file has more than {MOST_COLUMNS} columns. Keep those that are asked for.", field="file")


def _cells(text: bytes) -> Iterator[tuple[bytes, bytes]]:
    return ((found.group(1), found.group(2)) for found in CELL.finditer(text))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


# --- its rows ---------------------------------------------------------------


def _places(head: Sequence[Any]) -> dict[str, int]:
    """Return the place of each column by its name; raise Refused when the name of a body has none."""
    names = [str(cell).strip().casefold() for cell in head]
    if "name" not in names:
        raise Refused(f"The first row must name the columns: {', '.join(COLUMNS)}. Only “name” must be there.", field="file")
    twice = next((column for column in COLUMNS if names.count(column) > 1), "")
    if twice:
        raise Refused(f"Two columns are called “{twice}”. Keep one.", field="file")
    return {column: names.index(column) for column in COLUMNS if column in names}


def _filled(table: list[list[Any]]) -> Iterator[tuple[int, list[Any]]]:
    for line, cells in enumerate(table[1:], start=2):
        if any(str(cell).strip() for cell in cells):
            yield line, cells


def _row(line: int, cells: list[Any], places: dict[str, int]) -> tuple[BodyRow | None, list[CellFault]]:
    values = {column: cells[at] if at < len(cells) else "" for column, at in places.items()}
    faults: list[CellFault] = []

    def wrong(column: str, says: str) -> None:
        faults.append(CellFault(_cell(places[column], line), _shown(values[column]), says))

    name = " ".join(_text(values["name"]).split())
    if says := _name_fault(name, _text(values["name"])):
        wrong("name", says)
    key = _text(values.get("key", "")).strip()
    if key and (len(key) > LONGEST_KEY or not KEY.fullmatch(key)):
        wrong("key", "A key is lower-case letters and figures joined by hyphens, at most 64 characters.")
    begins = _day(values.get("from", ""), "from", wrong)
    ends = _day(values.get("to", ""), "to", wrong)
    if begins and ends and ends < begins:
        wrong("to", "The last day is before the first day.")
    return (None if faults else BodyRow(line, name, key, begins, ends)), faults


def _name_fault(name: str, written: str) -> str:
    if not name:
        return "Every row needs a name."
    if len(name) > LONGEST_NAME:
        return f"A name has at most {LONGEST_NAME} characters."
    return "The name has a character that can’t be kept. Type it again." if UNKEEPABLE.search(written.strip()) else ""


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _shown(value: Any) -> str:
    text = UNKEEPABLE.sub("�", _text(value)).strip()
    return text if len(text) <= 60 else f"{text[:60]}…"


def _day(value: Any, column: str, wrong: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = _text(value).strip()
    if not text:
        return None
    for way in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, way).date()
        except ValueError:
            continue
    wrong(column, "Write the day as 2026-03-03 or 03/03/2026.")
    return None


def _doubles(rows: Sequence[BodyRow], places: dict[str, int]) -> Iterator[CellFault]:
    for column in ("name", "key"):
        first: dict[str, int] = {}
        for row in rows:
            value = getattr(row, column)
            if not value:
                continue
            line = first.setdefault(value.casefold(), row.line)
            if line != row.line and (column == "key" or not row.key):
                yield CellFault(_cell(places[column], row.line), value, f"Row {line} has the same {column}.")


def _cell(column: int, line: int) -> str:
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{line}"
