"""What is published of one indicator: the counts behind its figures, and what is told of each. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Protocol

from kith.work.performance.enums import Unit
from kith.work.performance.models.indicators import Indicator
from kith.work.performance.suppression import Mark, Outcome, Table, rounded

COUNTS_SHOWN: Mapping[Unit, tuple[str, ...]] = {
    Unit.NUMBER: (),
    Unit.PERCENT: ("numerator", "denominator"),
    Unit.RATE: ("numerator", "denominator"),
    Unit.DAYS: ("denominator",),
}
"""The counts that stand beside a figure: those of `counts_behind`, and how many live in an area."""

Names = Mapping[tuple[int, date, str], str]
"""The name of the cell behind each figure, by indicator, first day of the period and part."""


class Figured(Protocol):
    """A figure as it stands on record."""

    indicator_id: int
    part: str
    period_from: date
    value: Decimal
    numerator: Decimal | None
    denominator: Decimal | None


def counts_behind(figure: Figured, unit: str) -> tuple[int, ...] | None:
    """Return the counts of children behind a figure, or None where they are not on record or don’t fit.

    A number is its own count. A percentage has those with and those without; a rate those that it counts,
    since how many live in an area is public; days have those whose days they are.
    """
    asked = {
        Unit.NUMBER: (figure.value,),
        Unit.PERCENT: (figure.numerator, figure.denominator),
        Unit.RATE: (figure.numerator,),
        Unit.DAYS: (figure.denominator,),
    }[Unit(unit)]
    found = tuple(_whole(count) for count in asked)
    if any(count is None for count in found):
        return None
    counts = tuple(count for count in found if count is not None)
    if unit == Unit.PERCENT:
        counts = (counts[0], counts[1] - counts[0])
    return counts if min(counts) >= 0 else None


def _whole(value: Decimal | None) -> int | None:
    return int(value) if value is not None and value == value.to_integral_value() else None


def entry_of(
    one: Indicator, figures: Sequence[Figured], *, named: Names, table: Table, outcome: Outcome
) -> dict[str, Any]:
    """Return what is published of one indicator: its entry in the dictionary and its figures."""
    return {
        "key": one.key,
        "name": one.name,
        "kind": one.kind,
        "definition": one.definition,
        "numerator": one.numerator,
        "denominator": one.denominator,
        "unit": one.unit,
        "better": one.better,
        "source": one.source,
        "frequency": one.frequency,
        "children": one.children,
        "fewest": one.fewest_shown,
        "cells": [
            _published(figure, one, named, table, outcome)
            for figure in sorted(figures, key=lambda figure: (figure.period_from, figure.part))
        ],
    }


def _published(
    figure: Figured, one: Indicator, named: Names, table: Table, outcome: Outcome
) -> dict[str, Any]:
    """Return one figure as it is published: where it is hidden, nothing but that."""
    name = named.get((one.pk, figure.period_from, figure.part), "")
    mark = outcome.marks.get(name, Mark.UNCOUNTED)
    said: dict[str, Any] = {"period": figure.period_from.isoformat(), "part": figure.part, "mark": mark.value}
    if mark == Mark.SHOWN:
        return said | _shown(figure, one.unit)
    if mark in (Mark.ROUNDED, Mark.ADDED):
        return said | _rounded(figure, one, counts_rounded(table, name))
    return said


def _shown(figure: Figured, unit: str) -> dict[str, str]:
    counts = {"numerator": figure.numerator, "denominator": figure.denominator}
    said = {
        name: _plain(count)
        for name, count in counts.items()
        if name in COUNTS_SHOWN[Unit(unit)] and count is not None
    }
    return {"value": _plain(figure.value), **said}


def _rounded(figure: Figured, one: Indicator, counts: tuple[int, ...]) -> dict[str, str]:
    if one.unit == Unit.NUMBER:
        return {"value": str(counts[0])}
    if one.unit == Unit.RATE:
        real = figure.numerator or Decimal(0)
        value = figure.value * counts[0] / real if real else Decimal(0)
        return {
            "value": _tenth(value),
            "numerator": str(counts[0]),
            "denominator": _plain(figure.denominator),
        }
    above, below = counts[0], sum(counts)
    said = {"numerator": str(above), "denominator": str(below)}
    return said | ({"value": _tenth(Decimal(100 * above) / below)} if below else {})


def counts_rounded(table: Table, name: str) -> tuple[int, ...]:
    """Return the rounded counts of a cell: of a total, the sum of its rounded parts."""
    parts = next((one.parts for one in table.sums if one.whole == name), ())
    if not parts:
        return tuple(rounded(count) for count in table.cells[name].counts)
    return tuple(sum(column) for column in zip(*(counts_rounded(table, part) for part in parts), strict=True))


def _plain(value: Decimal | None) -> str:
    return f"{value.normalize():f}" if value is not None else ""


def _tenth(value: Decimal) -> str:
    return _plain(value.quantize(Decimal("0.1"), ROUND_HALF_UP))
