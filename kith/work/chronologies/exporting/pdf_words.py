"""The words that the pages of a finished PDF show, the picture in it included."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
SPACED = -180
"""A move along the line by more than this, in thousandths of a letter, stands for a space."""


class Letters(NamedTuple):
    """What the signs of a font stand for."""

    width: int
    """How many bytes a sign takes."""
    known: dict[int, str]

    def usual(self, code: int) -> str:
        """Return what a sign is taken for of which the font says nothing."""
        return bytes([code]).decode("cp1252", "replace") if self.width == 1 else " "


def texts_of_pages(content: bytes) -> list[tuple[str, str]]:
    """Return the words of each page of a PDF, with which page it is; a picture of words says nothing."""
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as pdf:
        letters: dict[Any, Letters] = {}
        return [
            (f"page {number}", " ".join("".join(_words(page.obj, letters)).split()))
            for number, page in enumerate(pdf.pages, start=1)
        ]


def _words(of: Any, letters: dict[Any, Letters]) -> Iterator[str]:
    """Yield the words that a page, or a drawing within one, shows."""
    import pikepdf

    own = of.get("/Resources", pikepdf.Dictionary())
    known = Letters(1, {})
    steps: Any = pikepdf.parse_content_stream(pikepdf.Page(of) if "/Contents" in of else of)
    for operands, operator in steps:
        match str(operator):
            case "Tf":
                font = own.Font[str(operands[0])]
                key = font.objgen if font.is_indirect else (id(of), str(operands[0]))
                known = letters.get(key) or letters.setdefault(key, _letters(font))
            case "Tj" | "'" | '"':
                yield _decoded(operands[-1], known)
            case "TJ":
                yield "".join(_piece(one, known) for one in operands[0])
            case "Td" | "TD" | "T*" | "Tm" | "ET":
                yield " "
            case "Do":
                one = own.XObject[str(operands[0])]
                if one.get("/Subtype") == "/Form":
                    yield from _words(one, letters)


def _piece(one: Any, letters: Letters) -> str:
    import pikepdf

    if isinstance(one, pikepdf.String):
        return _decoded(one, letters)
    return " " if float(one) < SPACED else ""


def _decoded(text: Any, letters: Letters) -> str:
    raw, wide = bytes(text), letters.width
    codes = (int.from_bytes(raw[at : at + wide], "big") for at in range(0, len(raw), wide))
    return "".join(letters.known.get(code) or letters.usual(code) for code in codes)


def _letters(font: Any) -> Letters:
    """Return what each glyph of a font stands for."""
    wide = 2 if str(font.get("/Subtype")) == "/Type0" else 1
    table = font.get("/ToUnicode")
    raw = table.read_bytes() if table is not None else b""
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", raw, re.S):
        found |= {int(code, 16): _letter(to) for code, to in PAIR.findall(block)}
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", raw, re.S):
        for first, last, to in RANGE.findall(block):
            start = int(to, 16)
            codes = range(int(first, 16), int(last, 16) + 1)
            found |= {code: chr(start + step) for step, code in enumerate(codes)}
    return Letters(wide, found)


def _letter(code: bytes) -> str:
    return bytes.fromhex(code.decode()).decode("utf-16-be")
