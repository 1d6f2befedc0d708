"""What stands in a Word document besides the rows of its tables: it is not read, and is told by its place."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from xml.etree.ElementTree import Element
from zipfile import ZipFile

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{MAIN}}}"
TABLE, ROW, CELL, PARAGRAPH = f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}p"
GONE = frozenset({f"{W}del", f"{W}moveFrom"})
"""What a tracked change takes away."""
CHANGES = GONE | {f"{W}ins", f"{W}moveTo"}
PROPERTIES = ("rPr", "pPr", "tcPr", "trPr", "tblPr", "instrText", "delText")
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What older programs show in place of a drawing: the same words once more."""
SKIPPED = frozenset({*(f"{W}{name}" for name in PROPERTIES), FALLBACK, *GONE})
COMMENTS = frozenset({f"{W}commentReference"})
NOTES = frozenset({f"{W}footnoteReference", f"{W}endnoteReference"})
PICTURES = frozenset(
    {
        "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
        "{urn:schemas-microsoft-com:vml}imagedata",
    }
)
OUTSIDE = "outside the tables"
HEADS = re.compile(r"word/(?:header|footer)\d*\.xml")
WORDS = re.compile(rb"<w:t\b[^>]*>[^<]*[A-Za-z]")
MOST_PLACES = 8
"""More places than these are counted, not named."""


def outer_tables(element: Element) -> Iterator[Element]:
    """Yield the tables of a document from the top; those inside a table are words of its cells."""
    for child in element:
        if child.tag == TABLE:
            yield child
        elif child.tag not in SKIPPED:
            yield from outer_tables(child)


def own(element: Element, tag: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, those in a control too, none of an inner table."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in SKIPPED and child.tag not in {TABLE, CELL}:
            yield from own(child, tag)


def told_around(body: Element, parts: ZipFile) -> list[str]:
    """Return what of a document is not in its rows, as sentences: how much of it there is, and where."""
    told = list(_outside(body))
    changes = _placed(body, CHANGES)
    if changes:
        counted = f"{changes.total()} tracked change{'s' if changes.total() > 1 else ''}"
        told.append(f"The document holds {counted}: {_places(changes)}. It was read as if all were accepted.")
    for tags, what in ((COMMENTS, "Comments"), (NOTES, "Notes at the foot or end"), (PICTURES, "Pictures")):
        found = _placed(body, tags)
        if found:
            told.append(f"{what} were not read, {found.total()} in all: {_places(found)}.")
    if any(HEADS.fullmatch(name) and WORDS.search(parts.read(name)) for name in parts.namelist()):
        told.append("The words in the header or footer of the pages were not read.")
    return told


def _outside(body: Element) -> Iterator[str]:
    """Yield how many paragraphs with words stand before, between and after the tables."""
    found: Counter[int] = Counter()
    last = _count_paragraphs(body, 0, found)
    if found.total():
        places = Counter({_between(after, last): count for after, count in found.items() if count})
        what = f"{found.total()} paragraphs" if found.total() > 1 else "1 paragraph"
        was = "were" if found.total() > 1 else "was"
        yield f"{what} {OUTSIDE} {was} not read: {_places(places)}."


def _count_paragraphs(element: Element, after: int, found: Counter[int]) -> int:
    """Count the paragraphs by the number of tables that stand before each; return how many there were."""
    for child in element:
        if child.tag == TABLE:
            after += 1
        elif child.tag == PARAGRAPH:
            found[after] += any((words.text or "").strip() for words in _own_words(child))
            after = _count_paragraphs(child, after, found)
        elif child.tag not in SKIPPED:
            after = _count_paragraphs(child, after, found)
    return after


def _own_words(element: Element) -> Iterator[Element]:
    """Yield the words of a paragraph, apart from those of tables and paragraphs that float in it."""
    for child in element:
        if child.tag == f"{W}t":
            yield child
        elif child.tag not in SKIPPED and child.tag not in {TABLE, PARAGRAPH}:
            yield from _own_words(child)


def _between(after: int, last: int) -> str:
    if not after:
        return "before table 1"
    return f"after table {after}" if after == last else f"between tables {after} and {after + 1}"


def _placed(body: Element, tags: Iterable[str]) -> Counter[str]:
    """Return how many elements of some kinds stand in each row of the tables, and outside them."""
    wanted = frozenset(tags)
    count = _counting(wanted)
    whole = count(body)
    found: Counter[str] = Counter()
    if not whole:
        return found
    for number, table in enumerate(outer_tables(body), start=1):
        for at, row in enumerate(own(table, ROW), start=1):
            found[f"in table {number}, row {at}"] = count(row)
    found[OUTSIDE] = whole - found.total()
    return +found


def _counting(tags: frozenset[str]) -> Callable[[Element], int]:
    return lambda element: sum(one.tag in tags for one in element.iter())


def _places(found: Counter[str]) -> str:
    """Return where the things are, each place with how many stand there."""
    named = [f"{count} {place}" for place, count in list(found.items())[:MOST_PLACES] if count]
    more = len(found) - MOST_PLACES
    return "; ".join(named) + (f"; and in {more} more place{'s' if more > 1 else ''}" if more > 0 else "")
