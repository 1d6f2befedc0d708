"""Changing items: what they say, their place on the agenda, and who may read them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.models import Person
from kith.work.meetings.enums import ItemState
from kith.work.meetings.models import AgendaItem
from kith.work.meetings.operations.agenda.adding import (
    due_days,
    let_read,
    refuse_days,
    refuse_facts,
    refuse_other_side,
    refuse_partnership,
)
from kith.work.meetings.operations.agenda.steps import STEP, record_item, refuse_twice
from kith.work.meetings.recording import refuse_unless_steers
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

    Closed already, its readers become those given here. Raises Refused for others than the group’s chair and
    the business unit, and when nobody could read it.
    """
    refuse_unless_steers(item.group, by, on)
    let_read(item, readers, by)
    AgendaItem.objects.filter(pk=item.pk).update(is_closed=True)
    item.is_closed = True
    record_item(item, "closed item", by=by, new={"readers": item.readers.count()})


@transaction.atomic
def open_item(*, item: AgendaItem, by: Actor, on: date) -> None:
    """Open a closed item to everybody who reads the agenda.

    Raises Refused for others than the group’s chair and the business unit.
    """
    refuse_unless_steers(item.group, by, on)
    AgendaItem.objects.filter(pk=item.pk).update(is_closed=False)
    item.readers.all().delete()
    item.is_closed = False
    record_item(item, "opened item", by=by)


def _refuse_ended(item: AgendaItem) -> None:
    if item.state not in OPEN:
        raise Refused(f"The item is {item.get_state_display().lower()}, so it stays as it is.")
