"""Minutes as a Word document that a screen reader can find its way in: real headings, marked table heads."""

from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

LANGUAGE = "en-GB"


def minutes_word(paper: dict[str, Any], *, day: date) -> bytes:
    """Return minutes as a Word document in English, with the partnership as author and a title."""
    from docx import Document  # slow to load, and few requests need it

    document = Document()
    _say_what_it_is(document, paper, day)
    document.add_heading(paper["title"], level=1)
    for line in (*paper["sources"], paper["caption"], paper["sample"]):
        if line:
            document.add_paragraph(line)
    _listed(document, "Decisions", paper["decisions"], "No decision is on record.")
    _listed(document, "Actions", paper["actions"], "No action is on record.")
    _listed(document, "Who was there", paper["people"], "Nobody is on record.")
    document.add_heading("Minutes", level=2)
    for item in paper["items"]:
        _item(document, item)
    for line in paper["notes"]:
        document.add_paragraph(line)
    document.sections[0].footer.paragraphs[0].text = paper["footer"]
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _say_what_it_is(document: Any, paper: dict[str, Any], day: date) -> None:
    about = document.core_properties
    about.title, about.author, about.language = paper["title"], paper["author"], LANGUAGE
    about.last_modified_by, about.comments, about.keywords = paper["author"], "", ""
    about.created = about.modified = datetime.combine(day, time(), tzinfo=UTC)
    _speak_english(document)


def _speak_english(document: Any) -> None:
    """Set the language of all text, which the title of the document alone does not."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    styles = document.styles.element
    facts = styles.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    said = facts.find(qn("w:lang"))
    if said is None:
        said = OxmlElement("w:lang")
        facts.append(said)
    said.set(qn("w:val"), LANGUAGE)


def _listed(document: Any, heading: str, part: dict[str, Any], empty: str) -> None:
    document.add_heading(heading, level=2)
    if not part["rows"]:
        document.add_paragraph(empty)
        return
    table = document.add_table(rows=1, cols=len(part["head"]), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, part["head"], strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    _mark_head(table.rows[0])
    for row in part["rows"]:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words


def _mark_head(row: Any) -> None:
    """Mark a row as the head of its table, which Word repeats on each sheet and reads out."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _item(document: Any, item: dict[str, Any]) -> None:
    document.add_heading(item["heading"], level=3)
    for line in item["lines"]:
        document.add_paragraph(line)
    for words in item["decisions"]:
        told = document.add_paragraph()
        told.add_run("Decision: ").bold = True
        told.add_run(words)
