"""Reading workbooks: every sheet that is shown, and what a spreadsheet’s reader doesn’t tell of its cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

from kith.base.kernel.tables import Sheet as Table
from kith.base.kernel.tables import read_workbook
from kith.partnership.documents.checking.office import look_into_office
from kith.partnership.documents.enums import FileKind
from kith.work.chronologies.reading.around_cells import rows_in, told_around
from kith.work.chronologies.reading.sheets import MOST, Sheet

TAG = rb"<(?:\w+:)?"
SHEET = re.compile(TAG + rb"sheet\b([^>]*)>")
RELATION = re.compile(TAG + rb"Relationship\b([^>]*)>")
FORMAT = re.compile(TAG + rb"numFmt\b([^>]*)>")
CELL_STYLES = re.compile(TAG + rb"cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
CELL_STYLE = re.compile(TAG + rb"xf\b([^>]*)>")
CELL = TAG + rb'c\b(?=[^>]*?\br="([A-Z]+[0-9]+)")'
FORMULA = re.compile(CELL + rb"[^>]*>\s*" + TAG + rb"f[\s/>]")
ERROR = re.compile(CELL + rb'(?=[^>]*?\bt="e")[^>]*>.*?' + TAG + rb"v>([^<]*)<", re.DOTALL)
MERGED = re.compile(TAG + rb'mergeCell\b[^>]*\bref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"')
IS_1904 = re.compile(rb'\bdate1904="(?:1|true)"')
MONTH_AND_YEAR = 17
"""The number of the format mmm-yy, which every spreadsheet knows."""
QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
"""What of a format is no figure: words, colours and the places kept free."""
RELATIONS = "xl/_rels/workbook.xml.rels"
MOST_MERGED = 20_000


def read_excel(content: bytes, name: str) -> tuple[list[Sheet], list[str]]:
    """Return the sheets of a workbook that it shows, and the names of those that were not read."""
    look_into_office(name, FileKind.EXCEL, BytesIO(content), len(content))
    tables = read_workbook(content, most=MOST)
    with ZipFile(BytesIO(content)) as parts:
        book = parts.read("xl/workbook.xml")
        styles = parts.read("xl/styles.xml") if "xl/styles.xml" in parts.namelist() else b""
        whole = _Book(book, _styles_showing(styles, "my"), _styles_showing(styles, "y"))
        paths = _paths(book, parts)
        sheets = [_read(one, paths[one.name], parts, whole) for one in tables if one.name in paths]
        notes = list(_unread(tables[0].hidden if tables else (), paths, parts))
    return [one for one in sheets if one.rows], notes


class _Book(NamedTuple):
    """What a workbook says of all its sheets: itself, and its styles of months and of years."""

    xml: bytes
    months: list[int]
    years: list[int]


def _read(table: Table, path: str, parts: ZipFile, book: _Book) -> Sheet:
    xml = parts.read(path)
    return replace(_with_marks(table, xml, book), notes=tuple(told_around(parts, path, xml, table.rows)))


def _unread(hidden: Sequence[str], paths: dict[str, str], parts: ZipFile) -> Iterator[str]:
    """Yield which sheets the workbook hides, each with how many rows it has, and kept changes."""
    for name in hidden:
        rows = rows_in(parts.read(paths[name])) if name in paths else 0
        yield f"The hidden sheet “{name}” was not read. It holds {rows:,} row{'' if rows == 1 else 's'}."
    if any(name.startswith("xl/revisions/") for name in parts.namelist()):
        yield "The workbook keeps its earlier words as tracked changes. They were not read."


def _with_marks(table: Table, xml: bytes, book: _Book) -> Sheet:
    formulas = FORMULA.finditer(xml) if b"<f" in xml or b":f" in xml else ()
    errors = ERROR.finditer(xml) if b't="e"' in xml else ()
    return Sheet(
        table.name,
        table.rows,
        is_1904=IS_1904.search(book.xml) is not None,
        formulas=frozenset(found[1].decode() for found in formulas),
        errors={found[1].decode(): found[2].decode(errors="replace") for found in errors},
        months=frozenset(_cells_of_styles(xml, book.months)),
        years=frozenset(_cells_of_styles(xml, book.years)),
        merged=tuple(_merged(xml)),
    )


def _merged(xml: bytes) -> Iterator[tuple[int, int, int, int]]:
    for number, found in enumerate(MERGED.finditer(xml)):
        left, top, right, bottom = found.groups()
        if number < MOST_MERGED and len(left) <= 3 and len(right) <= 3:
            yield int(top) - 1, _number(left), int(bottom) - 1, _number(right)


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _paths(book: bytes, parts: ZipFile) -> dict[str, str]:
    """Return where in the file each sheet stands, by its name."""
    listed = set(parts.namelist())
    relations = parts.read(RELATIONS) if RELATIONS in listed else b""
    targets = {
        _attribute(found[1], b"Id"): _attribute(found[1], b"Target").decode()
        for found in RELATION.finditer(relations)
    }
    paths = {}
    for found in SHEET.finditer(book):
        related = re.search(rb'\b\w+:id="([^"]+)"', found[1])
        target = targets.get(related[1], "") if related else ""
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if path in listed:
            paths[unescape(_attribute(found[1], b"name").decode())] = path
    return paths


def _styles_showing(styles: bytes, letters: str) -> list[int]:
    """Return the numbers of the cell styles that show of a date no more than month and year (*my*), or the
    year alone (*y*)."""
    formats = {MONTH_AND_YEAR} if letters == "my" else set()
    for found in FORMAT.finditer(styles):
        if _shown_by(unescape(_attribute(found[1], b"formatCode").decode(errors="replace"))) == set(letters):
            formats.add(int(_attribute(found[1], b"numFmtId") or -1))
    listed = CELL_STYLES.search(styles)
    kinds = [_attribute(found[1], b"numFmtId") for found in CELL_STYLE.finditer(listed[0])] if listed else []
    return [place for place, kind in enumerate(kinds) if kind.isdigit() and int(kind) in formats]


def _shown_by(code: str) -> set[str]:
    """Return which of day, month, year, hour and second a format shows, each as its letter."""
    return set(QUOTED.sub("", code.split(";")[0]).casefold()) & set("dmyhse")


def _cells_of_styles(xml: bytes, styles: list[int]) -> Iterator[str]:
    if not styles:
        return
    either = b"|".join(str(place).encode() for place in styles)
    for found in re.finditer(CELL + rb'(?=[^>]*?\bs="(?:' + either + rb')")', xml):
        yield found[1].decode()


def _attribute(attributes: bytes, name: bytes) -> bytes:
    found = re.search(rb"\b" + name + rb'="([^"]*)"', attributes)
    return found[1] if found else b""
