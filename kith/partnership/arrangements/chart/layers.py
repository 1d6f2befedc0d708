"""Which row of the picture each group stands in, and which lines pass through which rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from math import ceil

from kith.partnership.arrangements.chart.facts import Chart, ChartGroup, ChartLine


@dataclass(frozen=True)
class Trunk:
    """All lines of one kind that lead up to one group: drawn as one, with a branch for each group below."""

    to: str
    is_implied: bool


@dataclass
class Row:
    """Groups side by side, and the trunks that pass between them on their way down."""

    groups: list[ChartGroup]
    passing: list[Trunk] = field(default_factory=list)
    arriving: dict[Trunk, list[str]] = field(default_factory=dict)
    """The trunks that branch to groups of this row."""


def ranks_of(groups: Sequence[ChartGroup], lines: Sequence[ChartLine]) -> dict[str, int]:
    """Return how far below the top each group stands: one below the lowest that it answers to."""
    above: dict[str, list[str]] = defaultdict(list)
    known = {group.key for group in groups}
    for line in lines:
        if not line.to_board and line.to in known:
            above[line.group].append(line.to)
    has_top = any(group.is_on_top for group in groups)
    return {g.key: _rank(g.key, above, 0 if g.is_on_top or not has_top else 1, frozenset()) for g in groups}


def _rank(key: str, above: dict[str, list[str]], least: int, seen: frozenset[str]) -> int:
    """Return the rank of one group; a circle of lines ends where it began."""
    higher = [other for other in above[key] if other not in seen]
    return max([least, *(_rank(other, above, 0, seen | {key}) + 1 for other in higher)])


def rows_of(chart: Chart, most: int) -> list[Row]:
    """Return the rows of the groups that stand in the picture, no more than `most` in each."""
    placed = [group for group in chart.groups if not group.apart]
    ranks = ranks_of(placed, chart.lines)
    by_rank: dict[int, list[ChartGroup]] = defaultdict(list)
    for group in placed:
        by_rank[ranks[group.key]].append(group)
    rows = [Row(part) for rank in sorted(by_rank) for part in evenly(by_rank[rank], most)]
    _lead_trunks(rows, chart.lines)
    return rows


def evenly(groups: list[ChartGroup], most: int) -> list[list[ChartGroup]]:
    """Return the groups in as few parts of about the same size as fit."""
    parts = ceil(len(groups) / most)
    size, more = divmod(len(groups), parts)
    sizes = [size + 1] * more + [size] * (parts - more)
    starts = [sum(sizes[:number]) for number in range(parts)]
    return [groups[start : start + size] for start, size in zip(starts, sizes, strict=True)]


def _lead_trunks(rows: list[Row], lines: Sequence[ChartLine]) -> None:
    where = {group.key: number for number, row in enumerate(rows) for group in row.groups}
    reach: dict[Trunk, int] = {}
    for line in lines:
        if line.to_board or line.group not in where or where.get(line.to, len(rows)) >= where[line.group]:
            continue
        trunk = Trunk(line.to, line.is_implied)
        rows[where[line.group]].arriving.setdefault(trunk, []).append(line.group)
        reach[trunk] = max(reach.get(trunk, 0), where[line.group])
    for trunk, last in reach.items():
        for row in rows[where[trunk.to] + 1 : last]:
            row.passing.append(trunk)


def trunks_above(row: Row) -> list[Trunk]:
    """Return the trunks that come into a row from above, each once."""
    return list(dict.fromkeys(chain(row.arriving, row.passing)))
