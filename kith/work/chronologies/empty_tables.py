"""Empty tables for agencies to write their chronologies in: the columns, and how dates may be written."""

from collections.abc import Callable
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

from kith.base.ui.dates import long_date
from kith.work.chronologies.enums import Column
from kith.work.chronologies.models import Chronology

TITLE = "Chronology"
HEADINGS = tuple(column.label for column in Column)
WIDTHS = (16, 10, 18, 24, 18, 60, 40, 40, 16)
ROWS = 30
"""Empty rows of the table in Word; a table grows as rows are added."""
HOW = (
    "One event a row. Keep the row of headings; leave out columns that you don’t need.",
    "Date: as exact as is known, such as 3 April 2019, about May 2019, between 1 and 8 June 2019, "
    "before 2018 or not known.",
    "Became known to the agency: the day on which your agency learned of it, if that was later.",
    "Significance: write key for a key event.",
)


def _about(chronology: Chronology) -> list[str]:
    lines = list(HOW)
    if chronology.from_on or chronology.to_on:
        first = f"from {long_date(chronology.from_on)} " if chronology.from_on else ""
        last = f"up to {long_date(chronology.to_on)}" if chronology.to_on else ""
        lines.append(f"Asked is what happened {first}{last}".strip() + ".")
    return [*lines, chronology.asks] if chronology.asks else lines


def empty_workbook(chronology: Chronology) -> bytes:
    """Return a workbook with the headings on its first sheet and how to fill it in on the second."""
    from xlsxwriter import Workbook  # few requests need it

    made = BytesIO()
    book = Workbook(made, {"in_memory": True})
    book.set_properties({"title": TITLE, "created": _at(chronology)})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    table, words = book.add_worksheet(TITLE), book.add_worksheet("How to fill it in")
    for at, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
        table.set_column(at, at, width, wrapped)
        table.write_string(0, at, heading, bold)
    table.freeze_panes(1, 0)
    words.set_column(0, 0, 100, wrapped)
    for at, line in enumerate(_about(chronology)):
        words.write_string(at, 0, line)
    book.close()
    return made.getvalue()


def _at(chronology: Chronology) -> datetime:
    return datetime.combine(chronology.opened_on, time(), tzinfo=UTC).replace(tzinfo=None)


def empty_document(chronology: Chronology) -> bytes:
    """Return a Word document with how to fill it in and a table, its headings on each page."""
    from docx import Document  # slow to load, and few requests need it
    from docx.enum.section import WD_ORIENT

    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    core = document.core_properties
    core.title, core.author, core.comments = TITLE, "", ""
    core.created = core.modified = _at(chronology)
    document.add_heading(TITLE, level=1)
    for line in _about(chronology):
        document.add_paragraph(line)
    _fill(document.add_table(rows=ROWS + 1, cols=len(HEADINGS), style="Table Grid"))
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _fill(table: Any) -> None:
    from docx.oxml import OxmlElement

    head = table.rows[0]
    for cell, heading in zip(head.cells, HEADINGS, strict=True):
        cell.text = heading
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EMPTY_TABLES: dict[str, tuple[str, Callable[[Chronology], bytes]]] = {
    "xlsx": (SHEET, empty_workbook),
    "docx": (DOCUMENT, empty_document),
}
"""What may be taken, by its ending."""
