"""The sample quarterly reports: one frozen for the last quarter, one for the quarter before."""

from datetime import date

from kith.front.demo.samples.performance import KSCP, LRSCP
from kith.front.demo.samples.stage import BY
from kith.partnership.arrangements.models import Group
from kith.work.performance.operations.reports import freeze_scorecard
from kith.work.performance.queries.reports import quarters_over

MADE = (
    (
        KSCP,
        "policy-and-performance",
        0,
        "Fewer families are called out to again than a year ago, and the change is more than chance explains."
        "\n\nFirst appointments still take longer than was agreed. Health says why at the next meeting.",
    ),
    (
        LRSCP,
        "planning-and-delivery",
        1,
        "More children came back onto a protection plan. An audit of plans that ended early looks into it."
        "\n\nFirst conferences are held in time more often since they have a clerk of their own.",
    ),
)
"""Whose report, how many quarters back, and what was written of it."""


def put_reports_in_place(today: date) -> None:
    """Freeze one quarterly report for each partnership whose group watches indicators."""
    quarters = quarters_over(today)
    for key, group, back, commentary in MADE:
        watching = Group.objects.select_related("partnership").get(partnership__key=key, key=group)
        freeze_scorecard(
            partnership=watching.partnership,
            group=watching,
            quarter=quarters[back],
            commentary=commentary,
            by=BY,
            on=today,
        )
