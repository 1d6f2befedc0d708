"""What reports ask of a member: to begin one, and to give it, before the group above meets."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kith.base.kernel.workload import Waiting
from kith.base.ui.dates import long_date
from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.queries.passing import report_due_on, reports_to_give
from kith.work.meetings.waiting.steering import led_groups


def reports_that_wait(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the reports that a member’s groups owe to meetings of the next six weeks. At most one query."""
    groups = led_groups(membership)
    for item in reports_to_give(membership, groups, today) if groups else ():
        verb = "Give" if getattr(item, "report", None) else "Begin"
        day = long_date(item.meeting.meets_on) if item.meeting else ""
        yield Waiting(
            kind="report to give",
            kinds="reports to give",
            title=f"{verb} the report of {item.about_group.name if item.about_group else ''}",
            url=reverse("meetings:report", args=(membership.partnership.key, item.public_id)),
            due_on=report_due_on(item),
            says=f"To {item.group.name}, {day}.",
            key=f"report-{item.public_id}",
        )
