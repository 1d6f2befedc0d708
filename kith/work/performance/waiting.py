"""What waits on Home for people of an agency: figures that it owes and that are late."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kith.base.kernel.workload import Waiting
from kith.partnership.partnerships.membership import Membership
from kith.work.performance.deadlines import late_figure
from kith.work.performance.queries.owed import last_figures


def figures_that_wait(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield each indicator of a member’s agencies whose figures are late. One query."""
    url = reverse("performance:owed", args=(membership.partnership.key,))
    for one in last_figures(membership, today):
        came = [day for day in (one.last_figure, one.last_unstated) if day]  # type: ignore[attr-defined]
        late = late_figure(
            last=max(came, default=None),
            held_from=one.held_from,
            frequency=one.frequency,
            lag_days=one.lag_days,
            on=today,
        )
        if late:
            yield Waiting(
                kind="figure to bring in",
                kinds="figures to bring in",
                title=one.name,
                url=url,
                due_on=late.due_on,
                says="Your agency sends these figures.",
                key=f"figures:{one.public_id}",
            )
