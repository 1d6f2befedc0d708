"""What offered places ask of a member: whether their group brings something."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kith.base.kernel.workload import Waiting
from kith.base.ui.dates import long_date
from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.queries.offers import offers_to_answer


def places_that_wait(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the places on other groups’ agendas that wait for an answer of a member’s group. At most one
    query."""
    for item in offers_to_answer(membership, today):
        meeting = item.meeting
        if meeting is None:
            continue
        yield Waiting(
            kind="place to answer",
            kinds="places to answer",
            title=f"Do you want to bring something? {item.group.name}, {long_date(meeting.meets_on)}",
            url=reverse("meetings:answer_offer", args=(membership.partnership.key, item.public_id)),
            due_on=meeting.meets_on,
            says="Only if you wish.",
            key=f"place-{item.public_id}",
        )
