"""Draws the structure from its facts, as SVG without classes or styles of its own."""

from __future__ import annotations

from django.utils.html import escape
from django.utils.safestring import SafeString

from kith.base.ui.charts import svg_root
from kith.partnership.arrangements.chart.boxes import (
    BOARD_WIDTH,
    BRAND,
    GROUP_WIDTH,
    INK,
    PART_INDENT,
    RINGS,
    SOFT,
    TRIANGLE,
    board_lines,
    box,
    group_lines,
    height_of,
    wrapped,
)
from kith.partnership.arrangements.chart.facts import Chart, ChartBoard, ChartGroup
from kith.partnership.arrangements.chart.layers import evenly
from kith.partnership.arrangements.chart.placing import GAP, LANE, Placing, Stroke

MOST_BESIDE_BOARDS, MOST_ALONE = 4, 5
ROOM = 1140
"""How wide the picture may be, in pixels: what a page has inside on a laptop’s screen of 1,280."""
MARGIN = 2
FONTS = "Arial, Helvetica, sans-serif"
LEAST_APART = 340
"""So wide that the words above the groups set apart fit."""
BETWEEN = 26
LINE_HEIGHT = 20
DASHES = ' stroke-dasharray="7 5"'
APART = "Set apart: the arrangements draw no line upwards"
BESIDE = "Linked boards and bodies, beside the partnership"


class Drawing:
    """Puts one picture together, from the top down."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.parts: list[str] = []
        self.board_at: dict[str, float] = {}
        """The height of the middle of each linked board."""
        top = MARGIN + self._heading()
        self.placing, most = self._placed(top + (LINE_HEIGHT + 6 if chart.boards else 0))
        self.groups_width = max(self.placing.width, self._width_apart(most))
        below = self._apart(self._groups(), most)
        right, beside = self._boards(top)
        self.width = right + 2 * MARGIN
        self.height = self._legend(max(below, beside) + BETWEEN)

    def _heading(self) -> float:
        for number, line in enumerate(self.chart.heading):
            bold = ' font-weight="700" font-size="18"' if number == 0 else ""
            self.parts.append(f'<text y="{20 + number * 22}"{bold}>{escape(line)}</text>')
        return 22 * len(self.chart.heading) + 12 if self.chart.heading else 0

    # --- groups ---

    def _placed(self, top: float) -> tuple[Placing, int]:
        """Place the groups in rows as long as there is room for, lines on their way down included."""
        most = MOST_BESIDE_BOARDS if self.chart.boards else MOST_ALONE
        room = ROOM - (BOARD_WIDTH + 2 * GAP if self.chart.boards else 0)
        placing = Placing(self.chart, top=top, most=most)
        while placing.width > room and most > 1:
            most -= 1
            placing = Placing(self.chart, top=top, most=most)
        return placing, most

    def _groups(self) -> float:
        strokes = "".join(stroke(piece) for piece in self.placing.strokes)
        self.parts.append(f'<g fill="none" stroke="{BRAND}" stroke-width="2">{strokes}</g>')
        for placed in self.placing.boxes.values():
            self.parts.append(box(placed.lines, placed.x, placed.y, GROUP_WIDTH, placed.height))
        return self.placing.bottom

    def _width_apart(self, most: int) -> float:
        widest = min(most, sum(1 for group in self.chart.groups if group.apart))
        return max(widest * (GROUP_WIDTH + GAP) + GAP, LEAST_APART) if widest else 0

    def _apart(self, top: float, most: int) -> float:
        """Draw the groups without a line upwards in a frame of their own; return where it ends."""
        groups = [group for group in self.chart.groups if group.apart]
        if not groups:
            return top
        top += BETWEEN if self.placing.boxes else 0
        y = top + 30
        for row in evenly(groups, most):
            y = self._row_apart(row, y) + GAP
        frame = f'x="0" y="{top:g}" width="{self._width_apart(most):g}" height="{y - top:g}"'
        self.parts.append(f'<rect {frame} fill="none" stroke="{SOFT}" stroke-dasharray="2 4"/>')
        self.parts.append(f'<text x="{GAP}" y="{top + 20:g}" font-size="13" fill="{SOFT}">{APART}</text>')
        return y

    def _row_apart(self, row: list[ChartGroup], y: float) -> float:
        texts = [group_lines(group) for group in row]
        height = max(height_of(lines) for lines in texts)
        for number, lines in enumerate(texts):
            self.parts.append(box(lines, GAP + number * (GROUP_WIDTH + GAP), y, GROUP_WIDTH, height))
        return y + height

    # --- linked boards ---

    def _boards(self, top: float) -> tuple[float, float]:
        """Draw the boards beside the groups; return the right edge and the lower edge of the whole."""
        if not self.chart.boards:
            return self.groups_width, top
        left = self.groups_width + 2 * GAP + LANE * len(self.placing.ways.lanes)
        for number, line in enumerate(wrapped(BESIDE, BOARD_WIDTH, 13, True)):
            foot = top + 13 + number * 17
            self.parts.append(
                f'<text x="{left:g}" y="{foot:g}" font-size="13" font-weight="700">{line}</text>'
            )
        y = top + 17 * len(wrapped(BESIDE, BOARD_WIDTH, 13, True)) + 8
        for board in self.chart.boards:
            y = self._board(board, left, y, BOARD_WIDTH)
        self._lines_to_boards(left)
        return left + BOARD_WIDTH, y

    def _board(self, board: ChartBoard, x: float, y: float, width: float) -> float:
        lines = board_lines(board, width)
        height = height_of(lines)
        self.parts.append(box(lines, x, y, width, height, is_board=True))
        self.board_at[board.key] = y + height / 2
        below = y + height + 8
        for part in board.parts:
            elbow = f"M{x + 9:g} {y + height:g}V{below + 15:g}H{x + PART_INDENT:g}"
            self.parts.append(f'<path d="{elbow}" fill="none" stroke="{SOFT}"/>')
            below = self._board(part, x + PART_INDENT, below, width - PART_INDENT)
        return below

    def _lines_to_boards(self, left: float) -> None:
        drawn = ""
        for line, lane, y in self.placing.ways.lanes:
            end = self.board_at.get(line.to)
            if end is not None:
                drawn += stroke(Stroke(lane, y, lane, end, line.is_implied))
                drawn += stroke(Stroke(lane, end, left, end, line.is_implied))
        self.parts.append(f'<g fill="none" stroke="{BRAND}" stroke-width="2">{drawn}</g>')

    # --- legend ---

    def _legend(self, y: float) -> float:
        """Say what the lines and marks mean, those that are in the picture; return the whole height."""
        x = 0.0
        for mark, words in self._meanings():
            self.parts.append(sample(mark, x, y - 5))
            self.parts.append(f'<text x="{x + 40:g}" y="{y:g}" font-size="13" fill="{SOFT}">{words}</text>')
            x += 40 + 6.8 * len(words) + 18
        return y + 10

    def _meanings(self) -> list[tuple[str, str]]:
        """Return each kind of line and mark that is in the picture, with its meaning."""
        lines, groups = self.chart.lines, self.chart.groups
        boards = [part for board in self.chart.boards for part in (board, *board.parts)]
        meant = {
            ("stated", "Line stated"): any(not line.is_implied for line in lines),
            ("implied", "Line implied"): any(line.is_implied for line in lines),
            ("joint", "Joint with another partnership"): any(group.joint for group in groups)
            or any(board.joint for board in boards),
            ("gaps", "Gaps or concerns"): any(group.has_gaps for group in groups),
        }
        return [meaning for meaning, is_there in meant.items() if is_there]


def sample(mark: str, x: float, y: float) -> str:
    """Return one mark of the legend, its middle at a height."""
    if mark == "joint":
        return RINGS.format(x=x + 18, x2=x + 23, y=y)
    if mark == "gaps":
        return TRIANGLE.format(x=x + 20, y=y - 6)
    dashes = DASHES if mark == "implied" else ""
    return f'<path d="M{x:g} {y:g}h32" stroke="{BRAND}" stroke-width="2"{dashes}/>'


def stroke(piece: Stroke) -> str:
    """Return one straight piece of a line."""
    dashes = DASHES if piece.is_implied else ""
    return f'<path d="M{piece.x1:g} {piece.y1:g}L{piece.x2:g} {piece.y2:g}"{dashes}/>'


def draw(chart: Chart, *, ident: str = "structure", is_clear: bool = False) -> SafeString:
    """Return the whole picture. It looks the same on the page and on its own: colours and sizes are in it.

    With `is_clear` it has no white ground, so that a watermark below it shows.
    """
    drawing = Drawing(chart)
    white = f'<rect width="{drawing.width:g}" height="{drawing.height:g}" fill="#fff"/>'
    ground = "" if is_clear else white
    letters = f'<g transform="translate({MARGIN} 0)" font-family="{FONTS}" font-size="14" fill="{INK}">'
    return svg_root(
        f"{ground}{letters}{''.join(drawing.parts)}</g>",
        width=drawing.width,
        height=drawing.height,
        title=chart.title,
        description=chart.description,
        ident=ident,
        classes="app-chart",
    )
