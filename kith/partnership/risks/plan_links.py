"""The risks and issues that bear on a priority, for its page in the plan."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from kith.base.kernel.plan_links import RiskOfPriority
from kith.partnership.risks.deadlines import review_stands
from kith.partnership.risks.models import Issue, Risk
from kith.partnership.risks.queries.issues import standing_of, with_answers


def risks_and_issues_of_priority(priority: str, membership: Any, today: date) -> Iterator[RiskOfPriority]:
    """Yield the live risks that bear on a priority, the highest score first, then the issues that wait for an
    answer. Two queries."""
    key = membership.partnership.key
    risks = Risk.objects.visible_to(membership).live().filter(priorities__public_id=priority)
    for risk in risks.select_related("owner", "body").worst_first():
        found = review_stands(risk.review_on, today)
        url = reverse("risks:risk", args=(key, risk.public_id))
        says = f"Score {risk.residual.says}. {risk.owner_words}. {found.reason}"
        yield RiskOfPriority(f"{risk.reference}: {risk.title}", says, url, found.standing)
    issues = Issue.objects.visible_to(membership).waiting().filter(priority__public_id=priority)
    for issue in with_answers(issues, today).order_by("asked_on", "pk"):
        found = standing_of(issue, today)
        url = reverse("risks:issue", args=(key, issue.public_id))
        yield RiskOfPriority(
            f"Issue: {issue.title}", f"{issue.group.name}. {found.reason}", url, found.standing
        )
