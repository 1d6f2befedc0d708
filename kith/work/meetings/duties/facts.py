"""What the room knows of a partnership’s meetings, asked once for all its promises."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Count, Max, Q

from kith.base.kernel.standings import Evidence
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.duties.evidence import address
from kith.partnership.arrangements.ground import Ground
from kith.work.meetings.enums import CommissionState, ItemState, MeetingState, Slot
from kith.work.meetings.models import AgendaItem, Commission, Meeting

A_YEAR = timedelta(days=365)


class Asked(NamedTuple):
    """A standing item, or one with guests or that asks for a reserved decision, as judges need to know it."""

    meeting: int | None
    group: int
    slot: str
    about: int | None
    """The pk of the group that reports, contributes or leads."""
    state: str
    public_id: str
    reserved_as: str
    answer: str | None
    """What a group that was offered the place answered; None where none was."""
    report_on: date | None
    """The day on which the report was given."""
    guests: int

    @property
    def was_taken(self) -> bool:
        """Return whether the group took it up."""
        return self.state == ItemState.TAKEN


class Given(NamedTuple):
    """A commission as the judges need to know it."""

    from_group: int
    to_group: int
    due_on: date
    issued_on: date
    ended_on: date | None
    delivered_on: date | None
    """The last day on which something was delivered."""
    state: str

    def is_open_on(self, day: date) -> bool:
        """Return whether it was given by a day and had not come to its end."""
        return self.issued_on <= day and (self.ended_on is None or self.ended_on > day)

    def is_late_on(self, day: date) -> bool:
        """Return whether its day had passed without anything delivered."""
        delivered = self.delivered_on is not None and self.delivered_on <= day
        waits = self.state == CommissionState.DELIVERED or self.ended_on is not None
        return self.is_open_on(day) and self.due_on < day and not (delivered and waits)


@dataclass(frozen=True)
class Kept:
    """A meeting as the judges need to know it."""

    pk: int
    day: date
    state: str
    planned_on: date
    cancelled_on: date | None
    chair: str
    stood_in_because: str
    theme: str
    """The name of its theme; empty where it has none."""
    theme_key: str
    agenda_sent_on: date | None
    attendance: tuple[tuple[str, int | None, str, str, bool], ...] = ()
    """Of each: the person, the body, the seat, the presence, the vote."""
    items: tuple[Asked, ...] = ()

    def is_held_by(self, day: date) -> bool:
        """Return whether it was held by a day."""
        return self.state == MeetingState.HELD and self.day <= day

    def waits_for_its_record(self, day: date) -> bool:
        """Return whether it should have been held before a day and nothing says whether it was."""
        return self.state == MeetingState.PLANNED and self.day < day and self.planned_on <= day

    def is_ahead_of(self, day: date) -> bool:
        """Return whether it stood in the calendar on a day, for that day or later."""
        cancelled = self.cancelled_on is not None and self.cancelled_on <= day
        return self.planned_on <= day and self.day >= day and not cancelled and not self.is_held_by(day)

    def item(self, slot: str, about: int | None = None) -> Asked | None:
        """Return the item in one place of its agenda, about one group where that is given."""
        return next((i for i in self.items if i.slot == slot and (about is None or i.about == about)), None)

    @property
    def has_agenda(self) -> bool:
        """Return whether an agenda was kept for it."""
        return any(item.slot for item in self.items)


@dataclass(frozen=True)
class Facts:
    """What was asked once for a whole partnership."""

    ground: Ground
    meetings: dict[tuple[int, str], list[Kept]]
    """By the pk of the group’s home and its key, in the order of their days."""
    commissions: tuple[Given, ...] = ()
    reserved: tuple[Asked, ...] = ()
    """The items that ask for a reserved decision, wherever they stand."""

    def of(self, group: GroupAsAt) -> list[Kept]:
        """Return the meetings of a group."""
        return self.meetings.get((group.home.pk, group.key), [])

    @cached_property
    def begin_on(self) -> date | None:
        """Return the first day on which anything was planned here; before it nothing is judged."""
        return min((m.planned_on for kept in self.meetings.values() for m in kept), default=None)

    @cached_property
    def agendas_from(self) -> date | None:
        """Return the day of the first meeting with an agenda; before it nothing is judged by agendas."""
        kept = (m.day for meetings in self.meetings.values() for m in meetings if m.has_agenda)
        return min(kept, default=None)

    @cached_property
    def sent_from(self) -> date | None:
        """Return the first day on which an agenda was sent out here."""
        sent = (m.agenda_sent_on for kept in self.meetings.values() for m in kept if m.agenda_sent_on)
        return min(sent, default=None)


COLUMNS = (
    "pk", "group__partnership_id", "group__key", "meets_on", "state", "planned_on", "cancelled_on",
    "chair__public_id", "stood_in_because", "theme__name", "theme__key", "agenda_sent_on",
    "attendances__person__public_id", "attendances__body_id", "attendances__seat_key",
    "attendances__presence", "attendances__votes",
)  # fmt: skip
OF_ITEMS = (
    "meeting_id", "group_id", "slot", "about_group_id", "state", "public_id", "reserved_as", "offer__answer",
    "report__given_on",
)  # fmt: skip
OF_COMMISSIONS = ("from_group_id", "to_group_id", "due_on", "issued_on", "ended_on", "delivered_on", "state")
JUDGED = (Slot.ACTIONS, Slot.REPORT, Slot.PLAN_PROGRESS, Slot.YOUNG_PEOPLE, Slot.SESSION)
"""The places on an agenda that show something; the one for actions shows that an agenda was kept."""
LEFT = (ItemState.WITHDRAWN, ItemState.WAITING)


def gather(ground: Ground) -> Facts:
    """Return the meetings of all groups of a partnership with what was asked of them. Three queries."""
    groups = [group.pk for group in ground.groups]
    items = list(_items(groups))
    by_meeting: dict[int | None, list[Asked]] = defaultdict(list)
    for item in items:
        by_meeting[item.meeting].append(item)
    return Facts(
        ground,
        _meetings(groups, by_meeting),
        tuple(_commissions(groups)),
        tuple(item for item in items if item.reserved_as),
    )


def _meetings(
    groups: Sequence[int], items: dict[int | None, list[Asked]]
) -> dict[tuple[int, str], list[Kept]]:
    found = Meeting.objects.filter(group__in=groups).order_by("meets_on", "pk").values_list(*COLUMNS)
    meetings: dict[tuple[int, str], list[Kept]] = defaultdict(list)
    for pk, lines in groupby(found, key=lambda line: line[0]):
        kept = list(lines)
        meetings[(kept[0][1], kept[0][2])].append(_kept(kept, tuple(items.get(pk, ()))))
    return dict(meetings)


def _kept(lines: Sequence[Any], items: tuple[Asked, ...]) -> Kept:
    pk, _home, _key, day, state, planned_on, cancelled_on, chair, because, theme, theme_key, sent = lines[0][
        :12
    ]
    there = tuple(line[12:17] for line in lines if line[12])
    return Kept(
        pk,
        day,
        state,
        planned_on,
        cancelled_on,
        chair or "",
        because,
        theme or "",
        theme_key or "",
        sent,
        there,
        items,
    )


def _items(groups: Sequence[int]) -> Iterable[Asked]:
    live = Count("invitations", filter=Q(invitations__withdrawn_at__isnull=True))
    rows = AgendaItem.objects.filter(group__in=groups).annotate(guests=live)
    shown = rows.filter(Q(slot__in=JUDGED) | ~Q(reserved_as="") | Q(guests__gt=0))
    kept = shown.exclude(state__in=LEFT, reserved_as="").order_by("pk")
    return (Asked(*row) for row in kept.values_list(*OF_ITEMS, "guests"))


def _commissions(groups: Sequence[int]) -> Iterable[Given]:
    delivered = Max("steps__happened_on", filter=Q(steps__state=CommissionState.DELIVERED))
    rows = Commission.objects.filter(from_group__in=groups).annotate(delivered_on=delivered)
    return (Given(*row) for row in rows.order_by("pk").values_list(*OF_COMMISSIONS))


def past_year(group: GroupAsAt, day: date, facts: Facts) -> list[Kept]:
    """Return the meetings that a group held in the twelve months up to a day."""
    return [m for m in facts.of(group) if m.is_held_by(day) and m.day > day - A_YEAR]


def where(group: GroupAsAt) -> tuple[Evidence, ...]:
    """Return the page with the meetings of a group."""
    if group.identity is None:
        return ()
    url = address("meetings:group", group.as_at.partnership.key, group.identity.public_id)
    return (Evidence(f"Meetings of {group.terms.name}", url),)
