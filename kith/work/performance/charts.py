"""Pictures of figures: the control chart of one indicator and the sparkline of a row, as SVG of our own.

Every point is told apart by its shape as well as by its tone; the same facts stand beside each picture as a
sentence and as a table.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from math import ceil, floor

from django.utils.html import escape
from django.utils.safestring import SafeString

from kith.base.ui.charts import svg_root, svg_text
from kith.work.performance.chart_frame import (
    BOTTOM,
    HEIGHT,
    LEFT,
    MOST_LABELS,
    QUIET,
    RIGHT,
    TOP,
    WIDTH,
    Frame,
    round_step,
)
from kith.work.performance.chart_others import beside, legend_of_others, other_line, others_words
from kith.work.performance.enums import Better, Unit
from kith.work.performance.periods import LENGTH, named, short
from kith.work.performance.series import Series
from kith.work.performance.spc import Signal, Stretch
from kith.work.performance.words import COMPARED, UNITS, exact, latest_words, plain, sentence

USUAL, BETTER, CONCERN, CHANGED = "as usual", "better", "concern", "changed"
UNJUDGED = "too few figures"
SHAPES = {
    UNJUDGED: ("quiet", '<circle cx="{x:g}" cy="{y:g}" r="3" fill="#fff" stroke="currentColor"/>'),
    USUAL: ("plain", '<circle cx="{x:g}" cy="{y:g}" r="3.5" fill="currentColor"/>'),
    BETTER: ("good", '<rect x="{l:g}" y="{t:g}" width="10" height="10" fill="currentColor"/>'),
    CONCERN: ("warn", '<path d="M{x:g} {a:g}l7 7-7 7-7-7z" fill="currentColor"/>'),
    CHANGED: ("notice", '<path d="M{x:g} {a:g}l7 12h-14z" fill="currentColor"/>'),
}
"""For each kind of point its tone and its shape."""
LEGEND = (
    (USUAL, "As usual"),
    (BETTER, "Better than chance"),
    (CONCERN, "Concern"),
    (CHANGED, "Changed"),
    (UNJUDGED, "Too few figures"),
)


def kind_of(signal: Signal | None, better: Better) -> str:
    """Return what a point is: as usual, better, a concern, or changed where neither way is better."""
    if signal is None:
        return USUAL
    if better == Better.NEITHER:
        return CHANGED
    return BETTER if signal.is_high == (better == Better.UP) else CONCERN


def judged(series: Series) -> list[tuple[Signal | None, str]]:
    """Return the signal of each figure and what kind of point it is, the oldest first."""
    return [
        (signal, kind_of(signal, series.better) if stretch.limits else UNJUDGED)
        for stretch in series.stretches
        for signal in stretch.signals
    ]


def control_chart(series: Series) -> SafeString:
    """Return the control chart of a series that has figures."""
    frame = frame_of(series)
    content = "".join(
        (
            _scale(series, frame),
            _months(series, frame),
            "".join(_limits(series, stretch, frame) for stretch in series.stretches),
            _targets(series, frame),
            *(other_line(series, whose, frame) for whose in COMPARED),
            _steps(series, frame),
            _line(series, frame),
            _points(series, frame),
            _legend(),
            legend_of_others(series),
        )
    )
    indicator = series.indicator
    return svg_root(
        content,
        width=WIDTH,
        height=HEIGHT + (24 if series.lines else 0),
        title=f"Control chart: {indicator.name}",
        description=f"Latest figure {latest_words(series)}. {sentence(series)} {others_words(series)}"
        "The table has all figures.",
        ident=f"chart-{indicator.public_id}",
        classes="app-chart",
    )


def frame_of(series: Series) -> Frame:
    """Return the frame in which everything that is drawn has its place."""
    length = LENGTH[series.indicator.frequency]  # type: ignore[index]
    first, last = series.points[0].period_from, series.points[-1].period_from
    months = (last.year - first.year) * 12 + last.month - first.month
    shown = [float(value) for value in _shown(series)]
    low, high = min(shown), max(shown)
    room = (high - low) * 0.08 or max(abs(high) * 0.1, 1)
    step = round_step(high - low + 2 * room)
    lowest, highest = floor(max(low - room, 0) / step) * step, ceil((high + room) / step) * step
    return Frame(first, length, months // length + 1, lowest, highest, step)


def _shown(series: Series) -> Iterator[Decimal]:
    yield from (point.value for point in series.points)
    for stretch in series.stretches:
        if stretch.limits:
            yield from (series.bounded(stretch.limits.lower), series.bounded(stretch.limits.upper))
    yield from (target.value for target in _targets_held(series))
    yield from (point.value for whose in series.lines for point in beside(series, whose))


def _targets_held(series: Series) -> list:
    held = [series.target_on(point.period_from) for point in series.points]
    return [target for target in held if target]


def _level(x1: float, x2: float, y: float, tone: str, *, dashes: str = "", width: float = 1.5) -> str:
    drawn = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<path class="app-tone--{tone}" d="M{x1:g} {y:g}H{x2:g}" fill="none" stroke="currentColor" '
        f'stroke-width="{width:g}"{drawn}/>'
    )


def _scale(series: Series, frame: Frame) -> str:
    """Return round numbers along the figures, with their unit."""
    unit = Unit(series.indicator.unit)
    drawn, sign = [], "%" if unit == Unit.PERCENT else ""
    for value in frame.ticks:
        y = frame.y(value)
        drawn.append(f'<text class="app-svg-text app-svg-text--quiet" x="{LEFT - 8}" y="{y + 4:.1f}" '
                     f'text-anchor="end">{exact(value)}{sign}</text>')  # fmt: skip
        drawn.append(_level(LEFT - 4, LEFT, round(y, 1), "quiet", width=1))
    if not sign and UNITS[unit]:
        drawn.append(svg_text(4, TOP - 8, [UNITS[unit].strip().capitalize()], classes=QUIET))
    return "".join(drawn)


def _months(series: Series, frame: Frame) -> str:
    every = max(1, -(-len(series.points) // MOST_LABELS))
    chosen = series.points[::every]
    frequency = series.indicator.frequency
    return "".join(
        f'<text class="{QUIET}" x="{frame.x(one.period_from):.1f}" y="{HEIGHT - BOTTOM + 20}" '
        f'text-anchor="middle">{escape(short(one.period_from, frequency))}</text>'
        for one in chosen
    )


def _limits(series: Series, stretch: Stretch, frame: Frame) -> str:
    if stretch.limits is None:
        return ""
    points = series.points[stretch.first : stretch.first + len(stretch.values)]
    left, right = frame.x(points[0].period_from) - frame.half, frame.x(points[-1].period_from) + frame.half
    levels = (
        (stretch.limits.mean, ""),
        (series.bounded(stretch.limits.lower), "6 4"),
        (series.bounded(stretch.limits.upper), "6 4"),
    )
    return "".join(
        _level(round(left, 1), round(right, 1), round(frame.y(value), 1), "quiet", dashes=dashes)
        for value, dashes in levels
    )


def _targets(series: Series, frame: Frame) -> str:
    drawn, last = [], None
    for point in series.points:
        target = series.target_on(point.period_from)
        if target is None:
            continue
        x, last = frame.x(point.period_from), target
        left, right = round(x - frame.half, 1), round(x + frame.half, 1)
        drawn.append(_level(left, right, round(frame.y(target.value), 1), "bad", dashes="2 3", width=2))
    if last:
        drawn.append(svg_text(WIDTH - RIGHT - 46, frame.y(last.value) - 5, ["Target"],
                              classes=QUIET))  # fmt: skip
    return "".join(drawn)


def _steps(series: Series, frame: Frame) -> str:
    drawn = []
    for step in series.steps:
        x = round(frame.x(step.period_from) - frame.half, 1)
        drawn.append(
            f'<path class="app-svg-line app-svg-line--implied" d="M{x:g} {TOP - 4}V{HEIGHT - BOTTOM}"/>'
        )
        drawn.append(svg_text(x + 4, TOP + 4, ["New limits"], classes=QUIET))
    return "".join(drawn)


def _line(series: Series, frame: Frame) -> str:
    """Return the line through the figures; it breaks where there is no data."""
    if not series.points:
        return ""
    gaps = frame.half * 2 * 1.5
    places = [(frame.x(point.period_from), frame.y(point.value)) for point in series.points]
    path = [f"M{places[0][0]:.1f} {places[0][1]:.1f}"]
    for (before, _), (x, y) in pairwise(places):
        path.append(f"{'M' if x - before > gaps else 'L'}{x:.1f} {y:.1f}")
    return f'<path class="app-svg-line" d="{"".join(path)}"/>'


def _points(series: Series, frame: Frame) -> str:
    return "".join(
        _point(
            kind,
            frame.x(point.period_from),
            frame.y(point.value),
            f"{named(point.period_from, series.indicator.frequency)}: {plain(point.value)}",
        )
        for point, (_signal, kind) in zip(series.points, judged(series), strict=True)
    )


def _point(kind: str, x: float, y: float, says: str = "") -> str:
    tone, shape = SHAPES[kind]
    x, y = round(x, 1), round(y, 1)
    drawn = shape.format(x=x, y=y, l=x - 5, t=y - 5, a=y - 7)
    told = f"<title>{escape(says)}</title>" if says else ""
    return f'<g class="app-tone--{tone}">{told}{drawn}</g>'


def _legend() -> str:
    drawn, x, y = [], LEFT + 4, HEIGHT - 14
    for kind, words in LEGEND:
        drawn.append(_point(kind, x, y - 5) + svg_text(x + 12, y, [words], classes=QUIET))
        x += 34 + len(words) * 7
    drawn.append(_level(x, x + 22, y - 5, "quiet", dashes="6 4") + svg_text(x + 28, y, ["Limits"],
                 classes=QUIET))  # fmt: skip
    return "".join(drawn)


SPARK_WIDTH, SPARK_HEIGHT = 120, 28


def sparkline(series: Series) -> SafeString | str:
    """Return the figures as a small line with the latest marked, or an empty text where there are none."""
    if not series.points:
        return ""
    values = [float(point.value) for point in series.points]
    low, span = min(values), (max(values) - min(values)) or 1
    across = (SPARK_WIDTH - 12) / max(len(values) - 1, 1)
    places = [
        (6 + number * across, SPARK_HEIGHT - 5 - (value - low) / span * (SPARK_HEIGHT - 10))
        for number, value in enumerate(values)
    ]
    path = "L".join(f"{x:.0f} {y:.1f}" for x, y in places)
    last = places[-1]
    content = (
        f'<path class="app-svg-line" d="M{path}"/><circle cx="{last[0]:.0f}" cy="{last[1]:.1f}" r="3.5" '
        'fill="currentColor"/>'
    )
    frequency = series.indicator.frequency
    first, end = (
        named(series.points[0].period_from, frequency),
        named(series.points[-1].period_from, frequency),
    )
    ends = f"from {plain(series.points[0].value)} to {plain(series.points[-1].value)}"
    words = f"{series.indicator.name}, {first} to {end}: {ends}"
    return svg_root(
        content,
        width=SPARK_WIDTH,
        height=SPARK_HEIGHT,
        title=words,
        description="",
        ident=f"spark-{series.indicator.public_id}",
        classes="app-chart",
    )
