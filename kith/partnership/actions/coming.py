"""What actions bring in the next days: those that fall due."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kith.base.kernel.workload import Coming
from kith.partnership.actions.enums import ActionState
from kith.partnership.actions.models import Action
from kith.partnership.actions.queries.listing import listed
from kith.partnership.partnerships.membership import Membership


def actions_due(membership: Membership, first: date, last: date) -> Iterator[Coming]:
    """Yield the open actions that fall due from a day to a day and that a member may see. One query."""
    rows = Action.objects.visible_to(membership).filter(state=ActionState.OPEN, due_on__range=(first, last))
    key = membership.partnership.key
    for action in listed(rows.order_by("due_on", "number")):
        yield Coming(
            on=action.due_on,
            what="Action due",
            title=action.wording,
            url=reverse("actions:action", args=(key, action.public_id)),
            group=action.group,
            who=", ".join(name for name in (action.owner, action.body) if name),
        )
