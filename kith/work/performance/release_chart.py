"""The published figures of one indicator as a picture: a line that breaks wherever a figure is hidden."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from math import floor, log10
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString

from kith.base.ui.charts import svg_root
from kith.work.performance.periods import LENGTH, named, short
from kith.work.performance.release_words import figure_words
from kith.work.performance.words import plain

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 260, 58, 18, 20, 40
QUIET = "app-svg-text app-svg-text--quiet"
MOST_LABELS, TICKS = 6, 4


def released_chart(entry: Mapping[str, Any], cells: Sequence[Mapping[str, Any]]) -> SafeString | str:
    """Return the figures of the whole area as a picture, or an empty text where fewer than two are shown."""
    whole = [cell for cell in cells if cell["part"] == ""]
    shown = [cell for cell in whole if "value" in cell]
    if len(shown) < 2:
        return ""
    values = [float(cell["value"]) for cell in shown]
    top = _top(max(values))
    across = _places(whole, entry["frequency"])
    at = [
        (across[cell["period"]], _y(float(cell["value"]), top)) if "value" in cell else None for cell in whole
    ]
    content = _scale(top) + _feet(whole, across, entry["frequency"]) + _path(at)
    content += "".join(_point(place, cell, entry) for place, cell in zip(at, whole, strict=True) if place)
    frequency = entry["frequency"]
    ends = [
        f"{named(date.fromisoformat(one['period']), frequency)} {figure_words(one, entry)}"
        for one in (shown[0], shown[-1])
    ]
    hidden = len(whole) - len(shown)
    gaps = f" The line breaks where a figure is hidden: {hidden}." if hidden else ""
    return svg_root(
        content,
        width=WIDTH,
        height=HEIGHT,
        title=f"Chart: {entry['name']}",
        description=f"From {ends[0]} to {ends[1]}.{gaps} The table has all figures.",
        ident=f"chart-{entry['key']}",
    )


def _places(cells: Sequence[Mapping[str, Any]], frequency: str) -> dict[str, float]:
    """Return how far from the left each period stands; one without a figure keeps its place."""
    months = {one["period"]: _month(one["period"]) for one in cells}
    first, last = min(months.values()), max(months.values())
    periods = (last - first) // LENGTH[frequency] + 1  # type: ignore[index]
    step = (WIDTH - LEFT - RIGHT) / periods
    return {
        day: LEFT + step * ((month - first) / LENGTH[frequency] + 0.5)  # type: ignore[index]
        for day, month in months.items()
    }


def _month(day: str) -> int:
    found = date.fromisoformat(day)
    return found.year * 12 + found.month


def _top(most: float) -> float:
    """Return where the scale ends, a little above the highest figure, so that each tick is a round number."""
    step = most * 1.05 / TICKS or 1.0
    tens = 10.0 ** floor(log10(step))
    return TICKS * tens * next(round_one for round_one in (1, 2, 2.5, 5, 10) if round_one * tens >= step)


def _y(value: float, top: float) -> float:
    return HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM)


def _scale(top: float) -> str:
    drawn = []
    for tick in range(TICKS + 1):
        value = top * tick / TICKS
        y = _y(value, top)
        words = plain(Decimal(str(value)))
        drawn.append(f'<text class="{QUIET}" x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{words}</text>')
        line = f"M{LEFT - 4} {y:.1f}H{LEFT}"
        drawn.append(f'<path class="app-tone--quiet" d="{line}" fill="none" stroke="currentColor"/>')
    return "".join(drawn)


def _feet(cells: Sequence[Mapping[str, Any]], across: Mapping[str, float], frequency: str) -> str:
    chosen = cells[:: max(1, -(-len(cells) // MOST_LABELS))]
    return "".join(
        f'<text class="{QUIET}" x="{across[one["period"]]:.1f}" y="{HEIGHT - BOTTOM + 20}" '
        f'text-anchor="middle">{escape(short(date.fromisoformat(one["period"]), frequency))}</text>'
        for one in chosen
    )


def _path(places: Sequence[tuple[float, float] | None]) -> str:
    parts, pen = [], "M"
    for place in places:
        if place is None:
            pen = "M"
            continue
        parts.append(f"{pen}{place[0]:.1f} {place[1]:.1f}")
        pen = "L"
    return f'<path class="app-svg-line" d="{"".join(parts)}"/>'


def _point(place: tuple[float, float], cell: Mapping[str, Any], entry: Mapping[str, Any]) -> str:
    words = f"{named(date.fromisoformat(cell['period']), entry['frequency'])}: {figure_words(cell, entry)}"
    return (
        f'<g class="app-tone--plain"><title>{escape(words)}</title>'
        f'<circle cx="{place[0]:.1f}" cy="{place[1]:.1f}" r="3.5" fill="currentColor"/></g>'
    )
