"""The grid of five by five as a picture: likelihood upwards, impact to the right, a score in every cell.

Each cell says its score and its place is said in words beside the picture, so that no tone speaks alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString

from kith.base.ui.charts import svg_root, svg_text
from kith.partnership.risks.scores import Scored

CELL, LEFT, TOP, FOOT = 50, 26, 22, 26
SIDE = 5 * CELL
STRONG = "app-svg-text app-svg-text--strong"
QUIET = "app-svg-text app-svg-text--quiet"


@dataclass(frozen=True)
class Cell:
    """What stands in one cell besides its score: a few letters or a number, and where it leads."""

    mark: str
    says: str
    """The same in words, for those who can’t see it."""
    url: str = ""


def grid(cells: Mapping[tuple[int, int], Cell], *, title: str, description: str, ident: str) -> SafeString:
    """Return the grid with what stands in its cells, by likelihood and impact."""
    drawn = [_cell(up, i, cells.get((up, i))) for up in range(5, 0, -1) for i in range(1, 6)]
    axes = [svg_text(2, 14, ["Likelihood ↑"], classes=QUIET)]
    axes += [svg_text(8, _top(up) + 30, [str(up)], classes=QUIET) for up in range(1, 6)]
    axes += [svg_text(_left(i) + 21, TOP + SIDE + 18, [str(i)], classes=QUIET) for i in range(1, 6)]
    axes.append(svg_text(LEFT + SIDE - 62, 14, ["Impact →"], classes=QUIET))
    return svg_root(
        "".join([*axes, *drawn]),
        width=LEFT + SIDE + 2,
        height=TOP + SIDE + FOOT,
        title=title,
        description=description,
        ident=ident,
        classes="app-grid",
    )


def places_of(scores: Sequence[tuple[str, str, Scored]]) -> dict[tuple[int, int], Cell]:
    """Return the cells of named scores, each with a letter and its name; those in one cell stand together."""
    found: dict[tuple[int, int], Cell] = {}
    for letter, name, scored in scores:
        key = (scored.likelihood, scored.impact)
        before = found.get(key)
        mark, says = f"{letter}", f"{name}: {scored.says}"
        found[key] = Cell(f"{before.mark} {mark}", f"{before.says}; {says}") if before else Cell(mark, says)
    return found


def _left(impact: int) -> int:
    return LEFT + (impact - 1) * CELL


def _top(likelihood: int) -> int:
    return TOP + (5 - likelihood) * CELL


def _cell(likelihood: int, impact: int, cell: Cell | None) -> str:
    scored, x, y = Scored(likelihood, impact), _left(impact), _top(likelihood)
    box = (
        f'<rect class="app-grid__cell app-grid__cell--{scored.band}" x="{x}" y="{y}" width="{CELL}" '
        f'height="{CELL}"/>'
    )
    score = svg_text(x + 4, y + 15, [str(scored.score)], classes=QUIET)
    if cell is None:
        return box + score
    mark = svg_text(x + 17, y + 38, [cell.mark], classes=STRONG)
    if not cell.url:
        return f"<g><title>{escape(cell.says)}</title>{box}{score}{mark}</g>"
    # The name of a link holds what is seen in it, so that whoever speaks to a computer can say it.
    name = cell.says if cell.mark in cell.says else f"{cell.mark}: {cell.says}"
    place = f'<rect fill="transparent" x="{x}" y="{y}" width="{CELL}" height="{CELL}"/>'
    link = f'<a href="{escape(cell.url)}" aria-label="{escape(name)}">{place}{mark}</a>'
    return box + score + link
