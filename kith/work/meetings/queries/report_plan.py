"""What a report of a group says of the plan and the risks that it looks after, as every reader may know it.

Nothing of a partnership’s plan or risks goes to a group that another partnership shares (AR13), and no risk
that a closed issue became (AR7).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from kith.base.ui.dates import long_date
from kith.partnership.arrangements.models import Sharing
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import held_on
from kith.partnership.plan.meeting_papers import movements
from kith.partnership.risks.models import Issue, Risk, RiskScore
from kith.work.meetings.models import AgendaItem


@dataclass(frozen=True)
class PlanAndRisks:
    """How the plan moved and what is at risk, a sentence each; None where the group looks after neither."""

    plan: tuple[str, ...] | None
    risks: tuple[str, ...] | None


def plan_and_risks(item: AgendaItem, since: date, on: date) -> PlanAndRisks:
    """Return what the group that reports at an item says of its plan and its risks since a day."""
    group, home = item.about_group, item.group.partnership
    if group is None or group.partnership_id != home.pk or _is_shared(item, on):
        return PlanAndRisks(None, None)
    plan = movements(ground_of(home), group.key, since, on)
    return PlanAndRisks(plan or None, (*_risks(item, since, on), *_issues(item, on)))


def _is_shared(item: AgendaItem, on: date) -> bool:
    return Sharing.objects.filter(held_on(on), group=item.group_id).exists()


def _risks(item: AgendaItem, since: date, on: date) -> list[str]:
    """Return the live risks of the reporting group, the highest first, with how each score moved. Two
    queries."""
    rows = Risk.objects.filter(partnership=item.group.partnership_id, group=item.about_group_id)
    live = list(rows.live().exclude(issue__is_closed=True).worst_first())
    scores: dict[int, list[RiskScore]] = defaultdict(list)
    for score in RiskScore.objects.filter(risk__in=live, scored_on__lte=on).order_by("scored_on", "pk"):
        scores[score.risk_id].append(score)
    return [_risk_words(risk, scores[risk.pk], since) for risk in live]


def _risk_words(risk: Risk, scores: list[RiskScore], since: date) -> str:
    now = risk.residual.score
    before = [score.residual.score for score in scores if score.scored_on <= since]
    if not before:
        moved = f"entered on {long_date(risk.entered_on)}"
    elif before[-1] == now:
        moved = f"unchanged since {long_date(since)}"
    else:
        moved = f"{'up' if now > before[-1] else 'down'} from {before[-1]} on {long_date(since)}"
    return f"{risk.reference}, {risk.title}: {risk.residual.says}; {moved}."


def _issues(item: AgendaItem, on: date) -> list[str]:
    """Return the issues that wait for an answer of the reporting group. One query."""
    rows = Issue.objects.filter(partnership=item.group.partnership_id, group=item.about_group_id)
    found = rows.waiting().filter(is_closed=False, raised_on__lte=on).order_by("raised_on", "pk")
    return [f"Waits for our answer since {long_date(i.asked_on)}: {i.title}." for i in found]
