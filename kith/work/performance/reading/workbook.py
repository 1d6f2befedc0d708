"""What a spreadsheet’s reader does not tell of a cell: whether a formula stands in it, or a percentage.

A cell that shows 48% holds 0.48. A formula may hold nothing, or what it gave on another machine.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from zipfile import BadZipFile, ZipFile

PERCENT_FORMATS = frozenset({9, 10})
"""The numbers of the formats 0% and 0.00%, which every spreadsheet knows."""
TAG = rb"<(?:\w+:)?"
SHEET = re.compile(TAG + rb"sheet\b([^>]*)>")
RELATION = re.compile(TAG + rb"Relationship\b([^>]*)>")
FORMATS = re.compile(TAG + rb"numFmt\b([^>]*)>")
CELL_STYLES = re.compile(TAG + rb"cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
CELL_STYLE = re.compile(TAG + rb"xf\b([^>]*)>")
FORMULA = re.compile(TAG + rb'c\b[^>]*?\br="([A-Z]+[0-9]+)"[^>]*>\s*' + TAG + rb"f[\s/>]")
REFERENCE = re.compile(rb'\br="([A-Z]+[0-9]+)"')


@dataclass(frozen=True)
class Marked:
    """The cells of a sheet that hold a formula, and those that are shown as a percentage."""

    formulas: frozenset[str] = frozenset()
    percents: frozenset[str] = frozenset()


def marked_cells(content: bytes, sheet_name: str) -> Marked:
    """Return the marked cells of one sheet of a spreadsheet that was measured and read before."""
    try:
        with ZipFile(BytesIO(content)) as parts:
            names = set(parts.namelist())
            sheet = parts.read(_part_of(sheet_name, parts, names))
            styles = parts.read("xl/styles.xml") if "xl/styles.xml" in names else b""
    except (BadZipFile, KeyError, OSError):
        return Marked()
    formulas = {found.group(1).decode() for found in FORMULA.finditer(sheet)}
    return Marked(frozenset(formulas), frozenset(_percent_cells(sheet, styles)))


def _part_of(sheet_name: str, parts: ZipFile, names: set[str]) -> str:
    """Return the part that holds a sheet, as the workbook lists them."""
    listed = [found.group(1) for found in SHEET.finditer(parts.read("xl/workbook.xml"))]
    here = [one for one in listed if unescape(_attribute(one, b"name").decode()) == sheet_name]
    related = re.search(rb'\b\w+:id="([^"]+)"', here[0]) if here else None
    relations = "xl/_rels/workbook.xml.rels"
    if related and relations in names:
        for found in RELATION.finditer(parts.read(relations)):
            if _attribute(found.group(1), b"Id") == related.group(1):
                target = _attribute(found.group(1), b"Target").decode()
                return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return "xl/worksheets/sheet1.xml"


def _percent_cells(sheet: bytes, styles: bytes) -> Iterator[str]:
    places = _percent_styles(styles)
    if not places:
        return
    either = b"|".join(str(place).encode() for place in places)
    for found in re.finditer(TAG + rb'c\b[^>]*?\bs="(?:' + either + rb')"[^>]*>', sheet):
        where = REFERENCE.search(found.group())
        if where:
            yield where.group(1).decode()


def _percent_styles(styles: bytes) -> list[int]:
    """Return the numbers of the cell styles that show a percentage."""
    formats = set(PERCENT_FORMATS)
    for found in FORMATS.finditer(styles):
        if b"%" in _attribute(found.group(1), b"formatCode"):
            formats.add(int(_attribute(found.group(1), b"numFmtId") or -1))
    listed = CELL_STYLES.search(styles)
    kinds = (
        [_attribute(found.group(1), b"numFmtId") for found in CELL_STYLE.finditer(listed.group())]
        if listed
        else []
    )
    return [place for place, kind in enumerate(kinds) if kind.isdigit() and int(kind) in formats]


def _attribute(attributes: bytes, name: bytes) -> bytes:
    found = re.search(rb"\b" + name + rb'="([^"]*)"', attributes)
    return found.group(1) if found else b""
