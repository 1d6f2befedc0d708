"""Questions about the register of risks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from kith.partnership.arrangements.as_at import AsAt, GroupAsAt
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Body
from kith.partnership.plan.public import Priority
from kith.partnership.risks.models import (
    Control,
    Escalation,
    Risk,
    RiskScore,
    RiskStep,
    ScoreChallenge,
)
from kith.partnership.risks.models.risks import RiskQuerySet
from kith.partnership.risks.scores import UP_TO

LIVE_ONES, ALL = "live", "all"
"""What can be asked of the register besides one state."""


@dataclass(frozen=True)
class AskedRisks:
    """What a reader wants to see of the register. Empty means any."""

    group: str = ""
    priority: str = ""
    agency: str = ""
    """The public id of the agency that owns it."""
    state: str = LIVE_ONES
    band: str = ""
    """The band of the residual score."""
    likelihood: int = 0
    """With `impact` one cell of the grid of residual scores; nought for any."""
    impact: int = 0


def with_names(rows: RiskQuerySet) -> RiskQuerySet:
    """Read the names that a page shows, and whether a risk is before the lead group or its score doubted."""
    escalated = Escalation.objects.filter(risk=OuterRef("pk"), answered_on__isnull=True)
    doubted = ScoreChallenge.objects.filter(risk=OuterRef("pk"), answered_on__isnull=True)
    named = rows.select_related("partnership", "group__partnership", "owner", "body", "transferred_to")
    return named.annotate(is_escalated=Exists(escalated), is_doubted=Exists(doubted))


def register(membership: Membership, asked: AskedRisks) -> Sequence[Risk]:
    """Return the risks that a member may see and asked for, the highest residual score first.

    Three queries: the risks, their priorities, and all their scores for the trend.
    """
    rows = _in_state(Risk.objects.visible_to(membership), asked.state)
    for name, value in (
        ("group__public_id", asked.group),
        ("body__public_id", asked.agency),
        ("priorities__public_id", asked.priority),
        ("residual_likelihood", asked.likelihood),
        ("residual_impact", asked.impact),
    ):
        rows = rows.filter(**{name: value}) if value else rows
    return listed(_in_band(rows, asked.band))


def listed(rows: RiskQuerySet) -> Sequence[Risk]:
    """Return risks as lists show them, the highest residual score first. Three queries."""
    priorities = Prefetch("priorities", queryset=Priority.objects.order_by("name"))
    scores = Prefetch("scores", queryset=RiskScore.objects.order_by("scored_on", "pk"))
    return list(with_names(rows).worst_first().prefetch_related(priorities, scores))


def _in_state(rows: RiskQuerySet, state: str) -> RiskQuerySet:
    if state == ALL:
        return rows
    return rows.live() if state == LIVE_ONES else rows.filter(state=state)


def _in_band(rows: RiskQuerySet, band: str) -> RiskQuerySet:
    if not band:
        return rows
    most = {one.value: top for top, one in UP_TO}
    tops = sorted(most.values())
    least = max((top for top in tops if top < most[band]), default=0)
    score = F("residual_likelihood") * F("residual_impact")
    return rows.alias(score=score).filter(score__gt=least, score__lte=most[band])


def risk_seen_by(membership: Membership, public_id: str) -> Risk | None:
    """Return one risk that a member may see, or None."""
    rows = Risk.objects.visible_to(membership).filter(public_id=public_id)
    return with_names(rows).select_related("issue").first()


def control_seen_by(membership: Membership, public_id: str) -> Control | None:
    """Return one control of a risk that a member may see, or None."""
    rows = Control.objects.visible_to(membership).filter(public_id=public_id)
    return rows.select_related("risk__partnership", "risk__group", "risk__owner", "body").first()


def challenge_seen_by(membership: Membership, public_id: str) -> ScoreChallenge | None:
    """Return one challenge of the score of a risk that a member may see, or None."""
    rows = ScoreChallenge.objects.visible_to(membership).filter(public_id=public_id)
    return rows.select_related("risk__partnership", "risk__group", "risk__owner").first()


def escalation_seen_by(membership: Membership, public_id: str) -> Escalation | None:
    """Return one escalation of a risk that a member may see, or None."""
    rows = Escalation.objects.visible_to(membership).filter(public_id=public_id)
    return rows.select_related("risk__partnership", "risk__group", "group").first()


def scores_of(risk: Risk) -> Sequence[RiskScore]:
    """Return how a risk was scored, the first score first. One query."""
    return list(RiskScore.objects.filter(risk=risk).order_by("scored_on", "pk"))


def steps_of(risk: Risk) -> Sequence[RiskStep]:
    """Return what happened to a risk besides its scores, the latest first. One query."""
    return list(RiskStep.objects.filter(risk=risk).order_by("-taken_on", "-pk"))


def controls_of(risk: Risk) -> Sequence[Control]:
    """Return what holds a risk down, and what did before, as it was added. One query."""
    return list(Control.objects.filter(risk=risk).select_related("body").order_by("added_on", "pk"))


def challenges_of(risk: Risk) -> Sequence[ScoreChallenge]:
    """Return who doubted the score of a risk, the latest first. One query."""
    return list(ScoreChallenge.objects.filter(risk=risk).order_by("-made_on", "-pk"))


def escalations_of(risk: Risk) -> Sequence[Escalation]:
    """Return when a risk was put before the lead group, the latest first. One query."""
    rows = Escalation.objects.filter(risk=risk).select_related("group")
    return list(rows.order_by("-escalated_on", "-pk"))


def priorities_of(risk: Risk) -> Sequence[Priority]:
    """Return the priorities that a risk bears on, by name. One query."""
    return list(risk.priorities.order_by("name"))


def lead_group(as_at: AsAt) -> GroupAsAt | None:
    """Return the group that leads the partnership on a day, or None where the arrangements name none."""
    return next(
        (g for g in as_at.groups if g.terms.kind == "lead" and g.identity and not g.is_shared_in), None
    )


def owners_of_risks(membership: Membership) -> Sequence[Body]:
    """Return the agencies that own a risk that a member may see, by name. One query."""
    seen = Risk.objects.visible_to(membership).order_by().values("body")
    return list(Body.objects.filter(pk__in=seen).order_by("name"))


def risks_to_see_to(membership: Membership, due_by: date, chaired: frozenset[int] | None) -> Sequence[Risk]:
    """Return the live risks on which something waits for a member. One query.

    They are those that they own with a review due by a day or a score that is doubted, and those put before a
    group that they chair (None for the business unit: before any).
    """
    doubted = Exists(ScoreChallenge.objects.filter(risk=OuterRef("pk"), answered_on__isnull=True))
    open_ones = Escalation.objects.filter(risk=OuterRef("pk"), answered_on__isnull=True)
    before = open_ones if chaired is None else open_ones.filter(group__in=chaired)
    rows = Risk.objects.visible_to(membership).live().annotate(has_doubt=doubted, has_come_up=Exists(before))
    own = Q(owner=membership.person) & (Q(review_on__lte=due_by) | Q(has_doubt=True))
    return list(
        rows.filter(own | Q(has_come_up=True)).select_related("group").order_by("review_on", "number")
    )


def choosable_groups(groups: Sequence[Group]) -> QuerySet[Group]:
    """Return some groups as a query, for a form to choose from, by name."""
    return Group.objects.filter(pk__in=[group.pk for group in groups]).order_by("name")


def choosable_priorities(membership: Membership, today: date) -> QuerySet[Priority]:
    """Return the priorities that run on a day and that a member may see, by name, to choose from."""
    return Priority.objects.visible_to(membership).held_on(today).order_by("name")
