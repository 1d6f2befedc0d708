"""Where each box of the picture stands, and by which way each line goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kith.partnership.arrangements.chart.boxes import GROUP_WIDTH, Line, group_lines, height_of
from kith.partnership.arrangements.chart.facts import Chart, ChartGroup, ChartLine
from kith.partnership.arrangements.chart.layers import Row, Trunk, rows_of, trunks_above

GAP = 16
PASS_WIDTH = 8
CHANNEL = 10
CLEARANCE = 14
PORT = 20
LANE = 7


@dataclass(frozen=True)
class Placed:
    """The box of one group with its place."""

    group: ChartGroup
    lines: list[Line]
    x: float
    y: float
    height: float

    @property
    def middle(self) -> float:
        """Return the middle of its width."""
        return self.x + GROUP_WIDTH / 2


@dataclass(frozen=True)
class Stroke:
    """One straight piece of a line."""

    x1: float
    y1: float
    x2: float
    y2: float
    is_implied: bool


@dataclass
class Ways:
    """Lines on their way to linked boards: the lane of each beside the groups, still without its end."""

    strokes: list[Stroke] = field(default_factory=list)
    lanes: list[tuple[ChartLine, float, float]] = field(default_factory=list)
    """The line, its lane’s x, and the height at which it comes into the lane."""


class Placing:
    """Works down the rows, placing boxes and leading the lines between them."""

    def __init__(self, chart: Chart, *, top: float, most: int) -> None:
        self.chart = chart
        self.rows = rows_of(chart, most)
        self.width = max([width_of(row) for row in self.rows] + [2 * GROUP_WIDTH + GAP])
        self.boxes: dict[str, Placed] = {}
        self.ways = Ways()
        self.trunk_at: dict[Trunk, tuple[float, float]] = {}
        """Where each trunk is on its way down: x, and the height down to which it has been drawn."""
        self.bottom = top
        for number, row in enumerate(self.rows):
            self._place(row, is_first=number == 0)

    @property
    def strokes(self) -> list[Stroke]:
        """Return every straight piece of every line between groups."""
        return self.ways.strokes

    def _place(self, row: Row, *, is_first: bool) -> None:
        trunks = trunks_above(row)
        to_boards = [
            line for line in self.chart.lines if line.to_board and line.group in {g.key for g in row.groups}
        ]
        channels = len(trunks) + len(to_boards)
        top = self.bottom + (
            0 if is_first and not to_boards else 2 * CLEARANCE + CHANNEL * max(channels - 1, 0)
        )
        places = self._across(row)
        texts = {group.key: group_lines(group) for group in row.groups}
        height = max(height_of(lines) for lines in texts.values())
        for group in row.groups:
            self.boxes[group.key] = Placed(group, texts[group.key], places[group.key], top, height)
        heights = [self.bottom + CLEARANCE + CHANNEL * number for number in range(channels)]
        self._branch(row, trunks, heights, places, top)
        self._to_boards(to_boards, heights[len(trunks) :], top)
        self.bottom = top + height
        self._begin_trunks(row)

    def _across(self, row: Row) -> dict[str | Trunk, float]:
        """Return the left edge of each box and the x of each passing trunk, below what they answer to."""
        wishes: list[tuple[float, int, str | Trunk, float]] = [
            (self._wish(row, group), number, group.key, GROUP_WIDTH)
            for number, group in enumerate(row.groups)
        ]
        wishes += [(self.trunk_at[trunk][0], -1, trunk, PASS_WIDTH) for trunk in row.passing]
        x = (self.width - width_of(row)) / 2
        places: dict[str | Trunk, float] = {}
        for _wish, _number, key, width in sorted(wishes, key=lambda wish: wish[:2]):
            places[key] = x if isinstance(key, str) else x + width / 2
            x += width + GAP
        return places

    def _wish(self, row: Row, group: ChartGroup) -> float:
        found = [self.trunk_at[trunk][0] for trunk, keys in row.arriving.items() if group.key in keys]
        return sum(found) / len(found) if found else self.width / 2

    def _branch(
        self,
        row: Row,
        trunks: list[Trunk],
        heights: list[float],
        places: dict[str | Trunk, float],
        top: float,
    ) -> None:
        ports = self._ports_below(row)
        for trunk, height in zip(trunks, heights, strict=False):
            x, y = self.trunk_at[trunk]
            ends = [(ports[(key, trunk)], top) for key in row.arriving.get(trunk, ())]
            if trunk in row.passing:
                ends.append((places[trunk], top))
                self.trunk_at[trunk] = (places[trunk], top)
            self._draw(trunk, x, y, height, ends)

    def _draw(self, trunk: Trunk, x: float, y: float, height: float, ends: list[tuple[float, float]]) -> None:
        """Draw a trunk down to its channel, along it, and down to each end, no piece over another."""
        across = [x, *(end for end, _bottom in ends)]
        self._stroke(x, y, x, height, trunk.is_implied)
        if max(across) > min(across):
            self._stroke(min(across), height, max(across), height, trunk.is_implied)
        for end, bottom in ends:
            self._stroke(end, height, end, bottom, trunk.is_implied)

    def _stroke(self, x1: float, y1: float, x2: float, y2: float, is_implied: bool) -> None:
        self.ways.strokes.append(Stroke(x1, y1, x2, y2, is_implied))

    def _ports_below(self, row: Row) -> dict[tuple[str, Trunk], float]:
        """Return where on the top edge of its box each line arrives, from left to right as they come."""
        ports: dict[tuple[str, Trunk], float] = {}
        for group in row.groups:
            coming = [trunk for trunk, keys in row.arriving.items() if group.key in keys]
            coming.sort(key=lambda trunk: self.trunk_at[trunk][0])
            middle = self.boxes[group.key].middle
            for trunk, x in zip(coming, spread(middle, len(coming)), strict=True):
                ports[(group.key, trunk)] = x
        return ports

    def _begin_trunks(self, row: Row) -> None:
        """Give each trunk that begins under this row its port, and lead those that pass through it."""
        for trunk in row.passing:
            x, y = self.trunk_at[trunk]
            self._stroke(x, y, x, self.bottom, trunk.is_implied)
            self.trunk_at[trunk] = (x, self.bottom)
        for group in row.groups:
            found = {t for other in self.rows for t in trunks_above(other) if t.to == group.key}
            begun = sorted(found, key=lambda trunk: trunk.is_implied)
            placed = self.boxes[group.key]
            for trunk, x in zip(begun, spread(placed.middle, len(begun)), strict=True):
                self.trunk_at[trunk] = (x, placed.y + placed.height)

    def _to_boards(self, lines: Sequence[ChartLine], heights: Sequence[float], top: float) -> None:
        for line, height in zip(lines, heights, strict=True):
            same = [other for other in lines if other.group == line.group]
            placed = self.boxes[line.group]
            x = spread(placed.middle + GROUP_WIDTH / 4, len(same))[same.index(line)]
            lane = self.width + LANE * (len(self.ways.lanes) + 1)
            self._stroke(x, top, x, height, line.is_implied)
            self._stroke(x, height, lane, height, line.is_implied)
            self.ways.lanes.append((line, lane, height))


def width_of(row: Row) -> float:
    """Return how wide a row stands."""
    items = len(row.groups) + len(row.passing)
    return len(row.groups) * GROUP_WIDTH + len(row.passing) * PASS_WIDTH + (items - 1) * GAP


def spread(middle: float, number: int) -> list[float]:
    """Return so many places around a middle, evenly."""
    first = middle - PORT * (number - 1) / 2
    return [first + PORT * place for place in range(number)]
