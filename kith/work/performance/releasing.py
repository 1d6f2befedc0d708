"""What would be released: the counts behind figures, how they add up, and what was told before. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kith.work.performance.enums import Unit
from kith.work.performance.models.indicators import Indicator
from kith.work.performance.periods import LENGTH, after
from kith.work.performance.release_content import Figured, counts_behind, entry_of
from kith.work.performance.release_ties import ties_between
from kith.work.performance.suppression import (
    Cell,
    Mark,
    Outcome,
    Sum,
    Table,
    Tie,
    hide,
    joined,
    round_all,
    told_of,
)

WHOLE = ""
"""The part that is the whole area."""


@dataclass(frozen=True)
class Basis:
    """What earlier releases told: the counts, what a reader knows of each, and how they add up."""

    cells: dict[str, Cell] = field(default_factory=dict)
    sums: tuple[Sum, ...] = ()
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True)
class Draft:
    """What would be released, the basis by which later releases are judged, and what can’t be protected."""

    content: list[dict[str, Any]]
    basis: dict[str, Any]
    given_away: tuple[str, ...]
    """Indicator and first day of the period of each cell that this would give away, with a bar between."""


def kind_of_part(part: str) -> str:
    """Return what an area is divided by: the words before a colon, as in *Ethnicity: Asian*, or nothing."""
    before, colon, _rest = part.partition(":")
    return before.strip() if colon else ""


class Gathering:
    """Gathers the cells of a release and the totals that bind them, with what was told before."""

    def __init__(self, indicators: Sequence[Indicator], figures: Iterable[Figured], earlier: Basis) -> None:
        self.indicators = {one.pk: one for one in indicators}
        self.figures = [one for one in figures if one.indicator_id in self.indicators]
        self.earlier = earlier
        self.cells: dict[str, Cell] = {}
        self.sums: list[Sum] = []
        self.ties: list[Tie] = []
        self.named: dict[tuple[int, date, str], str] = {}
        """The name of the cell behind each figure that has one."""

    def table(self, offered: set[int], *, first: date, last: date) -> Table:
        """Return the cells of the indicators and periods that are offered, with all that bears on them."""
        for one in self.figures:
            is_offered = one.indicator_id in offered and first <= one.period_from <= last
            self._add_cell(one, is_offered=is_offered)
        self._add_parts()
        self._add_periods()
        self._add_ties()
        for cell in self.earlier.cells.values():
            known = self.cells.get(cell.key)
            self.cells[cell.key] = joined(known, cell.told) if known and cell.told else known or cell
        sums, ties = (*self.sums, *self.earlier.sums), (*self.ties, *self.earlier.ties)
        return Table(self.cells, tuple(dict.fromkeys(sums)), tuple(dict.fromkeys(ties)))

    def _add_cell(self, one: Figured, *, is_offered: bool) -> None:
        indicator = self.indicators[one.indicator_id]
        counts = counts_behind(one, indicator.unit)
        if counts is None:
            return
        name = _name(indicator, one.period_from, one.part, counts)
        if not is_offered and name not in self.earlier.cells:
            return
        self.named[(indicator.pk, one.period_from, one.part)] = name
        self.cells[name] = Cell(name, counts, indicator.fewest_shown, is_offered=is_offered)

    def _add_parts(self) -> None:
        """Bind the parts of each period to the whole, each way of dividing the area by itself."""
        found: dict[tuple[int, date, str], list[str]] = {}
        for (indicator, period, part), name in self.named.items():
            if part != WHOLE:
                found.setdefault((indicator, period, kind_of_part(part)), []).append(name)
        for (indicator, period, kind), parts in found.items():
            whole = self.named.get((indicator, period, WHOLE))
            if whole is not None and not self._bind(whole, parts, kind):
                for name in parts:
                    self._forget(name)

    def _add_periods(self) -> None:
        """Bind months and quarters to the quarters and years of what counts the same."""
        for long in self.indicators.values():
            for short in self.indicators.values():
                if counted_alike(long, short):
                    self._bind_periods(long, short)

    def _add_ties(self) -> None:
        """Bind counts of the same words, whichever indicator counts them and in whichever unit."""
        told = {name: cell for name, cell in self.earlier.cells.items() if name not in self.cells}
        kinds = {part: kind_of_part(part) for _indicator, _period, part in self.named}
        self.ties, rests = ties_between(
            self.indicators.values(), self.named, told | self.cells, self.sums, kinds
        )
        self.cells |= {rest.key: rest for rest in rests}

    def _bind_periods(self, long: Indicator, short: Indicator) -> None:
        times = LENGTH[long.frequency] // LENGTH[short.frequency]  # type: ignore[index]
        for (indicator, period, part), whole in list(self.named.items()):
            if indicator != long.pk:
                continue
            within = [after(period, short.frequency, number) for number in range(times)]
            parts = [self.named[key] for day in within if (key := (short.pk, day, part)) in self.named]
            if parts:
                self._bind(whole, parts, short.key)

    def _bind(self, whole: str, parts: Sequence[str], kind: str) -> bool:
        """Bind parts to their total, with what is left of it; return whether they fit into it."""
        total, cells = self.cells[whole], [self.cells[name] for name in parts]
        rest = tuple(count - sum(cell.counts[n] for cell in cells) for n, count in enumerate(total.counts))
        if min(rest) < 0:
            return False
        names = tuple(sorted(parts))
        if max(rest):
            left = f"{whole}|besides {kind}#{'-'.join(map(str, rest))}"
            self.cells[left] = Cell(left, rest, total.fewest, is_offered=False)
            names = (*names, left)
        self.sums.append(Sum(whole, names))
        return True

    def _forget(self, name: str) -> None:
        del self.cells[name]
        self.named = {key: kept for key, kept in self.named.items() if kept != name}


def counted_alike(long: Indicator, short: Indicator) -> bool:
    """Return whether two indicators count the same in the same unit, the second more often than the first."""
    if long.unit != short.unit or LENGTH[long.frequency] <= LENGTH[short.frequency]:  # type: ignore[index]
        return False
    return _counted(long) == _counted(short)


def _counted(one: Indicator) -> tuple[str, str]:
    words = one.numerator.strip() or one.definition.strip()
    return " ".join(words.casefold().split()), " ".join(one.denominator.casefold().split())


def _name(indicator: Indicator, period: date, part: str, counts: tuple[int, ...]) -> str:
    """Return the name of a cell: the same counts have the same name in every release."""
    return f"{indicator.key}|{period.isoformat()}|{part}#{'-'.join(map(str, counts))}"


def draft_of(
    indicators: Sequence[Indicator],
    figures: Sequence[Figured],
    earlier: Basis,
    *,
    offered: set[int],
    first: date,
    last: date,
    is_rounded: bool,
) -> Draft:
    """Return what would be released of the offered indicators, from the first to the last day of a period."""
    gathering = Gathering(indicators, figures, earlier)
    table = gathering.table(offered, first=first, last=last)
    outcome = _outcome(table, gathering, is_rounded=is_rounded)
    chosen = [one for one in figures if one.indicator_id in offered and first <= one.period_from <= last]
    content = [
        entry_of(
            one,
            [f for f in chosen if f.indicator_id == one.pk],
            named=gathering.named,
            table=table,
            outcome=outcome,
        )
        for one in indicators
        if one.pk in offered
    ]
    return Draft(content, _basis(table, outcome), tuple(_where(name) for name in outcome.given_away))


def _outcome(table: Table, gathering: Gathering, *, is_rounded: bool) -> Outcome:
    """Return what is hidden. Days are means, so they are hidden where few were counted, never rounded."""
    if not is_rounded:
        return hide(table)
    days = {one.key for one in gathering.indicators.values() if one.unit == Unit.DAYS}
    return round_all(table, besides={name for name in table.cells if name.partition("|")[0] in days})


def _where(name: str) -> str:
    return "|".join(name.partition("#")[0].split("|")[:2])


# --- what later releases are judged by -------------------------------------------------------


def _basis(table: Table, outcome: Outcome) -> dict[str, Any]:
    named = {name for name, cell in table.cells.items() if cell.is_offered}
    sums = [one for one in table.sums if named & {*one.keys}]
    ties = [one for one in table.ties if named & {*one.keys}]
    bound = [one.keys for one in sums] + [one.keys for one in ties]
    kept = named | {name for keys in bound for name in keys}
    return {
        "cells": {name: _kept(table.cells[name], outcome) for name in sorted(kept) if name in outcome.marks},
        "sums": [[one.whole, *one.parts] for one in sums],
        "ties": [[[list(count) for count in side] for side in (one.one, one.other)] for one in ties],
        "protects": dict(sorted(outcome.protects.items())),
    }


def _kept(cell: Cell, outcome: Outcome) -> dict[str, Any]:
    mark = outcome.marks[cell.key]
    told = [] if mark == Mark.UNPUBLISHED and not cell.told else [list(b) for b in told_of(cell, mark)]
    return {"counts": list(cell.counts), "fewest": cell.fewest, "told": told}


def basis_from(kept: Iterable[Mapping[str, Any]]) -> Basis:
    """Return what several releases told, the earliest first, as one."""
    cells: dict[str, Cell] = {}
    sums: dict[Sum, None] = {}
    ties: dict[Tie, None] = {}
    for one in kept:
        for name, said in one["cells"].items():
            told = tuple((low, high) for low, high in said["told"])
            plain = Cell(name, tuple(said["counts"]), said["fewest"], is_offered=False)
            cell = cells.get(name, plain)
            cells[name] = joined(cell, told) if told else cell
        sums |= dict.fromkeys(Sum(whole, tuple(parts)) for whole, *parts in one["sums"])
        ties |= dict.fromkeys(
            Tie(tuple((n, p) for n, p in a), tuple((n, p) for n, p in b)) for a, b in one.get("ties", ())
        )
    return Basis(cells, tuple(sums), tuple(ties))
