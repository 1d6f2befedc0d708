"""Actions that are born at an item, with the words in which the meeting gave them."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kith.base.kernel.access import without_held_out
from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.partnership.actions.models import Action
from kith.partnership.actions.public import answer_too, raise_action
from kith.partnership.partnerships.models import Appointment, Body, Person
from kith.work.meetings.models import AgendaItem
from kith.work.meetings.recording import refuse_once_checked, refuse_unless_of_the_unit

CLOSED = "A closed item"


@transaction.atomic
def raise_at_item(
    *,
    item: AgendaItem,
    wording: str,
    due_on: date,
    by: Actor,
    on: date,
    owner: Person | None = None,
    body: Body | None = None,
) -> Action:
    """Raise an action at an item of a meeting. Its words stay as they were given.

    Raises Refused for others than the business unit of the home and for whoever does not see the item,
    for an owner who could not see it, once the chair has checked the minutes, and as raising any action does.
    """
    _refuse_unless_theirs(item, by, on)
    if owner and not _may_see(item, owner.public_id):
        words = (
            f"{owner.name} may not see this item, so could not see the action either. Choose somebody else."
        )
        raise Refused(words, field="owner")
    return raise_action(
        group=item.group,
        wording=wording,
        due_on=due_on,
        owner=owner,
        body=body,
        subject=_subject_of(item),
        by=by,
        on=on,
    )


@transaction.atomic
def use_at_item(*, item: AgendaItem, action: Action, by: Actor, on: date) -> None:
    """Let an action that is open already answer an item too, in place of a second one (C4).

    Raises Refused as raising one at the item does, for a closed item, whose actions are its own, for an owner
    who could not see the item, and as linking any action does.
    """
    _refuse_unless_theirs(item, by, on)
    if item.is_closed:
        raise Refused("A closed item has actions of its own. Raise a new one.", field="existing")
    if action.owner and not _may_see(item, action.owner.public_id):
        words = f"{action.owner.name} may not see this item. Raise a new action for somebody else."
        raise Refused(words, field="existing")
    try:
        answer_too(action=action, subject=_subject_of(item), by=by, on=on)
    except Refused as refused:
        raise Refused(refused.sentence, field="existing") from None


def _refuse_unless_theirs(item: AgendaItem, by: Actor, on: date) -> None:
    refuse_unless_of_the_unit(item.group.partnership, by, on)
    if by.person and not _may_see(item, by.person):
        raise Refused("There is no such item for you.")
    if item.meeting:
        refuse_once_checked(item.meeting)


def _may_see(item: AgendaItem, person: str) -> bool:
    """Return whether nothing hides an item from a person: no rule, nor that it is another partnership’s."""
    one = item.for_partnership
    if one and not Appointment.objects.filter(partnership=one, person__public_id=person).exists():
        return False
    return without_held_out(AgendaItem.objects.filter(pk=item.pk), "agenda-item", person).exists()


def _subject_of(item: AgendaItem) -> Subject:
    """Return an item as what was born at it refers to it; a closed one without its title."""
    return Subject("agenda-item", item.public_id, CLOSED if item.is_closed else item.title)
