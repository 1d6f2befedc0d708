"""A picture of two sums side by side for each of several names, and the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import escape
from django.utils.safestring import SafeString

from kith.base.ui.charts import svg_root, svg_text, wrap_label
from kith.partnership.contributions.money import pounds

WIDTH, LEFT, RIGHT = 640, 210, 120
BAR, GAP, SPACE = 14, 4, 20
LEGEND = 26


@dataclass(frozen=True)
class Pair:
    """One name with its two sums: what was meant, and what has come or gone."""

    name: str
    meant: Decimal
    done: Decimal


def bars(pairs: Sequence[Pair], *, title: str, meant: str, done: str, ident: str) -> SafeString:
    """Return the picture: for each name a bar of outline for what was meant and a full one for what is done.

    `meant` and `done` name the two, such as *Agreed* and *Paid*.
    """
    most = max([*(p.meant for p in pairs), *(p.done for p in pairs), Decimal(1)])
    step = 2 * BAR + GAP + SPACE
    parts = [_legend(meant, done), *(_pair(p, LEGEND + n * step, most) for n, p in enumerate(pairs))]
    said = "; ".join(words_of(p, meant, done) for p in pairs)
    height = LEGEND + len(pairs) * step
    return svg_root(
        "".join(parts),
        width=WIDTH,
        height=height,
        title=title,
        description=f"{said}.",
        ident=ident,
        classes="app-chart app-bars",
    )


def words_of(pair: Pair, meant: str, done: str) -> str:
    """Return what one pair of bars says: *Council: agreed £5, paid £3*."""
    return f"{pair.name}: {meant.lower()} {pounds(pair.meant)}, {done.lower()} {pounds(pair.done)}"


def _legend(meant: str, done: str) -> str:
    return (
        f'<rect x="{LEFT}" y="2" width="18" height="{BAR}" class="app-bars__meant"/>'
        f"{svg_text(LEFT + 26, 14, [meant])}"
        f'<rect x="{LEFT + 150}" y="2" width="18" height="{BAR}" class="app-bars__done"/>'
        f"{svg_text(LEFT + 176, 14, [done])}"
    )


def _pair(pair: Pair, top: float, most: Decimal) -> str:
    lines = wrap_label(pair.name, LEFT - 14, lines=2)
    below = top + BAR + GAP
    return (
        f"<g><title>{escape(pair.name)}</title>"
        f"{svg_text(0, top + (12 if len(lines) > 1 else 21), lines)}"
        f"{_bar(top, pair.meant, most, 'app-bars__meant')}"
        f"{_bar(below, pair.done, most, 'app-bars__done')}</g>"
    )


def _bar(top: float, sum_: Decimal, most: Decimal, classes: str) -> str:
    width = float(sum_ / most) * (WIDTH - LEFT - RIGHT)
    drawn = f'<rect x="{LEFT}" y="{top:g}" width="{width:.1f}" height="{BAR}" class="{classes}"/>'
    return f"{drawn if sum_ else ''}{svg_text(LEFT + width + 8, top + 12, [pounds(sum_)])}"
