"""What every deed on an issue or a risk does besides: it records itself in the trail."""

from datetime import date
from typing import Any

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.partnership.risks.enums import StepKind
from kith.partnership.risks.models import Issue, Risk, RiskStep


def about_issue(issue: Issue) -> Subject:
    """Return an issue as the trail and other rooms refer to it."""
    return Subject("issue", issue.public_id, issue.title)


def about_risk(risk: Risk) -> Subject:
    """Return a risk as the trail and other rooms refer to it."""
    return Subject("risk", risk.public_id, f"{risk.reference}: {risk.title}")


def record_issue(issue: Issue, deed: str, *, by: Actor, new: Any = None, reason: str = "") -> None:
    """Put a deed on an issue into the trail of its partnership."""
    key = issue.partnership.key
    record_change(by=by, deed=deed, subject=about_issue(issue), new=new, reason=reason, partnership=key)


def record_risk(
    risk: Risk, deed: str, *, by: Actor, old: Any = None, new: Any = None, reason: str = ""
) -> None:
    """Put a deed on a risk, or on anything that belongs to it, into the trail of its partnership."""
    key, about = risk.partnership.key, about_risk(risk)
    record_change(by=by, deed=deed, subject=about, old=old, new=new, reason=reason, partnership=key)


def take_step(
    risk: Risk, kind: StepKind, words: str, *, by: Actor, on: date, review_on: date | None = None
) -> RiskStep:
    """Keep one thing that happened to a risk, with who did it."""
    return RiskStep.objects.create(
        risk=risk, kind=kind, words=words, review_on=review_on, taken_on=on, taken_at=now(), taken_by=by.name
    )
