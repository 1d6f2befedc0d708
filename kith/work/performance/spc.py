"""Statistical process control for single values over time, as NHS England’s *Making Data Count* does it.

An XmR chart has a middle (the mean) and two process limits, 2.66 times the average moving range away from
it. Points that no chance explains are *special cause variation*; four rules find them. Everything here is a
pure function of numbers: charts, marks, tables and sentences all read the one answer.

The rules agree with the cases that the NHS-R community publishes with its package NHSRplotthedots, which
follows the spreadsheets of Making Data Count: no figure is left out when limits are worked out, two of three
near a limit count only where all three lie on one side of the mean, and where several rules find a point the
first of them says which way it leans.

Figures are decimals, so that the mean of equal figures is that figure, and a point exactly on a line is on
it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from kith.work.performance.enums import Better

SCALING = Decimal("2.66")
"""3 / 1.128: from the average moving range of pairs to three sigma (Wheeler; Making Data Count)."""
FEWEST = 12
"""How many points limits are worked out from at least; with fewer the page says so [M]."""
RUN = 7
"""How many points in a row on one side of the mean, or rising or falling, are no chance [M]: published guides
say six, seven or eight."""


class Rule(StrEnum):
    """The rules that find special cause variation, the strongest first."""

    OUTSIDE = "outside"
    TREND = "trend"
    NEAR_LIMIT = "near-limit"
    SHIFT = "shift"


class Variation(StrEnum):
    """What the latest point says of the process."""

    COMMON = "common"
    IMPROVING_HIGH = "improving-high"
    IMPROVING_LOW = "improving-low"
    CONCERNING_HIGH = "concerning-high"
    CONCERNING_LOW = "concerning-low"
    HIGH = "high"
    LOW = "low"
    TOO_FEW = "too-few"


class Assurance(StrEnum):
    """Whether the process can be relied on to reach its target."""

    PASSES = "passes"
    FAILS = "fails"
    HIT_OR_MISS = "hit-or-miss"
    NO_TARGET = "no-target"
    TOO_FEW = "too-few"


@dataclass(frozen=True)
class Limits:
    """The middle of a stretch of points and its process limits."""

    mean: Decimal
    lower: Decimal
    upper: Decimal

    @property
    def near_upper(self) -> Decimal:
        """Return where the outer third above the mean begins."""
        return self.mean + (self.upper - self.mean) * 2 / 3

    @property
    def near_lower(self) -> Decimal:
        """Return where the outer third below the mean begins."""
        return self.mean - (self.mean - self.lower) * 2 / 3


@dataclass(frozen=True)
class Signal:
    """A point that some rule finds: which side it leans to and which rules say so."""

    rules: tuple[Rule, ...]
    is_high: bool


@dataclass(frozen=True)
class Stretch:
    """A run of points between two steps, with its own limits; None where there are too few points."""

    first: int
    values: tuple[Decimal, ...]
    limits: Limits | None
    signals: tuple[Signal | None, ...]


def limits_of(values: Sequence[Decimal]) -> Limits:
    """Return the mean and process limits of at least two values."""
    mean = sum(values, Decimal(0)) / len(values)
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    reach = SCALING * sum(ranges, Decimal(0)) / len(ranges)
    return Limits(mean, mean - reach, mean + reach)


def stretches(values: Sequence[Decimal], steps: Sequence[int] = ()) -> tuple[Stretch, ...]:
    """Return the points in stretches, each from a step (the place of its first point) to the next."""
    edges = sorted({0, *(step for step in steps if 0 < step < len(values)), len(values)})
    return tuple(_stretch(first, tuple(values[first:end])) for first, end in pairwise(edges))


def _stretch(first: int, values: tuple[Decimal, ...]) -> Stretch:
    if len(values) < FEWEST:
        return Stretch(first, values, None, (None,) * len(values))
    limits = limits_of(values)
    return Stretch(first, values, limits, signals_of(values, limits))


def signals_of(values: Sequence[Decimal], limits: Limits) -> tuple[Signal | None, ...]:
    """Return for each point the rules that find it, or None where it is common cause variation."""
    found: list[dict[Rule, bool]] = [{} for _ in values]
    for rule, places, is_high in (
        *_outside(values, limits),
        *_trends(values),
        *_near_limits(values, limits),
        *_shifts(values, limits),
    ):
        for place in places:
            found[place][rule] = is_high
    return tuple(_signal(rules) for rules in found)


def _signal(rules: dict[Rule, bool]) -> Signal | None:
    if not rules:
        return None
    holding = tuple(rule for rule in Rule if rule in rules)
    return Signal(holding, rules[holding[0]])


Found = tuple[Rule, Sequence[int], bool]


def _outside(values: Sequence[Decimal], limits: Limits) -> list[Found]:
    high: list[Found] = [(Rule.OUTSIDE, (n,), True) for n, value in enumerate(values) if value > limits.upper]
    low: list[Found] = [(Rule.OUTSIDE, (n,), False) for n, value in enumerate(values) if value < limits.lower]
    return high + low


def _runs(flags: Sequence[bool]) -> list[range]:
    """Return each unbroken run of true flags."""
    found, begun = [], None
    for place, flag in enumerate([*flags, False]):
        if flag and begun is None:
            begun = place
        if not flag and begun is not None:
            found.append(range(begun, place))
            begun = None
    return found


def _shifts(values: Sequence[Decimal], limits: Limits) -> list[Found]:
    above, below = [v > limits.mean for v in values], [v < limits.mean for v in values]
    sides = ((above, True), (below, False))
    return [(Rule.SHIFT, run, high) for flags, high in sides for run in _runs(flags) if len(run) >= RUN]


def _trends(values: Sequence[Decimal]) -> list[Found]:
    """Return the runs of points that each rise, or each fall, the earliest first; the point that a run starts
    from counts. A point at which one run ends and another starts belongs to the later one."""
    rising = [later > earlier for earlier, later in pairwise(values)]
    falling = [later < earlier for earlier, later in pairwise(values)]
    found: list[Found] = [
        (Rule.TREND, range(run.start, run.stop + 1), high)
        for flags, high in ((rising, True), (falling, False))
        for run in _runs(flags)
        if len(run) + 1 >= RUN
    ]
    return sorted(found, key=lambda one: one[1][0])


def _near_limits(values: Sequence[Decimal], limits: Limits) -> list[Found]:
    """Return two of three points in a row in the outer third, inside the limit, all three on one side."""
    found: list[Found] = []
    for high in (True, False):
        side = [value > limits.mean if high else value < limits.mean for value in values]
        near = [_is_near(value, limits, high=high) for value in values]
        for first in range(len(values) - 2):
            places = [place for place in range(first, first + 3) if near[place]]
            if len(places) >= 2 and all(side[first : first + 3]):
                found.append((Rule.NEAR_LIMIT, places, high))
    return found


def _is_near(value: Decimal, limits: Limits, *, high: bool) -> bool:
    return limits.near_upper < value <= limits.upper if high else limits.lower <= value < limits.near_lower


def variation(last: Stretch, better: Better) -> Variation:
    """Return what the latest point says, by which way the figure should go."""
    if last.limits is None:
        return Variation.TOO_FEW
    signal = last.signals[-1]
    if signal is None:
        return Variation.COMMON
    if better == Better.NEITHER:
        return Variation.HIGH if signal.is_high else Variation.LOW
    good = signal.is_high == (better == Better.UP)
    side = "high" if signal.is_high else "low"
    return Variation(f"{'improving' if good else 'concerning'}-{side}")


def assurance(last: Stretch, better: Better, target: Decimal | None) -> Assurance:
    """Return whether the process, as it stands, reaches its target always, never or by chance."""
    if target is None or better == Better.NEITHER:
        return Assurance.NO_TARGET
    if last.limits is None:
        return Assurance.TOO_FEW
    lower, upper = last.limits.lower, last.limits.upper
    if better == Better.UP:
        return _reached(always=lower >= target, never=upper < target)
    return _reached(always=upper <= target, never=lower > target)


def _reached(*, always: bool, never: bool) -> Assurance:
    if always:
        return Assurance.PASSES
    return Assurance.FAILS if never else Assurance.HIT_OR_MISS
