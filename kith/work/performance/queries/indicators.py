"""Questions about indicators: the list, one of them, and what of the plan has none."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Case, F, IntegerField, QuerySet, Value, When

from kith.partnership.arrangements.as_at import AsAt
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.membership import Membership
from kith.partnership.plan.public import Priority
from kith.work.performance.enums import IndicatorKind
from kith.work.performance.models import Indicator, Remark

OUTCOMES_FIRST = Case(
    *(When(kind=kind, then=Value(place)) for place, kind in enumerate(IndicatorKind.values)),
    output_field=IntegerField(),
)


def indicators_seen_by(membership: Membership) -> QuerySet[Indicator]:
    """Return every indicator that a member may see, outcomes first (K33). One query."""
    rows = Indicator.objects.visible_to(membership).select_related("owner", "priority", "group")
    return rows.order_by(OUTCOMES_FIRST, F("held_to").asc(nulls_first=True), "name")


def indicator_seen_by(membership: Membership, public_id: str) -> Indicator | None:
    """Return one indicator that a member may see, or None."""
    rows = indicators_seen_by(membership).filter(public_id=public_id)
    return rows.select_related("owner", "priority", "group", "partnership").first()


def priorities_to_choose(membership: Membership) -> QuerySet[Priority]:
    """Return the priorities that an indicator can serve."""
    return Priority.objects.visible_to(membership).order_by("name")


def priorities_without(membership: Membership, indicators: Sequence[Indicator], on: date) -> list[Priority]:
    """Return the priorities that run on a day and that no indicator kept on it serves (K13). One query."""
    served = {one.priority_id for one in indicators if one.holds_on(on)}
    rows = Priority.objects.visible_to(membership).held_on(on).order_by("name")
    return [priority for priority in rows if priority.pk not in served]


def priorities_without_outcome(
    membership: Membership, indicators: Sequence[Indicator], on: date
) -> list[Priority]:
    """Return the priorities that run on a day and are served by indicators of which none measures an outcome
    (K33). One query."""
    kept = [one for one in indicators if one.holds_on(on)]
    judged = {one.priority_id for one in kept if one.kind == IndicatorKind.OUTCOME}
    served = {one.priority_id for one in kept if one.priority_id} - judged
    return list(Priority.objects.visible_to(membership).held_on(on).filter(pk__in=served).order_by("name"))


def priorities_without_objective(membership: Membership, on: date) -> list[Priority]:
    """Return the priorities that run on a day and for which no objective is set. One query."""
    rows = Priority.objects.visible_to(membership).held_on(on).filter(objectives__isnull=True)
    return list(rows.order_by("name"))


def groups_to_choose(as_at: AsAt) -> dict[str, Group]:
    """Return the groups of a day by public id, for the choice of who watches an indicator."""
    return {group.identity.public_id: group.identity for group in as_at.groups if group.identity}


def remarks_on(indicator: Indicator) -> Sequence[Remark]:
    """Return what was said of an indicator, the latest first. One query."""
    return list(indicator.remarks.order_by("-made_at", "-pk"))


def remark_seen_by(membership: Membership, public_id: str) -> Remark | None:
    """Return one remark that a member may see, or None."""
    rows = Remark.objects.visible_to(membership).filter(public_id=public_id)
    return rows.select_related("indicator", "indicator__partnership", "indicator__owner").first()
