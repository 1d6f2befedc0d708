"""Other processes beside a case."""

from collections.abc import Sequence

from kith.partnership.partnerships.membership import Membership
from kith.work.processes.queries import version_in_use
from kith.work.processes.questions import Step
from kith.work.reviews.models import Case, ParallelProcess
from kith.work.reviews.running import review_of


def processes_of(case: Case) -> Sequence[ParallelProcess]:
    """Return the other processes beside a case, the earliest first. One query."""
    return list(case.processes.order_by("began_on", "pk"))


def steps_of(case: Case) -> Sequence[Step]:
    """Return the steps of the process by which the rapid review of a case runs: of the version that its
    partnership used when the clock started. None before that, and where it adopted none. One query."""
    review = review_of(case)
    version = version_in_use(case.partnership, review.started_on) if review and review.started_on else None
    return version.taken if version else ()


def process_seen_by(membership: Membership, public_id: str) -> ParallelProcess | None:
    """Return a process that goes on beside a case which the member may open, or None. One query."""
    rows = ParallelProcess.objects.filter(case__in=Case.objects.visible_to(membership), ended_on__isnull=True)
    return rows.filter(public_id=public_id).select_related("case", "case__partnership").first()
