"""Other processes beside a case."""

from collections.abc import Sequence

from kith.partnership.partnerships.membership import Membership
from kith.work.reviews.models import Case, ParallelProcess


def processes_of(case: Case) -> Sequence[ParallelProcess]:
    """Return the other processes beside a case, the earliest first. One query."""
    return list(case.processes.order_by("began_on", "pk"))


def process_seen_by(membership: Membership, public_id: str) -> ParallelProcess | None:
    """Return a process that goes on beside a case which the member may open, or None. One query."""
    rows = ParallelProcess.objects.filter(case__in=Case.objects.visible_to(membership), ended_on__isnull=True)
    return rows.filter(public_id=public_id).select_related("case", "case__partnership").first()
