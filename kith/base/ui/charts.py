"""Small pieces that pictures are put together from, as SVG that needs no engine and no script.

Colours and lines come from classes in the stylesheet, never from `style`, which the content security policy
forbids. A picture that leaves the page on its own brings its rules with it (`to_download=True`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from kith.base.kernel.standings import Standing
from kith.base.ui.dates import MONTHS, month_year
from kith.base.ui.marks import mark

NARROW = frozenset("iljtfrI.,:;'’‘!|()[] ")
WIDE = frozenset("mwMW@%—")
ELLIPSIS = "…"

DOWNLOAD_STYLE = (
    "<style>text{font-family:Arial,sans-serif;font-size:14px;fill:#0b0c0c}"
    ".app-svg-line{stroke:#1d4f5c;stroke-width:2;fill:none}.app-svg-line--implied{stroke-dasharray:6 4}"
    ".app-svg-box{fill:#fff;stroke:#1d4f5c;stroke-width:2}</style>"
)
"""The rules that a picture takes along, because outside the page there is no stylesheet."""


def svg_text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide text stands in Arial at a size in pixels; rather too much than too little."""
    share = sum(0.33 if c in NARROW else 0.92 if c in WIDE else 0.72 if c.isupper() else 0.57 for c in text)
    return share * size * (1.07 if bold else 1)


def _cut(word: str, width: float, size: float) -> list[str]:
    """Return a word in pieces that fit, for words longer than a line."""
    pieces, piece = [], ""
    for letter in word:
        if piece and svg_text_width(piece + letter, size) > width:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]


def wrap_label(text: str, width: float, size: float = 14, *, lines: int = 0) -> list[str]:
    """Return text in lines no wider than `width` pixels.

    With `lines`, the rest is cut off after so many and an ellipsis says so: give the whole text as title.
    """
    wrapped: list[str] = []
    for word in text.split():
        longer = f"{wrapped[-1]} {word}" if wrapped else word
        if wrapped and svg_text_width(longer, size) <= width:
            wrapped[-1] = longer
        else:
            wrapped.extend(_cut(word, width, size))
    if lines and len(wrapped) > lines:
        wrapped = [*wrapped[: lines - 1], wrapped[lines - 1].rstrip(" ,;:") + ELLIPSIS]
    return wrapped


def svg_text(
    x: float, y: float, lines: Iterable[str], *, line_height: float = 18, classes: str = "app-svg-text"
) -> str:
    """Return text in lines, the first with its foot at `y`."""
    spans = "".join(
        f'<tspan x="{x:g}" y="{y + number * line_height:g}">{escape(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    return f'<text class="{escape(classes)}">{spans}</text>'


def svg_root(
    content: str,
    *,
    width: float,
    height: float,
    title: str,
    description: str,
    ident: str,
    classes: str = "",
    to_download: bool = False,
) -> SafeString:
    """Return a whole picture with a title and a description for those who can't see it.

    `content` is SVG that has been escaped already; `ident` is used once on a page. Links in the picture stay
    reachable, because the root is then a group of graphics, not one image.
    """
    role = "group" if "<a " in content else "img"
    names = f"{ident}-title {ident}-description" if description else f"{ident}-title"
    told = f'<desc id="{escape(ident)}-description">{escape(description)}</desc>' if description else ""
    return mark_safe(
        f'<svg xmlns="http://www.w3.org/2000/svg" class="app-svg {escape(classes)}" role="{role}" '
        f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}" '
        f'aria-labelledby="{escape(names)}"><title id="{escape(ident)}-title">{escape(title)}</title>{told}'
        f"{DOWNLOAD_STYLE if to_download else ''}{content}</svg>"
    )


@dataclass(frozen=True)
class StripMonth:
    """How something stood in one month; `standing` is None where nothing was due."""

    month: date
    standing: Standing | None


STEP = 20
DRAWN = 14


@dataclass(frozen=True)
class YearStrip:
    """A row of small marks, one a month, and the same in words."""

    name: str
    months: Sequence[StripMonth]

    @property
    def words(self) -> str:
        """Return what the marks say, month by month and runs together: *met April 2025 to May 2025*."""
        runs = [(standing, list(found)) for standing, found in groupby(self.months, key=lambda m: m.standing)]
        said = "; ".join(f"{self._word(standing)} {self._span(found)}" for standing, found in runs)
        return f"{self.name}: {said}" if said else self.name

    @staticmethod
    def _word(standing: Standing | None) -> str:
        return standing.label.lower() if standing else "nothing due"

    @staticmethod
    def _span(months: Sequence[StripMonth]) -> str:
        first, last = month_year(months[0].month), month_year(months[-1].month)
        return first if first == last else f"{first} to {last}"

    @property
    def svg(self) -> SafeString:
        """Return the marks as one picture with the words as its label."""
        return year_strip_svg(self)


def _month_mark(number: int, month: StripMonth) -> str:
    drawn = (
        mark(month.standing)
        if month.standing
        else {"tone": "quiet", "shape": '<circle cx="8" cy="8" r="1.5" fill="currentColor"/>'}
    )
    letter = MONTHS[month.month.month - 1][0]
    scale = DRAWN / 16
    return (
        f'<g class="app-tone--{drawn["tone"]}" transform="translate({number * STEP + 3} 2) scale({scale:g})">'
        f"{drawn['shape']}</g>"
        f'<text class="app-strip__letter" x="{number * STEP + STEP / 2:g}" y="30">{letter}</text>'
    )


def year_strip_svg(strip: YearStrip) -> SafeString:
    """Return a strip as one picture: a mark a month over the month's letter."""
    marks = "".join(_month_mark(number, month) for number, month in enumerate(strip.months))
    width = len(strip.months) * STEP
    return mark_safe(
        f'<svg class="app-strip" role="img" viewBox="0 0 {width} 33" width="{width}" height="33" '
        f'aria-label="{escape(strip.words)}">{marks}</svg>'
    )


def strip_of(name: str, standings: Iterable[tuple[date, Standing | None]]) -> YearStrip:
    """Return a strip from pairs of a day in the month and how it stood."""
    return YearStrip(name, tuple(StripMonth(month, standing) for month, standing in standings))
