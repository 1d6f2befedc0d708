"""What other rooms may ask of emerging issues and risks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from kith.base.kernel.standings import Finding
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Person
from kith.partnership.risks.deadlines import review_stands
from kith.partnership.risks.models import Issue, Risk
from kith.partnership.risks.on_agendas import OnAgendas, on_agendas
from kith.partnership.risks.pages_of_subjects import issue_page
from kith.partnership.risks.queries.issues import (
    issue_seen_by,
    of_group,
    standing_of,
    waiting_for_groups,
)
from kith.partnership.risks.queries.news import News, news_since
from kith.partnership.risks.queries.risks import listed
from kith.partnership.risks.recording import about_issue, about_risk
from kith.partnership.risks.scores import trend

__all__ = [
    "Issue",
    "IssueLine",
    "News",
    "OnAgendas",
    "RiskLine",
    "RisksOfGroup",
    "about_issue",
    "about_risk",
    "changes_since",
    "issue_of",
    "issue_page",
    "issues_waiting",
    "on_agendas",
    "readers_of_issue",
    "risks_of_group",
]


@dataclass(frozen=True)
class RiskLine:
    """A risk as another room shows it."""

    public_id: str
    reference: str
    """*R3*"""
    title: str
    url: str
    score: str
    """The residual score in words: *12, high: likely (4) × moderate (3)*."""
    residual: int
    trend: str
    """*Down from 16 to 12*"""
    owner: str
    review: Finding


@dataclass(frozen=True)
class IssueLine:
    """An issue that is not settled, as another room shows it."""

    public_id: str
    title: str
    url: str
    raised: str
    """By whom, for which agency and when, in words."""
    standing: Finding
    """Whether the group’s answer is in time, and why."""
    group: str
    group_pk: int
    is_closed: bool


@dataclass(frozen=True)
class RisksOfGroup:
    """What a group has before it: the risks that it looks after, and the issues put to it."""

    risks: tuple[RiskLine, ...]
    """Those still looked after, the highest residual score first."""
    issues: tuple[IssueLine, ...]
    """Those that wait for an answer or are watched, by the day on which they were raised."""


def risks_of_group(membership: Membership, group: Group, today: date) -> RisksOfGroup:
    """Return the live risks of a group and the issues put to it, as a member may see them.

    Four queries: risks, their priorities and scores, and issues.
    """
    risks = listed(Risk.objects.visible_to(membership).live().filter(group=group))
    issues = of_group(membership, group, today).order_by("raised_on", "pk")
    return RisksOfGroup(
        tuple(risk_line(risk, membership, today) for risk in risks),
        tuple(issue_line(issue, membership, today) for issue in issues),
    )


def changes_since(membership: Membership, group: Group, since: date | None) -> tuple[News, ...]:
    """Return what happened after a day to the risks of a group and the issues put to it, the latest first.

    None for all that ever did. Each is one line in words with its day and page. Five queries.
    """
    return news_since(membership, group, since)


def issues_waiting(membership: Membership, today: date) -> tuple[IssueLine, ...]:
    """Return the issues that wait for an answer of any group and that a member may see. One query."""
    found = waiting_for_groups(membership, None, today)
    return tuple(issue_line(issue, membership, today) for issue in found)


def issue_of(membership: Membership, public_id: str, today: date) -> Issue | None:
    """Return one issue that a member may see, or None."""
    return issue_seen_by(membership, public_id, today)


def readers_of_issue(issue: Issue) -> Sequence[Person]:
    """Return who may know of a closed issue. One query."""
    return list(Person.objects.filter(issues_read__issue=issue))


def risk_line(risk: Risk, membership: Membership, today: date) -> RiskLine:
    """Return a risk that was read as lists read them."""
    return RiskLine(
        public_id=risk.public_id,
        reference=risk.reference,
        title=risk.title,
        url=reverse("risks:risk", args=(membership.partnership.key, risk.public_id)),
        score=risk.residual.says,
        residual=risk.residual.score,
        trend=trend([score.residual.score for score in risk.scores.all()]),
        owner=risk.owner_words,
        review=review_stands(risk.review_on, today),
    )


def issue_line(issue: Issue, membership: Membership, today: date) -> IssueLine:
    """Return an issue that was read with its meetings."""
    who = f"{issue.raised_by}, {issue.body.name}" if issue.body else issue.raised_by
    return IssueLine(
        public_id=issue.public_id,
        title=issue.title,
        url=reverse("risks:issue", args=(membership.partnership.key, issue.public_id)),
        raised=f"Raised by {who} on {long_date(issue.raised_on)}",
        standing=standing_of(issue, today),
        group=issue.group.name,
        group_pk=issue.group_id,
        is_closed=issue.is_closed,
    )
