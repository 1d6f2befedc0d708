"""The days on which the groups that own the plan meet, for the plan."""

from collections.abc import Collection

from kith.work.meetings.models import Meeting
from kith.work.meetings.models.meeting import MeetingQuerySet


def meetings_of(groups: Collection[int]) -> MeetingQuerySet:
    """Return an unread query of the meetings of groups (by pk) that were not cancelled."""
    return Meeting.objects.filter(group__in=groups).live()
