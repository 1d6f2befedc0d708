"""The parts of an area beside each other as a funnel: which differ by more than chance, given their size."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import escape
from django.utils.safestring import SafeString

from kith.base.kernel.standings import Standing
from kith.base.ui.charts import svg_root, svg_text
from kith.work.performance.enums import Better, Unit
from kith.work.performance.intervals import (
    FAR,
    USUAL,
    around_percentage,
    around_rate,
    of_count,
    of_percentage,
)
from kith.work.performance.models import Figure, Indicator
from kith.work.performance.periods import named
from kith.work.performance.words import amount, plain

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 320, 58, 18, 20, 64
STEPS = 40
QUIET = "app-svg-text app-svg-text--quiet"
Limits = tuple[float, float]


@dataclass(frozen=True)
class PartLine:
    """One part of the area: its figure, how sure one can be of it, and how it stands beside the whole."""

    name: str
    counts: str
    value: str
    interval: str
    standing: Standing
    says: str
    size: float
    height: float


@dataclass(frozen=True)
class Funnel:
    """The parts of an area in one period, beside the limits that chance alone would keep them in."""

    period: str
    whole: str
    whole_value: float
    lines: tuple[PartLine, ...]
    limits: Callable[[float, float], Limits]
    says: str


def funnel_of(indicator: Indicator, figures: Sequence[Figure]) -> Funnel | None:
    """Return the funnel of one period’s figures, the whole and its parts, or None.

    There is none where counts are not on record, or where the figures are neither percentages nor rates.
    """
    whole = next((one for one in figures if one.part == ""), None)
    parts = [one for one in figures if one.part and one.denominator and one.numerator is not None]
    fits = indicator.unit in (Unit.PERCENT, Unit.RATE) and whole and whole.denominator and whole.numerator
    if not fits or not whole or not parts:
        return None
    limits = _limits(indicator, whole)
    lines = tuple(sorted((_line(one, indicator, whole, limits) for one in parts), key=lambda one: one.name))
    return Funnel(
        named(whole.period_from, indicator.frequency),
        amount(whole.value, indicator.unit),
        float(whole.value),
        lines,
        limits,
        _sentence(lines, indicator),
    )


def _limits(indicator: Indicator, whole: Figure) -> Callable[[float, float], Limits]:
    """Return the limits by size: of a percentage out of how many, of a rate by how many lives there."""
    level = float(whole.value)
    if indicator.unit == Unit.PERCENT:
        return lambda size, share: around_percentage(level, size, share)
    each = float(whole.numerator or 0) / float(whole.denominator or 1)
    return lambda size, share: around_rate(level, size * each, share)


def _interval(one: Figure, indicator: Indicator) -> Limits:
    above, below = float(one.numerator or 0), float(one.denominator or 1)
    if indicator.unit == Unit.PERCENT:
        return of_percentage(min(above, below), below)
    scale = float(one.value) / above if above else 0.0
    low, high = of_count(above)
    return low * scale, high * scale


def _line(
    one: Figure, indicator: Indicator, whole: Figure, limits: Callable[[float, float], Limits]
) -> PartLine:
    size, height = float(one.denominator or 1), float(one.value)
    low, high = (amount(Decimal(str(round(end, 1))), indicator.unit) for end in _interval(one, indicator))
    is_rate_of_none = indicator.unit == Unit.RATE and not one.numerator
    standing, says = _stands(height, float(whole.value), size, limits, indicator.better)
    return PartLine(
        one.part,
        f"{plain(one.numerator or Decimal(0))} of {plain(one.denominator or Decimal(0))}",
        amount(one.value, indicator.unit),
        "Cannot be told from none" if is_rate_of_none else f"{low} to {high}",
        standing,
        says,
        size,
        height,
    )


def _stands(
    height: float, whole: float, size: float, limits: Callable[[float, float], Limits], better: str
) -> tuple[Standing, str]:
    usual, far = limits(size, USUAL), limits(size, FAR)
    if usual[0] <= height <= usual[1]:
        return Standing.NOT_YET_DUE, "As chance explains"
    way = "Higher" if height > whole else "Lower"
    if far[0] <= height <= far[1]:
        return Standing.DUE, f"{way}: perhaps chance, worth asking"
    good = better != Better.NEITHER and (height > whole) == (better == Better.UP)
    return (Standing.MET if good else Standing.AT_RISK), f"{way} than chance explains"


def _sentence(lines: Sequence[PartLine], indicator: Indicator) -> str:
    far = [one for one in lines if one.standing in (Standing.MET, Standing.AT_RISK)]
    if not far:
        return "No part differs from the whole by more than chance explains."
    said = ", ".join(f"{one.name} ({one.value})" for one in far)
    return f"More than chance explains: {said}. What is different there, and for which children?"


# --- the picture ------------------------------------------------------------------------------


def funnel_chart(funnel: Funnel, indicator: Indicator) -> SafeString:
    """Return the funnel as a picture: each part by its size, with the limits that narrow as parts grow."""
    most = max(one.size for one in funnel.lines) * 1.1
    sizes = [most * step / STEPS for step in range(2, STEPS + 1)]
    heights = [one.height for one in funnel.lines]
    heights += [end for size in sizes[4:] for end in funnel.limits(size, FAR)]
    top = max(*heights, funnel.whole_value) * 1.05 or 1
    if indicator.unit == Unit.PERCENT:
        top = min(top, 100.0)

    def at(size: float, height: float) -> tuple[float, float]:
        across = LEFT + size / most * (WIDTH - LEFT - RIGHT)
        down = HEIGHT - BOTTOM - min(max(height, 0), top) / top * (HEIGHT - TOP - BOTTOM)
        return round(across, 1), round(down, 1)

    content = _scale(at, top) + _level(at(0, funnel.whole_value), WIDTH - RIGHT)
    for share, dashes in ((USUAL, "6 4"), (FAR, "2 3")):
        for side in (0, 1):
            content += _curve([at(size, funnel.limits(size, share)[side]) for size in sizes], dashes)
    drawn = enumerate(sorted(funnel.lines, key=lambda one: one.size))
    content += "".join(_point(at(one.size, one.height), one, below=bool(n % 2)) for n, one in drawn)
    content += svg_text(LEFT, HEIGHT - BOTTOM + 24, ["Small parts"], classes=QUIET)
    content += svg_text(WIDTH - RIGHT - 76, HEIGHT - BOTTOM + 24, ["Large parts"], classes=QUIET)
    legend = "Long dashes: chance keeps 95 of 100 within. Short dashes: 998 of 1,000."
    content += svg_text(LEFT, HEIGHT - 12, [legend], classes=QUIET)
    return svg_root(
        content,
        width=WIDTH,
        height=HEIGHT,
        title=f"Parts of the area: {indicator.name}, {funnel.period}",
        description=f"The whole area: {funnel.whole}. {funnel.says} The table has all parts.",
        ident=f"funnel-{indicator.public_id}",
    )


def _scale(at: Callable[[float, float], tuple[float, float]], top: float) -> str:
    return "".join(
        f'<text class="{QUIET}" x="{LEFT - 8}" y="{at(0, top * tick / 4)[1] + 4:g}" text-anchor="end">'
        f"{plain(Decimal(str(top * tick / 4)))}</text>"
        for tick in range(5)
    )


def _level(start: tuple[float, float], right: float) -> str:
    return (
        f'<path class="app-tone--quiet" d="M{start[0]:g} {start[1]:g}H{right:g}" fill="none" '
        'stroke="currentColor" stroke-width="1.5"/>'
    )


def _curve(places: Sequence[tuple[float, float]], dashes: str) -> str:
    path = "L".join(f"{x:g} {y:g}" for x, y in places)
    return (
        f'<path class="app-tone--quiet" d="M{path}" fill="none" stroke="currentColor" '
        f'stroke-width="1.5" stroke-dasharray="{dashes}"/>'
    )


SHAPES = {
    Standing.NOT_YET_DUE: ("plain", '<circle cx="{x:g}" cy="{y:g}" r="4" fill="currentColor"/>'),
    Standing.DUE: ("notice", '<path d="M{x:g} {a:g}l7 12h-14z" fill="currentColor"/>'),
    Standing.MET: ("good", '<rect x="{l:g}" y="{t:g}" width="10" height="10" fill="currentColor"/>'),
    Standing.AT_RISK: ("warn", '<path d="M{x:g} {a:g}l7 7-7 7-7-7z" fill="currentColor"/>'),
}
"""For each way to stand its tone and its shape, as on control charts."""


def _point(place: tuple[float, float], one: PartLine, *, below: bool) -> str:
    (x, y), (tone, shape) = place, SHAPES[one.standing]
    drawn = shape.format(x=x, y=y, l=x - 5, t=y - 5, a=y - 7)
    told = f"<title>{escape(f'{one.name}: {one.value}, {one.counts}. {one.says}')}</title>"
    label = svg_text(min(x + 9, WIDTH - RIGHT - 90), y + 18 if below else y - 8, [one.name], classes=QUIET)
    return f'<g class="app-tone--{tone}">{told}{drawn}</g>{label}'
