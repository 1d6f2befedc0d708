"""What other rooms may ask of the plan: the priorities of a day, and who leads each."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kith.partnership.partnerships.models import Partnership
from kith.partnership.plan.models import Priority
from kith.partnership.plan.queries import leads_on, with_leads
from kith.partnership.plan.queries.partners import LedByBody, led_by_bodies
from kith.partnership.plan.recording import about_priority

__all__ = [
    "LedByBody",
    "LedPriority",
    "Priority",
    "about_priority",
    "led_by_bodies",
    "priorities_of",
    "priorities_on",
]


@dataclass(frozen=True)
class LedPriority:
    """A priority as other rooms show it, with its leads of a day."""

    pk: int
    public_id: str
    key: str
    name: str
    held_from: date
    held_to: date | None
    leads: tuple[str, ...]
    """The names of those who lead it on the day; none where nobody does."""


def priorities_on(partnership: Partnership, day: date) -> tuple[LedPriority, ...]:
    """Return the priorities that run on a day, by name, with who leads each. Two queries."""
    return _led(Priority.objects.filter(partnership=partnership).held_on(day), day)


def priorities_of(partnership: Partnership, day: date) -> tuple[LedPriority, ...]:
    """Return every priority that a partnership ever set, with who leads each on a day. Two queries."""
    return _led(Priority.objects.filter(partnership=partnership), day)


def _led(rows: QuerySet[Priority], day: date) -> tuple[LedPriority, ...]:
    return tuple(
        LedPriority(
            pk=priority.pk,
            public_id=priority.public_id,
            key=priority.key,
            name=priority.name,
            held_from=priority.held_from,
            held_to=priority.held_to,
            leads=tuple(lead.person.name for lead in leads_on(priority, day)),
        )
        for priority in with_leads(rows)
    )
