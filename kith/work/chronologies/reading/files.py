"""Opening the file that an agency hands in: what it is, and its sheets."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kith.base.kernel.refusals import Refused
from kith.base.kernel.tables import OLD_OR_LOCKED, WEB_PAGE
from kith.partnership.documents.checking.kinds import PDF, ZIP
from kith.work.chronologies.reading.layouts import Layout, recognise
from kith.work.chronologies.reading.lines import read_lines
from kith.work.chronologies.reading.sheets import MOST, Sheet, Sheets
from kith.work.chronologies.reading.word import read_word
from kith.work.chronologies.reading.workbook import read_excel

READERS = {"xlsx": read_excel, "docx": read_word, "csv": read_lines, "txt": read_lines}
OPEN_FORMATS = frozenset({"ods", "fods", "odt"})
"""A few bytes of these can stand for millions of cells, which no measure of what they unpack to shows."""
PACKED = frozenset({"xlsx", "docx"})
TAKEN = "Excel (.xlsx), Word (.docx) or CSV"
AGAIN = "Hand the file in again to read it."
BEGINNING = 2_000


def read_file(content: bytes | Path, *, name: str) -> Sheets:
    """Return the sheets of a file that hold something.

    Raises Refused with a sentence for a file that can’t be read at all: locked, damaged, another kind than
    its name says, too large, or one that would unpack to more than is safe.
    """
    held = content.read_bytes() if isinstance(content, Path) else content
    ending = name.rpartition(".")[2].strip().casefold() if "." in name else ""
    refuse_disguised(held, name, ending)
    if len(held) > MOST.megabytes * 1024 * 1024:
        raise Refused(f"“{name}” is larger than {MOST.megabytes} MB. Split it.", field="file")
    kind = "csv" if ending == "txt" else ending
    sheets, notes = READERS[ending](held, name)
    filled = tuple(one for one in sheets if one.rows)
    if not filled:
        raise Refused(f"“{name}” holds no table. Hand in one row for each event.", field="file")
    noted = tuple(replace(one, notes=(*notes, *_others(one, filled), *one.notes)) for one in filled)
    return Sheets(name, kind, noted, tuple(notes))


def _others(sheet: Sheet, sheets: Sequence[Sheet]) -> list[str]:
    """Return which sheets of a file are not the one that is read, and how many rows each of them has."""
    return [
        f"“{one.name}” of the same file was not read. It holds {_rows(one)}. {AGAIN}"
        for one in sheets
        if one is not sheet
    ]


def _rows(sheet: Sheet) -> str:
    count = sum(any(str(cell).strip() for cell in row) for row in sheet.rows)
    return "1 row" if count == 1 else f"{count:,} rows"


def best_sheet(sheets: Sheets) -> tuple[Sheet, Layout]:
    """Return the sheet whose headings say most of what is needed, the first of several, with its layout."""
    found = [(sheet, recognise(sheet)) for sheet in sheets.sheets]
    return min(
        found, key=lambda one: (len(one[1].asks), -sum(bool(column) for _head, column in one[1].pairs))
    )


def refuse_disguised(content: bytes, name: str, ending: str) -> None:
    """Raise Refused for a file that is no table, or another kind than its name says, and say what it is."""
    begins = content[:BEGINNING]
    if WEB_PAGE.match(begins.lstrip(b"\xef\xbb\xbf")):
        says = f"is a web page, whatever its ending says. Open it in Excel and save it as {_best(ending)}."
    elif begins.startswith(OLD_OR_LOCKED):
        says = f"has a password, or is in an older format. Save it as {_best(ending)} without a password."
    elif begins.startswith(PDF):
        says = (
            f"is a PDF, out of which rows can’t be read safely. Hand in the {TAKEN} file that it was made of."
        )
    elif ending in OPEN_FORMATS:
        says = f"is in an open format, of which rows aren’t read. Open it and save it as {_best(ending)}."
    elif ending not in READERS:
        says = f"is not a kind of file that rows are read from. Hand in {TAKEN}."
    elif ending in PACKED and not begins.startswith(ZIP):
        says = f"is damaged, or is something else than its ending says. Save it as .{ending} again."
    elif ending not in PACKED and begins.startswith(ZIP):
        says = "is not text, whatever its ending says. Give it the ending that it had."
    else:
        return
    raise Refused(f"“{name}” {says}", field="file")


def _best(ending: str) -> str:
    return ".docx" if ending.startswith(("doc", "rtf", "odt")) else ".xlsx"
