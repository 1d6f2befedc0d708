"""How a measure of an objective stands on a day, by the figures known then. Pure functions.

Before its day a measure speaks against its priority while the latest figure is worse than the one it began
with; from then on while the figure of that day’s period, or a later one, does not reach the target. A figure
that is late says so: nobody can tell how it stands. These rules are Kith’s own choice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kith.base.kernel.plan_links import MeasureStands
from kith.base.ui.dates import long_date
from kith.work.performance.deadlines import late_figure
from kith.work.performance.enums import Better
from kith.work.performance.periods import containing, named
from kith.work.performance.words import amount, late_figure_words

AMBER, RED = "amber", "red"


@dataclass(frozen=True)
class KnownFigure:
    """A figure of a period, from the day on which it was taken in."""

    period_from: date
    value: Decimal
    taken_in_on: date


@dataclass(frozen=True)
class Shown:
    """A measure by an indicator with all figures that were ever known."""

    unit: str
    better: str
    frequency: str
    lag_days: int
    held_from: date
    held_to: date | None
    baseline: Decimal | None
    baseline_period: date | None
    target: Decimal
    due_on: date
    figures: tuple[KnownFigure, ...] = ()
    last_unstated: date | None = None
    """The latest period that a return marks as not stated."""
    unstated_known_on: date | None = None
    """The day on which that return was taken in."""
    standing: Decimal | None = None
    """The standing target of the indicator, as it was set last."""
    standing_from: date | None = None
    """From when that one holds."""

    def latest_on(self, day: date) -> KnownFigure | None:
        """Return the figure of the latest period among those known on a day, as it was taken in last."""
        known = [one for one in self.figures if one.taken_in_on <= day]
        return max(known, key=lambda one: (one.period_from, one.taken_in_on), default=None)

    def came_by(self, day: date) -> date | None:
        """Return the latest period that had a figure, or a mark that none is stated, on a day."""
        latest = self.latest_on(day)
        is_marked = self.unstated_known_on is not None and self.unstated_known_on <= day
        found = [latest.period_from if latest else None, self.last_unstated if is_marked else None]
        return max((period for period in found if period), default=None)

    def falls_short(self, value: Decimal, of: Decimal) -> bool:
        """Return whether a figure is worse than another."""
        return value < of if self.better == Better.UP else value > of


def stands(one: Shown, day: date) -> MeasureStands:
    """Return how a measure stands on a day: its colour where it speaks against its priority, and in words."""
    latest = one.latest_on(day)
    late = _late(one, latest, day)
    colour, judged = _judged(one, latest, day)
    if late and colour != RED:
        colour = AMBER
    said = (_aims(one, latest), _beside(one, day), judged, late)
    return MeasureStands(colour, " ".join(part for part in said if part))


def _beside(one: Shown, day: date) -> str:
    """Return the standing target of the indicator where it holds on a day and is another."""
    if one.standing is None or one.standing_from is None or one.standing_from > day:
        return ""
    if one.standing == one.target:
        return ""
    return f"The standing target is {amount(one.standing, one.unit)}."


def _judged(one: Shown, latest: KnownFigure | None, day: date) -> tuple[str, str]:
    if latest is None:
        return "", ""
    period_of_its_day = containing(one.due_on, one.frequency)
    if not one.falls_short(latest.value, one.target):
        return "", "It is reached."
    if one.due_on < day and latest.period_from >= period_of_its_day:
        return RED, "It was not reached by its day."
    if one.baseline is not None and one.falls_short(latest.value, one.baseline):
        return AMBER, "It is worse than where it began."
    return "", ""


def _aims(one: Shown, latest: KnownFigure | None) -> str:
    began = ""
    if one.baseline is not None and one.baseline_period is not None:
        began = f"From {amount(one.baseline, one.unit)} in {named(one.baseline_period, one.frequency)}, to "
    aims = f"{began or 'To '}{amount(one.target, one.unit)} by {long_date(one.due_on)}"
    if latest is None:
        return f"{aims}; there is no figure yet."
    return (
        f"{aims}; the latest is {amount(latest.value, one.unit)}, {named(latest.period_from, one.frequency)}."
    )


def _late(one: Shown, latest: KnownFigure | None, day: date) -> str:
    """Return that a figure is late. Before the first one is known, nothing is said to be late."""
    if latest is None or (one.held_to is not None and one.held_to < day):
        return ""
    late = late_figure(
        last=one.came_by(day),
        held_from=one.held_from,
        frequency=one.frequency,
        lag_days=one.lag_days,
        on=day,
    )
    return f"Its figure for {late_figure_words(late, one.frequency)}." if late else ""


Row = tuple[date | None, Decimal | None, date | None]


def figures_known(rows: Iterable[Row]) -> tuple[KnownFigure, ...]:
    """Return the figures of rows of period, value and day taken in, each once; rows without are left out."""
    whole = {KnownFigure(*row) for row in rows if all(part is not None for part in row)}  # type: ignore[arg-type]
    return tuple(sorted(whole, key=lambda one: (one.period_from, one.taken_in_on)))
