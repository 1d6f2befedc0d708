"""The lines of those that an indicator is compared with, on its control chart.

They differ by their dashes and by the shape of their marks, so that nobody needs to tell colours apart.
"""

from collections.abc import Sequence

from kith.base.ui.charts import svg_text
from kith.work.performance.chart_frame import HEIGHT, LEFT, QUIET, Frame
from kith.work.performance.enums import Comparator
from kith.work.performance.series import Point, Series
from kith.work.performance.words import COMPARED, compared_words

OTHERS = {
    Comparator.NEIGHBOURS: ("9 4", "m-4 -4h8v8h-8z"),
    Comparator.REGION: ("2 3", "m0 -5l5 9h-10z"),
    Comparator.ENGLAND: ("9 3 2 3", "m0 -5l5 5-5 5-5-5z"),
}
"""For each of those that an indicator is compared with the dashes of its line and the shape of its marks."""


def beside(series: Series, whose: str) -> list[Point]:
    """Return the figures of somebody else for the time that the chart shows."""
    first, last = series.points[0].period_from, series.points[-1].period_from
    return [point for point in series.lines.get(whose, ()) if first <= point.period_from <= last]


def others_words(series: Series) -> str:
    """Return the latest figure of each of them in words."""
    return "".join(f"{whose}: {words}. " for whose, words in compared_words(series))


def other_line(series: Series, whose: str, frame: Frame) -> str:
    """Return the line of somebody else’s figures: its dashes and its marks tell it from the others."""
    places = [(frame.x(point.period_from), frame.y(point.value)) for point in beside(series, whose)]
    return _drawn(whose, places)


def _drawn(whose: str, places: Sequence[tuple[float, float]]) -> str:
    dashes, mark = OTHERS[Comparator(whose)]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    line = (
        f'<path d="M{path}" fill="none" stroke="currentColor" stroke-width="1.5" '
        f'stroke-dasharray="{dashes}"/>'
        if len(places) > 1
        else ""
    )
    marks = "".join(
        f'<path d="M{x:.1f} {y:.1f}{mark}" fill="#fff" stroke="currentColor"/>' for x, y in places
    )
    return f'<g class="app-tone--notice">{line}{marks}</g>' if places else ""


def legend_of_others(series: Series) -> str:
    """Return which dashes and marks belong to whom."""
    drawn, x, y = [], LEFT + 4, HEIGHT + 10
    for whose in COMPARED:
        if whose not in series.lines:
            continue
        drawn.append(_drawn(whose, [(x, y - 5), (x + 26, y - 5)]))
        drawn.append(svg_text(x + 36, y, [whose.label], classes=QUIET))
        x += 62 + len(whose.label) * 7
    return "".join(drawn)
