"""One indicator’s figures in order, and all that charts, marks, tables and sentences read from them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from kith.work.performance.deadlines import LateFigure, gaps_between, late_figure
from kith.work.performance.enums import Better, Unit
from kith.work.performance.models import Indicator, Step, Target
from kith.work.performance.spc import Assurance, Limits, Stretch, Variation, assurance, stretches, variation


class Reached(StrEnum):
    """How the latest figure stands beside its target."""

    REACHED = "reached"
    NEAR = "near"
    MISSED = "missed"
    NO_TARGET = "no-target"
    NO_DATA = "no-data"


@dataclass(frozen=True)
class Point:
    """The figure of one period."""

    period_from: date
    value: Decimal


@dataclass(frozen=True)
class Series:
    """The figures of an indicator here, the oldest first, with its targets and steps, as at a day."""

    indicator: Indicator
    points: tuple[Point, ...]
    on: date
    targets: tuple[Target, ...] = ()
    """The earliest first."""
    steps: tuple[Step, ...] = ()
    compared: dict[str, Point] = field(default_factory=dict)
    """The latest figure of each of those that it is compared with."""
    lines: dict[str, tuple[Point, ...]] = field(default_factory=dict)
    """All figures of each of those that it is compared with, the oldest first."""
    unstated: tuple[date, ...] = ()
    """The periods here for which a return says that it states no figure and none stands, the oldest first."""

    @property
    def better(self) -> Better:
        """Return which way the figure should go."""
        return Better(self.indicator.better)

    @property
    def latest(self) -> Point | None:
        """Return the latest figure, or None where there is no data."""
        return self.points[-1] if self.points else None

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """Return the figures between steps, with their limits and signals."""
        begun = {step.period_from for step in self.steps}
        places = [place for place, point in enumerate(self.points) if point.period_from in begun]
        return stretches([point.value for point in self.points], places) if self.points else ()

    @property
    def limits(self) -> Limits | None:
        """Return the limits that hold now, or None while there are too few figures."""
        return self.stretches[-1].limits if self.stretches else None

    @property
    def variation(self) -> Variation:
        """Return what the latest figure says of the process."""
        return variation(self.stretches[-1], self.better) if self.stretches else Variation.TOO_FEW

    @property
    def target(self) -> Target | None:
        """Return the target that holds for the latest figure, or today where there is none."""
        day = self.latest.period_from if self.latest else self.on
        return self.target_on(day)

    def target_on(self, day: date) -> Target | None:
        """Return the target that holds on a day: the last one set from then or before."""
        return next((target for target in reversed(self.targets) if target.held_from <= day), None)

    @property
    def assurance(self) -> Assurance:
        """Return whether the process, as it stands, can be relied on to reach its target."""
        if not self.stretches:
            return Assurance.TOO_FEW if self.target else Assurance.NO_TARGET
        return assurance(self.stretches[-1], self.better, self.target.value if self.target else None)

    @property
    def reached(self) -> Reached:
        """Return how the latest figure stands beside its target; the tolerance is borne with as *near*."""
        if self.latest is None:
            return Reached.NO_DATA
        if self.target is None or self.better == Better.NEITHER:
            return Reached.NO_TARGET
        short = self.target.value - self.latest.value
        short = short if self.better == Better.UP else -short
        if short <= 0:
            return Reached.REACHED
        return Reached.NEAR if short <= self.target.tolerance else Reached.MISSED

    @cached_property
    def late(self) -> LateFigure | None:
        """Return the first figure that is late, or None when nothing is; an ended indicator owes none.

        A period that a return marks as not stated is not late: the return came.
        """
        indicator = self.indicator
        if not indicator.holds_on(self.on):
            return None
        came = [*self.unstated[-1:], *(point.period_from for point in self.points[-1:])]
        return late_figure(
            last=max(came, default=None),
            held_from=indicator.held_from,
            frequency=indicator.frequency,
            lag_days=indicator.lag_days,
            on=self.on,
        )

    @property
    def unstated_since(self) -> tuple[date, ...]:
        """Return the periods after the latest figure that are not stated, the oldest first."""
        latest = self.latest
        return tuple(one for one in self.unstated if latest is None or one > latest.period_from)

    @cached_property
    def gaps(self) -> list[date]:
        """Return the periods between the first and the last figure for which there is no data."""
        return gaps_between([point.period_from for point in self.points], self.indicator.frequency)

    def own_at(self, period: date) -> Point | None:
        """Return the figure here for a period, or None."""
        return next((point for point in self.points if point.period_from == period), None)

    def bounded(self, value: Decimal) -> Decimal:
        """Return a limit as it is shown: never below nought, and no percentage over 100."""
        top = Decimal(100) if self.indicator.unit == Unit.PERCENT else value
        return min(max(value, Decimal(0)), top)


def series_from(
    indicator: Indicator,
    figures: Sequence[tuple[str, date, Decimal]],
    targets: Sequence[Target],
    steps: Sequence[Step],
    on: date,
    *,
    unstated: Sequence[date] = (),
) -> Series:
    """Return a series from rows of whose figure, period and value, and marked periods, the earliest first."""
    own = tuple(Point(period, value) for whose, period, value in figures if whose == "own")
    lines: dict[str, list[Point]] = {}
    for whose, period, value in figures:
        if whose != "own":
            lines.setdefault(whose, []).append(Point(period, value))
    compared = {whose: points[-1] for whose, points in lines.items()}
    others = {whose: tuple(points) for whose, points in lines.items()}
    have = {point.period_from for point in own}
    marked = tuple(period for period in unstated if period not in have)
    return Series(indicator, own, on, tuple(targets), tuple(steps), compared, others, marked)
