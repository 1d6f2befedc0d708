"""The words that the pages of a finished PDF show, the picture in it included."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from math import hypot
from typing import Any

from kith.work.chronologies.exporting.pdf_fonts import NOTHING_SAID, Letters, letters_of

SPACED = 0.18
"""A gap along the line wider than this share of the size of the letters stands for a space: kerning moves
them by less, and a space is hardly ever narrower."""
OVERLAPPED, OFF_LINE = -0.5, 0.5
"""How far words may begin before the end of those before them, and above or below, and still go on."""
DEEPEST = 12
"""How many drawings may stand within each other."""

Matrix = tuple[float, float, float, float, float, float]
AS_IT_IS: Matrix = (1, 0, 0, 1, 0, 0)


def texts_of_pages(content: bytes) -> list[tuple[str, str]]:
    """Return the words of each page of a PDF, with which page it is; a picture of words says nothing. Letters
    belong to one word where no gap is seen between them, in however many steps they are drawn."""
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as pdf:
        letters: dict[Any, Letters] = {}
        return [
            (f"page {number}", " ".join("".join(_Page(letters).words(page.obj, AS_IT_IS)).split()))
            for number, page in enumerate(pdf.pages, start=1)
        ]


@dataclass
class _Setting:
    """How words are set: what is kept and given back around a drawing."""

    onto: Matrix = AS_IT_IS
    letters: Letters = NOTHING_SAID
    size: float = 1
    between_letters: float = 0
    between_words: float = 0
    leading: float = 0
    stretch: float = 1


@dataclass
class _Page:
    """Follows where the words of a page are set, as only the gaps between them tell which letters are one."""

    fonts: dict[Any, Letters]
    setting: _Setting = field(default_factory=_Setting)
    kept: list[_Setting] = field(default_factory=list)
    line: Matrix = AS_IT_IS
    here: Matrix = AS_IT_IS
    ended: tuple[float, float] | None = None
    """Where the last words ended on the page."""

    def words(self, of: Any, onto: Matrix, depth: int = 0) -> Iterator[str]:
        """Yield the words that a page, or a drawing within one, shows."""
        import pikepdf

        own, before = _resources(of), (self.setting, self.kept)
        self.setting, self.kept = replace(self.setting, onto=onto), []
        is_page = depth == 0
        steps: Any = pikepdf.parse_content_stream(pikepdf.Page(of) if is_page else of)
        for operands, operator in steps:
            name = str(operator)
            if name == "Do":
                yield from self._drawn(own.get("/XObject", {}).get(str(operands[0])), depth)
            elif name == "Tf":
                self._take_font(own, operands)
            elif name in SHOWN:
                yield from self._shown(name, operands)
            else:
                self._set(name, operands)
        self.setting, self.kept = before

    def _drawn(self, one: Any, depth: int) -> Iterator[str]:
        if one is not None and one.get("/Subtype") == "/Form" and depth < DEEPEST:
            matrix = _matrix(one.get("/Matrix", AS_IT_IS))
            yield from self.words(one, _times(matrix, self.setting.onto), depth + 1)

    def _take_font(self, own: Any, operands: Any) -> None:
        font = own.get("/Font", {}).get(str(operands[0]))
        self.setting.size, self.setting.letters = float(operands[1]), NOTHING_SAID
        if font is not None:
            key = font.objgen if font.is_indirect else (id(own), str(operands[0]))
            self.setting.letters = self.fonts.get(key) or self.fonts.setdefault(key, letters_of(font))

    def _set(self, name: str, operands: Any) -> None:
        """Follow a step that shows nothing."""
        setting = self.setting
        match name:
            case "q":
                self.kept.append(replace(setting))
            case "Q" if self.kept:
                self.setting = self.kept.pop()
            case "cm":
                setting.onto = _times(_matrix(operands), setting.onto)
            case "BT":
                self.line = self.here = AS_IT_IS
            case "Tm":
                self.line = self.here = _matrix(operands)
            case "Td" | "TD":
                setting.leading = -float(operands[1]) if name == "TD" else setting.leading
                self._move(float(operands[0]), float(operands[1]))
            case "T*":
                self._move(0, -setting.leading)
            case "Tz":
                setting.stretch = float(operands[0]) / 100
            case "Tc" | "Tw" | "TL":
                setattr(setting, NUMBERS[name], float(operands[0]))

    def _move(self, across: float, up: float) -> None:
        self.line = self.here = _times((1, 0, 0, 1, across, up), self.line)

    def _shown(self, name: str, operands: Any) -> Iterator[str]:
        import pikepdf

        if name == '"':
            self.setting.between_words, self.setting.between_letters = map(float, operands[:2])
        if name in {"'", '"'}:
            self._move(0, -self.setting.leading)
        for one in operands[0] if name == "TJ" else operands[-1:]:
            if isinstance(one, pikepdf.String):
                yield from self._letters(bytes(one))
            else:
                self._go_on(-float(one) / 1000 * self.setting.size)

    def _letters(self, raw: bytes) -> Iterator[str]:
        setting, wide = self.setting, self.setting.letters.width
        yield self._gap()
        for at in range(0, len(raw), wide):
            code = int.from_bytes(raw[at : at + wide], "big")
            yield setting.letters.letter(code)
            step = setting.letters.step(code) / 1000 * setting.size + setting.between_letters
            self._go_on(step + (setting.between_words if wide == 1 and code == 32 else 0))
        self.ended = self._place()[4:]

    def _go_on(self, step: float) -> None:
        self.here = _times((1, 0, 0, 1, step * self.setting.stretch, 0), self.here)

    def _place(self) -> Matrix:
        return _times(self.here, self.setting.onto)

    def _gap(self) -> str:
        """Return a space where what comes stands apart from what was shown last, else nothing."""
        a, b, c, d, x, y = self._place()
        along, size = hypot(a, b), hypot(c, d) * abs(self.setting.size)
        if self.ended is None or not along or not size:
            return " "
        right, up = x - self.ended[0], y - self.ended[1]
        gap, off = (right * a + up * b) / along / size, (up * a - right * b) / along / size
        return "" if OVERLAPPED < gap < SPACED and abs(off) < OFF_LINE else " "


SHOWN = frozenset(("Tj", "TJ", "'", '"'))
NUMBERS = {"Tc": "between_letters", "Tw": "between_words", "TL": "leading"}


def _resources(of: Any) -> Any:
    """Return what a page or drawing draws with; a page may have it from what it belongs to."""
    for _step in range(DEEPEST):
        if "/Resources" in of or "/Parent" not in of:
            break
        of = of.Parent
    return of.get("/Resources", {})


def _matrix(numbers: Any) -> Matrix:
    a, b, c, d, x, y = (float(one) for one in numbers)
    return a, b, c, d, x, y


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, x, y = first
    k, m, n, p, u, v = then
    return a * k + b * n, a * m + b * p, c * k + d * n, c * m + d * p, x * k + y * n + u, x * m + y * p + v
