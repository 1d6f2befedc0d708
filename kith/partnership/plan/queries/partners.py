"""Which priorities each agency leads, for the partners side by side (K9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from kith.partnership.partnerships.membership import Membership
from kith.partnership.plan.models import Priority, PriorityLead


@dataclass(frozen=True)
class LedByBody:
    """A priority that somebody leads for an agency."""

    body_id: int
    public_id: str
    name: str


def led_by_bodies(membership: Membership, first: date, last: date) -> tuple[LedByBody, ...]:
    """Return the priorities that each agency led on any of some days, by name, each once. One query."""
    seen = Priority.objects.visible_to(membership).values("pk")
    rows = PriorityLead.objects.filter(priority__in=seen, body__isnull=False, held_from__lte=last)
    rows = rows.filter(Q(held_to__isnull=True) | Q(held_to__gte=first)).order_by("priority__name")
    found = rows.values_list("body", "priority__public_id", "priority__name")
    return tuple(LedByBody(*row) for row in dict.fromkeys(found))
