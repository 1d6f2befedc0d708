"""Questions about agendas: the items of a meeting as one reader sees them, numbered in their three series."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from django.db.models import Q

from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.enums import ItemState
from kith.work.meetings.models import AgendaItem, ItemOpening, ItemStep, Meeting

SHOWN = (ItemState.PLACED, ItemState.TAKEN, ItemState.CARRIED_OVER, ItemState.SENT_ON)
"""The items that are on an agenda, or were when the meeting ended."""


@dataclass(frozen=True)
class AgendaLine:
    """One item on an agenda, with the number it has there for this reader."""

    label: str
    """“3” for an item for everybody, “LRSCP 1” for one of one partnership, “Closed 1” for a closed one."""
    item: AgendaItem

    @property
    def is_closed(self) -> bool:
        """Return whether only its readers know of it."""
        return self.item.is_closed


@dataclass(frozen=True)
class Agenda:
    """The agenda of a meeting as one reader sees it; nothing in it tells of what they may not see."""

    meeting: Meeting
    lines: tuple[AgendaLine, ...]

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        """Return the items in their order."""
        return tuple(line.item for line in self.lines)

    @property
    def minutes(self) -> int:
        """Return how long they take together, in minutes."""
        return sum(item.minutes for item in self.items)

    def line_of(self, item: AgendaItem) -> AgendaLine | None:
        """Return the line of an item, or None."""
        return next((line for line in self.lines if line.item.pk == item.pk), None)


def agenda_of(membership: Membership, meeting: Meeting) -> Agenda:
    """Return the agenda of a meeting as a member may see it. One query."""
    rows = AgendaItem.objects.visible_to(membership).of(meeting).filter(state__in=SHOWN)
    names = rows.select_related("lead", "author", "about_group", "for_partnership", "offer", "report")
    return Agenda(meeting, numbered(_of(meeting, names)))


def _of(meeting: Meeting, items: Iterable[AgendaItem]) -> Iterator[AgendaItem]:
    """Yield the items of a meeting with it and its group, in place of reading both again for each."""
    for item in items:
        item.meeting, item.group = meeting, meeting.group
        yield item


def numbered(items: Iterable[AgendaItem]) -> tuple[AgendaLine, ...]:
    """Return items in their order, the closed ones last, each with its number in its series: for all, for one
    partnership, closed.

    Each series counts for itself, so that nobody sees a gap where an item is that they may not see.
    """
    series: dict[str, Any] = {}
    found = []
    for item in sorted(items, key=lambda item: item.is_closed):
        name = series_of(item)
        number = next(series.setdefault(name, count(1)))
        found.append(AgendaLine(f"{name} {number}".strip(), item))
    return tuple(found)


def series_of(item: AgendaItem) -> str:
    """Return the words before an item’s number; none for an item that is for everybody."""
    if item.is_closed:
        return "Closed"
    return item.for_partnership.short_name if item.for_partnership else ""


def item_seen_by(membership: Membership, public_id: str) -> AgendaItem | None:
    """Return one item that a member may see, or None. One query."""
    rows = AgendaItem.objects.visible_to(membership).filter(public_id=public_id).with_names()
    return rows.select_related("meeting", "offer", "matter").first()


def steps_of(item: AgendaItem) -> Sequence[ItemStep]:
    """Return what happened to an item, in order. One query."""
    rows = item.steps.select_related("from_meeting", "to_meeting", "to_group")
    return list(rows.order_by("happened_at", "pk"))


def readers_of(item: AgendaItem) -> tuple[str, ...]:
    """Return the names of those who may read a closed item. One query."""
    return tuple(item.readers.order_by("person__name").values_list("person__name", flat=True))


def opening_asked(item: AgendaItem) -> ItemOpening | None:
    """Return who has asked for a closed item to be opened, or None. One query."""
    found: ItemOpening | None = item.openings.filter(opened_at__isnull=True).first()
    return found


def matter_items(membership: Membership, item: AgendaItem) -> Sequence[AgendaItem]:
    """Return all items of one matter that a member may see, in the order in which they came. One query."""
    root = item.matter_id or item.pk
    rows = AgendaItem.objects.visible_to(membership).filter(Q(pk=root) | Q(matter=root))
    return list(rows.with_names().select_related("meeting", "offer").order_by("added_at", "pk"))


def steps_of_all(items: Iterable[AgendaItem]) -> dict[int, list[ItemStep]]:
    """Return what happened to each of these items, by the item’s pk and in order. One query."""
    rows = ItemStep.objects.filter(item__in=[item.pk for item in items])
    found: dict[int, list[ItemStep]] = {}
    for step in rows.select_related("from_meeting", "to_meeting", "to_group").order_by("happened_at", "pk"):
        found.setdefault(step.item_id, []).append(step)
    return found
