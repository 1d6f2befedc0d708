"""What has changed since a scorecard was frozen, in sentences. Pure functions of two cards.

The second card is the same quarter as it would be frozen today, so figures that came in or were put right
since show, and nothing that happened after the quarter does.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kith.work.performance.enums import Unit
from kith.work.performance.periods import named
from kith.work.performance.reports.card import Card, ScoreLine
from kith.work.performance.words import UNITS


@dataclass(frozen=True)
class Changed:
    """One thing that stands otherwise today than in the frozen copy."""

    ident: str
    """The public id of the indicator."""
    indicator: str
    what: str
    was: str
    now: str


def changes_between(frozen: Card, today: Card) -> list[Changed]:
    """Return what stands otherwise today, indicator by indicator: figures first, then target and marks."""
    present = {line.ident: line for line in today.lines}
    found = [one for line in frozen.lines for one in _of_line(line, present.pop(line.ident, None))]
    return found + [
        Changed(line.ident, line.name, "Indicator", "Not on it", "On it") for line in present.values()
    ]


def _of_line(then: ScoreLine, now: ScoreLine | None) -> Iterator[Changed]:
    if now is None:
        yield Changed(then.ident, then.name, "Indicator", "On it", "Not on it")
        return
    yield from _figures(then, now)
    told = (
        ("Name", then.name, now.name),
        ("Target", then.target, now.target),
        ("Against target", then.reached.words, now.reached.words),
        ("Variation", then.variation.words, now.variation.words),
        ("Assurance", then.assurance.words, now.assurance.words),
        ("Comments and challenges", _remarks(then), _remarks(now)),
    )
    for what, was, is_now in told:
        if was != is_now:
            yield Changed(then.ident, then.name, what, was, is_now)


def _figures(then: ScoreLine, now: ScoreLine) -> Iterator[Changed]:
    before, after = dict(then.points), dict(now.points)
    for day in sorted({*before, *after}):
        if before.get(day) != after.get(day):
            period = named(date.fromisoformat(day), then.frequency)
            yield Changed(
                then.ident, then.name, period, _shown(then, before.get(day)), _shown(then, after.get(day))
            )


def _shown(line: ScoreLine, value: str | None) -> str:
    """Return a figure to its last place, so that a small change shows."""
    if value is None:
        return "No data"
    return f"{value}{UNITS[next(unit for unit in Unit if unit.label == line.unit)]}"


def _remarks(line: ScoreLine) -> str:
    answered = sum(1 for one in line.said if one.answer)
    return f"{len(line.said)}, {answered} answered" if line.said else "None"
