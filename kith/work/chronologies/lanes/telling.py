"""What a picture is drawn from: rows in lanes, each with its days, and how they stand in a lane."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kith.work.chronologies.enums import Certainty
from kith.work.chronologies.lanes.spans import Span


@dataclass(frozen=True)
class Told:
    """One row, or several of the same days, as a picture needs them."""

    lane: str
    certainty: str
    first_on: date | None
    last_on: date | None
    count: int = 1
    key: int = 0
    """The number of a key event; 0 for any other row."""
    words: str = ""
    keys: int = 0
    """How many of the rows it stands for are key events, where they carry no number of their own."""

    @property
    def is_key(self) -> bool:
        """Return whether a key event is among what it stands for."""
        return bool(self.key or self.keys)

    @property
    def is_sure(self) -> bool:
        """Return whether its day is sure."""
        return self.certainty == Certainty.DAY and self.first_on is not None

    @property
    def starts_on(self) -> date | None:
        """Return the day at which it stands: the first on which it may have happened, or else the last."""
        return self.first_on or self.last_on

    def place(self, span: Span) -> str:
        """Return where it stands: `in` the span, `before` or `after` it, or `undated`."""
        if self.starts_on is None:
            return "undated"
        if (self.last_on or self.starts_on) < span.first and self.certainty != Certainty.AFTER:
            return "before"
        if self.starts_on > span.last and self.certainty != Certainty.BEFORE:
            return "after"
        return "in"


@dataclass(frozen=True)
class Lane:
    """One lane: its name, what stands in it, and its silences."""

    name: str
    told: Sequence[Told]
    silences: Sequence[Span] = ()
    counts: dict[str, int] = field(default_factory=dict)
    """How many rows stand `in` the span, `before` it, `after` it, and are `undated`."""

    @property
    def rows(self) -> int:
        """Return how many rows it stands for, wherever they are."""
        return sum(self.counts.values())

    def of_place(self, place: str) -> int:
        """Return how many rows stand in one of the places."""
        return self.counts.get(place, 0)


def one_spelling(told: Sequence[Told]) -> list[Told]:
    """Return rows with one name for lanes that differ only in case, spaces and marks: *Child A*, *child a*
    and *Child-A* are one. The name is the spelling of most rows, of several the one with most capitals."""
    spellings: dict[str, Counter[str]] = {}
    for one in told:
        spellings.setdefault(_bare(one.lane), Counter())[" ".join(one.lane.split())] += one.count
    names = {
        bare: min(found, key=lambda name: (-found[name], *_plainness(name)))
        for bare, found in spellings.items()
    }
    return [replace(one, lane=names[_bare(one.lane)]) for one in told]


def _bare(name: str) -> str:
    """Return a name without what spells it differently; one of marks alone as it stands."""
    return re.sub(r"[\W_]+", "", name.casefold()) or name.strip()


def _plainness(name: str) -> tuple[int, str]:
    return -sum(letter.isupper() for letter in name), name


def lanes_of(
    told: Iterable[Told], span: Span, silences: Iterable[tuple[str, Span]] = (), names: Sequence[str] = ()
) -> list[Lane]:
    """Return the lanes by name, those of `names` first and there also when they are empty; each holds what
    stands in the span, and counts what doesn’t."""
    kept: dict[str, list[Told]] = {name: [] for name in names}
    counts: dict[str, dict[str, int]] = {name: {} for name in names}
    for one in told:
        place = one.place(span)
        of_lane = counts.setdefault(one.lane, {})
        of_lane[place] = of_lane.get(place, 0) + one.count
        shown = kept.setdefault(one.lane, [])
        if place == "in":
            shown.append(one)
    silent: dict[str, list[Span]] = {}
    for name, stretch in silences:
        silent.setdefault(name, []).append(stretch)
    order = [*names, *sorted((name for name in kept if name not in set(names)), key=str.casefold)]
    return [Lane(name, kept[name], silent.get(name, ()), counts[name]) for name in order]
