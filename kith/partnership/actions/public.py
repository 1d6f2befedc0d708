"""What other rooms may ask of actions: raise them, and read who owes what."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse

from kith.base.kernel.subjects import Subject
from kith.base.ui.dates import long_date
from kith.partnership.actions.deadlines import HowItStands, how_it_stands, soon_until
from kith.partnership.actions.models import Action, ActionQuerySet, ActionStep
from kith.partnership.actions.operations.raising import answer_too, raise_action
from kith.partnership.actions.queries.listing import Listed, listed
from kith.partnership.actions.queries.overdue import ages, ring_for
from kith.partnership.actions.queries.partners import ActionsOfBody, actions_by_body
from kith.partnership.actions.queries.register import (
    action_with_reference,
    latest_updates,
    owed_by,
    waiting_for,
)
from kith.partnership.actions.recording import about_action
from kith.partnership.actions.ringing import ring_words
from kith.partnership.actions.sources import Source, sources
from kith.partnership.arrangements.as_at import AsAt
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Person

__all__ = [
    "ActionsOfBody",
    "DueAction",
    "Overdue",
    "Source",
    "about_action",
    "action_with_reference",
    "actions_by_body",
    "actions_counted",
    "actions_of",
    "actions_raised_by",
    "answer_too",
    "due_actions",
    "due_for",
    "latest_updates",
    "my_actions",
    "overdue_by_agency",
    "raise_action",
    "sources",
]


@dataclass(frozen=True)
class DueAction:
    """An action as a list of another room shows it."""

    public_id: str
    reference: str
    wording: str
    url: str
    group: str
    owner: str
    """The person and the agency, in words."""
    due_on: date
    standing: HowItStands
    update: str = ""
    """The last update with its day, as the owner typed it, where it was asked for."""


def due_actions(
    rows: ActionQuerySet, membership: Membership, today: date, *, with_updates: bool = False
) -> tuple[DueAction, ...]:
    """Return actions as other rooms show them, with pages in the reader’s own partnership. One query, and one
    more with the last update of each."""
    found = listed(rows)
    updates = latest_updates(found) if with_updates else {}
    return tuple(_due_action(action, membership, today, updates.get(action.pk)) for action in found)


def _due_action(
    action: Listed, membership: Membership, today: date, update: ActionStep | None = None
) -> DueAction:
    home = membership.partnership
    return DueAction(
        public_id=action.public_id,
        reference=f"A{action.number}" if action.home_id == home.pk else f"{action.home} A{action.number}",
        wording=action.wording,
        url=reverse("actions:action", args=(home.key, action.public_id)),
        group=action.group,
        owner=", ".join(name for name in (action.owner, action.body) if name),
        due_on=action.due_on,
        standing=how_it_stands(action, today),
        update=f"{long_date(update.taken_on)}: {update.words}" if update else "",
    )


def actions_of(
    group: Group, membership: Membership, today: date, *, due_by: date | None = None
) -> tuple[DueAction, ...]:
    """Return the open actions of a group that a member may see, by due day. One query.

    With `due_by` only those that were due on that day or before.
    """
    rows = Action.objects.visible_to(membership).filter(group=group).live()
    rows = rows.filter(due_on__lte=due_by) if due_by else rows
    return due_actions(rows.order_by("due_on", "number"), membership, today)


def actions_counted(group: Group, membership: Membership, *, due_by: date) -> tuple[int, int]:
    """Return how many open actions of a group a member may see, and how many were due by a day. One query."""
    rows = Action.objects.visible_to(membership).filter(group=group).live()
    found = rows.aggregate(all=Count("pk"), due=Count("pk", filter=Q(due_on__lte=due_by)))
    return found["all"], found["due"]


def my_actions(person: Person, membership: Membership, today: date) -> tuple[DueAction, ...]:
    """Return the open actions that a person owes and a member may see, by due day. One query."""
    return due_actions(owed_by(person, membership), membership, today)


def due_for(membership: Membership, today: date, *, closes: Collection[str] = ()) -> tuple[DueAction, ...]:
    """Return the actions that wait for a member, by due day. One query.

    They are those that the member owns and that are late or due soon, and those that are reported done in
    groups (by public id) for which the member `closes` actions, but for their own and those they reported.
    So are those of which the member is asked to confirm the closing.
    """
    return due_actions(waiting_for(membership, soon_until(today), closes), membership, today)


def actions_raised_by(subject: Subject, membership: Membership, today: date) -> tuple[DueAction, ...]:
    """Return the actions that one record raised and that a member may see, by due day. One query where there
    are none, two otherwise: who may see them is asked where there is something to see."""
    if not Action.objects.about(subject).exists():
        return ()
    rows = Action.objects.visible_to(membership).about(subject)
    return due_actions(rows.order_by("due_on", "number"), membership, today)


@dataclass(frozen=True)
class Overdue:
    """How many actions of one agency are overdue, and whom to ring about them."""

    agency: str
    total: int
    oldest_due_on: date
    ring: str
    url: str


def overdue_by_agency(membership: Membership, as_at: AsAt, today: date) -> tuple[Overdue, ...]:
    """Return the overdue actions that a member may see, the agency with the most first. One query."""
    return tuple(
        Overdue(
            agency=age.body or "No agency",
            total=age.total,
            oldest_due_on=age.oldest_due_on,
            ring=ring_words(ring_for(age.body_id, as_at), has_agency=age.body_id is not None),
            url=reverse("actions:overdue", args=(membership.partnership.key,)),
        )
        for age in ages(membership, today)
    )
