"""Changing items: what they say, their place on the agenda, and who may read them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from kith.base.kernel.access import without_held_out
from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.models import Person
from kith.work.meetings.enums import ItemState
from kith.work.meetings.models import AgendaItem, ItemOpening
from kith.work.meetings.operations.agenda.adding import (
    due_days,
    let_read,
    refuse_days,
    refuse_facts,
    refuse_other_side,
    refuse_partnership,
)
from kith.work.meetings.operations.agenda.steps import STEP, record_item, refuse_twice
from kith.work.meetings.operations.invitations import end_invitations
from kith.work.meetings.recording import refuse_once_agreed, refuse_unless_steers
from kith.work.meetings.reserved import refuse_freeing

CHANGEABLE = (
    "title", "brief", "purpose", "lead", "author", "minutes", "asks_for_paper", "draft_due_on",
    "paper_due_on", "latest_on", "for_partnership", "reserved_as",
)  # fmt: skip
OPEN = (ItemState.WAITING, ItemState.PLACED)
NAMED = ("purpose", "minutes", "asks_for_paper", "draft_due_on", "paper_due_on", "latest_on", "reserved_as")
"""What the trail keeps word for word; of the rest it says that it changed."""


@transaction.atomic
def change_item(*, item: AgendaItem, by: Actor, on: date, **facts: Any) -> None:
    """Change what an item says, while it waits or stands on an agenda: any of CHANGEABLE.

    Raises Refused for others than the group’s chair and the business unit, when the item came to its end, for
    taking off that its decision is reserved to another group, and as adding does.
    """
    refuse_unless_steers(item.group, by, on)
    _refuse_ended(item)
    unknown = set(facts) - set(CHANGEABLE)
    if unknown:
        raise TypeError(f"An item has no {', '.join(sorted(unknown))} to change.")
    old = {name: getattr(item, name) for name in CHANGEABLE}
    new = old | {name: value.strip() if isinstance(value, str) else value for name, value in facts.items()}
    _refuse_change(item, old, new, by, on)
    if new["asks_for_paper"] and item.meeting and not new["paper_due_on"]:
        new |= due_days(item.meeting)
    changed = [name for name in CHANGEABLE if old[name] != new[name]]
    for name in changed:
        setattr(item, name, new[name])
    item.save(update_fields=changed)
    before = {name: str(old[name]) for name in changed if name in NAMED}
    after = {name: str(new[name]) for name in changed if name in NAMED}
    record_item(item, "changed item", by=by, old=before, new=after | {"changed": changed})


def _refuse_change(item: AgendaItem, old: dict[str, Any], new: dict[str, Any], by: Actor, on: date) -> None:
    latest = new["latest_on"] if new["latest_on"] != old["latest_on"] else None
    refuse_facts(new["title"], new["minutes"], latest, on, item.meeting)
    refuse_days(new["draft_due_on"], new["paper_due_on"], item.meeting)
    if new["for_partnership"] != old["for_partnership"]:
        refuse_partnership(item.group, new["for_partnership"], on)
        refuse_other_side(new["for_partnership"], by)
        refuse_other_side(old["for_partnership"], by)
    refuse_freeing(item, new, on)
    if item.meeting and new["title"].casefold() != old["title"].casefold():
        refuse_twice(new["title"], item.meeting, item, by=by, slot=item.slot)


@transaction.atomic
def move_in_order(*, item: AgendaItem, other: AgendaItem, by: Actor, on: date) -> None:
    """Let an item and another of the same agenda change places.

    Raises Refused for others than the group’s chair and the business unit, or when they are on no one agenda.
    """
    refuse_unless_steers(item.group, by, on)
    if item.meeting_id is None or item.meeting_id != other.meeting_id:
        raise Refused("Only items of the same agenda change places.")
    rows = list(AgendaItem.objects.filter(meeting=item.meeting_id).order_by("position", "pk"))
    order = [row.pk for row in rows]
    here, there = order.index(item.pk), order.index(other.pk)
    order[here], order[there] = order[there], order[here]
    places = {pk: (number + 1) * STEP for number, pk in enumerate(order)}
    for row in rows:
        row.position = places[row.pk]
    AgendaItem.objects.bulk_update(rows, ["position"])
    record_item(item, "moved item", by=by, new={"place": places[item.pk]})


@transaction.atomic
def close_item(*, item: AgendaItem, readers: Sequence[Person], by: Actor, on: date) -> None:
    """Close an item: from now on only its readers know of it, and whoever closes it is one (B19).

    Closed already, its readers become those given here. What guests were invited to it ends. Raises Refused
    for others than the group’s chair and the business unit, when nobody could read it, and once the minutes
    of its meeting are agreed.
    """
    refuse_unless_steers(item.group, by, on)
    _refuse_once_agreed(item)
    let_read(item, readers, by)
    AgendaItem.objects.filter(pk=item.pk).update(is_closed=True)
    item.is_closed = True
    end_invitations(item=item, by=by)
    record_item(item, "closed item", by=by, new={"readers": item.readers.count()})


@transaction.atomic
def ask_to_open(*, item: AgendaItem, reason: str, by: Actor, on: date) -> ItemOpening:
    """Ask for a closed item to be opened to everybody who reads the agenda, with the reason (AR7, AR20).

    Raises Refused for others than its readers among the group’s chair and the business unit, without a
    reason, when somebody has asked already, and once the minutes of its meeting are agreed.
    """
    _refuse_opening(item, by, on)
    if not reason.strip():
        raise Refused("Say why the item may be opened.", field="reason")
    if item.openings.filter(opened_at__isnull=True).exists():
        raise Refused("Somebody has asked to open the item already. Another of its readers opens it.")
    person = Person.objects.filter(public_id=by.person).first() if by.person else None
    facts = {"asked_on": on, "asked_at": now(), "asked_by": by.name}
    asked: ItemOpening = item.openings.create(person=person, because=reason.strip(), **facts)
    record_item(item, "asked to open item", by=by)
    return asked


@transaction.atomic
def open_item(*, item: AgendaItem, by: Actor, on: date) -> None:
    """Open a closed item to everybody who reads the agenda, as another person asked (AR7, AR20).

    Who could read it while it was closed stays on record. Raises Refused for others than its readers among
    the group’s chair and the business unit, while nobody has asked, for whoever asked, and once the minutes
    of its meeting are agreed.
    """
    _refuse_opening(item, by, on)
    asked = item.openings.filter(opened_at__isnull=True).select_related("person").first()
    if asked is None:
        raise Refused("Two people open a closed item. Say why first; another of its readers opens it then.")
    if (asked.person.public_id if asked.person else "") == by.person:
        raise Refused("You asked to open the item, so another of its readers opens it.")
    asked.opened_on, asked.opened_at, asked.opened_by = on, now(), by.name
    asked.save(update_fields=["opened_on", "opened_at", "opened_by"])
    AgendaItem.objects.filter(pk=item.pk).update(is_closed=False)
    item.is_closed = False
    record_item(item, "opened item", by=by, old={"asked_by": asked.asked_by, "readers": item.readers.count()})


def _refuse_opening(item: AgendaItem, by: Actor, on: date) -> None:
    refuse_unless_steers(item.group, by, on)
    rows = AgendaItem.objects.filter(pk=item.pk)
    if by.person and not without_held_out(rows, "agenda-item", by.person).exists():
        raise Refused("There is no such item for you.")
    if not item.is_closed:
        raise Refused("The item is open already.")
    _refuse_once_agreed(item)


def _refuse_once_agreed(item: AgendaItem) -> None:
    if item.meeting:
        refuse_once_agreed(item.meeting)


def _refuse_ended(item: AgendaItem) -> None:
    if item.state not in OPEN:
        raise Refused(f"The item is {item.get_state_display().lower()}, so it stays as it is.")
