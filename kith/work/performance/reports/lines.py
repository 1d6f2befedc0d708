"""What the scorecard says of the figures: one account, which pages, files and frozen copies all read."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from kith.base.ui.dates import long_date
from kith.work.performance.enums import Comparator
from kith.work.performance.models import Indicator, Measure, Remark
from kith.work.performance.periods import named
from kith.work.performance.reports.card import Card, Mark, Said, ScoreLine
from kith.work.performance.series import Series
from kith.work.performance.words import (
    ASSURANCE,
    REACHED,
    VARIATION,
    amount,
    asks,
    late_words,
    latest_words,
    sentence,
    target_words,
    unstated_words,
)


def card_of(
    found: Iterable[Series],
    said: Mapping[int, Sequence[Remark]] | None = None,
    planned: Mapping[int, Sequence[Measure]] | None = None,
    *,
    since: date | None = None,
) -> Card:
    """Return the scorecard of indicators in the order given.

    `said` are remarks and `planned` the plan’s measures by the indicator’s pk. A remark on a figure from
    before `since` says that it is one.
    """
    said, planned = said or {}, planned or {}
    return Card(
        tuple(
            line_of(one, said.get(one.indicator.pk, ()), planned.get(one.indicator.pk, ()), since=since)
            for one in found
        )
    )


def line_of(
    series: Series, said: Iterable[Remark] = (), planned: Iterable[Measure] = (), *, since: date | None = None
) -> ScoreLine:
    """Return one indicator’s line."""
    one, latest, target = series.indicator, series.latest, series.target
    return ScoreLine(
        ident=one.public_id,
        name=one.name,
        key=one.key,
        kind=str(one.kind),
        kind_words=one.get_kind_display(),
        unit=one.get_unit_display(),
        frequency=str(one.frequency),
        priority=one.priority.name if one.priority else "",
        priority_ident=one.priority.public_id if one.priority else "",
        group=one.group.name if one.group else "",
        group_ident=one.group.public_id if one.group else "",
        latest=latest_words(series),
        value=number(latest.value) if latest else "",
        period=named(latest.period_from, one.frequency) if latest else "",
        unstated=unstated_words(series),
        late=late_words(series),
        target=target_words(series),
        target_value=number(target.value) if target else "",
        reached=_mark(REACHED, series.reached),
        variation=_mark(VARIATION, series.variation),
        assurance=_mark(ASSURANCE, series.assurance),
        says=sentence(series),
        asks=asks(series),
        points=tuple((point.period_from.isoformat(), number(point.value)) for point in series.points),
        compared=tuple(_compared(series)),
        planned=planned_words(series, planned),
        said=tuple(_said(remark, one, since) for remark in said),
    )


def planned_words(series: Series, planned: Iterable[Measure]) -> tuple[str, ...]:
    """Return what the plan aims at by an indicator, where that is not the standing target."""
    standing = series.target.value if series.target else None
    return tuple(
        f"{amount(one.target, series.indicator.unit)} by {long_date(one.due_on)}"
        for one in planned
        if one.target is not None and one.target != standing
    )


def number(value: Decimal) -> str:
    """Return a number as text without noughts that say nothing: *48.2*."""
    return f"{value.normalize():f}"


def _mark(table: Mapping, code: str) -> Mark:
    standing, words = table[code]
    return Mark(str(code), str(standing), words)


def _compared(series: Series) -> Iterable[tuple[str, str]]:
    one = series.indicator
    for whose, point in series.compared.items():
        words = f"{amount(point.value, one.unit)}, {named(point.period_from, one.frequency)}"
        yield str(Comparator(whose).label), words


def _said(remark: Remark, indicator: Indicator, since: date | None) -> Said:
    frequency, period = indicator.frequency, remark.period_from
    about = named(period, frequency) if period else "The indicator"
    if since and (period or remark.made_on) < since:
        about += " (from before this quarter, and not answered)"
    return Said(
        kind=remark.get_kind_display(),
        about=about,
        words=remark.words,
        made=f"{remark.made_by}, {long_date(remark.made_on)}",
        answer=remark.answer,
        answered=f"{remark.answered_by}, {long_date(remark.answered_at)}" if remark.answered_at else "",
    )
