"""Questions about what passes between groups: commissions down, reports up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from kith.partnership.arrangements.as_at import AsAt, GroupAsAt
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.enums import CommissionState, ItemState, MeetingState, ReportState, Slot
from kith.work.meetings.models import AgendaItem, Commission, CommissionStep, GroupReport, Meeting, Timings
from kith.work.meetings.preparing import preparing
from kith.work.meetings.reading import groups_read_by

ENDED = (CommissionState.DISCHARGED, CommissionState.WITHDRAWN)
OWED_AHEAD = timedelta(days=42)
"""How long before a meeting its report waits on Home (Kith’s own choice: six weeks)."""
BEGUN_BEFORE = timedelta(weeks=8)
"""How long before a meeting its report can be begun (Kith’s own choice)."""
WITH_GROUPS = ("from_group", "from_group__partnership", "to_group", "to_group__partnership", "item")


def commissions_seen(
    membership: Membership, today: date, *, group: str = "", show: str = "all"
) -> Sequence[Commission]:
    """Return the commissions that a member may see, the next due first; of one group where asked. One query.

    `show`: `open`, `late` (the day has passed and nothing is delivered), `ended` or `all`.
    """
    rows = Commission.objects.visible_to(membership).select_related(*WITH_GROUPS)
    if group:
        rows = rows.filter(Q(from_group__public_id=group) | Q(to_group__public_id=group))
    if show == "open":
        rows = rows.exclude(state__in=ENDED)
    elif show == "late":
        waits = (CommissionState.ISSUED, CommissionState.ACCEPTED, CommissionState.RETURNED)
        rows = rows.filter(state__in=waits, due_on__lt=today)
    elif show == "ended":
        rows = rows.filter(state__in=ENDED)
    return list(rows.order_by(F("ended_on").desc(nulls_first=True), "due_on", "pk"))


def commission_seen_by(membership: Membership, public_id: str) -> Commission | None:
    """Return one commission that a member may see, or None. One query."""
    rows = Commission.objects.visible_to(membership).filter(public_id=public_id)
    return rows.select_related(*WITH_GROUPS).first()


def commissions_to_move(membership: Membership, groups: Collection[int]) -> Sequence[Commission]:
    """Return the commissions to these groups that nobody has accepted, and those from them that are delivered
    and wait to be discharged. One query."""
    waits = Q(state=CommissionState.ISSUED, to_group__in=groups)
    waits |= Q(state=CommissionState.DELIVERED, from_group__in=groups)
    rows = Commission.objects.visible_to(membership).filter(waits).select_related(*WITH_GROUPS)
    return list(rows.order_by("due_on", "pk"))


def steps_of_commission(commission: Commission) -> Sequence[CommissionStep]:
    """Return what happened to a commission, in order. One query."""
    return list(commission.steps.order_by("happened_at", "pk"))


def report_items(membership: Membership) -> QuerySet[AgendaItem]:
    """Return the items of reports that a member may open: those on agendas that they may see, and those of
    the groups that they read, which write them."""
    groups = groups_read_by(membership)
    own = Q(is_closed=False, about_group__in=groups)
    own &= Q(for_partnership__isnull=True) | Q(for_partnership=membership.partnership)
    seen = AgendaItem.objects.visible_to(membership).values("pk")
    rows = AgendaItem.objects.filter(Q(pk__in=seen) | own, slot=Slot.REPORT, about_group__isnull=False)
    return rows.exclude(state=ItemState.WITHDRAWN).select_related(
        "report",
        "meeting",
        "group",
        "group__partnership",
        "group__partnership__meeting_timings",
        "about_group",
        "about_group__partnership",
    )


def reports_to_give(membership: Membership, groups: Collection[int], today: date) -> Sequence[AgendaItem]:
    """Return the items of the next six weeks at which these groups report and nothing is given yet. One
    query."""
    rows = report_items(membership).filter(
        about_group__in=groups,
        meeting__state=MeetingState.PLANNED,
        meeting__meets_on__range=(today, today + OWED_AHEAD),
    )
    return list(rows.exclude(report__state=ReportState.GIVEN).order_by("meeting__meets_on", "pk"))


def report_item_seen_by(membership: Membership, public_id: str) -> AgendaItem | None:
    """Return the item of a report that a member may open, or None. One query."""
    return report_items(membership).filter(public_id=public_id, meeting__isnull=False).first()


def report_due_on(item: AgendaItem) -> date | None:
    """Return the last day on which the report at an item is in time: when the papers of its meeting are due.
    No query, where the item was read as `report_items` reads it."""
    if item.meeting is None:
        return None
    timings = getattr(item.group.partnership, "meeting_timings", None) or Timings()
    return preparing(item.meeting.meets_on, timings).papers_on


def report_opens_on(item: AgendaItem) -> date | None:
    """Return the first day on which the report at an item can be begun: eight weeks before the meeting."""
    return item.meeting.meets_on - BEGUN_BEFORE if item.meeting else None


def met_since(report: GroupReport, today: date) -> date | None:
    """Return the day of the last meeting that a group held after the day on which its report was drafted, or
    None: the draft tells all then. One query."""
    drafted = timezone.localtime(report.drafted_at).date()
    rows = Meeting.objects.filter(group=report.item.about_group_id, state=MeetingState.HELD)
    days = rows.filter(meets_on__gt=drafted, meets_on__lte=today).order_by("-meets_on")
    found: date | None = days.values_list("meets_on", flat=True).first()
    return found


def reports_by(membership: Membership, group: Group, today: date) -> Sequence[AgendaItem]:
    """Return the items at which a group reports: the next meeting first, then those after it, then those
    behind, the latest first. One query."""
    rows = report_items(membership).filter(about_group=group, meeting__isnull=False)
    found = list(rows.exclude(meeting__state="cancelled").order_by("meeting__meets_on", "pk"))
    behind = [item for item in found if item.meeting and item.meeting.meets_on < today]
    return [*found[len(behind) :], *reversed(behind)]


@dataclass(frozen=True)
class ReportMark:
    """How far the report at an item has come, as an agenda shows it."""

    state: str
    """`missing`, `draft` or `given`."""
    words: str
    """The text of a report that was given; empty while it is a draft."""
    given_on: date | None

    @property
    def is_given(self) -> bool:
        """Return whether the group gave it."""
        return self.state == ReportState.GIVEN


def report_marks(items: Iterable[AgendaItem]) -> dict[int, ReportMark]:
    """Return how far the report at each of these items has come, by the item’s pk. One query.

    The items are those that the reader may see already.
    """
    asked = [item.pk for item in items if item.slot == Slot.REPORT]
    found = {r.item_id: r for r in GroupReport.objects.filter(item__in=asked)} if asked else {}
    return {pk: _mark(found.get(pk)) for pk in asked}


def _mark(report: GroupReport | None) -> ReportMark:
    if report is None:
        return ReportMark("missing", "", None)
    given = report.state == ReportState.GIVEN
    return ReportMark(report.state, report.words if given else "", report.given_on)


def groups_below(as_at: AsAt, group: GroupAsAt) -> tuple[GroupAsAt, ...]:
    """Return the groups that answer to a group, as the partnership’s own arrangements draw the lines."""
    return tuple(g for g in as_at.reporting_to(group.key) if g.identity)


def pks_of(groups: Collection[GroupAsAt]) -> list[int]:
    """Return the pks of groups."""
    return [group.identity.pk for group in groups if group.identity]
