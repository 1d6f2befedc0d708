"""When a figure is due, and which ones are late. Pure functions.

A figure is due so many days after its period as the indicator’s lag says; when that is no working day, on
the next one. The lag is the partnership’s own choice; no statute sets it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from kith.base.kernel.working_days import add_working_days, working_days_between
from kith.work.performance.periods import after, containing, last_day


@dataclass(frozen=True)
class LateFigure:
    """The first figure that is missing after its day, how late it is, and how many are missing."""

    period_from: date
    due_on: date
    working_days: int
    missing: int


def due_on(period_from: date, frequency: str, lag_days: int) -> date:
    """Return the day on which the figure of a period is due; that day still counts as in time."""
    return add_working_days(last_day(period_from, frequency) + timedelta(days=lag_days), 0)


def is_over(period_from: date, frequency: str, on: date) -> bool:
    """Return whether a period is over on a day; a figure for one that runs is none yet."""
    return last_day(period_from, frequency) < on


def late_figure(
    *, last: date | None, held_from: date, frequency: str, lag_days: int, on: date
) -> LateFigure | None:
    """Return the first figure that is late on a day, or None when nothing is.

    `last` is the last period with a figure; without any, figures are owed from the period in which the
    indicator began to be kept.
    """
    first = after(last, frequency) if last else containing(held_from, frequency)
    missing, period = 0, first
    while is_over(period, frequency, on) and due_on(period, frequency, lag_days) < on:
        missing, period = missing + 1, after(period, frequency)
    if not missing:
        return None
    due = due_on(first, frequency, lag_days)
    return LateFigure(first, due, working_days_between(due, on), missing)


def gaps_between(periods: Collection[date], frequency: str) -> list[date]:
    """Return the periods without a figure between the first and the last that have one."""
    if not periods:
        return []
    known, found, period = set(periods), [], min(periods)
    while period < max(periods):
        if period not in known:
            found.append(period)
        period = after(period, frequency)
    return found
