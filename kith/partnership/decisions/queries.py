"""Questions about decisions, each answered in a fixed number of queries."""

from collections.abc import Sequence
from datetime import date

from kith.base.kernel.access import without_held_out
from kith.partnership.decisions.models import Decision, PartnerPosition
from kith.partnership.partnerships.enums import StandingKind
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Body, BodyStanding, Partnership


def decisions_seen_by(membership: Membership) -> Sequence[Decision]:
    """Return the decisions of a partnership that a member may see, newest first."""
    rows = Decision.objects.of(membership.partnership)
    rows = without_held_out(rows, "decision", membership.person.public_id)
    return list(rows.select_related("partnership").order_by("-asked_on", "-pk"))


def decision_seen_by(membership: Membership, public_id: str) -> Decision | None:
    """Return one decision that a member may see, or None."""
    rows = Decision.objects.of(membership.partnership).filter(public_id=public_id)
    rows = without_held_out(rows, "decision", membership.person.public_id)
    return rows.select_related("partnership").first()


def statutory_partners_on(partnership: Partnership, day: date) -> Sequence[Body]:
    """Return the statutory partners of a partnership on a day, by name."""
    rows = BodyStanding.objects.of(partnership).held_on(day).filter(kind=StandingKind.STATUTORY_PARTNER)
    found = {row.body_id: row.body for row in rows.select_related("body", "body__succeeded_by")}
    return sorted(found.values(), key=lambda body: body.name)


def positions_on(decision: Decision) -> Sequence[PartnerPosition]:
    """Return every position ever stated on a decision, oldest first."""
    return list(PartnerPosition.objects.filter(decision=decision).select_related("body").order_by("stated_at", "pk"))


def latest_positions(decision: Decision) -> dict[int, PartnerPosition]:
    """Return the position that counts for each body, by the body’s pk."""
    return {position.body_id: position for position in positions_on(decision)}
