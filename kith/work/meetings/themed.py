"""The meetings that had a priority as their theme, for the page of the priority."""

from collections.abc import Sequence

from django.urls import reverse

from kith.base.ui.dates import long_date
from kith.partnership.partnerships.membership import Membership
from kith.partnership.plan.models import Priority
from kith.partnership.plan.taken_up import TakenUp
from kith.work.meetings.enums import MeetingState
from kith.work.meetings.models import Meeting


def meetings_themed(priority: Priority, membership: Membership) -> Sequence[TakenUp]:
    """Return the meetings about a priority that a member may see, planned ones too. One query."""
    rows = Meeting.objects.visible_to(membership).filter(theme=priority).exclude(state=MeetingState.CANCELLED)
    key = membership.partnership.key
    return [
        TakenUp(
            on=meeting.meets_on,
            words=f"{meeting.group.name}, {long_date(meeting.meets_on)}",
            url=reverse("meetings:meeting", args=(key, meeting.public_id)),
        )
        for meeting in rows.select_related("group").order_by("meets_on")
    ]
