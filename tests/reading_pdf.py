"""Reading a PDF as a person does: its words page by page, its bookmarks, and what its tags lead to."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf

PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


def opened(content: bytes) -> pikepdf.Pdf:
    """Return a PDF, open."""
    return pikepdf.open(io.BytesIO(content))


def words_of_pages(content: bytes) -> list[str]:
    """Return the words of each page, footers and what is laid over it included."""
    with opened(content) as pdf:
        return [" ".join("".join(_words(page.obj)).split()) for page in pdf.pages]


def bookmarks(content: bytes) -> list[tuple[str, int]]:
    """Return each bookmark with the page that it leads to, counted from 1."""
    with opened(content) as pdf:
        at = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        with pdf.open_outline() as outline:
            return [(item.title, at[item.destination[0].objgen]) for item in _flat(outline.root)]


def _flat(items: Any) -> Iterator[Any]:
    for item in items:
        yield item
        yield from _flat(item.children)


def _words(of: Any, fonts: Any = None) -> Iterator[str]:
    own = of.get("/Resources", pikepdf.Dictionary())
    known: dict[str, Any] = {}
    font, letters = None, {}
    for operands, operator in pikepdf.parse_content_stream(pikepdf.Page(of) if "/Contents" in of else of):
        match str(operator):
            case "Tf":
                font = own.Font[str(operands[0])]
                letters = known.setdefault(str(operands[0]), _letters(font))
            case "Tj" | "'" | '"':
                yield _decoded(operands[-1], font, letters)
            case "TJ":
                yield "".join(_piece(one, font, letters) for one in operands[0])
            case "Td" | "TD" | "T*" | "Tm" | "ET":
                yield " "
            case "Do":
                one = own.XObject[str(operands[0])]
                if one.get("/Subtype") == "/Form":
                    yield from _words(one)


def _piece(one: Any, font: Any, letters: dict[int, str]) -> str:
    if isinstance(one, pikepdf.String):
        return _decoded(one, font, letters)
    return " " if float(one) < -180 else ""


def _decoded(text: Any, font: Any, letters: dict[int, str]) -> str:
    raw = bytes(text)
    if font is None or font.get("/Subtype") != "/Type0":
        return raw.decode("latin-1")
    codes = [int.from_bytes(raw[i : i + 2], "big") for i in range(0, len(raw), 2)]
    return "".join(letters.get(code, "?") for code in codes)


def _letters(font: Any) -> dict[int, str]:
    table = font.get("/ToUnicode")
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table.read_bytes() if table else b"", re.S):
        found |= {int(code, 16): _letter(to) for code, to in PAIR.findall(block)}
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table.read_bytes() if table else b"", re.S):
        for first, last, to in RANGE.findall(block):
            start = int(to, 16)
            codes = range(int(first, 16), int(last, 16) + 1)
            found |= {code: chr(start + step) for step, code in enumerate(codes)}
    return found


def _letter(code: bytes) -> str:
    return bytes.fromhex(code.decode()).decode("utf-16-be")


def tag_faults(content: bytes) -> list[str]:
    """Return what is wrong with the tags of a PDF: pages without any, elements that lead nowhere."""
    with opened(content) as pdf:
        tree = pdf.Root.StructTreeRoot
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        keys = dict(_numbers(tree.ParentTree))
        faults = []
        for number, page in enumerate(pdf.pages, start=1):
            key = page.obj.get("/StructParents")
            if key is None or int(key) not in keys:
                faults.append(f"page {number} leads to no tags")
        for element, parent in _elements(tree):
            if parent is not None and element.get("/P") is not None and element.P.objgen != parent.objgen:
                faults.append(f"{element.S} has another parent than where it stands")
            where = element.get("/Pg")
            if where is not None and where.objgen not in pages:
                faults.append(f"{element.S} is on a page that is not in the document")
        return faults


def _numbers(tree: Any) -> Iterator[tuple[int, Any]]:
    pairs = list(tree.get("/Nums", []))
    yield from ((int(key), value) for key, value in zip(pairs[::2], pairs[1::2], strict=True))
    for kid in tree.get("/Kids", []):
        yield from _numbers(kid)


def _elements(tree: Any) -> Iterator[tuple[Any, Any]]:
    waiting: list[tuple[Any, Any]] = [(kid, None) for kid in _kids(tree)]
    while waiting:
        element, parent = waiting.pop()
        yield element, parent
        waiting.extend((kid, element) for kid in _kids(element))


def _kids(element: Any) -> list[Any]:
    found = element.get("/K")
    several = list(found) if isinstance(found, pikepdf.Array) else [found]
    return [kid for kid in several if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def tagged_text_order(content: bytes) -> list[str]:
    """Return the titles of the parts of a document in the order of its tags, for those that have one."""
    with opened(content) as pdf:
        tree = pdf.Root.StructTreeRoot
        top = _kids(tree)[0]
        return [str(kid.T) for kid in _kids(top) if "/T" in kid]
