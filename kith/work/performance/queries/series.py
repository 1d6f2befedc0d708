"""The figures of many indicators at once, for the scorecard, or of one, for its page."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from kith.work.performance.enums import Comparator
from kith.work.performance.models import Figure, Indicator, Step, Target, Unstated
from kith.work.performance.series import Series, series_from

Row = TypeVar("Row")


def series_of(indicators: Sequence[Indicator], on: date, *, compared: bool = False) -> list[Series]:
    """Return each indicator’s series in the order given, as at a day.

    With `compared`, the figures of those that they are compared with are read too. Four queries.
    """
    asked = [one.pk for one in indicators]
    figures = Figure.objects.of_the_whole().filter(indicator__in=asked)
    if not compared:
        figures = figures.filter(comparator=Comparator.OWN)
    rows = figures.order_by("period_from").values_list("indicator", "comparator", "period_from", "value")
    own = _by(rows.iterator(), lambda row: row[0])
    marks = Unstated.objects.filter(indicator__in=asked, comparator=Comparator.OWN, part="")
    marked = _by(marks.order_by("period_from").values_list("indicator", "period_from"), lambda row: row[0])
    targets = _by(Target.objects.filter(indicator__in=asked).order_by("held_from"), _indicator)
    steps = _by(Step.objects.filter(indicator__in=asked).order_by("period_from"), _indicator)
    return [
        series_from(
            one,
            [row[1:] for row in own.get(one.pk, [])],
            targets.get(one.pk, []),
            steps.get(one.pk, []),
            on,
            unstated=[period for _indicator, period in marked.get(one.pk, [])],
        )
        for one in indicators
    ]


def _by(rows: Iterable[Row], key: Callable[[Row], int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def _indicator(row: Any) -> int:
    return int(row.indicator_id)
