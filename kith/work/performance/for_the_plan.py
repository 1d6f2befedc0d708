"""What this room tells the plan: what the figures of a priority say, and how its objectives are measured."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from kith.base.kernel.plan_links import Figure, Measuring
from kith.partnership.partnerships.membership import Membership
from kith.work.performance.charts import sparkline
from kith.work.performance.operations.measures import measure_as_asked
from kith.work.performance.periods import named
from kith.work.performance.queries.indicators import indicators_seen_by
from kith.work.performance.queries.measures import indicators_that_show, measures_of
from kith.work.performance.queries.series import series_of
from kith.work.performance.series import Reached, Series
from kith.work.performance.words import amount, late_words, latest_words, sentence, unstated_words

MEASURING = Measuring(
    choices=indicators_that_show,
    make=measure_as_asked,
    measures_of=measures_of,
    add="performance:add_measure",
)


def figures_of(priority: str, membership: Membership) -> Iterator[Figure]:
    """Yield what each indicator of a priority says, outcomes first. Five queries, one without any."""
    rows = indicators_seen_by(membership).filter(priority__public_id=priority)
    found = [one for one in rows if one.holds_on(membership.on)]
    for series in series_of(found, membership.on) if found else ():
        url = reverse("performance:indicator", args=(membership.partnership.key, series.indicator.public_id))
        misses = series.reached == Reached.MISSED
        yield Figure(series.indicator.name, figure_words(series), url, sparkline(series), misses)


def figure_words(series: Series) -> str:
    """Return the latest figure with its period and target, and what it means."""
    latest, one = series.latest, series.indicator
    now = f"{latest_words(series)}, {named(latest.period_from, one.frequency)}" if latest else ""
    target = (
        f"Standing target {amount(series.target.value, one.unit)}" if series.target else "No standing target"
    )
    lacks = [f"{words}." for words in (unstated_words(series), late_words(series)) if words]
    said = [f"{now}. {target}." if now else "", *lacks, sentence(series)]
    return " ".join(part for part in said if part)
