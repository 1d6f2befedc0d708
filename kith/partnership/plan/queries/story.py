"""All that stands on record of one priority over the years, for its story. A constant number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from kith.base.trail.queries import entries_about
from kith.partnership.actions.enums import ActionState
from kith.partnership.actions.models import Action
from kith.partnership.partnerships.membership import Membership
from kith.partnership.plan.models import (
    DueRevision,
    Milestone,
    Need,
    Objective,
    Priority,
    PriorityLead,
    Update,
    YoungPeopleSaid,
)
from kith.partnership.plan.queries.one import needs_of, words_of
from kith.partnership.plan.recording import about_priority


@dataclass(frozen=True)
class Kept:
    """What is on record of a priority, each kind by day."""

    priority: Priority
    needs: Sequence[Need]
    voices: Sequence[YoungPeopleSaid]
    leads: Sequence[PriorityLead]
    objectives: Sequence[Objective]
    reached: Sequence[Milestone]
    moved: Sequence[DueRevision]
    updates: Sequence[Update]
    closed: Sequence[Action]
    """The actions under it that are closed."""
    ended_because: str


def kept_of(priority: Priority, membership: Membership) -> Kept:
    """Return what is on record of a priority that a member sees. Nine queries, one more once it has ended."""
    objectives = list(Objective.objects.visible_to(membership).filter(priority=priority).order_by("number"))
    reached = Milestone.objects.visible_to(membership).filter(objective__priority=priority)
    moved = DueRevision.objects.filter(
        Q(objective__priority=priority) | Q(milestone__objective__priority=priority)
    )
    about = Q(subject_kind="priority", subject_id=priority.public_id)
    about |= Q(subject_kind="objective", subject_id__in=[one.public_id for one in objectives])
    closed = Action.objects.visible_to(membership).filter(about, state=ActionState.CLOSED)
    updates = Update.objects.filter(priority=priority).select_related("lead__person")
    return Kept(
        priority=priority,
        needs=needs_of(priority, membership)[::-1],
        voices=words_of(priority, membership)[::-1],
        leads=list(priority.leads.select_related("person", "body").order_by("held_from", "pk")),
        objectives=objectives,
        reached=list(reached.filter(reached_on__isnull=False).order_by("reached_on", "pk")),
        moved=list(moved.select_related("objective", "milestone").order_by("revised_on", "pk")),
        updates=list(updates.order_by("said_on", "pk")),
        closed=list(closed.order_by("ended_on", "number")),
        ended_because=_why_ended(priority),
    )


def _why_ended(priority: Priority) -> str:
    if priority.held_to is None:
        return ""
    found = entries_about(about_priority(priority)).filter(deed="ended priority")
    return found.values_list("reason", flat=True).first() or ""
