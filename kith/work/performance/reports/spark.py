"""The figures of a line as a small picture, in as few letters as it can be drawn with."""

from datetime import date
from itertools import pairwise

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from kith.work.performance.enums import Frequency
from kith.work.performance.periods import LENGTH, named
from kith.work.performance.reports.card import ScoreLine

WIDTH, HEIGHT, EDGE = 120, 28, 5
MOST = 60
"""How many of the latest figures are drawn: five years by the month."""
Place = tuple[int, int]


def spark(line: ScoreLine) -> SafeString | str:
    """Return the latest figures as a line that breaks where there is no data, with the last one marked.

    An empty text where there are none. Steps are whole numbers from point to point, which packs small.
    """
    shown = [(date.fromisoformat(day), float(value), value) for day, value in line.points[-MOST:]]
    if not shown:
        return ""
    first, last = shown[0], shown[-1]
    months = [_months(first[0], day) // LENGTH[Frequency(line.frequency)] for day, _number, _text in shown]
    places = _places(months, [value for _day, value, _text in shown])
    said = f"{named(first[0], line.frequency)} to {named(last[0], line.frequency)}: {first[2]} to {last[2]}"
    x, y = places[-1]
    return mark_safe(
        f'<svg class="app-svg app-chart" role="img" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}" aria-label="{escape(said)}">'
        f'<path class="app-svg-line" d="{_path(places, months)}"/>'
        f'<circle cx="{x}" cy="{y}" r="3.5" fill="currentColor"/></svg>'
    )


def _months(first: date, later: date) -> int:
    return (later.year - first.year) * 12 + later.month - first.month


def _places(months: list[int], values: list[float]) -> list[Place]:
    low, span = min(values), (max(values) - min(values)) or 1
    across, down = (WIDTH - 2 * EDGE) / (months[-1] or 1), HEIGHT - 2 * EDGE
    return [
        (round(EDGE + month * across), round(HEIGHT - EDGE - (value - low) / span * down))
        for month, value in zip(months, values, strict=True)
    ]


def _path(places: list[Place], months: list[int]) -> str:
    (x, y), drawn = places[0], ["M{} {}".format(*places[0])]
    for (before, month), (nx, ny) in zip(pairwise(months), places[1:], strict=True):
        drawn.append(f"{'l' if month - before == 1 else 'm'}{nx - x} {ny - y}")
        x, y = nx, ny
    return "".join(drawn)
