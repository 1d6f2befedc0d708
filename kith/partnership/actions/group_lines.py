"""What the page of a group says of its actions: those that are late."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kith.base.kernel.group_lines import GroupLine
from kith.base.ui.dates import long_date
from kith.partnership.actions.models import Action
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.partnerships.membership import Membership

LATE = "Late actions"


def late_actions_of_group(membership: Membership, group: GroupAsAt, today: date) -> Iterator[GroupLine]:
    """Yield the late actions of a group that a member may see, the oldest first. One query."""
    if group.identity is None:
        return
    rows = Action.objects.visible_to(membership).filter(group=group.identity.pk, due_on__lt=today).live()
    for action in rows.with_names().order_by("due_on", "number"):
        owner = action.owner or action.body
        note = f"due on {long_date(action.due_on)}{f', {owner.name}' if owner else ''}"
        url = reverse("actions:action", args=(membership.partnership.key, action.public_id))
        yield GroupLine(LATE, f"{action.reference}: {action.wording}", url, note, needs_attention=True)
