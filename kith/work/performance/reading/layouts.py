"""Which column of a file is what: by the names that Kith knows, or as somebody said for this layout before.

A layout is known by the names of its columns, whatever their order, without those that are periods: these
change with every file. A name that is new is asked about; nothing is guessed and then kept.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from kith.base.kernel.tables import shown
from kith.work.performance.enums import Frequency
from kith.work.performance.periods import read_period

LONG = ("indicator", "period", "value", "numerator", "denominator", "comparator", "part")
NEEDED = frozenset({"indicator", "period", "value"})
LEFT_ALONE = "name"
"""A column of this name is for whoever reads the file."""
STANDARD = (*LONG, LEFT_ALONE)
ALIKE = {
    "indicator": ("measure", "kpi", "metric", "ref", "reference", "code", "indicator name", "short name"),
    "period": ("month", "quarter", "year", "date", "time period", "reporting period", "period ending"),
    "value": ("figure", "actual", "result", "count", "performance", "outturn", "%", "rate", "number"),
    "numerator": ("num", "top"),
    "denominator": ("denom", "out of", "base", "cohort"),
    "comparator": ("whose", "comparison", "benchmark"),
    "part": ("district", "locality", "area", "sub-group", "group", "ward"),
}
"""What others call these columns; it is only ever put forward, and somebody says yes."""
HEADS_LOOKED_FOR = 4
"""In how many first rows the names of columns are looked for, to say where they stand."""

Meanings = Mapping[str, str]
"""What each column is, by its name; an empty text for one that is left alone."""


@dataclass(frozen=True)
class Asks:
    """What has to be said of the columns of a file before it can be read."""

    heads: tuple[str, ...]
    """The names as they stand in the file, without those that are periods."""
    put_forward: dict[str, str]
    """What each may be."""
    examples: dict[str, str]
    """What stands first below each name."""
    says: str
    """What is new, and what is missing, by name."""
    has_periods: bool = False
    """Whether some columns are periods."""


@dataclass(frozen=True)
class Recognised:
    """The columns of a file: what each is, and which are periods; or what has to be asked."""

    meanings: dict[int, str] = field(default_factory=dict)
    periods: tuple[int, ...] = ()
    asks: Asks | None = None
    row: int = 0
    """Where the names of columns stand instead, when not in the first row."""


def plain_head(cell: Any) -> str:
    """Return the name of a column without regard to capitals and spaces."""
    return " ".join(str(cell).split()).casefold()


def layout_of(heads: Iterable[str]) -> str:
    """Return what a layout is known by: a fingerprint of the names of its columns."""
    return sha256("\n".join(sorted(plain_head(head) for head in heads)).encode()).hexdigest()


def recognise(rows: Sequence[Sequence[Any]], remembered: Mapping[str, Meanings]) -> Recognised:
    """Return what the columns of a file are. `remembered` holds what was said before, by layout."""
    found = _of_row(rows, remembered)
    if found.asks is None:
        return found
    for row in range(1, min(HEADS_LOOKED_FOR, len(rows))):
        if _of_row(rows[row:], remembered).asks is None:
            return Recognised(row=row)
    return found


def _of_row(rows: Sequence[Sequence[Any]], remembered: Mapping[str, Meanings]) -> Recognised:
    heads = [plain_head(cell) for cell in rows[0]]
    named = [at for at, head in enumerate(heads) if head in STANDARD]
    periods = [at for at, head in enumerate(heads) if head and at not in named and is_period(rows[0][at])]
    columns = [at for at, head in enumerate(heads) if head and at not in periods]
    said = remembered.get(layout_of(heads[at] for at in columns))
    if said is not None:
        return Recognised({at: said.get(heads[at], "") for at in columns}, tuple(periods))
    strangers = [at for at in columns if at not in named]
    if not strangers and can_be_read({heads[at] for at in named}, has_periods=bool(periods)):
        return Recognised({at: _standard(heads[at]) for at in columns}, tuple(periods))
    return Recognised(asks=_asks(rows, columns, periods, remembered))


def is_period(cell: Any) -> bool:
    """Return whether the name of a column is a month, a quarter or a year."""
    return any(read_period(cell, frequency) for frequency in Frequency.values)


def can_be_read(meanings: Collection[str], *, has_periods: bool) -> bool:
    """Return whether figures can be read by these columns: a row a figure, or a column a period."""
    is_long = bool({"period", "value"} & set(meanings))
    return set(meanings) >= NEEDED if is_long else has_periods and "indicator" in meanings


def _standard(head: str) -> str:
    return "" if head == LEFT_ALONE else head


def _asks(
    rows: Sequence[Sequence[Any]], columns: Sequence[int], periods: Sequence[int], remembered: Mapping
) -> Asks:
    first = [shown(cell) for cell in rows[0]]
    heads = [plain_head(rows[0][at]) for at in columns]
    near = _nearest(heads, remembered)
    wide = bool(periods) and not {"period", "value"} & set(heads)
    new = [first[at] for at in columns if plain_head(rows[0][at]) not in near]
    gone = [head for head in near if head not in heads and near[head] and _is_owed(near[head], wide=wide)]
    return Asks(
        tuple(first[at] for at in columns),
        _put_forward(heads, near, wide=wide),
        {first[at]: _example(rows, at) for at in columns},
        _says(new, gone),
        bool(periods),
    )


def _is_owed(meaning: str, *, wide: bool) -> bool:
    return meaning == "indicator" if wide else meaning in NEEDED


def _nearest(heads: Sequence[str], remembered: Mapping[str, Meanings]) -> Meanings:
    """Return the layout, of those that are known, that shares most names with the file."""
    standard = {head: _standard(head) for head in STANDARD}
    return max((standard, *remembered.values()), key=lambda one: len(set(one) & set(heads)))


def _put_forward(heads: Sequence[str], near: Meanings, *, wide: bool) -> dict[str, str]:
    found = {head: near.get(head, "") for head in heads}
    for meaning, others in ALIKE.items():
        if meaning not in found.values() and not (wide and meaning in ("period", "value")):
            alike = next((head for head in heads if not found[head] and head in others), "")
            found |= {alike: meaning} if alike else {}
    missing = [one for one in near.values() if one in NEEDED and one not in found.values()]
    bare = [head for head in heads if not found[head] and head not in near]
    if len(missing) == len(bare) == 1 and not wide:
        found[bare[0]] = missing[0]
    return found


def _example(rows: Sequence[Sequence[Any]], column: int) -> str:
    below = (row[column] for row in rows[1:20] if column < len(row))
    return next((shown(cell) for cell in below if str(cell).strip()), "")


def _says(new: Sequence[str], gone: Sequence[str]) -> str:
    parts = []
    if new:
        parts.append(f"{_listed(new)} {'is' if len(new) == 1 else 'are'} new here")
    if gone:
        parts.append(f"no column is called {_listed(gone, 'or')}")
    words = " and ".join(parts)
    return f"{words[0].upper()}{words[1:]}." if words else "Say which column is what."


def _listed(names: Sequence[str], last: str = "and") -> str:
    quoted = [f"“{name}”" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"
