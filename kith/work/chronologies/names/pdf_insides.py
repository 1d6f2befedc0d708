"""Every string in the objects of a PDF, whatever shows it or hides it."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

INSIDE = "the inside of the file"
"""Where a string stands of which no more is known than that it is in the file: looked at for the key only."""
OF_FONTS = frozenset(("/Font", "/FontDescriptor", "/XRef", "/ObjStm", "/Metadata"))
"""What was written by programs alone, or is read apart."""
NAMED = frozenset(("/Dests", "/EmbeddedFiles"))
"""What holds names that somebody chose as the keys of a table."""
PLACES = frozenset(("/D", "/Dest"))
"""What a link or bookmark leads to by its name."""
DEEPEST = 50


def strings_of_pdf(content: bytes) -> Iterator[str]:
    """Yield each string that a PDF holds outside the words of its pages: bookmarks, values of fields, targets
    of links, words for pictures, layers, named places, programs; its properties are read apart. Raises
    PdfError for a damaged file."""
    with pikepdf.open(BytesIO(content)) as pdf:
        apart = pdf.trailer.Info.objgen if "/Info" in pdf.trailer else None
        told = {text for one in pdf.objects if one.objgen != apart for text in _strings(one, DEEPEST)}
    yield from sorted(told)


def _strings(one: Any, depth: int, *, is_named: bool = False) -> Iterator[str]:
    """Yield the strings of an object; others that it only points to are met by themselves."""
    if isinstance(one, pikepdf.String):
        yield str(one)
    elif isinstance(one, pikepdf.Array) and depth:
        for inner in one:
            if _is_own(inner):
                yield from _strings(inner, depth - 1)
    elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream) and depth:
        if str(one.get("/Type", "")) in OF_FONTS:
            return
        for key, inner in one.items():
            yield from _names(key, inner, is_named=is_named)
            if key != "/ID" and (_is_own(inner) or key in NAMED):
                yield from _strings(inner, depth - 1, is_named=key in NAMED)


def _names(key: str, inner: Any, *, is_named: bool) -> Iterator[str]:
    if is_named:
        yield key[1:]
    elif key in PLACES and isinstance(inner, pikepdf.Name):
        yield str(inner)[1:]


def _is_own(one: Any) -> bool:
    """Return whether an object stands in the one that holds it, and isn't only pointed to."""
    return not (isinstance(one, pikepdf.Object) and one.is_indirect)
