"""What the scorecard says: a table that a group can read in a minute."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from kith.base.kernel.standings import Standing
from kith.work.performance.charts import sparkline
from kith.work.performance.enums import IndicatorKind
from kith.work.performance.models import Indicator
from kith.work.performance.periods import named
from kith.work.performance.series import Series
from kith.work.performance.words import (
    ASSURANCE,
    REACHED,
    VARIATION,
    asks,
    late_words,
    latest_words,
    sentence,
    target_words,
)

At = Callable[..., str]
BY_PRIORITY, BY_GROUP = "priority", "group"
WAYS = {BY_PRIORITY: "By priority", BY_GROUP: "By group"}
NONE_OF = {BY_PRIORITY: "No priority", BY_GROUP: "No group"}


@dataclass(frozen=True)
class ScoreLine:
    """One indicator on the scorecard."""

    name: str
    url: str
    kind: str
    latest: str
    period: str
    late: str
    variation: tuple[Standing, str]
    assurance: tuple[Standing, str]
    reached: tuple[Standing, str]
    target: str
    spark: SafeString | str
    says: str
    asks: str


@dataclass(frozen=True)
class Section:
    """The indicators of one priority or group, outcomes first."""

    ident: str
    name: str
    lines: tuple[ScoreLine, ...]


def line_of(series: Series, at: At) -> ScoreLine:
    """Return one indicator’s line."""
    one, latest = series.indicator, series.latest
    return ScoreLine(
        name=one.name,
        url=at("performance:indicator", one.public_id),
        kind=one.get_kind_display(),
        latest=latest_words(series),
        period=named(latest.period_from, one.frequency) if latest else "",
        late=late_words(series),
        variation=VARIATION[series.variation],
        assurance=ASSURANCE[series.assurance],
        reached=REACHED[series.reached],
        target=target_words(series),
        spark=sparkline(series),
        says=sentence(series),
        asks=asks(series),
    )


def sections_of(found: Sequence[Series], way: str, at: At) -> list[Section]:
    """Return the scorecard by priority or by group; what belongs to none stands last."""
    return [
        Section(ident, name, tuple(line_of(series, at) for series in rows))
        for ident, name, rows in _parted(found, way)
    ]


def _parted(found: Sequence[Series], way: str) -> Iterator[tuple[str, str, list[Series]]]:
    parts: dict[tuple[bool, str, str], list[Series]] = {}
    for series in found:
        parts.setdefault(_part(series.indicator, way), []).append(series)
    for (_last, name, ident), rows in sorted(parts.items(), key=lambda part: part[0]):
        yield ident, name, rows


def _part(indicator: Indicator, way: str) -> tuple[bool, str, str]:
    where = indicator.group if way == BY_GROUP else indicator.priority
    return (where is None, where.name if where else NONE_OF[way], where.public_id if where else "none")


def counts_line(found: Sequence[Series]) -> str:
    """Return how many indicators there are, how many measure outcomes, and what needs a look."""
    outcomes = sum(1 for one in found if one.indicator.kind == IndicatorKind.OUTCOME)
    concerns = sum(1 for one in found if one.variation.startswith("concerning"))
    late = sum(1 for one in found if one.late)
    whole = "1 indicator" if len(found) == 1 else f"{len(found)} indicators"
    measured = f"{outcomes} of {whole} {'measures' if outcomes == 1 else 'measure'} outcomes for children"
    return f"{measured}; {_number_is(concerns)} a concern, {_number_is(late)} late."


def _number_is(number: int) -> str:
    return {0: "none is", 1: "1 is"}.get(number, f"{number} are")


HEAD = (
    "Indicator", "Short name", "Kind", "Priority", "Group", "Latest", "Unit", "Period", "Late", "Target",
    "Against target", "Variation", "Assurance", "What it says", "What to ask",
)  # fmt: skip


def rows_out(found: Iterable[Series]) -> Iterator[Sequence[str]]:
    """Yield the scorecard as rows of a file, its head first."""
    yield HEAD
    for series in found:
        one, latest = series.indicator, series.latest
        yield (
            one.name,
            one.key,
            one.get_kind_display(),
            one.priority.name if one.priority else "",
            one.group.name if one.group else "",
            f"{latest.value.normalize():f}" if latest else "No data",
            one.get_unit_display(),
            named(latest.period_from, one.frequency) if latest else "",
            late_words(series),
            f"{series.target.value.normalize():f}" if series.target else "",
            REACHED[series.reached][1],
            VARIATION[series.variation][1],
            ASSURANCE[series.assurance][1],
            sentence(series),
            asks(series),
        )
