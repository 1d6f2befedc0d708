"""A report as a Word document that a screen reader can find its way in: real headings, marked table heads."""

from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

from kith.work.reviews.report_on_paper.pdf import drawn_as_png

LANGUAGE = "en-GB"
WIDEST = 6.0
"""Inches that a drawing may be wide on the sheet."""


def report_word(paper: dict[str, Any], *, day: date) -> bytes:
    """Return a report as a Word document in English, its handling mark at the head and foot of each sheet."""
    from docx import Document  # slow to load, and few requests need it

    document = Document()
    say_what_it_is(document, paper, day)
    sheet = document.sections[0]
    sheet.header.paragraphs[0].text = paper["mark"]
    sheet.footer.paragraphs[0].text = paper["footer"]
    document.add_heading(paper["title"], level=1)
    for line in (paper["watermark"], *paper["sources"], paper["caption"], paper["sample"]):
        if line:
            document.add_paragraph(line)
    for section in paper["sections"]:
        document.add_heading(section["heading"], level=2)
        for block in section["blocks"]:
            BLOCKS[block["kind"]](document, block)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _text(document: Any, block: dict[str, Any]) -> None:
    document.add_paragraph(block["words"])


def _said(document: Any, block: dict[str, Any]) -> None:
    told = document.add_paragraph()
    told.add_run(f"{block['who']}\n").bold = True
    told.add_run(block["words"])


def _table(document: Any, block: dict[str, Any]) -> None:
    from docx.oxml import OxmlElement

    table = document.add_table(rows=1, cols=len(block["head"]), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, block["head"], strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    # Word repeats a marked head on each sheet, and reads it out.
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in block["rows"]:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words


def _picture(document: Any, block: dict[str, Any]) -> None:
    """Put a drawing in as dots, with its title for those who don’t see it."""
    from docx.shared import Inches

    shape = document.add_picture(BytesIO(drawn_as_png(block["svg"])))
    if shape.width > Inches(WIDEST):
        shape.height = int(shape.height * Inches(WIDEST) / shape.width)
        shape.width = Inches(WIDEST)
    shape._inline.docPr.set("descr", block["title"])


BLOCKS = {"text": _text, "said": _said, "table": _table, "picture": _picture}


def say_what_it_is(document: Any, paper: dict[str, Any], day: date) -> None:
    """Set title, author, day and language, of the document and of all its text."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    about = document.core_properties
    about.title, about.author, about.language = paper["title"], paper["author"], LANGUAGE
    about.last_modified_by, about.comments, about.keywords = paper["author"], "", ""
    about.created = about.modified = datetime.combine(day, time(), tzinfo=UTC)
    facts = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    spoken = facts.find(qn("w:lang"))
    if spoken is None:
        spoken = OxmlElement("w:lang")
        facts.append(spoken)
    spoken.set(qn("w:val"), LANGUAGE)
