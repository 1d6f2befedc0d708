"""What other rooms may ask of actions: raise them, and read who owes what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from kith.base.kernel.subjects import Subject
from kith.partnership.actions.deadlines import HowItStands, how_it_stands, soon_until
from kith.partnership.actions.models import Action, ActionQuerySet
from kith.partnership.actions.operations.raising import raise_action
from kith.partnership.actions.queries.register import actions_about, owed_by
from kith.partnership.actions.recording import about_action
from kith.partnership.actions.sources import Source, sources
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Person

__all__ = [
    "DueAction",
    "Source",
    "about_action",
    "actions_of",
    "actions_raised_by",
    "due_for",
    "my_actions",
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


def due_action(action: Action, membership: Membership, today: date) -> DueAction:
    """Return an action as other rooms show it, with its page in the reader’s own partnership."""
    return DueAction(
        public_id=action.public_id,
        reference=action.reference,
        wording=action.wording,
        url=reverse("actions:action", args=(membership.partnership.key, action.public_id)),
        group=action.group.name,
        owner=action.owner_words,
        due_on=action.due_on,
        standing=how_it_stands(action, today),
    )


def actions_of(group: Group, membership: Membership) -> ActionQuerySet:
    """Return the open actions of a group that a member may see, by due day."""
    rows = Action.objects.visible_to(membership).filter(group=group)
    return rows.live().with_names().order_by("due_on", "number")


def my_actions(person: Person, membership: Membership) -> ActionQuerySet:
    """Return the open actions that a person owes and a member may see, by due day."""
    return owed_by(person, membership)


def due_for(membership: Membership, today: date) -> tuple[DueAction, ...]:
    """Return the actions that a member owes and that are late or due soon, late first. One query."""
    rows = owed_by(membership.person, membership).filter(state="open", due_on__lte=soon_until(today))
    return tuple(due_action(action, membership, today) for action in rows)


def actions_raised_by(subject: Subject, membership: Membership) -> Sequence[Action]:
    """Return the actions that one record raised and that a member may see. One query."""
    return actions_about(membership, subject)
