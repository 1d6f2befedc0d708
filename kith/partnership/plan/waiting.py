"""What the plan asks of a lead: an update before the group that owns it meets (K23)."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kith.base.kernel.working_days import add_working_days
from kith.base.kernel.workload import Waiting
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.membership import Membership
from kith.partnership.plan.deadlines import AHEAD
from kith.partnership.plan.permissions import Permission
from kith.partnership.plan.queries.whole import plan_of


def updates_to_give(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the updates that a member still owes before the next meeting. One query."""
    if not membership.may(Permission.DRIVE):
        return
    until, key = add_working_days(today, AHEAD), membership.partnership.key
    for priority in plan_of(ground_of(membership.partnership, at=membership.tide), today):
        ahead = priority.next_planned(today) if priority.holds_on(today) else None
        if ahead is None or ahead.on > until:
            continue
        for lead in priority.silent_before(ahead.on):
            if lead.person == membership.person.public_id and lead.holds_on(today):
                yield Waiting(
                    kind="update to give",
                    kinds="updates to give",
                    title=f"Say how {priority.name} stands",
                    url=reverse("plan:update", args=(key, lead.public_id)),
                    due_on=ahead.on,
                    says=f"You lead it, and its group meets on {long_date(ahead.on)}.",
                    key=f"update-{lead.public_id}-{ahead.public_id}",
                )
