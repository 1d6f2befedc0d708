"""What other rooms may ask of meetings: which come next, who took part, which minutes are published."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Partnership
from kith.work.meetings.minutes_on_paper import minutes_pdf
from kith.work.meetings.models import Meeting, Minutes
from kith.work.meetings.queries.calendar import planned_from
from kith.work.meetings.queries.partners import (
    AskedPaper,
    AttendanceOfBody,
    attendance_by_body,
    papers_asked_of_bodies,
)
from kith.work.meetings.releasing import published_paper

__all__ = [
    "AskedPaper",
    "AttendanceOfBody",
    "NextMeeting",
    "PublishedMinutes",
    "attendance_by_body",
    "minutes_pdf",
    "next_meetings",
    "papers_asked_of_bodies",
    "published_minutes",
    "published_minutes_with_id",
    "published_paper",
]

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
        when=f"{meeting.meets_on:%A} {meeting.part_of_day}",
    )


@dataclass(frozen=True)
class PublishedMinutes:
    """Minutes as anybody may read them: nothing that is left out is in here."""

    public_id: str
    met_on: date
    agreed_on: date
    published_on: date
    release: dict[str, Any]
    """The group, attendance, items, decisions and actions as plain data."""

    @property
    def group(self) -> str:
        """Return the name of the group, as it was."""
        return str(self.release["group"])


def published_minutes(partnership: Partnership) -> tuple[PublishedMinutes, ...]:
    """Return the minutes that a partnership published, the latest meeting first. One query."""
    rows = _published(partnership).order_by("-meeting__meets_on", "pk")
    return tuple(_as_published(one) for one in rows)


def published_minutes_with_id(partnership: Partnership, public_id: str) -> PublishedMinutes | None:
    """Return minutes that a partnership published, by public id, or None. One query."""
    found = _published(partnership).filter(public_id=public_id).first()
    return _as_published(found) if found else None


def _published(partnership: Partnership) -> QuerySet[Minutes]:
    rows = Minutes.objects.filter(meeting__group__partnership=partnership, published_on__isnull=False)
    return rows.select_related("meeting").defer("agreed_record")


def _as_published(one: Minutes) -> PublishedMinutes:
    return PublishedMinutes(
        public_id=one.public_id,
        met_on=one.meeting.meets_on,
        agreed_on=one.agreed_on or one.meeting.meets_on,
        published_on=one.published_on or one.meeting.meets_on,
        release=dict(one.release or {}),
    )
