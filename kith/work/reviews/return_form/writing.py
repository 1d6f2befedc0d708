"""Making the form as a Word document: what is asked, and a box beneath each question."""

from datetime import date
from io import BytesIO
from typing import Any

from kith.base.ui.dates import long_date
from kith.work.reviews.models import ReturnRequest
from kith.work.reviews.questions import questions_of
from kith.work.reviews.report_on_paper.word import say_what_it_is
from kith.work.reviews.return_form.asking import asked_lines
from kith.work.reviews.return_form.parts import (
    AGAIN,
    AGENCY,
    CODE,
    FOOT,
    HOW,
    MARK,
    answer_label,
    asking_of,
    code_of,
    heading_of,
    question_label,
)

LEFT, RIGHT, BOX = 35, 135, 25
"""In millimetres: how wide the columns are, and how tall an empty box is."""


def form_in_word(request: ReturnRequest, *, day: date) -> bytes:
    """Return the form for one agency’s return, as it is asked now. It holds nothing that was answered."""
    from docx import Document  # slow to load, and few requests need it

    document = Document()
    title = heading_of(request)
    say_what_it_is(document, {"title": title, "author": ""}, day)
    sheet = document.sections[0]
    sheet.header.paragraphs[0].text, sheet.footer.paragraphs[0].text = MARK, FOOT
    document.add_heading(title, level=1)
    _table(document, about_lines(request, day))
    for words in HOW:
        document.add_paragraph(words)
    document.add_heading("Questions", level=2)
    _questions(document, request)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def about_lines(request: ReturnRequest, day: date) -> list[tuple[str, str]]:
    """Return the lines above the questions of a form. Two queries."""
    asking = asking_of(request)
    again = []
    if asking > 1:
        says = f"On {long_date(request.asked_on)}. Write only what is new or what must be put right."
        again = [(AGAIN, says)]
    first = [(CODE, code_of(request, asking)), (AGENCY, request.body.name)]
    return [*first, *again, *asked_lines(request, day)]


def _table(document: Any, lines: list[tuple[str, str]]) -> None:
    table = _new_table(document)
    for name, words in lines:
        _row(table, name, words)


def _new_table(document: Any) -> Any:
    """Return a table with its columns as wide in programs that go by columns as in those that go by cells."""
    from docx.shared import Mm

    table = document.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, (LEFT, RIGHT), strict=True):
        column.width = Mm(width)
    return table


def _questions(document: Any, request: ReturnRequest) -> None:
    from docx.shared import Mm

    table = _new_table(document)
    for number, one in enumerate(questions_of(request), start=1):
        asked = _row(table, question_label(number, one.key), one.asks)
        asked.cells[1].paragraphs[0].runs[0].bold = True
        if one.hint:
            asked.cells[1].add_paragraph(one.hint)
        _row(table, answer_label(number, one.key), "").height = Mm(BOX)


def _row(table: Any, name: str, words: str) -> Any:
    from docx.shared import Mm

    row = table.add_row()
    for cell, text, width in zip(row.cells, (name, words), (LEFT, RIGHT), strict=True):
        cell.text, cell.width = text, Mm(width)
    return row
