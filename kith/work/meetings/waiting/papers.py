"""What papers ask of a member: to read those of their groups’ next meetings, and to write their own."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kith.base.kernel.workload import Waiting
from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.queries.papers import paper_due_on, papers_to_read, papers_to_write


def papers_waiting_to_be_read(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the papers of meetings ahead that a member has not read yet. One query."""
    for paper in papers_to_read(membership, today):
        meeting = paper.item.meeting
        yield Waiting(
            kind="paper to read",
            kinds="papers to read",
            title=f"Read: {paper.document.title}",
            url=reverse("meetings:paper", args=(membership.partnership.key, paper.public_id)),
            due_on=meeting.meets_on if meeting else None,
            says=f"{paper.item.meeting.group.name} meets." if paper.item.meeting else "",
            key=f"paper-{paper.public_id}",
        )


def papers_waiting_to_be_written(membership: Membership, _today: date) -> Iterator[Waiting]:
    """Yield the papers that a member is to write and that are not in. One query."""
    for item in papers_to_write(membership):
        yield Waiting(
            kind="paper to write",
            kinds="papers to write",
            title=f"Write: {item.title}",
            url=reverse("meetings:hand_in_paper", args=(membership.partnership.key, item.public_id)),
            due_on=paper_due_on(item, item.papers_before),  # type: ignore[attr-defined]
            says=f"You write it for {item.group.name}.",
            key=f"write-{item.public_id}",
        )
