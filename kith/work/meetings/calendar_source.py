"""Meetings as a member’s own calendar shows them: the group, the time and the place, and nothing else."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kith.base.kernel.deadlines import months_after
from kith.base.kernel.workload import CalendarEntry
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.enums import MeetingState
from kith.work.meetings.models import Meeting
from kith.work.meetings.queries.replies import own_groups

MONTHS_BACK, MONTHS_AHEAD = 3, 13
HELD = "Held"
"""What stands in a calendar for a meeting that nobody else should know of."""


def meetings_in_calendar(membership: Membership, today: date) -> Iterator[CalendarEntry]:
    """Yield the meetings of the groups in which a member sits, 3 months back and 13 ahead. One query.

    None stands there after the last day of the member’s appointments, where they have one (AR17).
    """
    groups = own_groups(membership)
    if not groups:
        return
    as_at = ground_of(membership.partnership, at=membership.tide).on(today)
    young = {g.identity.pk for g in as_at.groups if g.identity and g.terms.young_people}
    last = min(months_after(today, MONTHS_AHEAD), last_day(membership))
    rows = Meeting.objects.visible_to(membership).filter(group__in=groups)
    for meeting in rows.between(months_after(today, -MONTHS_BACK), last).with_groups():
        yield calendar_entry(meeting, membership.partnership.key, is_neutral=meeting.group_id in young)


def last_day(membership: Membership) -> date:
    """Return the last day of a member’s appointments; the last day of all while that is open."""
    return max(appointment.held_to or date.max for appointment in membership.appointments)


def calendar_entry(meeting: Meeting, key: str, *, is_neutral: bool) -> CalendarEntry:
    """Return a meeting as an entry; `key` is that of the partnership in which its reader opens the page.

    A neutral one says neither partnership nor group nor place: others read young
    people’s calendars (AR15).
    """
    return CalendarEntry(
        uid=f"meeting-{meeting.public_id}@kith",
        title=HELD if is_neutral else f"{meeting.group.partnership.short_name}: {meeting.group.name}",
        begins=meeting.begins_at,
        ends=meeting.ends_at,
        place="" if is_neutral else meeting.place,
        url=reverse("meetings:meeting", args=(key, meeting.public_id)),
        is_cancelled=meeting.state == MeetingState.CANCELLED,
        sequence=meeting.sequence,
        changed_at=meeting.cancelled_at or meeting.planned_at,
    )
