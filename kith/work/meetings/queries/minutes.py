"""The minutes of a meeting as one member reads them, and those that wait for somebody."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from kith.partnership.actions.models import Action
from kith.partnership.actions.public import DueAction, due_actions
from kith.partnership.decisions.models import Decision
from kith.partnership.decisions.public import held_out_decisions
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Partnership
from kith.work.meetings.enums import CorrectionState, MeetingState, MinutesState, Presence
from kith.work.meetings.models import AgendaItem, Correction, Meeting, Minutes, Timings
from kith.work.meetings.queries.agenda import agenda_of
from kith.work.meetings.queries.minute_record import ITEM_KIND, Record, minutes_kept_of, record_of
from kith.work.meetings.reading import groups_read_by
from kith.work.meetings.recording import steers

READ_BY_MEMBERS = (MinutesState.OUT, MinutesState.AGREED)
"""The states in which everybody who reads the group reads its minutes; before, they are being drafted."""


@dataclass(frozen=True)
class Attended:
    """How somebody took part, with the seats and the body as they were."""

    name: str
    body: str
    seats: str
    presence: Presence
    deputy: str


@dataclass(frozen=True)
class Decided:
    """A decision as the minutes give it."""

    public_id: str
    item: str
    """The public id of the item that it belongs to."""
    title: str
    wording: str
    state: str


@dataclass(frozen=True)
class ItemAsRead:
    """One item with what was said at it, marks and all."""

    public_id: str
    label: str
    title: str
    text: str
    is_closed: bool
    decisions: tuple[Decided, ...]


@dataclass(frozen=True)
class MinutesAsRead:
    """The minutes of one meeting as one member reads them: items that they may not see leave no trace."""

    meeting: Meeting
    kept: Minutes | None
    """What is on record of them; None while nobody has sent them to the chair."""
    state: MinutesState
    group: str
    """The name of the group, and of whoever chaired, as they were."""
    chair: str
    stood_in_because: str
    attendance: tuple[Attended, ...]
    items: tuple[ItemAsRead, ...]
    actions: tuple[DueAction, ...]
    corrections: tuple[Correction, ...]
    shows_text: bool
    """Whether this reader reads the words already: a draft is for the unit and whoever chairs."""

    @property
    def decisions(self) -> tuple[Decided, ...]:
        """Return all decisions in the order of the items."""
        return tuple(one for item in self.items for one in item.decisions)

    def those(self, *presences: Presence) -> tuple[Attended, ...]:
        """Return those who took part in one of these ways."""
        return tuple(one for one in self.attendance if one.presence in presences)


def minutes_of(membership: Membership, meeting: Meeting) -> MinutesAsRead | None:
    """Return the minutes of a held meeting as a member reads them; None where they don’t read the group’s.

    A constant number of queries, however many items there are.
    """
    if meeting.state != MeetingState.HELD or meeting.group_id not in groups_read_by(membership):
        return None
    kept = minutes_kept_of(meeting)
    state = MinutesState(kept.state) if kept else MinutesState.DRAFT
    record = record_of(meeting, kept)
    shows = state in READ_BY_MEMBERS or prepares(membership, meeting)
    items = _items(membership, meeting, record, shows_text=shows)
    seen = {item.public_id for item in items}
    return MinutesAsRead(
        meeting=meeting,
        kept=kept,
        state=state,
        group=record["group"],
        chair=record["chair"],
        stood_in_because=record["stood_in_because"],
        attendance=attended(record),
        items=items,
        actions=actions_from(membership, meeting, seen),
        corrections=tuple(_corrections(kept, seen)) if kept and shows else (),
        shows_text=shows,
    )


def prepares(membership: Membership, meeting: Meeting) -> bool:
    """Return whether a member reads the draft: from the home’s unit, as chair, or having chaired it."""
    return meeting.chair_id == membership.person.pk or steers(membership, meeting.group)


def attended(record: Record) -> tuple[Attended, ...]:
    """Return who took part by a record, each person once with all their seats."""
    rows: dict[str, list[Record]] = {}
    for row in record["attendance"]:
        rows.setdefault(row["person"], []).append(row)
    return tuple(
        Attended(
            name=mine[0]["name"],
            body=mine[0]["body"],
            seats=", ".join(dict.fromkeys(row["seat"] for row in mine)),
            presence=Presence(mine[0]["presence"]),
            deputy=mine[0]["deputy"],
        )
        for mine in rows.values()
    )


def _items(
    membership: Membership, meeting: Meeting, record: Record, *, shows_text: bool
) -> tuple[ItemAsRead, ...]:
    kept = {item["id"]: item for item in record["items"]}
    hidden = held_out_decisions(membership)
    decided = [Decided(d["id"], d["item"], d["title"], d["wording"], d["state"]) for d in record["decisions"]]
    found = []
    for line in agenda_of(membership, meeting).lines:
        row = kept.get(line.item.public_id)
        if row is not None:
            own = tuple(d for d in decided if d.item == row["id"] and d.public_id not in hidden)
            text = row["text"] if shows_text else ""
            found.append(ItemAsRead(row["id"], line.label, row["title"], text, line.is_closed, own))
    return tuple(found)


def actions_from(membership: Membership, meeting: Meeting, items: Iterable[str]) -> tuple[DueAction, ...]:
    """Return the actions that a meeting or these items of it raised and that a member sees. One query."""
    raised = Q(subject_kind=ITEM_KIND, subject_id__in=list(items))
    raised |= Q(subject_kind="meeting", subject_id=meeting.public_id)
    rows = Action.objects.visible_to(membership).filter(raised)
    return due_actions(rows.order_by("due_on", "number"), membership, membership.on)


def _corrections(kept: Minutes, seen: set[str]) -> Iterable[Correction]:
    rows = Correction.objects.filter(minutes=kept).select_related("person", "item").order_by("pk")
    return (one for one in rows if one.item is None or one.item.public_id in seen)


def minutes_within(partnership: Partnership) -> int:
    """Return within how many working days a partnership drafts minutes. One query, or none if read before."""
    timings: Timings = getattr(partnership, "meeting_timings", None) or Timings()
    return timings.minutes_within


def minutes_seen_by(membership: Membership, group_id: str) -> Sequence[Meeting]:
    """Return the held meetings of a group (by public id) whose minutes a member reads, the latest first."""
    rows = Meeting.objects.visible_to(membership).filter(group__public_id=group_id, state=MeetingState.HELD)
    rows = rows.filter(group__in=groups_read_by(membership))
    found = rows.with_groups().select_related("minutes_kept", "group__partnership__meeting_timings")
    return list(found.order_by("-meets_on", "pk"))


def decisions_over(membership: Membership, meetings: Sequence[Meeting]) -> dict[int, list[str]]:
    """Return the wording of what meetings decided at items that a member sees, by the pk of the meeting.

    Two queries, however many meetings there are.
    """
    rows = AgendaItem.objects.visible_to(membership).filter(meeting__in=[m.pk for m in meetings])
    of = dict(rows.values_list("public_id", "meeting_id"))
    hidden = held_out_decisions(membership)
    found: dict[int, list[str]] = {}
    taken = Decision.objects.filter(subject_kind=ITEM_KIND, subject_id__in=list(of)).exclude(
        state="withdrawn"
    )
    for public_id, item, wording in taken.order_by("pk").values_list("public_id", "subject_id", "wording"):
        if public_id not in hidden:
            found.setdefault(of[item], []).append(wording)
    return found


def held_around(membership: Membership, meeting: Meeting) -> tuple[Meeting | None, Meeting | None]:
    """Return the held meetings of the same group before and after one. Two queries."""
    rows = Meeting.objects.visible_to(membership).filter(group=meeting.group_id, state=MeetingState.HELD)
    before = rows.filter(meets_on__lt=meeting.meets_on).order_by("-meets_on").first()
    return before, rows.filter(meets_on__gt=meeting.meets_on).order_by("meets_on").first()


def meetings_that_may_agree(meeting: Meeting, today: date) -> QuerySet[Meeting]:
    """Return the later meetings of the same group, held or on today, that may have agreed its minutes."""
    is_today = Q(state=MeetingState.PLANNED, meets_on=today)
    rows = Meeting.objects.filter(group=meeting.group_id, meets_on__gt=meeting.meets_on)
    return rows.filter(Q(state=MeetingState.HELD) | is_today).order_by("meets_on")


def last_minutes_before(membership: Membership, meeting: Meeting) -> Meeting | None:
    """Return the last held meeting of the same group before one, with its minutes, where a member reads them.

    It is what the item *Minutes of the last meeting* is about. One query.
    """
    rows = Meeting.objects.visible_to(membership).filter(
        group=meeting.group_id, state=MeetingState.HELD, meets_on__lt=meeting.meets_on
    )
    rows = rows.filter(group__in=groups_read_by(membership))
    return rows.with_groups().select_related("minutes_kept").order_by("-meets_on").first()


def without_agreed_minutes(membership: Membership) -> Sequence[Meeting]:
    """Return the held meetings that a member reads and whose minutes are not agreed, the earliest first.

    A meeting whose agenda was not kept here owes no minutes here. One query.
    """
    rows = Meeting.objects.visible_to(membership).filter(
        Exists(AgendaItem.objects.filter(meeting=OuterRef("pk"))),
        Q(minutes_kept__isnull=True) | ~Q(minutes_kept__state=MinutesState.AGREED),
        state=MeetingState.HELD,
        group__in=groups_read_by(membership),
    )
    within = "group__partnership__meeting_timings"
    found = rows.with_groups().select_related("minutes_kept", "chair", within)
    return list(found.order_by("meets_on", "pk"))


def corrections_to_settle(membership: Membership, groups: Collection[int]) -> Sequence[Correction]:
    """Return the corrections that nobody has settled, to minutes of these groups that are out. Those about an
    item that the member may not see are left out. One query."""
    seen = AgendaItem.objects.visible_to(membership).values("pk")
    rows = Correction.objects.filter(
        Q(item__isnull=True) | Q(item__in=seen),
        state=CorrectionState.PROPOSED,
        minutes__state=MinutesState.OUT,
        minutes__meeting__group__in=groups,
        minutes__meeting__group__partnership=membership.partnership,
    )
    return list(rows.select_related("minutes__meeting__group").order_by("minutes__meeting__meets_on", "pk"))
