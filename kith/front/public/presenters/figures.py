"""Published figures as anybody may read them: on pages, and as open data with its dictionary."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kith.base.ui.dates import long_date
from kith.work.performance.enums import Better, IndicatorKind, Unit
from kith.work.performance.public import (
    COLUMNS,
    STATUS,
    PublishedIndicator,
    count_words,
    figure_words,
    named,
    part_words,
)


@dataclass(frozen=True)
class IndicatorLine:
    """One indicator in the list."""

    name: str
    key: str
    kind: str
    latest: str
    period: str
    released: str


def indicator_lines(found: Iterable[PublishedIndicator]) -> list[IndicatorLine]:
    """Return the indicators, each with the latest figure of the whole area that was released."""
    return [_line(one) for one in found]


def _line(one: PublishedIndicator) -> IndicatorLine:
    whole = [cell for cell in one.cells if cell["part"] == ""] or list(one.cells)
    last = whole[-1] if whole else None
    return IndicatorLine(
        one.entry["name"],
        one.entry["key"],
        IndicatorKind(one.entry["kind"]).label,
        figure_words(last, one.entry) if last else "No figure",
        _period(last, one) if last else "",
        long_date(one.released_on),
    )


def _period(cell: dict[str, Any], one: PublishedIndicator) -> str:
    return named(date.fromisoformat(cell["period"]), one.entry["frequency"])


@dataclass(frozen=True)
class FigureLine:
    """One published figure."""

    period: str
    part: str
    says: str
    counts: str


def figure_lines(one: PublishedIndicator) -> list[FigureLine]:
    """Return every figure that was released of an indicator, the latest period first."""
    periods = sorted({cell["period"] for cell in one.cells}, reverse=True)
    return [
        FigureLine(
            _period(cell, one), part_words(cell["part"]), figure_words(cell, one.entry), count_words(cell)
        )
        for period in periods
        for cell in one.cells
        if cell["period"] == period
    ]


def entry_rows(one: PublishedIndicator) -> list[tuple[str, str]]:
    """Return the entry of an indicator in the dictionary."""
    entry = one.entry
    return [
        ("What is counted", entry["definition"]),
        ("Numerator", entry["numerator"]),
        ("Denominator", entry["denominator"]),
        ("Counted in", Unit(entry["unit"]).label),
        ("Which way is better", Better(entry["better"]).label),
        ("Children it covers", entry["children"]),
        ("Source", entry["source"]),
        ("Counts that are hidden", f"Below {entry['fewest']}"),
    ]


def data_rows(found: Sequence[PublishedIndicator]) -> Iterator[list[str]]:
    """Yield the published figures as a table, its columns named first."""
    yield list(COLUMNS)
    for one in found:
        entry = one.entry
        for cell in one.cells:
            counts = [cell.get("numerator", ""), cell.get("denominator", ""), cell["mark"]]
            yield [
                entry["key"], entry["name"], _period(cell, one), cell["period"], cell["part"],
                cell.get("value", ""), entry["unit"], *counts, one.released_on.isoformat(),
            ]  # fmt: skip


def dictionary_rows(found: Sequence[PublishedIndicator]) -> Iterator[list[str]]:
    """Yield what each column, status and indicator of the table means."""
    yield ["what", "name", "means", "numerator", "denominator", "unit", "source", "fewest shown"]
    for name, means in COLUMNS.items():
        yield ["column", name, means, "", "", "", "", ""]
    for mark, means in STATUS.items():
        yield ["status", mark.value, means, "", "", "", "", ""]
    for one in found:
        entry = one.entry
        more = [entry[name] for name in ("numerator", "denominator", "unit", "source")]
        means = f"{entry['name']}. {entry['definition']}"
        yield ["indicator", entry["key"], means, *more, str(entry["fewest"])]
