"""Looking for other tables that a reader could not tell from the real one. Pure.

One that is found proves that a count is not given away: it agrees with all bounds and all totals. Where none
is found within the tries that are allowed, there may still be one; then too much is hidden, never too little.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Bounds = tuple[int, int | None]
"""The least and the most that a reader knows a count can be; None where there is no most."""
DEPTHS = (2, 4, 7, 12)
"""How many counts may change together, fewest first."""
MOST_TRIES = 3_000


class OtherTables:
    """Looks for other tables, one step of one at a time, so that every total still holds."""

    def __init__(
        self,
        counts: Mapping[str, int],
        bounds: Mapping[str, Bounds],
        sums: Iterable[tuple[str, Sequence[str]]],
    ) -> None:
        self.start, self.bounds = dict(counts), bounds
        loose = {key for key, (low, high) in bounds.items() if low != high}
        self.sums = [_loose(whole, parts, loose) for whole, parts in sums]
        self.of: dict[str, list[int]] = {key: [] for key in counts}
        for number, signs in enumerate(self.sums):
            for key in signs:
                self.of[key].append(number)

    def reach(self, key: str, enough: int) -> int:
        """Return how many values of a count can be reached, up to `enough`."""
        found = 1
        for way in (1, -1):
            self.now = dict(self.start)
            while found < enough and self._step(key, way):
                found += 1
        return found

    def _step(self, key: str, way: int) -> bool:
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

    def _has_room(self, key: str, way: int) -> bool:
        low, high = self.bounds[key]
        after = self.now[key] + way
        return after >= low and (high is None or after <= high)

    def _mend(self, moves: dict[str, int]) -> dict[str, int] | None:
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

    def _touched(self, moves: Iterable[str]) -> list[int]:
        return sorted({number for key in moves for number in self.of[key]})

    def _off(self, number: int, moves: Mapping[str, int]) -> int:
        signs = self.sums[number]
        return sum(signs[key] * by for key, by in moves.items() if key in signs)


def _loose(whole: str, parts: Iterable[str], loose: set[str]) -> dict[str, int]:
    """Return the unknown counts of a total: 1 for the total itself, -1 for each part."""
    signs = {key: -1 for key in parts if key in loose}
    return signs | ({whole: 1} if whole in loose else {})
