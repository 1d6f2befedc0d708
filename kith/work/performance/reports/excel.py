"""A scorecard as a spreadsheet: numbers as numbers, and every text as text, never as a formula or a link."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

from kith.work.performance.reports.card import NUMBERS, Card, rows_out
from kith.work.performance.reports.paper import About

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDE, NARROW = 48, 16
LONG = frozenset({"Indicator", "Not stated", "Late", "What it says", "What to ask", "Words", "Answer"})
FIGURES = ("Indicator", "Short name", "Period from", "Figure")
SAID = ("Indicator", "What", "About", "Words", "Made", "Answer", "Answered")
MOST_LETTERS = 32_767
"""What a cell of a spreadsheet holds at most."""


def scorecard_excel(about: About, card: Card, *, day: date) -> bytes:
    """Return a scorecard as a spreadsheet: the card, the figures behind it, and what was written of it."""
    from xlsxwriter import Workbook  # few requests need it

    made = BytesIO()
    book = Workbook(made, {"in_memory": True})
    book.set_properties({"title": about.title, "author": about.author, "created": _at(day)})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    _fill(book.add_worksheet("Scorecard"), rows_out(card), NUMBERS, bold, wrapped)
    _fill(book.add_worksheet("Figures"), _figures(card), (3,), bold, wrapped)
    if any(line.said for line in card.lines):
        _fill(book.add_worksheet("Comments and challenges"), _said(card), (), bold, wrapped)
    _fill(book.add_worksheet("About"), _about(about, card), (), bold, wrapped)
    book.close()
    return made.getvalue()


def _at(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC).replace(tzinfo=None)


def _figures(card: Card) -> Iterable[Sequence[str]]:
    yield FIGURES
    for line in card.lines:
        for period, value in line.points:
            yield line.name, line.key, period, value


def _said(card: Card) -> Iterable[Sequence[str]]:
    yield SAID
    for line in card.lines:
        for one in line.said:
            yield line.name, one.kind, one.about, one.words, one.made, one.answer, one.answered


def _about(about: About, card: Card) -> Iterable[Sequence[str]]:
    yield "About", "Words"
    yield "Title", about.title
    yield "Partnership", about.author
    if about.handling:
        yield "Handling", about.handling
    yield "As at", about.caption
    yield "In short", card.counts
    if about.commentary:
        yield "What the quarter’s figures mean", about.commentary
    for one in card.sections("priority"):
        if words := (about.words or {}).get(one.ident):
            yield one.name, words
    for words in (about.sample, *about.notes):
        if words:
            yield "Note", words


def _fill(sheet: Any, rows: Iterable[Sequence[str]], numbers: Sequence[int], bold: Any, wrapped: Any) -> None:
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            if at == 0:
                sheet.set_column(column, column, WIDE if text in LONG else NARROW)
                sheet.write_string(at, column, text, bold)
            elif column in numbers and _is_number(text):
                sheet.write_number(at, column, float(text), wrapped)
            else:
                sheet.write_string(at, column, text[:MOST_LETTERS], wrapped)
    sheet.freeze_panes(1, 1)


def _is_number(text: str) -> bool:
    """Return whether a cell of a column of numbers holds one; *No data* stays a text."""
    try:
        float(text)
    except ValueError:
        return False
    return True
