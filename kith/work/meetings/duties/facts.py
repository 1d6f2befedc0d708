"""What the room knows of a partnership’s meetings, asked once for all its promises."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import (
    BooleanField,
    Count,
    DateField,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce

from kith.base.kernel.standings import Evidence
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.duties.evidence import address
from kith.partnership.arrangements.ground import Ground
from kith.work.meetings.enums import CommissionState, ItemState, MeetingState, Slot
from kith.work.meetings.models import AgendaItem, Commission, CommissionStep, Invitation, Meeting, Timings
from kith.work.meetings.preparing import preparing

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
    agenda_before: int | None = None
    """How many working days before it its agenda is due, where the partnership set it."""
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
    def owed_its_agenda(self) -> bool:
        """Return whether it was planned before its agenda was due; one at short notice was not."""
        timings = Timings() if self.agenda_before is None else Timings(agenda_before=self.agenda_before)
        return self.planned_on < preparing(self.day, timings).agenda_on

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


INTEGERS = ("one", "two", "three", "four")
DAYS = ("day_one", "day_two", "day_three", "day_four")
TEXTS = ("a", "b", "c", "d", "e", "f", "g", "h", "i")
COLUMNS = ("sort", *INTEGERS, *DAYS, *TEXTS, "flag")
"""What a row of the one query holds, whatever it is about; each kind of row uses what it needs."""
MEETING, ITEM, COMMISSION = 1, 2, 3
JUDGED = (Slot.ACTIONS, Slot.REPORT, Slot.PLAN_PROGRESS, Slot.YOUNG_PEOPLE, Slot.SESSION)
"""The places on an agenda that show something; the one for actions shows that an agenda was kept."""
LEFT = (ItemState.WITHDRAWN, ItemState.WAITING)


def gather(ground: Ground) -> Facts:
    """Return the meetings of all groups of a partnership with what was asked of them.

    One query: meetings with their attendance, items and commissions come as rows of the same shape.
    """
    groups = [group.pk for group in ground.groups]
    rows = _meeting_rows(groups).union(_item_rows(groups), _commission_rows(groups), all=True)
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row)
    items = [_item(row) for row in found[ITEM]]
    by_meeting: dict[int | None, list[Asked]] = defaultdict(list)
    for item in items:
        by_meeting[item.meeting].append(item)
    return Facts(
        ground,
        _meetings(found[MEETING], by_meeting),
        tuple(_given(row) for row in found[COMMISSION]),
        tuple(item for item in items if item.reserved_as),
    )


def _shaped(rows: QuerySet[Any], sort: int, **columns: Any) -> Any:
    """Return a query with the columns that all three share; what is not given is empty."""
    kinds: list[tuple[Sequence[str], Any]] = [
        (INTEGERS, IntegerField()),
        (DAYS, DateField()),
        (TEXTS, TextField()),
        (("flag",), BooleanField()),
    ]
    shape: dict[str, Any] = {"sort": Value(sort, output_field=IntegerField())}
    for names, kind in kinds:
        shape |= {name: Cast(columns.get(name, Value(None)), output_field=kind) for name in names}
    return rows.order_by().annotate(**shape).values_list(*COLUMNS)


def _meeting_rows(groups: Sequence[int]) -> Any:
    return _shaped(
        Meeting.objects.filter(group__in=groups),
        MEETING,
        one=F("pk"),
        two=F("group__partnership_id"),
        three=F("attendances__body_id"),
        four=F("group__partnership__meeting_timings__agenda_before"),
        day_one=F("meets_on"),
        day_two=F("planned_on"),
        day_three=F("cancelled_on"),
        day_four=F("agenda_sent_on"),
        a=F("group__key"),
        b=F("state"),
        c=F("chair__public_id"),
        d=F("stood_in_because"),
        e=F("theme__name"),
        f=F("theme__key"),
        g=F("attendances__person__public_id"),
        h=F("attendances__seat_key"),
        i=F("attendances__presence"),
        flag=F("attendances__votes"),
    )


def _meetings(rows: Sequence[Any], items: dict[int | None, list[Asked]]) -> dict[tuple[int, str], list[Kept]]:
    meetings: dict[tuple[int, str], list[Kept]] = defaultdict(list)
    in_order = sorted(rows, key=lambda row: (row[5], row[1]))
    for (_day, pk), lines in groupby(in_order, key=lambda row: (row[5], row[1])):
        kept = list(lines)
        meetings[(kept[0][2], kept[0][9])].append(_kept(kept, tuple(items.get(pk, ()))))
    return dict(meetings)


def _kept(lines: Sequence[Any], items: tuple[Asked, ...]) -> Kept:
    _sort, pk, _home, _body, before, day, planned, cancelled, sent, _key, state, chair, because, *_rest = (
        lines[0]
    )
    theme, theme_key = lines[0][13:15]
    there = tuple((row[15], row[3], row[16], row[17], row[18]) for row in lines if row[15])
    return Kept(
        pk=pk,
        day=day,
        state=state,
        planned_on=planned,
        cancelled_on=cancelled,
        chair=chair or "",
        stood_in_because=because,
        theme=theme or "",
        theme_key=theme_key or "",
        agenda_sent_on=sent,
        agenda_before=before,
        attendance=there,
        items=items,
    )


def _item_rows(groups: Sequence[int]) -> Any:
    live = Invitation.objects.filter(item=OuterRef("pk"), withdrawn_at__isnull=True).order_by().values("item")
    guests = Coalesce(Subquery(live.annotate(total=Count("pk")).values("total")), 0)
    rows = AgendaItem.objects.filter(group__in=groups).annotate(guests=guests)
    shown = rows.filter(Q(slot__in=JUDGED) | ~Q(reserved_as="") | Q(guests__gt=0))
    return _shaped(
        shown.exclude(state__in=LEFT, reserved_as=""),
        ITEM,
        one=F("meeting_id"),
        two=F("group_id"),
        three=F("about_group_id"),
        four=F("guests"),
        day_one=F("report__given_on"),
        a=F("slot"),
        b=F("state"),
        c=F("public_id"),
        d=F("reserved_as"),
        e=F("offer__answer"),
    )


def _item(row: Any) -> Asked:
    _sort, meeting, group, about, guests, given_on, *_days = row[:9]
    slot, state, public_id, reserved_as, answer = row[9:14]
    return Asked(meeting, group, slot, about, state, public_id, reserved_as, answer, given_on, guests)


def _commission_rows(groups: Sequence[int]) -> Any:
    delivered = CommissionStep.objects.filter(commission=OuterRef("pk"), state=CommissionState.DELIVERED)
    last = delivered.order_by("-happened_on").values("happened_on")[:1]
    return _shaped(
        Commission.objects.filter(from_group__in=groups),
        COMMISSION,
        one=F("from_group_id"),
        two=F("to_group_id"),
        day_one=F("due_on"),
        day_two=F("issued_on"),
        day_three=F("ended_on"),
        day_four=Subquery(last),
        a=F("state"),
    )


def _given(row: Any) -> Given:
    _sort, giver, taker, _three, _four, due_on, issued_on, ended_on, delivered_on, state, *_rest = row
    return Given(giver, taker, due_on, issued_on, ended_on, delivered_on, state)


def past_year(group: GroupAsAt, day: date, facts: Facts) -> list[Kept]:
    """Return the meetings that a group held in the twelve months up to a day."""
    return [m for m in facts.of(group) if m.is_held_by(day) and m.day > day - A_YEAR]


def where(group: GroupAsAt) -> tuple[Evidence, ...]:
    """Return the page with the meetings of a group."""
    if group.identity is None:
        return ()
    url = address("meetings:group", group.as_at.partnership.key, group.identity.public_id)
    return (Evidence(f"Meetings of {group.terms.name}", url),)
