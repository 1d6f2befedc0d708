"""Questions about releases of figures, inside the partnership and for anybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Partnership
from kith.work.performance.enums import Comparator
from kith.work.performance.models import Figure, Indicator, Release
from kith.work.performance.release_ties import bound_to
from kith.work.performance.releasing import Draft, basis_from, draft_of


def releases_seen_by(membership: Membership) -> Sequence[Release]:
    """Return the releases that a member may see, the latest first. One query."""
    rows = Release.objects.visible_to(membership).defer("content", "basis")
    return list(rows.order_by("-prepared_at", "-pk"))


def release_seen_by(membership: Membership, public_id: str) -> Release | None:
    """Return one release that a member may see, or None. One query."""
    rows = Release.objects.visible_to(membership).filter(public_id=public_id)
    return rows.select_related("partnership").first()


def draft_for(partnership: Partnership, chosen: dict[str, Any]) -> Draft:
    """Return what would be released of what was chosen, with all that was told before. Three queries.

    `chosen`: the short names of indicators, from and to which day a period begins, and whether to round.
    """
    every = list(Indicator.objects.filter(partnership=partnership).order_by("name"))
    offered = [one for one in every if one.key in chosen["indicators"]]
    near = bound_to(offered, every)
    figures = Figure.objects.filter(indicator__in=[one.pk for one in near], comparator=Comparator.OWN)
    told = Release.objects.filter(partnership=partnership).told().order_by("released_at", "pk")
    return draft_of(
        near,
        list(figures.order_by("indicator", "period_from", "part")),
        basis_from(told.values_list("basis", flat=True)),
        offered={one.pk for one in offered},
        first=date.fromisoformat(chosen["from"]),
        last=date.fromisoformat(chosen["to"]),
        is_rounded=chosen["rounded"],
    )


@dataclass(frozen=True)
class PublishedIndicator:
    """An indicator as anybody may read it: its entry, and its figures from the latest release of each."""

    entry: dict[str, Any]
    cells: tuple[dict[str, Any], ...]
    """The earliest period first, in each the whole area first."""
    released_on: date


def published_indicators(partnership: Partnership) -> list[PublishedIndicator]:
    """Return what a partnership published of its figures, by name. One query.

    Where a figure stands in several releases, the latest that was not withdrawn is shown.
    """
    rows = Release.objects.filter(partnership=partnership).public().order_by("released_at", "pk")
    entries: dict[str, tuple[dict[str, Any], date]] = {}
    cells: dict[str, dict[tuple[str, str], dict[str, Any]]] = {}
    for content, released_on in rows.values_list("content", "released_on"):
        for entry in content["indicators"]:
            entries[entry["key"]] = (entry, released_on)
            kept = cells.setdefault(entry["key"], {})
            kept |= {(one["period"], one["part"]): one for one in entry["cells"]}
    found = [
        PublishedIndicator(entry, tuple(one for _at, one in sorted(cells[key].items())), on)
        for key, (entry, on) in entries.items()
    ]
    return sorted(found, key=lambda one: one.entry["name"])
