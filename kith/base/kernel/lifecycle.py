"""What may happen next to a record: one table of moves, which buttons, checks, tests and docs all read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kith.base.kernel.refusals import Overtaken, Refused


@dataclass(frozen=True)
class Move:
    """One thing that may happen: from which states, to which, who may, and what the button says."""

    name: str
    sources: frozenset[str]
    target: str
    needs: str
    says: str
    reason_required: bool = False


@dataclass(frozen=True)
class Lifecycle:
    """The moves of one kind of record. `labels` gives each state its words; `field` is its column."""

    of: str
    start: str
    labels: Mapping[str, str]
    moves: tuple[Move, ...]
    field: str = "state"
    final: frozenset[str] = frozenset()

    def named(self, name: str) -> Move:
        """Return the move of that name; raise KeyError if there is none."""
        return {move.name: move for move in self.moves}[name]

    def open_moves(self, state: str) -> tuple[Move, ...]:
        """Return the moves that may happen from a state."""
        return tuple(move for move in self.moves if state in move.sources)

    def move(self, record: Any, name: str, *, reason: str = "", **also: Any) -> tuple[str, str]:
        """Move a record on and return the states before and after; `also` are columns written with it.

        The write only happens while the state is still the one that was read, so two people cannot
        both move the same record. Raises Refused when the move is not open from this state or a
        reason is missing, Overtaken when somebody else moved the record first.
        """
        move, before = self.named(name), getattr(record, self.field)
        if before not in move.sources:
            raise Refused(self._why_not(move, before))
        if move.reason_required and not reason.strip():
            raise Refused("Give the reason.", field="reason")
        self._write(record, before, {self.field: move.target, **also})
        return before, move.target

    def _why_not(self, move: Move, before: str) -> str:
        if before == move.target:
            return f"{self.of} is already {self.labels[before].lower()}."
        return f"{self.of} is {self.labels[before].lower()}, so it can’t be {move.target}."

    def _write(self, record: Any, before: str, values: Mapping[str, Any]) -> None:
        rows = type(record)._base_manager.filter(pk=record.pk, **{self.field: before}).update(**values)
        if rows != 1:
            raise Overtaken("Somebody else has just changed this. Look at it again before you go on.")
        for name, value in values.items():
            setattr(record, name, value)

    def reachable(self) -> frozenset[str]:
        """Return every state that a record can come to."""
        seen, edge = {self.start}, {self.start}
        while edge:
            edge = {m.target for m in self.moves if m.sources & edge} - seen
            seen |= edge
        return frozenset(seen)


def sources(*states: Iterable[str] | str) -> frozenset[str]:
    """Return the states that a move may start from."""
    return frozenset(str(state) for state in states)
