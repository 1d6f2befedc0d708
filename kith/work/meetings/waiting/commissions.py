"""What commissions ask of a member: to accept one, and to say that what was delivered is done with."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kith.base.kernel.workload import Waiting
from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.enums import CommissionState
from kith.work.meetings.models import Commission
from kith.work.meetings.queries.passing import commissions_to_move
from kith.work.meetings.recording import steers
from kith.work.meetings.waiting.steering import chair_of, steered_groups


def commissions_that_wait(membership: Membership, _today: date) -> Iterator[Waiting]:
    """Yield the commissions to accept, for whoever steers the group that is to do the work, and those to
    discharge, for the chair of the group that gave it. At most one query."""
    groups = steered_groups(membership)
    if not groups:
        return
    for one in commissions_to_move(membership, groups):
        if one.state == CommissionState.ISSUED and one.to_group_id in groups:
            yield _waiting(membership, one, "to accept", "Accept", f"{one.from_group.name} asks for it.")
        elif one.state == CommissionState.DELIVERED and _judges(membership, one):
            says = f"{one.to_group.name} has delivered it. Say whether it is done with."
            yield _waiting(membership, one, "to discharge", "Discharge", says)


def _judges(membership: Membership, one: Commission) -> bool:
    """Return whether it is a member’s turn: the chair’s of the giving group, unless they did the work too;
    then the unit’s, as where nobody chairs it."""
    giver, doer = chair_of(membership, one.from_group), chair_of(membership, one.to_group)
    me = membership.person.public_id
    if giver and giver != doer:
        return giver == me
    return me != doer and steers(membership, one.from_group)


def _waiting(membership: Membership, one: Commission, what: str, verb: str, says: str) -> Waiting:
    return Waiting(
        kind=f"commission {what}",
        kinds=f"commissions {what}",
        title=f"{verb} the commission: {one.title}",
        url=reverse("meetings:commission", args=(membership.partnership.key, one.public_id)),
        due_on=one.due_on if one.state == CommissionState.ISSUED else None,
        says=says,
        key=f"commission-{one.public_id}",
    )
