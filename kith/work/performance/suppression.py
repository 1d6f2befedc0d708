"""Small numbers: which cells of a table stay hidden, so that nobody can work out a count of a few children.

Pure functions over counts. A cell is hidden because a count in it is small, or because with it somebody
could work out one that is hidden. A hidden cell counts as safe only when other tables can be written down
that agree with everything a reader knows: what is shown now and was shown before, the words in place of
what is hidden, and every total. Where none is found, more is hidden, the smallest neighbour first, and at
last nothing of that block is told.

A percentage stands or falls with its numerator, its denominator and those left out; without counts on
record it is not published. What parts leave of their whole is a cell of its own. Counts of the same words
are bound to each other, in whichever unit and however often they are counted, and the same count has the
same name in each release. At least three values stay possible for a small count and two for any other
hidden one. The difference of two published figures is not judged as a count, and other bodies’ figures of
the same children are out of reach.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from kith.work.performance.other_tables import Bounds, Count, Equal, OtherTables

ANYTHING: Bounds = (0, None)
ROUNDED_TO = 5
VALUES_LEFT = 3
"""So many values at least stay possible for each count that is small and hidden."""


@dataclass(frozen=True)
class Threshold:
    """From which count a figure can be published, with where that comes from."""

    fewest: int
    source: str
    noted_on: date
    is_confirmed: bool


THRESHOLD = Threshold(
    5,
    "The custom of English local statistics about children; each indicator can set another number.",
    date(2026, 11, 16),
    is_confirmed=False,
)
"""Counts below this are hidden, nought with them, so that nobody can tell none from few [M]."""


class Mark(StrEnum):
    """What is told of a cell."""

    SHOWN = "shown"
    SMALL = "small"
    """Hidden, since a count in it is small."""
    COMPLEMENT = "complement"
    """Hidden so that another cannot be worked out."""
    WITHHELD = "withheld"
    """Hidden without saying which of the two, where even that would give a count away."""
    ROUNDED = "rounded"
    ADDED = "added"
    """The total of rounded parts."""
    UNCOUNTED = "uncounted"
    """Hidden, since the counts behind it are not on record or don’t add up."""
    UNPUBLISHED = "unpublished"
    """Never offered: what is left of a total besides its parts."""


HIDDEN = frozenset({Mark.SMALL, Mark.COMPLEMENT, Mark.WITHHELD})
NAMED = frozenset({Mark.SMALL, Mark.COMPLEMENT})
"""The marks from which a reader learns whether a count is small."""


@dataclass(frozen=True)
class Cell:
    """The counts that stand or fall together: a number alone, or those with and those without something."""

    key: str
    counts: tuple[int, ...]
    fewest: int
    told: tuple[Bounds, ...] = ()
    """What was told of each count before; empty where nothing was."""
    is_offered: bool = True
    """Whether it would be published now."""

    @property
    def is_small(self) -> bool:
        """Return whether a count in it is below the fewest that are shown."""
        return any(count < self.fewest for count in self.counts)

    @property
    def is_public(self) -> bool:
        """Return whether earlier releases told it in full."""
        return bool(self.told) and all(low == high for low, high in self.told)

    def bounds(self, place: int, mark: Mark) -> Bounds:
        """Return what a reader knows of one of its counts under a mark, and from before."""
        now = _bounds(self.counts[place], self.fewest, mark)
        return _both(now, self.told[place]) if self.told else now


@dataclass(frozen=True)
class Sum:
    """A total and the cells that add up to it, count by count."""

    whole: str
    parts: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the cells that it binds."""
        return self.whole, *self.parts


@dataclass(frozen=True)
class Tie:
    """Single counts of cells that add up to the same as single counts of others, in whichever units."""

    one: tuple[Count, ...]
    other: tuple[Count, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the cells that it binds."""
        return tuple(dict.fromkeys(key for key, _place in (*self.one, *self.other)))


@dataclass(frozen=True)
class Table:
    """Cells with the totals that bind them, cell by cell or count by count."""

    cells: Mapping[str, Cell]
    sums: tuple[Sum, ...]
    ties: tuple[Tie, ...] = ()

    @cached_property
    def wholes(self) -> frozenset[str]:
        """Return the cells that are totals."""
        return frozenset(one.whole for one in self.sums)

    def bound_together(self) -> list[tuple[str, ...]]:
        """Return the cells that each total, and each tie between counts, binds."""
        return [one.keys for one in self.sums] + [one.keys for one in self.ties]

    def blocks(self) -> list[Table]:
        """Return the parts of the table that no total binds to each other, where something is offered."""
        bonds = {key: key for key in self.cells}
        for bound in self.bound_together():
            first, *others = bound
            for key in others:
                bonds[_root(bonds, key)] = _root(bonds, first)
        kept: dict[str, dict[str, Cell]] = {}
        for key, cell in self.cells.items():
            kept.setdefault(_root(bonds, key), {})[key] = cell
        sums: dict[str, list[Sum]] = {}
        for one in self.sums:
            sums.setdefault(_root(bonds, one.whole), []).append(one)
        ties: dict[str, list[Tie]] = {}
        for tie in self.ties:
            ties.setdefault(_root(bonds, tie.keys[0]), []).append(tie)
        return [
            Table(cells, tuple(sums.get(root, ())), tuple(ties.get(root, ())))
            for root, cells in kept.items()
            if any(cell.is_offered for cell in cells.values())
        ]


def _root(bonds: dict[str, str], key: str) -> str:
    while bonds[key] != key:
        bonds[key] = bonds[bonds[key]]
        key = bonds[key]
    return key


@dataclass(frozen=True)
class Outcome:
    """What becomes of each cell; which one each complement protects; and what can’t be protected."""

    marks: dict[str, Mark]
    protects: dict[str, str] = field(default_factory=dict)
    given_away: tuple[str, ...] = ()
    """Cells that earlier releases give away together with these, whatever is hidden now."""


def hide(table: Table) -> Outcome:
    """Return which cells are hidden, so that no small count and no hidden cell can be worked out."""
    return _hide_from(table, _first_mark)


def _hide_from(table: Table, first: Callable[[Cell], Mark]) -> Outcome:
    marks: dict[str, Mark] = {}
    protects: dict[str, str] = {}
    lost: list[str] = []
    for block in table.blocks():
        found = _hide_block(block, {key: first(cell) for key, cell in block.cells.items()})
        marks |= found.marks
        protects |= found.protects
        lost += found.given_away
    return Outcome(marks, protects, tuple(lost))


def round_all(table: Table, *, besides: Collection[str] = ()) -> Outcome:
    """Return the cells rounded, each total as the sum of its rounded parts, and what even that gives away.

    A total with parts tells nothing by itself, so each rounded count keeps every value that rounds alike.
    Cells in `besides` are never rounded: they are hidden where they would give a count away.
    """
    summed = {key for one in table.sums for key in one.keys}

    def first(cell: Cell) -> Mark:
        if cell.key in besides or (not cell.is_offered and cell.key not in summed):
            return _first_mark(cell)
        return Mark.ADDED if cell.key in table.wholes else Mark.ROUNDED

    return _hide_from(table, first)


def rounded(count: int) -> int:
    """Return a count rounded to the nearest five."""
    return (count + ROUNDED_TO // 2) // ROUNDED_TO * ROUNDED_TO


def exposed(table: Table, marks: Mapping[str, Mark]) -> list[str]:
    """Return the hidden cells of which too few values stay possible for whoever knows all that is told."""
    return [key for key, cell in table.cells.items() if _is_exposed(table, marks, cell)]


def possible_values(table: Table, marks: Mapping[str, Mark], key: str, place: int, *, enough: int) -> int:
    """Return how many values of one count agree with all that is told; the search ends at `enough`.

    It never counts too many: each value is counted once a whole other table with it was found.
    """
    places = [(name, number) for name, cell in table.cells.items() for number in range(len(cell.counts))]
    bounds = {(name, number): table.cells[name].bounds(number, marks[name]) for name, number in places}
    counts = {(name, number): table.cells[name].counts[number] for name, number in places}
    return OtherTables(counts, bounds, _equal_counts(table)).reach((key, place), enough)


def _equal_counts(table: Table) -> list[Equal]:
    """Return which counts add up to the same as which others: each total count by count, and each tie."""
    found: list[Equal] = [
        ([(one.whole, place)], [(part, place) for part in one.parts])
        for one in table.sums
        for place in range(len(table.cells[one.whole].counts))
    ]
    return found + [(tie.one, tie.other) for tie in table.ties]


def _hide_block(block: Table, marks: dict[str, Mark]) -> Outcome:
    protects: dict[str, str] = {}
    while given := exposed(block, marks):
        extra = _next_to_hide(block, marks, given[0])
        if extra is None:
            return _withheld(block, marks)
        marks[extra], protects[extra] = Mark.COMPLEMENT, given[0]
    return Outcome(marks, protects)


def _first_mark(cell: Cell) -> Mark:
    if not cell.is_offered:
        return Mark.UNPUBLISHED
    if cell.is_public:
        return Mark.SHOWN
    return Mark.SMALL if cell.is_small else Mark.SHOWN


def _next_to_hide(block: Table, marks: Mapping[str, Mark], given: str) -> str | None:
    """Return the smallest cell that can still be hidden: beside the one given away, rather than a total."""
    beside = {key for keys in block.bound_together() if given in keys for key in keys}
    free = [
        key
        for key, cell in block.cells.items()
        if marks[key] == Mark.SHOWN and cell.is_offered and not cell.is_public
    ]
    order = {key: (key not in beside, key in block.wholes, block.cells[key].counts, key) for key in free}
    return min(free, key=order.__getitem__, default=None)


def _withheld(block: Table, marks: Mapping[str, Mark]) -> Outcome:
    """Return the block with nothing told of what is neither rounded nor public already."""
    least = {
        key: Mark.WITHHELD if marks[key] in (Mark.SHOWN, *HIDDEN) and not cell.is_public else marks[key]
        for key, cell in block.cells.items()
    }
    return Outcome(least, {}, tuple(exposed(block, least)))


def _is_exposed(table: Table, marks: Mapping[str, Mark], cell: Cell) -> bool:
    if marks[cell.key] == Mark.SHOWN or cell.is_public:
        return False
    return any(_place_exposed(table, marks, cell, place) for place in range(len(cell.counts)))


def _place_exposed(table: Table, marks: Mapping[str, Mark], cell: Cell, place: int) -> bool:
    needed = _values_needed(cell, place, marks[cell.key])
    return possible_values(table, marks, cell.key, place, enough=needed) < needed


def _values_needed(cell: Cell, place: int, mark: Mark) -> int:
    count, tells = cell.counts[place], mark != Mark.UNPUBLISHED or bool(cell.told)
    if count < cell.fewest and (tells or count):
        return min(cell.fewest, VALUES_LEFT)
    return 2 if mark in HIDDEN or (cell.told and mark == Mark.UNPUBLISHED) else 1


def _bounds(count: int, fewest: int, mark: Mark) -> Bounds:
    if mark == Mark.SHOWN:
        return count, count
    if mark in NAMED:
        return (0, fewest - 1) if count < fewest else (fewest, None)
    if mark == Mark.ROUNDED:
        near = ROUNDED_TO // 2
        return max(0, rounded(count) - near), rounded(count) + near
    return ANYTHING


def _both(one: Bounds, other: Bounds) -> Bounds:
    highs = [high for high in (one[1], other[1]) if high is not None]
    return max(one[0], other[0]), min(highs) if highs else None


def told_of(cell: Cell, mark: Mark) -> tuple[Bounds, ...]:
    """Return what a reader knows of each count of a cell once it is released under a mark."""
    return tuple(cell.bounds(place, mark) for place in range(len(cell.counts)))


def joined(one: Cell, told: Sequence[Bounds]) -> Cell:
    """Return a cell with what another release told of the same counts."""
    if not one.told:
        return replace(one, told=tuple(told))
    return replace(one, told=tuple(_both(a, b) for a, b in zip(one.told, told, strict=True)))
