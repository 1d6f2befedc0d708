"""What waits for those who close a group’s actions: to say whether closed ones still hold (C7)."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kith.base.kernel.workload import Waiting
from kith.partnership.actions.queries.confirmers import to_look_at_again
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.membership import Membership


def actions_to_look_at_again(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the closed actions of the groups that a member chairs whose turn it is. One query at most."""
    me = membership.person.public_id
    as_at = ground_of(membership.partnership, at=membership.tide).on(today)
    chairs = ((group.identity, group.chair.holder) for group in as_at.groups)
    chaired = [group.public_id for group, chair in chairs if group and chair and chair.person_id == me]
    if not chaired:
        return
    for action in to_look_at_again(membership, today, chaired):
        yield Waiting(
            kind="closed action to look at again",
            kinds="closed actions to look at again",
            title=action.wording,
            url=reverse("actions:look_again", args=(membership.partnership.key, action.public_id)),
            due_on=None,
            says="You chair its group. Does it still hold?",
            key=f"look-again-{action.public_id}",
        )
