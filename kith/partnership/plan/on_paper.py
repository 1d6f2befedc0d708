"""The plan on paper: the exception report as tagged PDF and as Word, and a priority on one sheet."""

from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

from kith.partnership.arrangements.printing import pdf_of

PRINTED = Path(__file__).resolve().parent / "printed"
LANGUAGE = "en-GB"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def plan_pdf(template: str, paper: dict[str, Any], *, day: date) -> bytes:
    """Return a tagged PDF from one of this room’s templates. Raises NotPrinted when anything is amiss."""
    return pdf_of(template, paper, day=day, templates=PRINTED)


def report_word(paper: dict[str, Any], *, day: date) -> bytes:
    """Return the exception report as a Word document with real headings and a marked table head."""
    from docx import Document  # slow to load, and few requests need it

    document = Document()
    about = document.core_properties
    about.title, about.author, about.language = paper["title"], paper["author"], LANGUAGE
    about.last_modified_by, about.comments, about.keywords = paper["author"], "", ""
    about.created = about.modified = datetime.combine(day, time(), tzinfo=UTC)
    _speak_english(document)
    document.add_heading(paper["title"], level=1)
    for line in (paper["caption"], paper["sample"]):
        if line:
            document.add_paragraph(line)
    document.add_heading("At a glance", level=2)
    _table(document, paper["head"], paper["rows"])
    for section in paper["sections"]:
        document.add_heading(section["heading"], level=2)
        for fact in section["facts"]:
            told = document.add_paragraph()
            told.add_run(f"{fact['name']}: ").bold = True
            told.add_run(fact["value"])
    document.sections[0].footer.paragraphs[0].text = paper["footer"]
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _table(document: Any, head: list[str], rows: list[list[str]]) -> None:
    from docx.oxml import OxmlElement

    table = document.add_table(rows=1, cols=len(head), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, head, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words


def _speak_english(document: Any) -> None:
    """Set the language of all text, which the title of the document alone does not."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    facts = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    said = facts.find(qn("w:lang"))
    if said is None:
        said = OxmlElement("w:lang")
        facts.append(said)
    said.set(qn("w:val"), LANGUAGE)
