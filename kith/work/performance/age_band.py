"""The picture of which ages priorities and indicators cover, as SVG of our own.

A full cell is an age that is covered; a dash is one that is not; a diamond is an age of childhood that
nothing of the kind covers. The same facts stand on the page in words and in a table.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString

from kith.base.ui.charts import svg_root, svg_text, svg_text_width
from kith.partnership.plan.covering import CHILDHOOD, OLDEST, UNBORN
from kith.work.performance.queries.children import Covering

CELL, ROW, LABEL, TOP = 17, 26, 236, 12
AGES = range(UNBORN, OLDEST + 1)
WIDTH = LABEL + CELL * len(AGES) + 14
FEET = (0, 5, 10, 15, 20, 25)
QUIET = "app-svg-text app-svg-text--quiet"


def age_band(priorities: Sequence[Covering], indicators: Sequence[Covering], says: str) -> SafeString:
    """Return the picture: a row for each priority, one for all of them, and one for the indicators."""
    drawn, y = [], TOP
    for one in priorities:
        drawn.append(_row(one.name, y, dict.fromkeys(one.covers.ages, 1)))
        y += ROW
    for label, found in (("All priorities", priorities), ("All indicators", indicators)):
        drawn.append(_row(label, y, _counts(found), shows_gaps=True))
        y += ROW
    drawn.append(_feet(y))
    return svg_root(
        "".join(drawn),
        width=WIDTH,
        height=y + 40,
        title="Ages that priorities and indicators cover",
        description=says,
        ident="age-band",
    )


def _counts(found: Sequence[Covering]) -> dict[int, int]:
    counts: dict[int, int] = {}
    for one in found:
        for age in one.covers.ages:
            counts[age] = counts.get(age, 0) + 1
    return counts


def _row(label: str, y: int, counts: dict[int, int], *, shows_gaps: bool = False) -> str:
    classes = "app-svg-text app-svg-text--strong" if shows_gaps else "app-svg-text"
    cells = "".join(_cell(age, y, counts.get(age, 0), shows_gaps=shows_gaps) for age in AGES)
    return svg_text(0, y + 15, [_clipped(label)], classes=classes) + cells


def _clipped(label: str) -> str:
    if svg_text_width(label, 14, bold=True) <= LABEL - 8:
        return label
    while svg_text_width(f"{label}…", 14, bold=True) > LABEL - 8:
        label = label[:-1]
    return f"{label.rstrip()}…"


def _x(age: int) -> int:
    return LABEL + (age - UNBORN) * CELL


def _cell(age: int, y: int, count: int, *, shows_gaps: bool) -> str:
    x, middle = _x(age), y + 10
    if count:
        box = f'<rect x="{x}" y="{y}" width="{CELL - 1}" height="20" fill="currentColor"/>'
        return f'<g class="app-tone--{"good" if shows_gaps else "plain"}">{box}</g>'
    if shows_gaps and age in CHILDHOOD:
        shape = f'<path d="M{x + 8} {middle - 7}l7 7-7 7-7-7z" fill="currentColor"/>'
        return f'<g class="app-tone--warn">{shape}</g>'
    line = f'<path d="M{x + 4} {middle}h8" stroke="currentColor" stroke-width="1.5"/>'
    return f'<g class="app-tone--quiet">{line}</g>'


def _feet(y: int) -> str:
    ages = "".join(
        f'<text class="{QUIET}" x="{_x(age) + CELL // 2}" y="{y + 14}" text-anchor="middle">{age}</text>'
        for age in FEET
    )
    adult = _x(18)
    edge = f'<path class="app-svg-line app-svg-line--implied" d="M{adult} {TOP - 8}V{y}"/>'
    return (
        ages
        + edge
        + svg_text(LABEL, y + 34, ["Age in years. The broken line is the 18th birthday."], classes=QUIET)
    )
