"""What a corrected part changes against the one whose place it takes: rows added, removed, changed (G6)."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from kith.work.chronologies.enums import Column

SHOWN = (
    "written",
    "time",
    "known_written",
    "source",
    "subject",
    "event",
    "response",
    "comment",
    "significance",
)
"""The fields of a row that its agency writes, in the order of the columns."""
TELLING = 30
"""From so many characters on the words of an event tell it apart from others."""
NAMES = dict(zip(SHOWN, [column.label for column in Column], strict=True))


@dataclass(frozen=True)
class Told:
    """What one row tells, as it is compared."""

    line: int
    placed: str
    words: tuple[str, ...]
    """By the order of `SHOWN`."""

    @property
    def event(self) -> str:
        """Return what happened."""
        return self.words[SHOWN.index("event")]


@dataclass(frozen=True)
class Changed:
    """A row that stands in both, told otherwise."""

    before: Told
    after: Told

    @property
    def fields(self) -> list[tuple[str, str, str]]:
        """Return what differs: the column, what stood there and what stands there now."""
        pairs = zip(SHOWN, self.before.words, self.after.words, strict=True)
        return [(NAMES[name], old, new) for name, old, new in pairs if old != new]


@dataclass(frozen=True)
class Difference:
    """What a corrected part changes."""

    added: Sequence[Told]
    removed: Sequence[Told]
    changed: Sequence[Changed]
    same: int


def difference(before: Iterable[Told], after: Iterable[Told]) -> Difference:
    """Return what changes from one part to another. Alike rows are paired first; then those of one day that
    tell of one event, those of one day and subject, and those of one event on another day."""
    old, new = list(before), list(after)
    same, old, new = _paired(old, new, _words)
    pairs: list[tuple[Told, Told]] = []
    for key in (_day_and_event, _day_and_subject, _event):
        found, old, new = _paired(old, new, key)
        pairs += found
    changed = sorted((Changed(a, b) for a, b in pairs), key=lambda pair: pair.after.placed)
    return Difference(sorted(new, key=_place), sorted(old, key=_place), changed, len(same))


def went_over(before: Iterable[Told], after: Iterable[Told]) -> dict[int, int]:
    """Return to which line of a corrected part each line of the earlier one went: those that `difference`
    finds reworded, and of the others those of one line that share their day, event or subject."""
    found = difference(before, after)
    lines = {one.before.line: one.after.line for one in found.changed}
    added = {one.line: one for one in found.added}
    for one in found.removed:
        other = added.get(one.line)
        if other is not None and any(a and a == b for a, b in zip(_signs(one), _signs(other), strict=True)):
            lines[one.line] = one.line
    return lines


def _signs(one: Told) -> list[str]:
    return [one.words[SHOWN.index(name)].strip().casefold() for name in ("written", "event", "subject")]


def _place(one: Told) -> tuple[str, int]:
    return one.placed, one.line


def _words(one: Told) -> Hashable:
    return one.words


def _day_and_event(one: Told) -> Hashable | None:
    return (one.words[SHOWN.index("written")], one.event) if one.event else None


def _day_and_subject(one: Told) -> Hashable:
    return (one.words[SHOWN.index("written")], one.words[SHOWN.index("subject")])


def _event(one: Told) -> Hashable | None:
    """Return what happened where it says enough to be told apart from other events."""
    return one.event if len(one.event) >= TELLING else None


def _paired(
    old: Sequence[Told], new: Sequence[Told], key: Callable[[Told], Hashable | None]
) -> tuple[list[tuple[Told, Told]], list[Told], list[Told]]:
    """Return the rows of both that a key pairs, and what is left; rows without a key stay."""
    waiting: dict[Hashable, list[Told]] = defaultdict(list)
    for one in reversed(old):
        if (found := key(one)) is not None:
            waiting[found].append(one)
    pairs, left = [], []
    for one in new:
        found = key(one)
        if found is not None and waiting.get(found):
            pairs.append((waiting[found].pop(), one))
        else:
            left.append(one)
    taken = {id(a) for a, _b in pairs}
    return pairs, [one for one in old if id(one) not in taken], left
