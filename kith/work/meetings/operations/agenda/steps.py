"""What every deed on an item does besides: write its step, and record itself without its title."""

from datetime import date
from typing import Any

from django.db.models import Max, Q

from kith.base.kernel.access import without_held_out
from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.base.ui.dates import long_date
from kith.work.meetings.enums import ItemStepKind, MeetingState, Slot
from kith.work.meetings.models import AgendaItem, ItemStep, Meeting

STEP = 10
"""How far apart the places on an agenda are."""
FIRST_OF_OTHERS = 200
"""The first place of an item that is no standing item."""


def about_item(item: AgendaItem) -> Subject:
    """Return an item as the trail refers to it: never by its title, since it may be closed later (B19)."""
    return Subject("agenda-item", item.public_id, f"Item of {item.group.name}")


def record_item(
    item: AgendaItem, deed: str, *, by: Actor, old: Any = None, new: Any = None, reason: str = ""
) -> None:
    """Record a deed on an item where its group is at home. The reason for a closed one stays with it."""
    record_change(
        by=by,
        deed=deed,
        subject=about_item(item),
        old=old,
        new=new,
        reason="" if item.is_closed else reason,
        partnership=item.group.partnership.key,
    )


def step_of(item: AgendaItem, kind: ItemStepKind, by: Actor, on: date, **more: Any) -> ItemStep:
    """Return the step that says what happened to an item, not yet saved."""
    return ItemStep(item=item, kind=kind, happened_on=on, happened_at=now(), happened_by=by.name, **more)


def last_place(meeting: Meeting) -> int:
    """Return the place after all others on an agenda. One query."""
    last = AgendaItem.objects.filter(meeting=meeting).aggregate(last=Max("position"))["last"] or 0
    return max(last + STEP, FIRST_OF_OTHERS)


def refuse_unless_open(meeting: Meeting) -> None:
    """Raise Refused when a meeting’s agenda can’t change any more."""
    if meeting.state != MeetingState.PLANNED:
        state = meeting.get_state_display().lower()
        raise Refused(
            f"The meeting on {long_date(meeting.meets_on)} is {state}, so its agenda stays as it is."
        )


def refuse_twice(
    title: str, meeting: Meeting, but: AgendaItem | None = None, *, by: Actor, slot: str = ""
) -> None:
    """Raise Refused when an open item with that title stands on an agenda already.

    Closed items are left out of the question, and so is what is hidden from whoever asks or is the other
    partnership’s alone, so that the answer tells nobody of them (AR21).
    """
    same = AgendaItem.objects.filter(meeting=meeting, title__iexact=title, is_closed=False, slot=slot)
    if by.person:
        here = Q(for_partnership__isnull=True) | Q(for_partnership__key=by.partnership)
        same = without_held_out(same.filter(here), "agenda-item", by.person)  # type: ignore[assignment]
    if slot not in (Slot.REPORT,) and (same.exclude(pk=but.pk) if but else same).exists():
        raise Refused(f"“{title}” is on this agenda already.", field="title")
