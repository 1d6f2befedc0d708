"""Reading CSV files and other text with a mark between its columns, in the encodings that people have."""

import codecs
import csv
from io import StringIO
from itertools import islice
from typing import Any

from kith.base.kernel.refusals import Refused
from kith.work.chronologies.reading.sheets import MOST, Sheet

MARKS = (",", ";", "\t", "|")
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
LONGEST_CELL = 200_000


def read_lines(content: bytes, name: str) -> tuple[list[Sheet], list[str]]:
    """Return the one sheet of a text file, and what is to be said of how it was read."""
    text, notes = _decoded(content)
    mark = _mark(text)
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True)
    try:
        rows: list[list[Any]] = list(islice(reader, MOST.rows + 1))
    except csv.Error:
        says = (
            f"“{name}” can’t be read as a table from line {reader.line_num} on: a quotation mark is missing."
        )
        raise Refused(f"{says} Save it as CSV again.", field="file") from None
    if len(rows) > MOST.rows:
        raise Refused(f"“{name}” has more than {MOST.rows:,} rows. Split it.", field="file")
    if max(map(len, rows), default=0) > MOST.columns:
        raise Refused(f"“{name}” has more than {MOST.columns} columns. Keep those asked for.", field="file")
    return ([Sheet("", rows)] if any(any(row) for row in rows) else []), notes


def _decoded(content: bytes) -> tuple[str, list[str]]:
    if content.startswith(WIDE):
        return content.decode("utf-16", errors="replace"), []
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        note = (
            "The file isn’t in UTF-8 and was read as Windows text. Look whether names with accents are right."
        )
        return content.decode("cp1252", errors="replace"), [note]


def _mark(text: str) -> str:
    """Return the mark between columns: the one that stands most often in the first lines, outside quotes."""
    head = "\n".join(text[:20_000].split("\n")[:10])
    bare = "".join(head.split('"')[::2])
    return max(MARKS, key=lambda mark: (bare.count(mark), -MARKS.index(mark)))
