"""What a PDF holds that has no place in a file for anybody, and which of its pages are pictures of words."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

DEEPEST = 50
SENTENCES = {
    "JavaScript": "a small program (JavaScript)",
    "PieceInfo": "the own data of the program that drew it (PieceInfo)",
    "fields": "a form with fields",
    "files": "another file inside it",
}


def left_inside(content: bytes) -> list[str]:
    """Return what a PDF holds that has no place in a file for anybody, in words: programs, a form, files."""
    with pikepdf.open(BytesIO(content)) as pdf:
        found = {kind for one in (*pdf.objects, pdf.trailer) for kind in _kinds(one, DEEPEST)}
    return [words for kind, words in SENTENCES.items() if kind in found]


def pages_with_pictures(content: bytes) -> list[str]:
    """Return the pages of a PDF that show a picture, as its reader calls them: *page 3*."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return [f"page {number}" for number, page in enumerate(pdf.pages, start=1) if _shows_picture(page)]


def _kinds(one: Any, depth: int) -> Iterator[str]:
    """Yield what stands in an object; others that it only points to are met by themselves."""
    if isinstance(one, pikepdf.Object) and isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        yield from _kind(one)
        inner = list(one.values())
    else:
        inner = list(one) if isinstance(one, pikepdf.Array) else []
    for each in inner if depth else ():
        if isinstance(each, pikepdf.Object) and not each.is_indirect:
            yield from _kinds(each, depth - 1)


def _kind(one: Any) -> Iterator[str]:
    if "/JS" in one or one.get("/S") == "/JavaScript":
        yield "JavaScript"
    if "/PieceInfo" in one:
        yield "PieceInfo"
    if one.get("/Subtype") == "/Widget" or ("/FT" in one and "/T" in one):
        yield "fields"
    if "/EF" in one or one.get("/Type") == "/EmbeddedFile":
        yield "files"


def _shows_picture(page: pikepdf.Page) -> bool:
    steps: Any = pikepdf.parse_content_stream(page)
    shown = (str(operator) for _operands, operator in steps)
    return bool(_pictures(page.resources, DEEPEST)) or "INLINE IMAGE" in shown


def _pictures(resources: Any, depth: int) -> bool:
    drawn = list(resources.get("/XObject", {}).values()) if depth else []
    return any(
        one.get("/Subtype") == "/Image" or _pictures(one.get("/Resources", {}), depth - 1) for one in drawn
    )
