"""What the signs of a font of a PDF stand for, and how far each goes on along its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
USUAL_STEP, WIDE_STEP = 500.0, 1000.0
"""How far a sign goes on of which the font says nothing, in thousandths of its size."""
NARROW, BROAD = frozenset("iljftrI.,:;'’!| ()[]-"), frozenset("mwMW@%")
"""Signs of the typefaces that every reader of PDFs has, whose files needn’t say how broad each is."""


class Letters(NamedTuple):
    """What the signs of a font stand for."""

    width: int
    """How many bytes a sign takes."""
    known: dict[int, str]
    steps: dict[int, float]
    """How far each goes on, in thousandths of the size."""
    usual_step: float
    """How far any other does; 0 where its letter has to tell."""

    def letter(self, code: int) -> str:
        """Return what a sign stands for; where the font says nothing, what it is taken for."""
        if code in self.known:
            return self.known[code]
        return bytes([code]).decode("cp1252", "replace") if self.width == 1 else " "

    def step(self, code: int) -> float:
        """Return how far a sign goes on along its line, in thousandths of its size."""
        if code in self.steps or self.usual_step:
            return self.steps.get(code, self.usual_step)
        letter = self.letter(code)
        if letter in NARROW:
            return 280.0
        return 850.0 if letter in BROAD else 670.0 if letter.isupper() else 540.0


NOTHING_SAID = Letters(1, {}, {}, 0)


def letters_of(font: Any) -> Letters:
    """Return what each sign of a font stands for and how far it goes on."""
    wide = 2 if str(font.get("/Subtype")) == "/Type0" else 1
    usual, steps = _wide_steps(font) if wide == 2 else _steps(font)
    return Letters(wide, _known(font), steps, usual)


def _known(font: Any) -> dict[int, str]:
    table = font.get("/ToUnicode")
    raw = table.read_bytes() if hasattr(table, "read_bytes") else b""
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", raw, re.S):
        found |= {int(code, 16): _letter(to) for code, to in PAIR.findall(block)}
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", raw, re.S):
        for first, last, to in RANGE.findall(block):
            start = int(to, 16)
            codes = range(int(first, 16), int(last, 16) + 1)
            found |= {code: chr(start + step) for step, code in enumerate(codes)}
    return found


def _letter(code: bytes) -> str:
    return bytes.fromhex(code.decode()).decode("utf-16-be")


def _steps(font: Any) -> tuple[float, dict[int, float]]:
    if "/Widths" not in font:
        return 0, {}
    share = 1000 * float(font.FontMatrix[0]) if "/FontMatrix" in font else 1.0
    first = int(font.get("/FirstChar", 0))
    return USUAL_STEP, {first + at: float(one) * share for at, one in enumerate(font.Widths)}


def _wide_steps(font: Any) -> tuple[float, dict[int, float]]:
    drawn = font.DescendantFonts[0]
    return float(drawn.get("/DW", WIDE_STEP)), dict(_listed(list(drawn.get("/W", ()))))


def _listed(told: list[Any]) -> Iterator[tuple[int, float]]:
    """Yield the steps as such a font lists them: a sign with those from it on, or a first, a last and one."""
    at = 0
    while at + 1 < len(told):
        first, then = int(told[at]), told[at + 1]
        if hasattr(then, "__iter__"):
            yield from ((first + place, float(one)) for place, one in enumerate(then))
            at += 2
        elif at + 2 < len(told):
            yield from ((code, float(told[at + 2])) for code in range(first, int(then) + 1))
            at += 3
        else:
            return
