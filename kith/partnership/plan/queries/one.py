"""Questions about one priority: its objectives, its evidence, and the actions under it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Prefetch, Q

from kith.partnership.actions.models import Action, ActionOrigin
from kith.partnership.actions.public import DueAction, due_actions
from kith.partnership.partnerships.membership import Membership
from kith.partnership.plan.models import (
    DueRevision,
    Milestone,
    Need,
    Objective,
    Priority,
    PriorityLead,
    YoungPeopleSaid,
)


def objectives_of(priority: Priority, membership: Membership) -> Sequence[Objective]:
    """Return the objectives of a priority with their milestones, in their order. Two queries."""
    steps = Milestone.objects.order_by("due_on", "pk")
    rows = Objective.objects.visible_to(membership).filter(priority=priority).order_by("number")
    return list(rows.prefetch_related(Prefetch("milestones", queryset=steps)))


def objective_seen_by(membership: Membership, public_id: str) -> Objective | None:
    """Return one objective that a member may see, with its priority, leads and milestones, or None."""
    rows = Objective.objects.visible_to(membership).filter(public_id=public_id)
    steps = Milestone.objects.order_by("due_on", "pk")
    leads = PriorityLead.objects.select_related("person")
    return (
        rows.select_related("priority", "priority__partnership")
        .prefetch_related(Prefetch("milestones", queryset=steps), Prefetch("priority__leads", queryset=leads))
        .first()
    )


def milestone_seen_by(membership: Membership, public_id: str) -> Milestone | None:
    """Return one milestone that a member may see, with its objective and priority, or None."""
    rows = Milestone.objects.visible_to(membership).filter(public_id=public_id)
    names = rows.select_related("objective", "objective__priority", "objective__priority__partnership")
    return names.prefetch_related("objective__priority__leads").first()


def revisions_of(objective: Objective) -> Sequence[DueRevision]:
    """Return how the days of an objective and its milestones were moved, the latest first. One query."""
    rows = DueRevision.objects.filter(Q(objective=objective) | Q(milestone__objective=objective))
    return list(rows.select_related("objective", "milestone").order_by("-revised_on", "-pk"))


def needs_of(priority: Priority, membership: Membership) -> Sequence[Need]:
    """Return the evidence of need behind a priority, the latest first. One query."""
    return list(Need.objects.visible_to(membership).filter(priority=priority).order_by("-dated_on", "pk"))


def words_of(priority: Priority, membership: Membership) -> Sequence[YoungPeopleSaid]:
    """Return what young people said about a priority, the latest first. One query."""
    rows = YoungPeopleSaid.objects.visible_to(membership).filter(priority=priority)
    return list(rows.order_by("-said_on", "pk"))


def need_seen_by(membership: Membership, public_id: str) -> Need | None:
    """Return one piece of evidence that a member may see, or None."""
    rows = Need.objects.visible_to(membership).filter(public_id=public_id)
    return rows.select_related("priority__partnership").prefetch_related("priority__leads").first()


def words_seen_by(membership: Membership, public_id: str) -> YoungPeopleSaid | None:
    """Return what young people said in one place, where a member may see it, or None."""
    rows = YoungPeopleSaid.objects.visible_to(membership).filter(public_id=public_id)
    return rows.select_related("priority__partnership").prefetch_related("priority__leads").first()


def actions_under(priority: Priority, membership: Membership, today: date) -> tuple[DueAction, ...]:
    """Return the actions that a priority or its objectives raised and that a member may see, each with its
    last update. Two queries."""
    objectives = Objective.objects.filter(priority=priority).values("public_id")
    about = Q(subject_kind="priority", subject_id=priority.public_id)
    about |= Q(subject_kind="objective", subject_id__in=objectives)
    also = ActionOrigin.objects.filter(about).values("action")
    rows = Action.objects.visible_to(membership).filter(about | Q(pk__in=also))
    return due_actions(rows.order_by("due_on", "number"), membership, today, with_updates=True)
