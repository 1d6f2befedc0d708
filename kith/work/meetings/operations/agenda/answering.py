"""Answers to items that one group sent to another: the next agenda of the sender has them (B17)."""

from datetime import date

from django.db.models import Q

from kith.base.kernel.actors import Actor
from kith.partnership.arrangements.models import Group
from kith.work.meetings.enums import ItemSource, ItemStepKind, MeetingState, Purpose
from kith.work.meetings.models import AgendaItem, ItemReader, ItemStep, Meeting
from kith.work.meetings.operations.agenda.adding import make_item, root_of

KIND = "agenda-item"
MINUTES = 5


def next_meeting(group: Group, on: date) -> Meeting | None:
    """Return the next planned meeting of a group after a day, or None. One query."""
    rows = Meeting.objects.filter(group=group, state=MeetingState.PLANNED, meets_on__gt=on)
    return rows.with_groups().order_by("meets_on", "pk").first()  # type: ignore[attr-defined, no-any-return]


def answer_sender(*, item: AgendaItem, by: Actor, on: date) -> AgendaItem | None:
    """Put the answer to an item that was sent here on the next agenda of the group that sent it.

    It is for information, of the same matter, and closed where the item is. Returns None for an item that no
    other group sent, for one that is an answer itself, and where the answer stands there already.
    """
    if item.source != ItemSource.SENT_ON or is_answer(item):
        return None
    sent = _sent(item)
    if sent is None or AgendaItem.objects.filter(subject_kind=KIND, subject_id=item.public_id).exists():
        return None
    made = make_item(
        group=sent.group,
        meeting=next_meeting(sent.group, on),
        matter=root_of(item),
        title=f"Answer of {item.group.name}: {item.title}"[:200],
        minutes=MINUTES,
        purpose=Purpose.INFORMATION,
        source=ItemSource.SENT_ON,
        about_group=item.group,
        for_partnership=sent.for_partnership,
        is_closed=item.is_closed,
        subject_kind=KIND,
        subject_id=item.public_id,
        by=by,
        on=on,
    )
    readers = item.readers.all() if item.is_closed else ()
    ItemReader.objects.bulk_create(ItemReader(item=made, person_id=one.person_id) for one in readers)
    return made


def is_answer(item: AgendaItem) -> bool:
    """Return whether an item tells a group what another made of what it sent there."""
    return item.subject_kind == KIND


def _sent(item: AgendaItem) -> AgendaItem | None:
    """Return the item that was sent to the group, the latest of the matter; None where none was."""
    root = item.matter_id or item.pk
    steps = ItemStep.objects.filter(Q(item=root) | Q(item__matter=root), kind=ItemStepKind.SENT_ON)
    here = steps.filter(to_group=item.group_id).exclude(item__group=item.group_id)
    found = here.select_related("item__group__partnership", "item__for_partnership")
    last = found.order_by("-happened_at", "-pk").first()
    return last.item if last else None
