"""How each agency took part in the meetings of a year: who came for it, and which papers it wrote (K9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from kith.base.kernel.working_days import late_by
from kith.partnership.arrangements.ground import Ground
from kith.partnership.documents.models import FileVersion
from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.enums import MISSED, THERE, ItemState, MeetingState, Presence
from kith.work.meetings.models import AgendaItem, Attendance, Meeting, Timings
from kith.work.meetings.models.agenda import AgendaItemQuerySet
from kith.work.meetings.queries.papers import PAPERS_BEFORE, paper_due_on
from kith.work.meetings.tallies import ORDER


@dataclass(frozen=True)
class AttendanceOfBody:
    """At how many meetings an agency had a seat, and at how many somebody was there for it."""

    expected: int
    there: int
    represented: int
    """A deputy came."""
    missed: int


def attendance_by_body(membership: Membership, first: date, last: date) -> dict[int, AttendanceOfBody]:
    """Return the attendance of each agency by its pk at the held meetings of some days that a member may see.

    A meeting counts once for an agency, whatever seats it held there: the best of what they did. One query.
    """
    held = Meeting.objects.visible_to(membership).filter(
        state=MeetingState.HELD, meets_on__range=(first, last)
    )
    rows = Attendance.objects.filter(meeting__in=held.values("pk"), body__isnull=False)
    best: dict[int, dict[int, str]] = {}
    for body, meeting, presence in rows.values_list("body", "meeting", "presence"):
        meetings = best.setdefault(body, {})
        meetings[meeting] = min((meetings.get(meeting, presence), presence), key=_rank)
    return {body: _counted(list(meetings.values())) for body, meetings in best.items()}


def _rank(presence: str) -> int:
    return ORDER.index(Presence(presence))


def _counted(presences: list[str]) -> AttendanceOfBody:
    return AttendanceOfBody(
        expected=len(presences),
        there=sum(1 for p in presences if p in THERE),
        represented=presences.count(Presence.DEPUTY),
        missed=sum(1 for p in presences if p in MISSED),
    )


@dataclass(frozen=True)
class AskedPaper:
    """A paper that somebody of an agency was asked to write, and whether it came in time."""

    body_id: int
    item_id: str
    """The public id of the agenda item."""
    title: str
    group: str
    meets_on: date
    due_on: date | None
    came_on: date | None
    """When it was first handed in; None while it was not."""
    author: str

    def is_late(self, today: date) -> bool:
        """Return whether it came after its day, or its day is over and it has not come."""
        return self.due_on is not None and (self.came_on or today) > self.due_on

    def days_late(self, today: date) -> int:
        """Return by how many working days it is or was late."""
        return late_by(self.due_on, self.came_on or today) if self.due_on else 0


def papers_asked_of_bodies(
    membership: Membership, ground: Ground, first: date, last: date
) -> tuple[AskedPaper, ...]:
    """Return the papers that agencies were asked to write for the meetings of some days, in their order, as
    far as a member may see the items. One query.

    A paper is the agency’s for which its author sits in the group on the day of the meeting; else the one for
    which the author sits, or else works.
    """
    found = (_asked(item, ground) for item in _items(membership, first, last))
    return tuple(one for one in found if one)


def _items(membership: Membership, first: date, last: date) -> AgendaItemQuerySet:
    versions = FileVersion.objects.filter(
        document__papers__item=OuterRef("pk"), document__papers__withdrawn_at__isnull=True
    )
    said = Timings.objects.filter(partnership=OuterRef("group__partnership")).values("papers_before")
    rows = AgendaItem.objects.visible_to(membership).filter(
        asks_for_paper=True, meeting__meets_on__range=(first, last)
    )
    rows = rows.exclude(state=ItemState.WITHDRAWN).exclude(meeting__state=MeetingState.CANCELLED)
    return (
        rows.annotate(
            came_on=Subquery(versions.order_by("handed_in_on").values("handed_in_on")[:1]),
            papers_before=Coalesce(Subquery(said[:1]), PAPERS_BEFORE),
        )
        .select_related("meeting", "group", "author", "lead")
        .order_by("meeting__meets_on", "position", "pk")
    )


def _asked(item: AgendaItem, ground: Ground) -> AskedPaper | None:
    writer, meeting = item.author or item.lead, item.meeting
    if writer is None or meeting is None:
        return None
    body = _body_of(writer.pk, item.group.key, meeting.meets_on, ground)
    if body is None:
        return None
    return AskedPaper(
        body_id=body,
        item_id=item.public_id,
        title=item.title,
        group=item.group.name,
        meets_on=meeting.meets_on,
        due_on=paper_due_on(item, getattr(item, "papers_before", None)),
        came_on=getattr(item, "came_on", None),
        author=writer.name,
    )


def _body_of(person: int, group: str, day: date, ground: Ground) -> int | None:
    """Return the agency (by pk) for which a person writes for a group on a day; None for nobody’s."""
    sits = [a for a in ground.appointments if a.person_id == person and a.body_id and a.holds_on(day)]
    here = [a.body_id for a in sits if a.seat and a.seat.group_key == group]
    works = [j.body_id for j in ground.affiliations if j.person_id == person and j.holds_on(day)]
    return next(iter((*here, *(a.body_id for a in sits), *works)), None)
