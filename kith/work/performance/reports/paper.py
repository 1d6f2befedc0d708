"""A scorecard on paper: as a tagged PDF and as a Word document, both from the same plain data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

from kith.partnership.arrangements.printing import pdf_of
from kith.work.performance.reports.card import (
    OUTCOMES,
    OUTCOMES_HEAD,
    PAPER_HEAD,
    Card,
    Said,
    ScoreLine,
    colour_marks,
    outcome_rows,
    outcomes_words,
    paper_rows,
)

PRINTED = Path(__file__).resolve().parent / "printed"
LANGUAGE = "en-GB"


@dataclass(frozen=True)
class About:
    """What stands around a scorecard on paper."""

    title: str
    author: str
    caption: str
    sample: str = ""
    commentary: str = ""
    words: Mapping[str, str] | None = None
    """What was written of each section, by its id."""
    notes: tuple[str, ...] = ()
    handling: str = ""
    """How it is to be handled; empty where nothing in it is sensitive."""


def paper_of(about: About, card: Card, way: str) -> dict[str, Any]:
    """Return a scorecard as plain data for PDF and Word."""
    written = about.words or {}
    return {
        "title": about.title,
        "author": about.author,
        "caption": about.caption,
        "watermark": "",
        "sources": [],
        "sample": about.sample,
        "handling": about.handling,
        "footer": about.author,
        "commentary": about.commentary,
        "counts": card.counts,
        "outcomes": {
            "heading": OUTCOMES,
            "words": outcomes_words(card),
            "head": list(OUTCOMES_HEAD),
            "rows": outcome_rows(card),
            "marks": colour_marks(card.leading),
        },
        "head": list(PAPER_HEAD),
        "sections": [
            {
                "heading": one.name,
                "words": written.get(one.ident, ""),
                "rows": paper_rows(one.lines),
                "marks": colour_marks(one.lines),
                "compared": [words for line in one.lines if (words := _compared(line))],
            }
            for one in card.sections(way)
        ],
        "said": [_said(line) for line in card.lines if line.said],
        "notes": list(about.notes),
    }


def _compared(line: ScoreLine) -> str:
    if not line.compared:
        return ""
    return f"{line.name}: {'; '.join(f'{whose} {words}' for whose, words in line.compared)}."


def _said(line: ScoreLine) -> dict[str, Any]:
    return {"heading": line.name, "lines": [words for one in line.said for words in said_words(one)]}


def said_words(one: Said) -> Iterable[str]:
    """Yield what was said of a figure, and its answer or that there is none."""
    yield f"{one.kind} on {one.about}, {one.made}: {one.words}"
    if one.answer:
        yield f"Answer of {one.answered}: {one.answer}"
    elif one.kind == "Challenge":
        yield "Not answered yet."


def scorecard_pdf(paper: dict[str, Any], *, day: date) -> bytes:
    """Return a scorecard as a tagged PDF (PDF/UA-1). Raises NotPrinted when anything is amiss."""
    return pdf_of("scorecard", paper, day=day, templates=PRINTED)


def scorecard_word(paper: dict[str, Any], *, day: date) -> bytes:
    """Return a scorecard as a Word document with real headings and marked table heads."""
    from docx import Document  # slow to load, and few requests need it
    from docx.enum.section import WD_ORIENT

    document = Document()
    _say_what_it_is(document, paper, day)
    page = document.sections[0]
    page.orientation, (page.page_width, page.page_height) = (
        WD_ORIENT.LANDSCAPE,
        (page.page_height, page.page_width),
    )
    document.add_heading(paper["title"], level=1)
    for line in (paper["handling"], paper["caption"], paper["sample"]):
        if line:
            document.add_paragraph(line)
    if paper["commentary"]:
        document.add_heading("What the quarter’s figures mean", level=2)
        _paragraphs(document, paper["commentary"])
    document.add_paragraph(paper["counts"])
    _outcomes(document, paper["outcomes"])
    for section in paper["sections"]:
        _section(document, section, paper["head"])
    _remarks(document, paper["said"])
    for line in paper["notes"]:
        document.add_paragraph(line)
    page.footer.paragraphs[0].text = paper["footer"]
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _outcomes(document: Any, outcomes: dict[str, Any]) -> None:
    document.add_heading(outcomes["heading"], level=2)
    document.add_paragraph(outcomes["words"])
    if outcomes["rows"]:
        _table(document, outcomes["head"], outcomes["rows"], outcomes["marks"])


def _section(document: Any, section: dict[str, Any], head: list[str]) -> None:
    document.add_heading(section["heading"], level=2)
    _paragraphs(document, section["words"])
    _table(document, head, section["rows"], section["marks"])
    for words in section["compared"]:
        document.add_paragraph(words)


def _remarks(document: Any, said: list[dict[str, Any]]) -> None:
    if said:
        document.add_heading("Comments and challenges", level=2)
    for one in said:
        document.add_heading(one["heading"], level=3)
        for line in one["lines"]:
            document.add_paragraph(line)


def _paragraphs(document: Any, words: str) -> None:
    for part in filter(None, words.split("\n\n")):
        document.add_paragraph(part)


DRAWN = {"reached": ("●", "1B6B3F"), "near": ("■", "C27400"), "missed": ("◆", "B3261E")}
"""The shape and the colour that stand before the words *green*, *amber* and *red* in Word."""


def _table(document: Any, head: list[str], rows: list[list[str]], marks: list[str]) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import RGBColor

    table = document.add_table(rows=1, cols=len(head), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, head, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    judged = head.index("Against target")
    for row, mark in zip(rows, marks, strict=True):
        cells = table.add_row().cells
        for place, (cell, words) in enumerate(zip(cells, row, strict=True)):
            if mark and place == judged:
                shape, colour = DRAWN[mark]
                cell.paragraphs[0].add_run(f"{shape} ").font.color.rgb = RGBColor.from_string(colour)
                cell.paragraphs[0].add_run(words)
            else:
                cell.text = words


def _say_what_it_is(document: Any, paper: dict[str, Any], day: date) -> None:
    """Set title, author, day and language, of the document and of all its text."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    about = document.core_properties
    about.title, about.author, about.language = paper["title"], paper["author"], LANGUAGE
    about.last_modified_by, about.comments, about.keywords = paper["author"], "", ""
    about.created = about.modified = datetime.combine(day, time(), tzinfo=UTC)
    facts = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    said = facts.find(qn("w:lang"))
    if said is None:
        said = OxmlElement("w:lang")
        facts.append(said)
    said.set(qn("w:val"), LANGUAGE)
