"""Questions about priorities, each answered in a fixed number of queries."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Prefetch, QuerySet

from kith.partnership.arrangements.document.models import Priority as Stated
from kith.partnership.arrangements.ground import Ground
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Partnership
from kith.partnership.plan.models import Priority, PriorityLead


def with_leads(rows: QuerySet[Priority]) -> Sequence[Priority]:
    """Return priorities with who leads and led each, by name. Two queries."""
    leads = PriorityLead.objects.select_related("person", "body").order_by("held_from", "pk")
    return list(rows.order_by("name", "pk").prefetch_related(Prefetch("leads", queryset=leads)))


def priorities_seen_by(membership: Membership) -> Sequence[Priority]:
    """Return every priority that a member may see, with its leads. Two queries."""
    return with_leads(Priority.objects.visible_to(membership))


def priority_seen_by(membership: Membership, public_id: str) -> Priority | None:
    """Return one priority that a member may see, with its leads, or None."""
    rows = Priority.objects.visible_to(membership).filter(public_id=public_id)
    return next(iter(with_leads(rows.select_related("partnership"))), None)


def leads_on(priority: Priority, day: date) -> list[PriorityLead]:
    """Return who leads a priority on a day, from leads that were read already."""
    return [lead for lead in priority.leads.all() if lead.holds_on(day)]


def stated_on(ground: Ground, day: date) -> tuple[Stated, ...]:
    """Return the priorities that the arrangements in force on a day name."""
    chapter = ground.timeline.in_force_on(day)
    return tuple(chapter.document.priorities) if chapter else ()


def not_taken_in(ground: Ground, day: date) -> list[Stated]:
    """Return the priorities that the arrangements of a day name and that no priority here stands for."""
    known = keys_of(ground.partnership)
    return [stated for stated in stated_on(ground, day) if stated.key not in known]


def keys_of(partnership: Partnership) -> set[str]:
    """Return the keys of all priorities that a partnership ever had. One query."""
    return set(Priority.objects.filter(partnership=partnership).values_list("key", flat=True))


def lead_seen_by(membership: Membership, public_id: str) -> PriorityLead | None:
    """Return one lead of a priority that a member may see, or None."""
    seen = Priority.objects.visible_to(membership).values("pk")
    rows = PriorityLead.objects.filter(priority__in=seen, public_id=public_id)
    return rows.select_related("person", "priority", "priority__partnership").first()
