"""What the groups have before them: meetings, items, papers, actions and commissions, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q

from kith.partnership.actions.models import Action
from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.enums import ItemState, MeetingState, Slot
from kith.work.meetings.models import AgendaItem, Commission, Meeting, Paper
from kith.work.meetings.queries.passing import ENDED, report_items


@dataclass(frozen=True)
class WorkOfGroups:
    """What was asked once about several groups, each by the pk of the group."""

    next_meetings: dict[int, Meeting]
    late_actions: Counter[int]
    open_actions: Counter[int]
    items: dict[int, list[AgendaItem]]
    """The items on their agendas ahead and on their forward plans, standing items left out."""
    commissions: Counter[int]
    reports: dict[int, AgendaItem]
    """The item at which each reports at the next meeting of the group above."""


def work_of_groups(membership: Membership, groups: Sequence[int], above: int, today: date) -> WorkOfGroups:
    """Return what several groups have before them, as far as a member may see it. Five queries."""
    planned = Meeting.objects.visible_to(membership).filter(state=MeetingState.PLANNED, meets_on__gte=today)
    ahead: dict[int, Meeting] = {}
    for meeting in planned.filter(group__in=[*groups, above]).order_by("meets_on", "pk"):
        ahead.setdefault(meeting.group_id, meeting)
    late, live = _actions(membership, groups, today)
    return WorkOfGroups(
        next_meetings=ahead,
        late_actions=late,
        open_actions=live,
        items=_items(membership, groups, today),
        commissions=_commissions(membership, groups),
        reports=_reports(membership, groups, ahead.get(above)),
    )


def _actions(membership: Membership, groups: Sequence[int], today: date) -> tuple[Counter[int], Counter[int]]:
    rows = Action.objects.visible_to(membership).filter(group__in=groups).live()
    counts = (
        rows.order_by()
        .values("group")
        .annotate(total=Count("pk"), late=Count("pk", filter=Q(due_on__lt=today)))
    )
    found = list(counts)
    return Counter({r["group"]: r["late"] for r in found}), Counter({r["group"]: r["total"] for r in found})


def _items(membership: Membership, groups: Sequence[int], today: date) -> dict[int, list[AgendaItem]]:
    coming = Q(state=ItemState.WAITING) | Q(state=ItemState.PLACED, meeting__meets_on__gte=today)
    rows = AgendaItem.objects.visible_to(membership).filter(coming, group__in=groups)
    shown = Q(slot="") | Q(slot__in=[Slot.SESSION, Slot.FREQUENCY_REVIEW])
    found: dict[int, list[AgendaItem]] = {}
    for item in rows.filter(shown).select_related("meeting").order_by("meeting__meets_on", "position", "pk"):
        found.setdefault(item.group_id, []).append(item)
    return found


def _commissions(membership: Membership, groups: Sequence[int]) -> Counter[int]:
    rows = Commission.objects.visible_to(membership).filter(to_group__in=groups).exclude(state__in=ENDED)
    counts = rows.order_by().values("to_group").annotate(total=Count("pk"))
    return Counter({row["to_group"]: row["total"] for row in counts})


def _reports(membership: Membership, groups: Sequence[int], meeting: Meeting | None) -> dict[int, AgendaItem]:
    if meeting is None:
        return {}
    rows = report_items(membership).filter(meeting=meeting, about_group__in=groups)
    return {item.about_group_id: item for item in rows if item.about_group_id}


@dataclass(frozen=True)
class Load:
    """What the coming months ask, of each meeting and of each person."""

    meetings: Sequence[Meeting]
    items: Sequence[AgendaItem]
    """The items of these meetings; `has_paper` says whether a paper is in."""
    actions: Sequence[Action]


def load_between(membership: Membership, first: date, last: date) -> Load:
    """Return the meetings of a span with their items, and the actions due by its end, as far as a member may
    see them. Three queries."""
    rows = Meeting.objects.visible_to(membership).filter(state=MeetingState.PLANNED)
    meetings = list(rows.between(first, last).with_groups())
    there = Paper.objects.filter(item=OuterRef("pk"), withdrawn_at__isnull=True)
    items = AgendaItem.objects.visible_to(membership).filter(
        state=ItemState.PLACED, meeting__in=[m.pk for m in meetings]
    )
    actions = Action.objects.visible_to(membership).live().filter(due_on__lte=last)
    return Load(
        meetings,
        list(items.annotate(has_paper=Exists(there)).select_related("lead", "author")),
        list(actions.select_related("owner", "body")),
    )
