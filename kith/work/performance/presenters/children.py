"""What the page of the children that are covered says: who covers whom, and which ages and places nobody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kith.partnership.plan.covering import ages_missing, places_missing
from kith.work.performance.queries.children import Covering

At = Callable[..., str]
PRIORITY, INDICATOR = "priority", "indicator"
ADDRESSES = {PRIORITY: "plan:priority", INDICATOR: "performance:indicator"}


@dataclass(frozen=True)
class CoverLine:
    """One priority or indicator with the children that it covers."""

    name: str
    url: str
    ages: str
    area: str
    children: str
    is_stated: bool


def cover_lines(found: Sequence[Covering], kind: str, at: At) -> list[CoverLine]:
    """Return priorities or indicators as the table shows them."""
    return [
        CoverLine(
            name=one.name,
            url=at(ADDRESSES[kind], one.public_id),
            ages=one.covers.ages_words,
            area=one.covers.area_words,
            children=one.children or "Not stated",
            is_stated=one.covers.is_stated,
        )
        for one in found
    ]


def gaps_of(found: Sequence[Covering], kind: str, places: Sequence[str]) -> list[str]:
    """Return the ages and the places that no priority, or no indicator, covers, each as a sentence (K8)."""
    covers = [one.covers for one in found]
    ages, bare = ages_missing(covers), places_missing(covers, places)
    said = []
    if ages:
        said.append(f"No {kind} covers these ages: {', '.join(age.lower() for age in ages)}.")
    if bare:
        said.append(f"No {kind} covers the whole of {', '.join(bare)}.")
    return said


def whole_words(gaps: Sequence[str]) -> str:
    """Return the gaps in a row, or that there is none."""
    return " ".join(gaps) or "Priorities and indicators cover every age of childhood and every place."
