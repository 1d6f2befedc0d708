"""What the scorecard says of the figures: one account, which pages, files and frozen copies all read."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from kith.base.ui.dates import long_date
from kith.work.performance.enums import Comparator
from kith.work.performance.models import Indicator, Remark
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


def card_of(found: Iterable[Series], said: Mapping[int, Sequence[Remark]] | None = None) -> Card:
    """Return the scorecard of indicators in the order given; `said` are remarks by the indicator’s pk."""
    return Card(tuple(line_of(series, (said or {}).get(series.indicator.pk, ())) for series in found))


def line_of(series: Series, said: Iterable[Remark] = ()) -> ScoreLine:
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
        said=tuple(_said(remark, one) for remark in said),
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


def _said(remark: Remark, indicator: Indicator) -> Said:
    frequency = indicator.frequency
    return Said(
        kind=remark.get_kind_display(),
        about=named(remark.period_from, frequency) if remark.period_from else "The indicator",
        words=remark.words,
        made=f"{remark.made_by}, {long_date(remark.made_on)}",
        answer=remark.answer,
        answered=f"{remark.answered_by}, {long_date(remark.answered_at)}" if remark.answered_at else "",
    )
