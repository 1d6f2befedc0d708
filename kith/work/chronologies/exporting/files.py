"""The forms of a copy: what makes each, and what it is called. No name of a file says more than the case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kith.base.kernel.refusals import Refused
from kith.partnership.arrangements.printing import NotPrinted
from kith.work.chronologies.exporting.contents import Contents
from kith.work.chronologies.exporting.excel import excel_of
from kith.work.chronologies.exporting.paper import MOST_ROWS, pdf_copy_of
from kith.work.chronologies.exporting.pdf_words import texts_of_pages
from kith.work.chronologies.exporting.word import word_of
from kith.work.chronologies.names import texts_of_file
from kith.work.chronologies.names.files import DAMAGED

OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True)
class Form:
    """One form of a copy."""

    words: str
    content_type: str
    make: Callable[[Contents], bytes]
    most: int = 0
    """How many rows it holds at most; 0 for any number."""


FORMS = {
    "xlsx": Form("Excel", f"{OFFICE}spreadsheetml.sheet", excel_of),
    "docx": Form("Word", f"{OFFICE}wordprocessingml.document", word_of),
    "pdf": Form("PDF", "application/pdf", pdf_copy_of, MOST_ROWS),
}


def made(form: str, contents: Contents, rows: int) -> bytes:
    """Return a copy in one form. Raises Refused for more rows than it holds, or words that it can’t draw."""
    kind = FORMS[form]
    if kind.most and rows > kind.most:
        raise Refused(
            f"A {kind.words} holds up to {kind.most:,} rows and these are {rows:,}. Choose fewer by their "
            "agency or days, or take Word or Excel.",
            field="form",
        )
    try:
        return kind.make(contents)
    except NotPrinted as fault:
        raise Refused(
            "The PDF can’t be made: a row holds a sign that its typeface lacks. Take Word or Excel.",
            field="form",
        ) from fault


def file_name(reference: str, form: str) -> str:
    """Return what the file is called: *case-2026-03-chronology.xlsx*."""
    return f"case-{reference}-chronology.{form}"


def texts_in(content: bytes, form: str) -> list[tuple[str, str]]:
    """Return every text of a finished file with where it stands, whatever is hidden in it too. Raises Refused
    for a file that can’t be read."""
    found = [(one.where, one.text) for one in texts_of_file(content, form)]
    if form != "pdf":
        return found
    try:
        return [*found, *texts_of_pages(content)]
    except DAMAGED:
        raise Refused(
            "The pages of the PDF can’t be read, so nobody can look through it for names. Save it again.",
            field="file",
        ) from None
