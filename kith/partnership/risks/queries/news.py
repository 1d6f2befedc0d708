"""What happened to the risks of a group and the issues put to it after a day, for its report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.membership import Membership
from kith.partnership.risks.enums import AnswerKind
from kith.partnership.risks.models import Escalation, Issue, IssueAnswer, Risk, RiskScore, RiskStep


@dataclass(frozen=True)
class News:
    """One thing that happened, in words."""

    on: date
    title: str
    """The risk with its reference, or the issue."""
    says: str
    """*Scored again: down from 16 to 12. The new team is in place.*"""
    url: str


def news_since(membership: Membership, group: Group, since: date | None) -> tuple[News, ...]:
    """Return what happened after a day, or ever, to what a group looks after. Five queries."""
    risks = Risk.objects.visible_to(membership).filter(group=group)
    issues = Issue.objects.visible_to(membership)
    key = membership.partnership.key
    found = [
        *_raised(issues.filter(group=group), since, key),
        *_answered(issues, group, since, key),
        *_scored(risks, since, key),
        *_steps(risks, since, key),
        *_escalated(risks, since, key),
    ]
    return tuple(sorted(found, key=lambda one: (one.on, one.title), reverse=True))


def _after(field: str, since: date | None) -> dict[str, date]:
    return {f"{field}__gt": since} if since else {}


def _raised(issues: Any, since: date | None, key: str) -> Iterator[News]:
    for issue in issues.filter(**_after("asked_on", since)):
        when = "Raised" if issue.asked_on == issue.raised_on else "Passed on by another group; raised"
        url = reverse("risks:issue", args=(key, issue.public_id))
        yield News(issue.asked_on, issue.title, f"{when} by {issue.raised_by}: {issue.seen}", url)


def _answered(issues: Any, group: Group, since: date | None, key: str) -> Iterator[News]:
    seen = issues.order_by().values("pk")
    rows = IssueAnswer.objects.filter(issue__in=seen, group=group, **_after("answered_on", since))
    for answer in rows.select_related("issue", "passed_to"):
        to = f" ({answer.passed_to.name})" if answer.kind == AnswerKind.PASS and answer.passed_to else ""
        url = reverse("risks:issue", args=(key, answer.issue.public_id))
        says = f"{answer.get_kind_display()}{to}. {answer.words}"
        yield News(answer.answered_on, answer.issue.title, says, url)


def _scored(risks: Any, since: date | None, key: str) -> Iterator[News]:
    """Yield each score after the day with the one before it, which may be older."""
    rows = RiskScore.objects.filter(risk__in=risks.order_by().values("pk")).select_related("risk")
    before: dict[int, int] = {}
    for score in rows.order_by("scored_on", "pk"):
        last, now = before.get(score.risk_id), score.residual.score
        before[score.risk_id] = now
        if since is None or score.scored_on > since:
            url = reverse("risks:risk", args=(key, score.risk.public_id))
            yield News(score.scored_on, _named(score.risk), _moved(last, now, score.reason), url)


def _moved(last: int | None, now: int, reason: str) -> str:
    if last is None:
        return f"Entered with a score of {now}. {reason}"
    if last == now:
        return f"Scored again, unchanged at {now}. {reason}"
    return f"Scored again: {'up' if now > last else 'down'} from {last} to {now}. {reason}"


def _steps(risks: Any, since: date | None, key: str) -> Iterator[News]:
    rows = RiskStep.objects.filter(risk__in=risks.order_by().values("pk"), **_after("taken_on", since))
    for step in rows.select_related("risk"):
        url = reverse("risks:risk", args=(key, step.risk.public_id))
        yield News(step.taken_on, _named(step.risk), f"{step.get_kind_display()}. {step.words}", url)


def _escalated(risks: Any, since: date | None, key: str) -> Iterator[News]:
    rows = Escalation.objects.filter(risk__in=risks.order_by().values("pk")).select_related("risk", "group")
    for one in rows:
        url = reverse("risks:risk", args=(key, one.risk.public_id))
        if since is None or one.escalated_on > since:
            words = f"Put before {one.group.name}. {one.reason}"
            yield News(one.escalated_on, _named(one.risk), words, url)
        if one.answered_on and (since is None or one.answered_on > since):
            yield News(one.answered_on, _named(one.risk), f"{one.group.name} answered. {one.answer}", url)


def _named(risk: Risk) -> str:
    return f"{risk.reference}: {risk.title}"
