"""A scorecard as a file to keep: CSV, Excel, Word or PDF, all from one card."""

from collections.abc import Callable
from datetime import date

from kith.base.kernel.tables import csv_lines
from kith.work.performance.reports.card import BY_PRIORITY, Card, rows_out
from kith.work.performance.reports.excel import EXCEL, scorecard_excel
from kith.work.performance.reports.paper import About, paper_of, scorecard_pdf, scorecard_word

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Make = Callable[[About, Card, str, date], bytes]


def _csv(about: About, card: Card, way: str, day: date) -> bytes:
    """Return the card as CSV, each cell safe to open, after the mark that tells a spreadsheet its letters."""
    return ("\ufeff" + "".join(csv_lines(rows_out(card)))).encode()


def _excel(about: About, card: Card, way: str, day: date) -> bytes:
    return scorecard_excel(about, card, day=day)


def _word(about: About, card: Card, way: str, day: date) -> bytes:
    return scorecard_word(paper_of(about, card, way), day=day)


def _pdf(about: About, card: Card, way: str, day: date) -> bytes:
    return scorecard_pdf(paper_of(about, card, way), day=day)


KINDS: dict[str, tuple[str, str, str, Make]] = {
    "pdf": ("PDF", "application/pdf", "pdf", _pdf),
    "word": ("Word", WORD, "docx", _word),
    "excel": ("Excel", EXCEL, "xlsx", _excel),
    "csv": ("CSV", "text/csv; charset=utf-8", "csv", _csv),
}
"""For each kind of file its word on the page, its type, the end of its name, and what makes it."""


def made(kind: str, about: About, card: Card, day: date, way: str = BY_PRIORITY) -> bytes:
    """Return a scorecard as a file of a kind. Raises NotPrinted where a PDF can’t be made as it should be."""
    return KINDS[kind][3](about, card, way, day)
