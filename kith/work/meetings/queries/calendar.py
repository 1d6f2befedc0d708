"""Questions about meetings, each in a constant number of queries, and the facts that planning needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from kith.partnership.arrangements.as_at import AsAt, GroupAsAt
from kith.partnership.arrangements.ground import Ground
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Partnership
from kith.work.meetings.deadlines import Rhythm, Span, parts_in, reporting_year, rhythms
from kith.work.meetings.enums import MeetingState
from kith.work.meetings.models import Attendance, Meeting, MeetingQuerySet, SchoolHoliday
from kith.work.meetings.planning import Circle, Closure, Sitting, Wanted

APRIL = 4


def meetings_between(membership: Membership, span: Span) -> Sequence[Meeting]:
    """Return the meetings that a member may see over a span of days, in their order. One query."""
    return list(Meeting.objects.visible_to(membership).between(span.first, span.last).with_groups())


def meetings_of_group(membership: Membership, group_id: str) -> Sequence[Meeting]:
    """Return the meetings of a group (by public id) that a member may see, the latest first. One query."""
    rows = Meeting.objects.visible_to(membership).filter(group__public_id=group_id).with_groups()
    return list(rows.select_related("chair").order_by("-meets_on", "pk"))


def planned_from(membership: Membership, day: date, groups: Collection[str] | None) -> MeetingQuerySet:
    """Return the planned meetings from a day on that a member may see, in their order; of certain groups."""
    rows = Meeting.objects.visible_to(membership).filter(state=MeetingState.PLANNED, meets_on__gte=day)
    chosen = rows if groups is None else rows.filter(group__public_id__in=groups)
    return chosen.with_groups().order_by("meets_on", "-half_day", "pk")


def meeting_seen_by(membership: Membership, public_id: str) -> Meeting | None:
    """Return one meeting that a member may see, or None. One query."""
    rows = Meeting.objects.visible_to(membership).filter(public_id=public_id)
    return rows.with_groups().select_related("chair", "theme", "minutes_kept").first()


def attendances_of(meeting: Meeting) -> Sequence[Attendance]:
    """Return who was at a meeting, by seat and name. One query."""
    rows = meeting.attendances.select_related("person", "body")
    return list(rows.order_by("pk"))


def attendances_between(membership: Membership, span: Span) -> Sequence[Attendance]:
    """Return the attendance at the held meetings of a span that a member may see, in order. One query."""
    held = Meeting.objects.visible_to(membership).filter(
        state="held", meets_on__range=(span.first, span.last)
    )
    rows = Attendance.objects.filter(meeting__in=held.values("pk"))
    names = rows.select_related("meeting", "meeting__group", "meeting__group__partnership", "person", "body")
    return list(names.order_by("meeting__meets_on", "pk"))


def school_holidays_of(partnership: Partnership) -> Sequence[SchoolHoliday]:
    """Return the school holidays that a partnership keeps clear, in their order. One query."""
    return list(SchoolHoliday.objects.filter(partnership=partnership).order_by("closed_from", "pk"))


def school_holiday_of(partnership: Partnership, public_id: str) -> SchoolHoliday | None:
    """Return one school holiday of a partnership, or None."""
    return SchoolHoliday.objects.filter(partnership=partnership, public_id=public_id).first()


def closures_of(partnership: Partnership) -> tuple[Closure, ...]:
    """Return the days that a partnership keeps clear. One query."""
    return tuple(Closure(h.name, Span(h.closed_from, h.closed_to)) for h in school_holidays_of(partnership))


def sittings_between(partnership: Partnership, span: Span, as_at: AsAt) -> list[Sitting]:
    """Return the meetings, planned or held, that all groups of a picture have over a span. One query."""
    circles = circles_of(as_at)
    rows = Meeting.objects.live().between(span.first, span.last).filter(group__public_id__in=circles)
    found = rows.values_list("group__public_id", "meets_on", "half_day")
    return [Sitting(circles[group], day, half) for group, day, half in found]


def circles_of(as_at: AsAt) -> dict[str, Circle]:
    """Return each group of a picture as the calendar needs to know it, by public id. No query."""
    return {g.identity.public_id: _circle(g, as_at) for g in as_at.groups if g.identity}


def _circle(group: GroupAsAt, as_at: AsAt) -> Circle:
    above = [as_at.group(line.group) for line in group.lines if line.group]
    parents = tuple(parent.identity.public_id for parent in above if parent and parent.identity)
    holders = [*group.members, *([group.chair.holder] if group.chair.holder else [])]
    people = {holder.person_id: holder.name for holder in holders}
    return Circle(group.identity.public_id if group.identity else "", group.terms.name, parents, people)


def year_of(as_at: AsAt, day: date) -> Span:
    """Return the reporting year that a day falls in; it begins in April where nothing is in force."""
    document = as_at.chapter.document if as_at.chapter else None
    return reporting_year(day, document.partnership.reporting_year_starts if document else APRIL)


def rhythm_on(group: GroupAsAt, ground: Ground, day: date) -> Rhythm:
    """Return how often a group meets on a day, by its home’s arrangements. No query."""
    timeline = ground.timeline if not group.is_shared_in else ground.homes[group.home.pk]
    return rhythms(group.key, timeline, Span(day, day))[0]


def wanted_of(ground: Ground, year: Span, as_at: AsAt) -> list[Wanted]:
    """Return what a calendar of a year is to hold: each of the partnership’s own groups. No query."""
    circles = circles_of(as_at)
    return [
        _wanted(group, circles[group.identity.public_id], ground, year)
        for group in as_at.groups
        if group.identity and not group.is_shared_in
    ]


def _wanted(group: GroupAsAt, circle: Circle, ground: Ground, year: Span) -> Wanted:
    starts = group.directory.document.partnership.reporting_year_starts
    parts = parts_in(group.key, ground.timeline, year, starts)
    return Wanted(circle, parts) if parts else Wanted(circle, why_none=_why_none(group, ground, year))


def _why_none(group: GroupAsAt, ground: Ground, year: Span) -> str:
    said = [r.frequency for r in rhythms(group.key, ground.timeline, year)]
    if any(f and f.none_fixed for f in said):
        return "The arrangements fix no frequency, so no date is proposed."
    if any(f and not f.not_stated for f in said):
        return "How often it meets does not hold for a whole part of this year, so no date is proposed."
    return "How often it meets is not stated, so no date is proposed."


def groups_of_meetings(meetings: Iterable[Meeting]) -> dict[str, list[Meeting]]:
    """Return meetings by the public id of their group."""
    found: dict[str, list[Meeting]] = {}
    for meeting in meetings:
        found.setdefault(meeting.group.public_id, []).append(meeting)
    return found
