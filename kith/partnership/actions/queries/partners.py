"""How the actions of each agency stand over a year, for the partners side by side (K9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q

from kith.partnership.actions.enums import ActionState
from kith.partnership.actions.models import Action
from kith.partnership.partnerships.membership import Membership


@dataclass(frozen=True)
class ActionsOfBody:
    """How many actions of one agency were open and overdue on a day, and were closed in the year up to it."""

    open: int = 0
    overdue: int = 0
    closed: int = 0
    closed_in_time: int = 0
    """Of those closed: reported done, or closed where nobody reported, on the due day or before."""


def actions_by_body(membership: Membership, first: date, day: date) -> dict[int, ActionsOfBody]:
    """Return the actions of each agency by its pk, of those that a member may see, from the first day of a
    year up to a day of it. They are counted by the due days as they stand now. One query."""
    there = Q(raised_on__lte=day) & (Q(ended_on__isnull=True) | Q(ended_on__gt=day))
    unreported = Q(state=ActionState.OPEN) | Q(reported_on__isnull=True) | Q(reported_on__gt=day)
    closed = Q(state=ActionState.CLOSED, ended_on__range=(first, day))
    in_time = Q(reported_on__lte=F("due_on")) | Q(reported_on__isnull=True, ended_on__lte=F("due_on"))
    rows = Action.objects.visible_to(membership).filter(body__isnull=False).order_by().values("body")
    found = rows.annotate(
        n_open=Count("pk", filter=there),
        n_overdue=Count("pk", filter=there & unreported & Q(due_on__lt=day)),
        n_closed=Count("pk", filter=closed),
        n_in_time=Count("pk", filter=closed & in_time),
    )
    return {
        row["body"]: ActionsOfBody(row["n_open"], row["n_overdue"], row["n_closed"], row["n_in_time"])
        for row in found
    }
