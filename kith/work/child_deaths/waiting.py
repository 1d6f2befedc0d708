"""What the link asks of whoever keeps it: a concern to answer, or one that the panel leaves unanswered.

Mail counts them in neutral words, as it does for cases.
"""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse

from kith.base.kernel.workload import Waiting
from kith.partnership.partnerships.membership import Membership
from kith.work.child_deaths.deadlines import next_due, standing_of
from kith.work.child_deaths.enums import Direction
from kith.work.child_deaths.models import SafeguardingConcern
from kith.work.child_deaths.queries import dated
from kith.work.child_deaths.seeing import keeps_link

TASK, TASKS = "task in a closed record", "tasks in closed records"


def concerns_to_answer(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the concerns from the panel without an outcome, and those to the panel that are overdue, for
    whoever keeps the link. One query, or none."""
    if not keeps_link(membership):
        return
    overdue = Q(acknowledged_on__isnull=True, acknowledge_due_on__lt=today) | Q(answer_due_on__lt=today)
    rows = SafeguardingConcern.objects.visible_to(membership).filter(answered_on__isnull=True)
    rows = rows.filter(overdue | Q(direction=Direction.RECEIVED))
    for one in rows.order_by("acknowledge_due_on", "pk"):
        days = dated(one)
        yield Waiting(
            kind=TASK,
            kinds=TASKS,
            title=f"Concern {one.reference}: {_step(one)}",
            url=reverse("child_deaths:concern", args=(membership.partnership.key, one.public_id)),
            due_on=next_due(days),
            says=standing_of(days, today).reason,
            key=f"concern-{one.public_id}",
        )


def _step(concern: SafeguardingConcern) -> str:
    if concern.direction == Direction.SENT:
        return "ask the panel"
    return "tell the outcome" if concern.acknowledged_on else "acknowledge it"
