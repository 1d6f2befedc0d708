"""Tables from a file that somebody sends, and tables that somebody takes out: nothing in a cell is trusted.

What a file unpacks to is measured before any parser sees it. Whatever stands in a cell is text or a
date: a formula or anything like one is text, coming in and going out.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from kith.base.kernel.refusals import Refused

MEGABYTES = 5
MOST_ROWS = 5_000
MOST_COLUMNS = 50
MOST_SHEETS = 5
MOST_PARTS = 200
UNPACKED = 30 * 1024 * 1024
"""The most that a spreadsheet may unpack to, in bytes."""


@dataclass(frozen=True)
class Most:
    """The most that is taken in of one file; a room that takes in more says so."""

    megabytes: int = MEGABYTES
    rows: int = MOST_ROWS
    columns: int = MOST_COLUMNS
    unpacked: int = UNPACKED
    """In bytes."""


A_LIST = Most()
"""The most of a list that people write."""

WEB_PAGE = re.compile(
    rb"\s*(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|table|meta)\b", re.IGNORECASE | re.DOTALL
)
OLD_OR_LOCKED = bytes.fromhex("d0cf11e0a1b11ae1")
"""With this begin workbooks as they were saved before 2007, and any that a password protects."""
UNKEEPABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
"""Characters that no sentence holds and that some database or page would not keep."""
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula; the last four are their wide twins."""


@dataclass(frozen=True)
class CellFault:
    """What is wrong with one cell: where, what was found, and what would do."""

    cell: str
    found: str
    says: str


@dataclass(frozen=True)
class Sheet:
    """The rows of one sheet, its name, and which sheets of the same file were not read."""

    rows: list[list[Any]]
    name: str = ""
    """Empty for a file that is no workbook."""
    unread: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    """Those of the sheets that were not read which the workbook hides."""


Wrong = Callable[[str, str], None]
"""Notes what is wrong with the cell of one column: the column's name and the sentence."""


def read_table(content: bytes, *, name: str, most: Most = A_LIST) -> list[list[Any]]:
    """Return the rows of a .csv or .xlsx file; raise Refused when it is no table, or too large to look at."""
    return read_sheet(content, name=name, most=most).rows


def read_sheet(content: bytes, *, name: str, most: Most = A_LIST) -> Sheet:
    """Return the first sheet of a file that is not hidden; raise Refused as `read_table` does."""
    if len(content) > most.megabytes * 1024 * 1024:
        raise Refused(f"The file must be smaller than {most.megabytes} MB", field="file")
    _refuse_disguised(content)
    is_book = name.lower().endswith(".xlsx")
    sheet = _book(content, most) if is_book else Sheet(_lines(content, most))
    if not sheet.rows:
        raise Refused("The file is empty. Its first row must name the columns.", field="file")
    return sheet


def read_workbook(content: bytes, *, most: Most = A_LIST) -> list[Sheet]:
    """Return every sheet of an .xlsx file that the workbook shows; raise Refused as `read_table` does.

    Each says by name which sheets are hidden and so were not read.
    """
    if len(content) > most.megabytes * 1024 * 1024:
        raise Refused(f"The file must be smaller than {most.megabytes} MB", field="file")
    _refuse_disguised(content)
    _refuse_bombs(content, most)
    with _refused_when_damaged():
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        shown_ones = _shown_sheets(book)
        hidden = tuple(one for one in book.sheet_names if one not in shown_ones)
        return [Sheet(_rows_of(book, name), name, hidden, hidden) for name in shown_ones]


def _refuse_disguised(content: bytes) -> None:
    """Raise Refused for what has the name of a table and is something else, saying what it is."""
    if WEB_PAGE.match(content[:2000]):
        raise Refused("The file is a web page. Open it in a spreadsheet and save it as .xlsx.", field="file")
    if content.startswith(OLD_OR_LOCKED):
        words = "The file has a password, or is an old .xls workbook. Save it as .xlsx without a password."
        raise Refused(words, field="file")


def places_of(head: Sequence[Any], columns: Sequence[str], *, needed: Sequence[str]) -> dict[str, int]:
    """Return the place of each column by its name.

    Raises Refused when a needed one is absent or one is there twice.
    """
    names = [str(cell).strip().casefold() for cell in head]
    if not set(needed) <= set(names):
        must = " and ".join(f"“{column}”" for column in needed)
        only = f"Only {must} must be there" if len(needed) < len(columns) else "All must be there"
        raise Refused(f"The first row must name the columns: {', '.join(columns)}. {only}.", field="file")
    twice = next((column for column in columns if names.count(column) > 1), "")
    if twice:
        raise Refused(f"Two columns are called “{twice}”. Keep one.", field="file")
    return {column: names.index(column) for column in columns if column in names}


def filled_rows(table: Sequence[list[Any]]) -> Iterator[tuple[int, list[Any]]]:
    """Yield the rows below the first in which anything stands, each with its number in the file."""
    for line, cells in enumerate(table[1:], start=2):
        if any(str(cell).strip() for cell in cells):
            yield line, cells


def values_of(cells: Sequence[Any], places: dict[str, int]) -> dict[str, Any]:
    """Return what stands in each column of a row; an empty text where the row ends before it."""
    return {column: cells[at] if at < len(cells) else "" for column, at in places.items()}


def text_of(value: Any) -> str:
    """Return what stands in a cell as text; a whole number without its point."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def shown(value: Any) -> str:
    """Return what stands in a cell as a page can show it: without control characters, and not too long."""
    text = UNKEEPABLE.sub("�", text_of(value)).strip()
    return text if len(text) <= 60 else f"{text[:60]}…"


def day_of(value: Any, column: str, wrong: Wrong) -> date | None:
    """Return the day in a cell, or None when it is empty; note what is wrong when it is none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = text_of(value).strip()
    if not text:
        return None
    for way in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, way).date()
        except ValueError:
            continue
    wrong(column, "Write the day as 2026-03-03 or 03/03/2026.")
    return None


def cell_name(column: int, line: int) -> str:
    """Return the name of a cell as a spreadsheet says it: the column from 0, the row from 1."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{line}"


# --- out ---------------------------------------------------------------------


class _Echo:
    """Gives back what is written to it, so that rows can be sent as they are made."""

    def write(self, value: str) -> str:
        return value


def csv_lines(rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Yield rows as lines of a CSV file, one by one, each cell safe to open in a spreadsheet."""
    writer = csv.writer(_Echo(), lineterminator="\r\n")
    for row in rows:
        yield writer.writerow([safe_cell(value) for value in row])  # type: ignore[misc]


def safe_cell(value: Any) -> str:
    """Return a value as a cell that no spreadsheet takes for a formula: an apostrophe goes before one."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(BEGINS_A_FORMULA) else text


# --- the file ----------------------------------------------------------------


def _lines(content: bytes, most: Most) -> list[list[Any]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.split("\n", 1)[0]
    mark = ";" if ";" in first and "," not in first else "\t" if "\t" in first and "," not in first else ","
    try:
        reader = csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True)
        return [row[: most.columns] for row in _at_most(reader, most)]
    except csv.Error:
        raise Refused("The file can’t be read as a table. Save it as CSV again.", field="file") from None


def _at_most(rows: Iterable[list[Any]], most: Most) -> Iterator[list[Any]]:
    for number, row in enumerate(rows):
        if number > most.rows:
            raise Refused(f"The file has more than {most.rows:,} rows. Split it.", field="file")
        yield row


def _book(content: bytes, most: Most) -> Sheet:
    _refuse_bombs(content, most)
    with _refused_when_damaged():
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        shown_ones = _shown_sheets(book)
        name = (shown_ones or book.sheet_names)[0]
        rows = _rows_of(book, name)
    unread = tuple(one for one in book.sheet_names if one != name)
    hidden = tuple(one for one in unread if one not in shown_ones)
    return Sheet(rows, name, unread, hidden)


def _shown_sheets(book: CalamineWorkbook) -> list[str]:
    return [one.name for one in book.sheets_metadata if one.visible == SheetVisibleEnum.Visible]


def _rows_of(book: CalamineWorkbook, name: str) -> list[list[Any]]:
    """Return the rows of a sheet from its first one, also where it begins further down or to the right."""
    sheet = book.get_sheet_by_name(name)
    above, left = sheet.start or (0, 0)
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=True)
    if left:
        rows = [[""] * left + row for row in rows]
    return [[""]] * above + rows


@contextmanager
def _refused_when_damaged() -> Iterator[None]:
    try:
        yield
    except (CalamineError, OSError, ValueError, IndexError):
        raise Refused(
            "The file can’t be read as a spreadsheet. Save it as .xlsx again.", field="file"
        ) from None


def _refuse_bombs(content: bytes, most: Most) -> None:
    """Raise Refused for what unpacks to too much, or names cells so far out that reading fills the memory."""
    try:
        with ZipFile(BytesIO(content)) as parts:
            listed = parts.infolist()
            names = {part.filename for part in listed}
            if "xl/workbook.xml" not in names or names & {"content.xml", "xl/workbook.bin"}:
                raise Refused("The file is not an .xlsx spreadsheet. Save it as .xlsx again.", field="file")
            if len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > most.unpacked:
                raise Refused(
                    "The spreadsheet unpacks to more than can be read here. Save the list alone.",
                    field="file",
                )
            sheets = [
                part for part in listed if part.filename.startswith("xl/worksheets/") and not part.is_dir()
            ]
            _refuse_large(parts, [part.filename for part in sheets if part.filename.endswith(".xml")], most)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise Refused(
            "The file can’t be read as a spreadsheet. Save it as .xlsx again.", field="file"
        ) from None


def _refuse_large(parts: ZipFile, sheets: Sequence[str], most: Most) -> None:
    if len(sheets) > MOST_SHEETS:
        raise Refused(
            f"The spreadsheet has more than {MOST_SHEETS} sheets. Save the list alone.", field="file"
        )
    far = _far_cells(most)
    for name in sheets:
        text = parts.read(name)
        if b"\x00" in text:
            raise Refused("The file can’t be read as a spreadsheet. Save it as .xlsx again.", field="file")
        for found in far.finditer(text):
            column, row = found.groups()
            if int(row) > most.rows + 1:
                raise Refused(f"The file has more than {most.rows:,} rows. Split it.", field="file")
            if _column_number(column) > most.columns:
                raise Refused(
                    f"The file has more than {most.columns} columns. Keep those that are asked for.",
                    field="file",
                )


def _far_cells(most: Most) -> re.Pattern[bytes]:
    """Return what finds the cells that may be too far out: those whose name has as many letters, or as many
    figures, as the last one has. The rest, nearly all, need no second look."""
    last = re.fullmatch("([A-Z]+)[0-9]+", cell_name(most.columns - 1, 1))
    letters, figures = len(last.group(1)) if last else 1, len(str(most.rows + 1))
    by_column = rb"(?=[A-Za-z]{%d})" % letters
    by_row = rb"(?=[A-Za-z]{0,7}\d{%d})" % figures
    return re.compile(
        rb"\br\s*=\s*[\"']\s*(?:" + by_column + rb"|" + by_row + rb")([A-Za-z]{0,7})(\d{1,10})\s*[\"']"
    )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
