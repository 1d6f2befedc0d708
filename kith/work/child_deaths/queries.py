"""Questions about the link, each in a constant number of queries."""

from collections.abc import Sequence

from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Partnership
from kith.work.child_deaths.deadlines import PROPOSED, Dated, Times
from kith.work.child_deaths.models import Concern, LinkTimes


def times_of(partnership: Partnership) -> Times:
    """Return how soon concerns are acknowledged and answered; Kith’s proposal where nothing was chosen. One
    query."""
    own = LinkTimes.objects.filter(partnership=partnership).first()
    return Times(own.acknowledge_within, own.answer_within) if own else PROPOSED


def concerns_seen_by(membership: Membership) -> Sequence[Concern]:
    """Return the concerns that a member may read, the latest first. One query."""
    rows = Concern.objects.visible_to(membership).select_related("case")
    return list(rows.order_by("-sent_on", "-reference"))


def concern_seen_by(membership: Membership, public_id: str) -> Concern | None:
    """Return one concern that a member may read, or None. One query."""
    rows = Concern.objects.visible_to(membership).filter(public_id=public_id)
    return rows.select_related("partnership", "authority", "case").first()


def dated(concern: Concern) -> Dated:
    """Return the days of a concern."""
    return Dated(
        concern.direction,
        concern.received_on or concern.sent_on,
        concern.acknowledge_due_on,
        concern.answer_due_on,
        concern.acknowledged_on,
        concern.answered_on,
    )
