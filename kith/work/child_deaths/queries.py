"""Questions about the link, each in a constant number of queries."""

from collections.abc import Sequence

from django.db.models import QuerySet

from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Partnership
from kith.work.child_deaths.deadlines import PROPOSED, Dated, Times
from kith.work.child_deaths.models import ConcernCorrection, LinkTimes, SafeguardingConcern
from kith.work.reviews.models import Case


def times_of(partnership: Partnership) -> Times:
    """Return how soon concerns are acknowledged and answered; Kith’s proposal where nothing was chosen. One
    query."""
    own = LinkTimes.objects.filter(partnership=partnership).first()
    return Times(own.acknowledge_within, own.answer_within) if own else PROPOSED


def concerns_seen_by(membership: Membership) -> Sequence[SafeguardingConcern]:
    """Return the concerns that a member may read, the latest first. One query."""
    rows = SafeguardingConcern.objects.visible_to(membership).select_related("case")
    return list(rows.order_by("-sent_on", "-reference"))


def concern_seen_by(membership: Membership, public_id: str) -> SafeguardingConcern | None:
    """Return one concern that a member may read, or None. One query."""
    rows = SafeguardingConcern.objects.visible_to(membership).filter(public_id=public_id)
    return rows.select_related("partnership", "authority", "case").first()


def corrections_of(concern: SafeguardingConcern) -> Sequence[ConcernCorrection]:
    """Return what was put right in a concern, the latest first. One query."""
    return list(concern.corrections.order_by("-corrected_at", "-pk"))


def case_of(concern: SafeguardingConcern, membership: Membership) -> Case | None:
    """Return the case on which a concern hangs where the member may open it. One query, or none."""
    if concern.case is None:
        return None
    return Case.objects.visible_to(membership).filter(pk=concern.case.pk).first()


def cases_without_concern(membership: Membership) -> QuerySet[Case]:
    """Return the cases that a member may open and on which no concern hangs, the latest first. One query."""
    return Case.objects.visible_to(membership).filter(concern__isnull=True).order_by("-reference")


def dated(concern: SafeguardingConcern) -> Dated:
    """Return the days of a concern."""
    return Dated(
        concern.direction,
        concern.received_on or concern.sent_on,
        concern.acknowledge_due_on,
        concern.answer_due_on,
        concern.acknowledged_on,
        concern.answered_on,
    )
