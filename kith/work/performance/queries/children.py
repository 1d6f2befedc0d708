"""Which children the plan and the indicators cover, and which places there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kith.partnership.arrangements.as_at import AsAt
from kith.partnership.partnerships.membership import Membership
from kith.partnership.plan.covering import Covers
from kith.partnership.plan.models import Priority
from kith.work.performance.models import Indicator


@dataclass(frozen=True)
class Covering:
    """A priority or an indicator, with the children that it covers."""

    public_id: str
    name: str
    children: str
    covers: Covers


def priorities_covering(membership: Membership, on: date) -> list[Covering]:
    """Return the priorities that run on a day, by name. One query."""
    rows = Priority.objects.visible_to(membership).held_on(on).order_by("name")
    return [_covering(one) for one in rows]


def indicators_covering(membership: Membership, on: date) -> list[Covering]:
    """Return the indicators kept on a day, by name. One query."""
    rows = Indicator.objects.visible_to(membership).held_on(on).order_by("name")
    return [_covering(one) for one in rows]


def _covering(one: Priority | Indicator) -> Covering:
    return Covering(one.public_id, one.name, one.children, one.covers)


def places_of(as_at: AsAt, found: Sequence[Covering]) -> list[str]:
    """Return the council areas of the arrangements, and whatever else something names, each once."""
    stated = [area.name for area in as_at.chapter.document.partnership.areas] if as_at.chapter else []
    written = [place for one in found for place in one.covers.places]
    return list({place.casefold(): place for place in [*written, *stated]}.values())
