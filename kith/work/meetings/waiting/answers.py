"""What meetings ask of a member: an answer whether they come."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kith.base.kernel.workload import Waiting
from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.queries.replies import to_answer


def meetings_to_answer(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the meetings that wait for a member’s answer. One query."""
    for meeting in to_answer(membership, today):
        yield Waiting(
            kind="meeting to answer",
            kinds="meetings to answer",
            title=f"Say whether you come: {meeting.group.name}",
            url=reverse("meetings:reply", args=(membership.partnership.key, meeting.public_id)),
            due_on=meeting.meets_on,
            says="You sit in the group.",
            key=f"reply-{meeting.public_id}",
        )
