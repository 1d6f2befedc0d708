"""The boxes of the picture: the words in them, wrapped, and how much room they take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import escape

from kith.base.ui.charts import wrap_label
from kith.partnership.arrangements.chart.facts import ChartBoard, ChartGroup

INK, SOFT, BRAND, PALE, WARN = "#0b0c0c", "#33404a", "#1d4f5c", "#eaf2f2", "#8a5300"
GROUP_WIDTH, BOARD_WIDTH = 198, 262
PADDING, MARK = 10, 18
NAME_SIZE, SMALL_SIZE = 14, 13
NAME_LEADING, SMALL_LEADING = 18, 17
PART_INDENT = 18

TRIANGLE = '<path d="M{x:g} {y:g}l6 11h-12z" fill="#8a5300"/>'
RINGS = (
    '<g fill="none" stroke="#1d4f5c" stroke-width="1.8"><circle cx="{x:g}" cy="{y:g}" r="4"/>'
    '<circle cx="{x2:g}" cy="{y:g}" r="4"/></g>'
)


@lru_cache(maxsize=4096)
def wrapped(text: str, width: float, size: float, is_bold: bool) -> tuple[str, ...]:
    """Return text in lines; the same names come again on every page."""
    return tuple(wrap_label(text, width / 1.07 if is_bold else width, size))


@dataclass(frozen=True)
class Line:
    """One line of text in a box."""

    text: str
    is_bold: bool = False
    colour: str = INK
    indent: int = 0
    mark: str = ""
    """Drawn before the first line of a paragraph: `gaps` or `joint`."""

    @property
    def leading(self) -> int:
        """Return how much of the height the line takes."""
        return NAME_LEADING if self.is_bold else SMALL_LEADING

    def drawn(self, x: float, y: float) -> str:
        """Return the line with its foot at `y`."""
        bold = ' font-weight="700"' if self.is_bold else f' font-size="{SMALL_SIZE}"'
        colour = "" if self.colour == INK else f' fill="{self.colour}"'
        text = f'<text x="{x + self.indent:g}" y="{y:g}"{bold}{colour}>{escape(self.text)}</text>'
        return self._drawn_mark(x, y) + text

    def _drawn_mark(self, x: float, y: float) -> str:
        if self.mark == "gaps":
            return TRIANGLE.format(x=x + 6, y=y - 10.5)
        return RINGS.format(x=x + 4, x2=x + 9, y=y - 4.5) if self.mark == "joint" else ""


def paragraph(
    text: str, width: float, *, is_bold: bool = False, colour: str = INK, mark: str = ""
) -> list[Line]:
    """Return text as the lines of a box."""
    indent = MARK if mark else 0
    size = NAME_SIZE if is_bold else SMALL_SIZE
    lines = wrapped(text, width - indent, size, is_bold)
    return [Line(line, is_bold, colour, indent, "" if number else mark) for number, line in enumerate(lines)]


def joint_lines(names: Sequence[str], width: float) -> list[Line]:
    """Return the marks of what is shared, each naming the other partnership."""
    return [line for name in names for line in paragraph(name, width, colour=BRAND, mark="joint")]


def group_lines(group: ChartGroup) -> list[Line]:
    """Return what stands in the box of a group: name, chair, named roles, gaps, marks, and why apart."""
    width = GROUP_WIDTH - 2 * PADDING
    lines = paragraph(group.name, width, is_bold=True)
    for line in (group.chair, *group.roles):
        lines += paragraph(line, width)
    lines += paragraph(
        group.gaps, width, colour=WARN if group.has_gaps else SOFT, mark="gaps" if group.has_gaps else ""
    )
    lines += joint_lines(group.joint, width)
    return lines + (paragraph(group.apart, width, colour=SOFT) if group.apart else [])


def board_lines(board: ChartBoard, width: float) -> list[Line]:
    """Return what stands in the box of a linked board: its name and joint marks."""
    return paragraph(board.name, width - 2 * PADDING) + joint_lines(board.joint, width - 2 * PADDING)


def height_of(lines: Sequence[Line]) -> float:
    """Return the height of a box with these lines."""
    return sum(line.leading for line in lines) + PADDING + 4


def box(
    lines: Sequence[Line], x: float, y: float, width: float, height: float, *, is_board: bool = False
) -> str:
    """Return a box with its lines: white with a firm edge for a group, tinted and round beside it."""
    look = (
        f'fill="{PALE}" stroke="{SOFT}" rx="9"'
        if is_board
        else f'fill="#fff" stroke="{BRAND}" stroke-width="2"'
    )
    drawn = [f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" {look}/>']
    foot = y + 3
    for line in lines:
        foot += line.leading
        drawn.append(line.drawn(x + PADDING, foot))
    return "".join(drawn)
