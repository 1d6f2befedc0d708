"""Which counts are the same children, counted by several indicators: by the words that say what is counted.

The unit tells nothing of that: a number, the numerator of a rate and the denominator of a percentage can
count the same. Whoever reads one then knows the other, and can take months from a quarter. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from kith.work.performance.enums import Frequency, Unit
from kith.work.performance.models.indicators import Indicator
from kith.work.performance.other_tables import Count
from kith.work.performance.periods import LENGTH, after
from kith.work.performance.suppression import Cell, Sum, Tie

Spot = tuple[str, date, str]
"""How often is counted, the first day of the period, and the part of the area."""


def words_counted(one: Indicator) -> dict[str, tuple[int, ...]]:
    """Return which counts of its cells are which children, by the words that say so, in small letters.

    The places are those of `counts_behind`: all of a percentage are those with and those without.
    """
    above, below = _plain(one.numerator) or _plain(one.definition), _plain(one.denominator)
    by_unit: dict[Unit, dict[str, tuple[int, ...]]] = {
        Unit.NUMBER: {above: (0,)},
        Unit.PERCENT: {below: (0, 1), above: (0,)},
        Unit.RATE: {above: (0,)},
        Unit.DAYS: {below: (0,)},
    }
    found = by_unit[Unit(one.unit)]
    return {words: places for words, places in found.items() if words}


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip(".")


def bound_to(offered: Iterable[Indicator], every: Sequence[Indicator]) -> list[Indicator]:
    """Return the indicators that are offered, and those that count the same as one of them, or as those."""
    found = {one.pk for one in offered}
    words = {word for one in every if one.pk in found for word in words_counted(one)}
    while more := {one.pk for one in every if one.pk not in found and words & set(words_counted(one))}:
        found |= more
        words |= {word for one in every if one.pk in more for word in words_counted(one)}
    return [one for one in every if one.pk in found]


@dataclass(frozen=True)
class Counted:
    """How many were counted at one spot: the counts of a cell that add up to it."""

    counts: tuple[Count, ...]
    many: int

    @property
    def cell(self) -> str:
        """Return the name of the cell."""
        return self.counts[0][0]


def ties_between(
    indicators: Iterable[Indicator],
    named: Mapping[tuple[int, date, str], str],
    cells: Mapping[str, Cell],
    sums: Iterable[Sum],
    kind_of: Mapping[str, str],
) -> tuple[list[Tie], list[Cell]]:
    """Return what binds counts of the same words, and what is left of a total besides its parts.

    `named` holds the cells of the figures that stand; of the other cells those are bound too that earlier
    releases told. `kind_of` says by what the area is divided where there is a part of a name.
    """
    listed = list(indicators)
    known = {frozenset((one.whole, *(p for p in one.parts if "|besides " not in p))) for one in sums}
    ties: dict[Tie, None] = {}
    rests: dict[str, Cell] = {}
    for words in sorted({words for one in listed for words in words_counted(one)}):
        spots = _spots(words, listed, named, cells)
        for found in _alike(spots):
            ties[found] = None
        for whole, parts, is_all in (*_periods(spots), *_parts(spots, kind_of)):
            if frozenset((whole.cell, *(part.cell for part in parts))) not in known:
                tie, rest = _tie(whole, parts, cells, is_all=is_all)
                if tie is not None:
                    ties[tie] = None
                    rests |= {rest.key: rest} if rest else {}
    return list(ties), list(rests.values())


def _spots(
    words: str,
    indicators: Iterable[Indicator],
    named: Mapping[tuple[int, date, str], str],
    cells: Mapping[str, Cell],
) -> dict[Spot, list[Counted]]:
    """Return what was counted under these words, spot by spot; what stands on record comes first."""
    found: dict[Spot, list[Counted]] = {}
    those = [one for one in indicators if words in words_counted(one)]
    by_pk, by_key = {one.pk: one for one in those}, {one.key: one for one in those}
    standing = [(by_pk[pk], day, part, name) for (pk, day, part), name in named.items() if pk in by_pk]
    told = [
        (by_key[key], date.fromisoformat(day), part, name)
        for name in cells
        if "|besides " not in name
        for key, day, part in [name.rpartition("#")[0].split("|", 2)]
        if key in by_key
    ]
    for one, day, part, name in dict.fromkeys((*standing, *told)):
        counts = tuple((name, place) for place in words_counted(one)[words])
        many = sum(cells[name].counts[place] for _name, place in counts)
        found.setdefault((one.frequency, day, part), []).append(Counted(counts, many))
    return found


def _alike(spots: Mapping[Spot, Sequence[Counted]]) -> Iterator[Tie]:
    """Yield what is the same number at the same spot. Where two differ, neither tells the other."""
    for counted in spots.values():
        for number, one in enumerate(counted):
            same = next((other for other in counted[:number] if other.many == one.many), None)
            if same is not None and same.cell != one.cell:
                yield Tie(same.counts, one.counts)


Bound = tuple[Counted, list[Counted], bool]
"""A total, its parts, and whether the parts are all there are."""


def _periods(spots: Mapping[Spot, Sequence[Counted]]) -> Iterator[Bound]:
    """Yield each quarter with its months, each year with its quarters or months."""
    for (long, day, part), wholes in spots.items():
        for short in Frequency:
            times, left_over = divmod(LENGTH[Frequency(long)], LENGTH[short])
            if times < 2 or left_over:
                continue
            days = [after(day, short, number) for number in range(times)]
            within = [spots[key] for one in days if (key := (short.value, one, part)) in spots]
            yield from _each_way(wholes, within, is_all=len(within) == times)


def _parts(spots: Mapping[Spot, Sequence[Counted]], kind_of: Mapping[str, str]) -> Iterator[Bound]:
    """Yield each whole area with its parts, each way of dividing the area by itself."""
    divided: dict[tuple[str, date, str], list[Sequence[Counted]]] = {}
    for (often, day, part), counted in spots.items():
        if part:
            divided.setdefault((often, day, kind_of.get(part, "")), []).append(counted)
    for (often, day, _kind), parts in divided.items():
        yield from _each_way(spots.get((often, day, ""), ()), parts, is_all=False)


def _each_way(
    wholes: Sequence[Counted], parts: Sequence[Sequence[Counted]], *, is_all: bool
) -> Iterator[Bound]:
    """Yield totals with parts: those that stand with each other, and others that add up to the last one."""
    if not wholes or not parts:
        return
    for way in range(max(len(one) for one in (wholes, *parts))):
        chosen = [one[min(way, len(one) - 1)] for one in parts]
        for number, whole in enumerate(wholes):
            if (way == 0 and number == 0) or sum(one.many for one in chosen) == whole.many:
                yield whole, chosen, is_all


def _tie(
    whole: Counted, parts: Sequence[Counted], cells: Mapping[str, Cell], *, is_all: bool
) -> tuple[Tie | None, Cell | None]:
    rest = whole.many - sum(one.many for one in parts)
    if rest < 0:
        return None, None
    counts = tuple(count for one in parts for count in one.counts)
    if not rest:
        return Tie(whole.counts, counts), None
    mark = sha256("\n".join(f"{name} {place}" for name, place in (*whole.counts, *counts)).encode())
    name = f"{whole.cell}|besides {mark.hexdigest()[:12]}#{rest}"
    # Where no part is missing, what is left over is how far two records differ, and no children.
    fewest = 0 if is_all else cells[whole.cell].fewest
    return Tie(whole.counts, (*counts, (name, 0))), Cell(name, (rest,), fewest, is_offered=False)
