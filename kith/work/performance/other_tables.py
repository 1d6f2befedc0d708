"""Looking for other tables that a reader could not tell from the real one. Pure.

One that is found proves that a count is not given away: it agrees with all bounds and all totals. Where none
is found within the tries that are allowed, there may still be one; then too much is hidden, never too little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

Count = tuple[str, int]
"""One count of a cell: the name of the cell, and which of its counts."""
Equal = tuple[Sequence[Count], Sequence[Count]]
"""Counts that add up to the same as other counts."""
Bounds = tuple[int, int | None]
"""The least and the most that a reader knows a count can be; None where there is no most."""
DEPTHS = (2, 4, 7, 12)
"""How many counts may change together, fewest first."""
MOST_TRIES = 3_000


class OtherTables:
    """Looks for other tables, one step of one at a time, so that every total still holds."""

    def __init__(
        self,
        counts: Mapping[Count, int],
        bounds: Mapping[Count, Bounds],
        sums: Iterable[Equal],
    ) -> None:
        self.start, self.bounds = dict(counts), bounds
        loose = {key for key, (low, high) in bounds.items() if low != high}
        self.sums = [_loose(one, other, loose) for one, other in sums]
        self.of: dict[Count, list[int]] = {key: [] for key in counts}
        for number, signs in enumerate(self.sums):
            for key in signs:
                self.of[key].append(number)

    def reach(self, key: Count, enough: int) -> int:
        """Return how many values of a count can be reached, up to `enough`."""
        found = 1
        for way in (1, -1):
            self.now = dict(self.start)
            while found < enough and self._step(key, way):
                found += 1
        return found

    def _step(self, key: Count, way: int) -> bool:
        if not self._has_room(key, way):
            return False
        for self.depth in DEPTHS:
            self.tries = MOST_TRIES
            moves = self._mend({key: way})
            if moves:
                for moved, by in moves.items():
                    self.now[moved] += by
                return True
        return False

    def _has_room(self, key: Count, way: int) -> bool:
        low, high = self.bounds[key]
        after = self.now[key] + way
        return after >= low and (high is None or after <= high)

    def _mend(self, moves: dict[Count, int]) -> dict[Count, int] | None:
        """Return moves with which every total holds, beginning with those given, or None."""
        self.tries -= 1
        torn = next(((n, off) for n in self._touched(moves) if (off := self._off(n, moves))), None)
        if torn is None:
            return moves
        if len(moves) >= self.depth or self.tries <= 0:
            return None
        number, off = torn
        for key in sorted(self.sums[number], key=lambda one: len(self.of[one])):
            way = -1 if self.sums[number][key] * off > 0 else 1
            if key in moves or not self._has_room(key, way):
                continue
            if found := self._mend({**moves, key: way}):
                return found
        return None

    def _touched(self, moves: Iterable[Count]) -> list[int]:
        return sorted({number for key in moves for number in self.of[key]})

    def _off(self, number: int, moves: Mapping[Count, int]) -> int:
        signs = self.sums[number]
        return sum(signs[key] * by for key, by in moves.items() if key in signs)


def _loose(one: Iterable[Count], other: Iterable[Count], loose: set[Count]) -> dict[Count, int]:
    """Return the unknown counts of two that are equal: 1 for each of the one, -1 for each of the other."""
    signs = Counter(key for key in one if key in loose)
    signs.subtract(key for key in other if key in loose)
    return {key: sign for key, sign in signs.items() if sign}
