"""What chronologies ask of a member: their agency’s part to hand in. Each names the case by its reference."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kith.base.kernel.workload import Waiting
from kith.partnership.partnerships.membership import Membership
from kith.work.chronologies.enums import HANDED_OVER
from kith.work.chronologies.queries.parts import written_for
from kith.work.reviews.waiting import TASK, TASKS


def parts_to_hand_in(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the parts of chronologies that a member may write and of which nothing is in yet. Two queries."""
    for one in written_for(membership):
        if any(part.state in HANDED_OVER for part in one.parts_here):  # type: ignore[attr-defined]
            continue
        yield Waiting(
            kind=TASK,
            kinds=TASKS,
            title=f"Hand in the chronology of {one.body.name} for case {one.case.reference}",
            url=reverse("chronologies:agency", args=(membership.partnership.key, one.public_id)),
            due_on=one.due_on,
            says="You write for this agency.",
            key=f"chronology-{one.public_id}",
        )
