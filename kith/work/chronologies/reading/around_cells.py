"""What hides in a sheet of a workbook or stands beside its cells: told by its place, read or not."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import pairwise
from posixpath import basename, dirname, normpath
from zipfile import ZipFile

from kith.base.kernel.tables import cell_name

TAG = rb"<(?:\w+:)?"
ROW = re.compile(TAG + rb'row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d+)"')
COLUMN = re.compile(TAG + rb'col\b(?=[^>]*\bhidden="(?:1|true)")([^>]*)>')
REACH = re.compile(rb'\b(min|max)="(\d+)"')
RELATION = re.compile(TAG + rb"Relationship\b([^>]*)>")
TARGET = re.compile(rb'\bTarget="([^"]*)"')
COMMENT = re.compile(TAG + rb'(?:comment|threadedComment)\b[^>]*?\bref="([A-Z]{1,3})([0-9]{1,7})"')
LYING = re.compile(TAG + rb"(?:pic|sp)\b")
PRINTED = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)\b[^>]*>([^<]*)<")
CODES = re.compile(r'&(?:"[^"]*"|[0-9]+|[A-Z])')
"""What in a printed header is no word: fonts, sizes, the place of a number."""
NUMBERING = re.compile(r"\b(?:page|of)\b", re.IGNORECASE)
FILLED_ROW = re.compile(TAG + rb"row\b[^>]*[^/]>")
MOST_NAMED = 10


def told_around(parts: ZipFile, path: str, xml: bytes, rows: Sequence[Sequence[object]]) -> list[str]:
    """Return what of a sheet is hidden or stands beside its cells, as sentences: how much, and where."""
    return [*_hidden(xml, rows), *_beside(parts, path), *_printed(xml)]


def rows_in(xml: bytes) -> int:
    """Return how many rows of a sheet hold cells, without reading them."""
    return sum(1 for _found in FILLED_ROW.finditer(xml))


def _hidden(xml: bytes, rows: Sequence[Sequence[object]]) -> Iterator[str]:
    if b"hidden=" not in xml:
        return
    lines = sorted({int(found[1]) for found in ROW.finditer(xml)})
    shown = [
        line for line in lines if line <= len(rows) and any(str(cell).strip() for cell in rows[line - 1])
    ]
    if shown:
        several = len(shown) > 1
        yield (
            f"{len(shown):,} row{'s are' if several else ' is'} hidden in the sheet, or filtered out, and "
            f"{'were' if several else 'was'} read all the same: {_listed(_runs(shown))}."
        )
    columns = sorted(_hidden_columns(xml, rows))
    if columns:
        several = len(columns) > 1
        letters = [cell_name(at, 1).rstrip("1") for at in columns]
        yield (
            f"{len(columns)} column{'s are' if several else ' is'} hidden in the sheet: {_listed(letters)}. "
            "How the columns were read says what became of "
            f"{'them' if several else 'it'}."
        )


def _hidden_columns(xml: bytes, rows: Sequence[Sequence[object]]) -> set[int]:
    """Return the places from 0 of hidden columns in which something stands."""
    width = max((len(row) for row in rows), default=0)
    hidden: set[int] = set()
    for found in COLUMN.finditer(xml):
        reach = {name: int(value) for name, value in REACH.findall(found[1])}
        hidden |= set(range(reach.get(b"min", 1) - 1, min(reach.get(b"max", 0), width)))
    return {at for at in hidden if any(at < len(row) and str(row[at]).strip() for row in rows)}


def _beside(parts: ZipFile, path: str) -> Iterator[str]:
    """Yield how many comments, pictures and text boxes a sheet has."""
    related = [parts.read(one) for one in _related(parts, path)]
    cells = {(int(line), letters.decode()) for one in related for letters, line in COMMENT.findall(one)}
    if cells:
        named = [
            f"{letters}{line}"
            for line, letters in sorted(cells, key=lambda one: (one[0], len(one[1]), one[1]))
        ]
        several = len(named) > 1
        yield (
            f"{len(named):,} cell{'s have' if several else ' has'} a comment beside "
            f"{'them, none of which' if several else 'it, which'} was read: {_listed(named)}."
        )
    lying = sum(len(LYING.findall(one)) for one in related)
    if lying:
        what = "pictures or text boxes lie" if lying > 1 else "picture or text box lies"
        yield f"{lying:,} {what} over the cells and {'were' if lying > 1 else 'was'} not read."


def _related(parts: ZipFile, path: str) -> Iterator[str]:
    """Yield the comments and drawings that belong to a sheet, by their place in the file."""
    listed = set(parts.namelist())
    relations = f"{dirname(path)}/_rels/{basename(path)}.rels"
    if relations not in listed:
        return
    for found in RELATION.finditer(parts.read(relations)):
        target = TARGET.search(found[1])
        place = unescape(target[1].decode(errors="replace")) if target else ""
        whole = place.lstrip("/") if place.startswith("/") else normpath(f"{dirname(path)}/{place}")
        if whole in listed and whole.endswith(".xml") and re.search(r"(?i)comment|drawing", whole):
            yield whole


def _printed(xml: bytes) -> Iterator[str]:
    heads = [unescape(found.decode(errors="replace")) for found in PRINTED.findall(xml)]
    if any(re.search(r"[^\W\d_]", NUMBERING.sub("", CODES.sub(" ", words))) for words in heads):
        yield "The words in the printed header or footer of the sheet were not read."


def _runs(lines: Sequence[int]) -> list[str]:
    """Return numbers of rows, those that follow each other as one: *4 to 7*."""
    breaks = [
        0,
        *(at for at, (one, two) in enumerate(pairwise(lines), start=1) if two != one + 1),
        len(lines),
    ]
    runs = [(lines[start], lines[stop - 1]) for start, stop in pairwise(breaks)]
    return [f"row {first}" if first == last else f"rows {first} to {last}" for first, last in runs]


def _listed(named: Sequence[str]) -> str:
    more = len(named) - MOST_NAMED
    return ", ".join(named[:MOST_NAMED]) + (f" and {more:,} more" if more > 0 else "")
