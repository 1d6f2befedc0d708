"""What the pages about releases of figures say."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from kith.base.ui.dates import long_date
from kith.work.performance.enums import ReleaseState
from kith.work.performance.models import Release
from kith.work.performance.periods import named
from kith.work.performance.release_words import cell_named, figure_words, part_words, why_words
from kith.work.performance.suppression import HIDDEN, Mark

At = Callable[..., str]
HALF = 0.5
"""From this share of hidden figures on, the page says that rounding may tell more."""


@dataclass(frozen=True)
class ReleaseLine:
    """One release in the list."""

    name: str
    url: str
    state: str
    who: str


def release_lines(releases: Iterable[Release], at: At) -> list[ReleaseLine]:
    """Return the releases as the list shows them."""
    return [
        ReleaseLine(
            one.name,
            at("performance:release", one.public_id),
            ReleaseState(one.state).label,
            state_words(one),
        )
        for one in releases
    ]


def state_words(release: Release) -> str:
    """Return who prepared, published or withdrew a release, and when."""
    if release.withdrawn_on:
        return f"Withdrawn by {release.withdrawn_by} on {long_date(release.withdrawn_on)}"
    if release.released_on:
        return f"Published by {release.released_by} on {long_date(release.released_on)}"
    return f"Prepared by {release.prepared_by} on {long_date(release.prepared_on)}. Not published yet"


@dataclass(frozen=True)
class PreviewLine:
    """One figure of a release: what readers see, and why it is hidden."""

    period: str
    part: str
    says: str
    why: str


@dataclass(frozen=True)
class PreviewPart:
    """The figures of one indicator in a release."""

    name: str
    counts: str
    lines: tuple[PreviewLine, ...]


def preview_of(release: Release) -> list[PreviewPart]:
    """Return every figure of a release as readers see it, with why each hidden one is hidden."""
    entries = {one["key"]: one for one in release.content["indicators"]}
    protects = {
        name.partition("#")[0]: cell_named(given, entries)
        for name, given in release.basis["protects"].items()
    }
    return [_preview(entry, protects) for entry in entries.values()]


def _preview(entry: dict, protects: dict[str, str]) -> PreviewPart:
    lines = tuple(
        PreviewLine(
            named(date.fromisoformat(cell["period"]), entry["frequency"]),
            part_words(cell["part"]),
            figure_words(cell, entry),
            why_words(cell, entry, protects.get(f"{entry['key']}|{cell['period']}|{cell['part']}", "")),
        )
        for cell in reversed(entry["cells"])
    )
    hidden = sum(1 for cell in entry["cells"] if "value" not in cell)
    figures = "1 figure" if len(lines) == 1 else f"{len(lines)} figures"
    return PreviewPart(entry["name"], f"{figures}, {hidden or 'none'} hidden", lines)


def totals_of(release: Release) -> tuple[str, str]:
    """Return how many figures are shown and hidden, and what to think of when most are hidden."""
    cells = [cell for entry in release.content["indicators"] for cell in entry["cells"]]
    shown = sum(1 for cell in cells if "value" in cell)
    small = sum(1 for cell in cells if cell["mark"] == Mark.SMALL)
    hidden = sum(1 for cell in cells if Mark(cell["mark"]) in HIDDEN)
    figures = "1 figure is" if shown == 1 else f"{shown} figures are"
    words = f"{figures} shown. {hidden or 'None'} of {len(cells)} would be hidden"
    words += f": {small} as small, {hidden - small} so that no other can be worked out." if hidden else "."
    advice = "More than half is hidden. Longer periods, or rounding to five, would tell more."
    return words, advice if hidden > HALF * len(cells) else ""
