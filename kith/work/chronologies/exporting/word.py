"""A copy as a Word document: real headings, one table whose heading row is repeated, language and title.

The table is written as XML of our own, every word escaped: building it cell by cell takes ten times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from kith.work.chronologies.exporting.contents import CODES, HANDLING, HEAD, Contents

LANGUAGE = "en-GB"
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHARES = (8, 4, 8, 7, 8, 6, 20, 12, 11, 6, 4, 6)
"""How the width of a page is shared among the columns, in hundredths."""
LINE = '</w:t><w:br/><w:t xml:space="preserve">'


def word_of(contents: Contents) -> bytes:
    """Return a copy as a Word document. The mark stands in the header of every page, the line on codes in the
    footer."""
    from docx import Document  # slow to load, and few requests need it
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm, Pt

    document = Document()
    _say_what_it_is(document, contents)
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    page.left_margin = page.right_margin = Mm(12)
    page.top_margin = page.bottom_margin = Mm(16)
    document.styles["Normal"].font.size = Pt(8)
    page.header.paragraphs[0].text = HANDLING
    page.footer.paragraphs[0].text = CODES
    document.add_heading(contents.title, level=1)
    for words in contents.facts:
        document.add_paragraph(words)
    document.element.body.insert(-1, _table(contents.rows, page.page_width - 2 * page.left_margin))
    document.add_paragraph()
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _table(rows: Iterable[Sequence[str]], width: int) -> Any:
    """Return the table as XML, read once as a whole."""
    from docx.oxml.parser import parse_xml

    wide = [int(width / 635 * share / sum(SHARES)) for share in SHARES]
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in wide)
    head = "".join(_cell(words, one, bold=True) for words, one in zip(HEAD, wide, strict=True))
    body = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(map(_cell, row, wide))}</w:tr>" for row in rows
    )
    return parse_xml(
        f'<w:tbl xmlns:w="{SPACE}"><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/>'
        f'<w:tblCaption w:val="Chronology"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{body}</w:tbl>"
    )


def _cell(words: str, wide: int, *, bold: bool = False) -> str:
    told = escape(words).replace("\r\n", "\n").replace("\r", "\n").replace("\n", LINE) if words else ""
    run = f'<w:r>{"<w:rPr><w:b/></w:rPr>" if bold else ""}<w:t xml:space="preserve">{told}</w:t></w:r>'
    return f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr><w:p>{run if told else ""}</w:p></w:tc>'


def _say_what_it_is(document: Any, contents: Contents) -> None:
    """Set title, author, day and language, of the document and of all its text."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    about = document.core_properties
    about.title, about.author, about.language = contents.title, contents.author, LANGUAGE
    about.last_modified_by, about.comments, about.keywords = contents.author, "", ""
    about.created = about.modified = datetime.combine(contents.day, time(), tzinfo=UTC)
    facts = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    said = facts.find(qn("w:lang"))
    if said is None:
        said = OxmlElement("w:lang")
        facts.append(said)
    said.set(qn("w:val"), LANGUAGE)
