"""A copy as a tagged PDF, the lanes in black and white on its first page."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from kith.partnership.arrangements.printing import pdf_of
from kith.work.chronologies.exporting.contents import CODES, HANDLING, HEAD, Contents
from kith.work.chronologies.exporting.word import SHARES

AT_ONCE = 200
"""How many rows a table has before the next begins: one table of thousands takes far longer to lay out."""
MOST_ROWS = 1_000
"""How many rows a PDF holds at most: laying out so many takes some seconds, and memory with each more."""
PRINTED = Path(__file__).resolve().parent / "printed"


def paper_of(contents: Contents) -> dict[str, Any]:
    """Return a copy as plain data for the template."""
    return {
        "title": contents.title,
        "author": contents.author,
        "caption": "",
        "watermark": "",
        "sources": [],
        "sample": "",
        "handling": HANDLING,
        "footer": CODES,
        "facts": list(contents.facts),
        "picture": contents.picture,
        "picture_words": contents.picture_words,
        "head": list(HEAD),
        "widths": list(SHARES),
        "tables": _tables(contents.rows),
    }


def _tables(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    cells = [words for row in rows for words in row]
    step = AT_ONCE * len(HEAD)
    return [cells[start : start + step] for start in range(0, len(cells), step)]


def pdf_copy_of(contents: Contents) -> bytes:
    """Return a copy as a tagged PDF (PDF/UA-1). Raises NotPrinted when anything is amiss."""
    return pdf_of("chronology", paper_of(contents), day=contents.day, templates=PRINTED)
