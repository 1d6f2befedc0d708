"""What other rooms may ask of meetings: which come next."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.models import Meeting
from kith.work.meetings.queries.calendar import planned_from

__all__ = ["NextMeeting", "next_meetings"]

MOST = 3


@dataclass(frozen=True)
class NextMeeting:
    """A meeting that is still to be held, as a list of another room shows it."""

    public_id: str
    group: str
    url: str
    meets_on: date
    when: str
    """The weekday and the half of the day."""


def next_meetings(
    membership: Membership, today: date, *, groups: Collection[str] | None = None
) -> tuple[NextMeeting, ...]:
    """Return the next three planned meetings that a member may see, today’s included. One query.

    `groups`: the public ids of the groups to look at; all where it is left out.
    """
    return tuple(_next_meeting(m, membership) for m in planned_from(membership, today, groups)[:MOST])


def _next_meeting(meeting: Meeting, membership: Membership) -> NextMeeting:
    return NextMeeting(
        public_id=meeting.public_id,
        group=meeting.group.name,
        url=reverse("meetings:meeting", args=(membership.partnership.key, meeting.public_id)),
        meets_on=meeting.meets_on,
        when=f"{meeting.meets_on:%A} {meeting.half_day}",
    )
