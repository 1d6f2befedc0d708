"""What came of items: the actions that they raised."""

from collections.abc import Collection
from datetime import date

from kith.partnership.actions.models import Action
from kith.partnership.actions.public import DueAction, due_actions
from kith.partnership.partnerships.membership import Membership


def actions_from_items(membership: Membership, items: Collection[str], today: date) -> tuple[DueAction, ...]:
    """Return the actions that items (by public id) raised, as a member sees them, by due day. One query."""
    rows = Action.objects.visible_to(membership).filter(subject_kind="agenda-item", subject_id__in=items)
    return due_actions(rows.order_by("due_on", "number"), membership, today)
