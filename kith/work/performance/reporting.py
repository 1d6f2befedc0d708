"""Where quarterly reports show besides their own pages: with the group, and on Home while one waits."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kith.base.kernel.group_lines import GroupLine
from kith.base.kernel.workload import Waiting
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.partnerships.membership import Membership
from kith.work.performance.enums import Frequency
from kith.work.performance.group_lines import SECTION
from kith.work.performance.models import QuarterlyReport
from kith.work.performance.periods import after, last_day, named
from kith.work.performance.permissions import Permission
from kith.work.performance.queries.reports import groups_without_report, quarters_over

QUARTERLY = Frequency.QUARTERLY


def report_due_on(quarter: date) -> date:
    """Return by when the report of a quarter is frozen: by the end of the next quarter.

    The arrangements ask for a report against the framework (K32) and state no day; this one is Kith’s choice.
    """
    return last_day(after(quarter, QUARTERLY), QUARTERLY)


def report_of_group(membership: Membership, group: GroupAsAt, today: date) -> Iterator[GroupLine]:
    """Yield the last quarterly report of a group. One query."""
    if group.identity is None:
        return
    rows = QuarterlyReport.objects.visible_to(membership).filter(group=group.identity.pk)
    last = rows.defer("content").order_by("-period_from", "-issue").first()
    if last:
        url = reverse("performance:report", args=(membership.partnership.key, last.public_id))
        words = f"Quarterly report, {named(last.period_from, QUARTERLY)}"
        yield GroupLine(SECTION, words, url, f"Frozen on {long_date(last.frozen_on)}")


def reports_to_freeze(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the reports of the last quarter that the business unit has not frozen yet. One query."""
    if not membership.may(Permission.KEEP):
        return
    quarter = quarters_over(today)[0]
    for group in groups_without_report(membership, quarter):
        period = named(quarter, QUARTERLY)
        address = (membership.partnership.key, group.public_id, quarter.isoformat())
        yield Waiting(
            kind="report to freeze",
            kinds="reports to freeze",
            title=f"Freeze the scorecard of {group.name}, {period}",
            url=reverse("performance:freeze", args=address),
            due_on=report_due_on(quarter),
            says="The quarter is over, and its report is not frozen.",
            key=f"report-{group.public_id}-{quarter.isoformat()}",
        )
