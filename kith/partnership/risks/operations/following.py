"""Deeds while a risk is followed: scoring and reviewing it, doubting a score, taking it to the lead group."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused, in_words
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.risks.enums import StepKind
from kith.partnership.risks.models import Escalation, Risk, RiskScore, ScoreChallenge
from kith.partnership.risks.operations.keeping import (
    columns_of,
    firm,
    keep_score,
    read_again,
    refuse_scores,
    refuse_unless_live,
)
from kith.partnership.risks.parts import (
    ANSWERS,
    refuse_outsiders,
    refuse_unless_keeps,
    refuse_unless_steers,
)
from kith.partnership.risks.queries.risks import lead_group
from kith.partnership.risks.recording import record_risk, take_step
from kith.partnership.risks.scores import Scored


@transaction.atomic
def score_again(
    *, risk: Risk, inherent: Scored, residual: Scored, reason: str, by: Actor, on: date
) -> RiskScore:
    """Score a risk anew, with the reason; the scores before stay on record (C15).

    Raises Refused for others than those who keep it, without a reason, for the scores that it has, or once it
    is closed or in another register.
    """
    read_again(risk)
    refuse_unless_keeps(risk, by, on)
    refuse_unless_live(risk)
    refuse_scores(inherent, residual)
    why = in_words(reason, "Give the reason.", field="reason")
    if (inherent, residual) == (risk.inherent, risk.residual):
        words = "Those are the scores on record. Record a review if nothing has changed."
        raise Refused(words, field="residual_likelihood")
    old = {"inherent": risk.inherent.score, "residual": risk.residual.score}
    columns = columns_of(inherent, residual)
    for name, value in columns.items():
        setattr(risk, name, value)
    risk.save(update_fields=list(columns))
    score = keep_score(risk=risk, inherent=inherent, residual=residual, reason=why, by=by, on=on)
    new = {"inherent": inherent.score, "residual": residual.score}
    record_risk(risk, "scored risk again", by=by, old=old, new=new, reason=why)
    return score


@transaction.atomic
def review_risk(*, risk: Risk, words: str, review_on: date | None, by: Actor, on: date) -> None:
    """Record that a risk was looked at, what was found, and the day on which it is looked at next.

    Raises Refused for others than those who keep it, without words or a day, or once it is closed.
    """
    read_again(risk)
    refuse_unless_keeps(risk, by, on)
    refuse_unless_live(risk)
    found = in_words(words, "Say what was found.", field="words")
    next_on, old = firm(review_on, on), {"review": risk.review_on.isoformat()}
    if next_on == on:
        raise Refused("Give a day after today.", field="review_on")
    risk.review_on = next_on
    risk.save(update_fields=["review_on"])
    take_step(risk, StepKind.REVIEWED, found, by=by, on=on, review_on=next_on)
    new = {"review": next_on.isoformat()}
    record_risk(risk, "reviewed risk", by=by, old=old, new=new, reason=found)


@transaction.atomic
def challenge_score(*, risk: Risk, words: str, by: Actor, on: date) -> ScoreChallenge:
    """Doubt the score of a risk, and say why. Any member may; whoever keeps the risk answers (C15).

    Raises Refused for whoever has no live appointment here, without words, or once the risk is closed.
    """
    read_again(risk)
    found = refuse_outsiders(risk.partnership, by, on)
    refuse_unless_live(risk)
    challenge = ScoreChallenge.objects.create(
        risk=risk,
        person=found.person if found else None,
        words=in_words(words, "Say why you doubt the score.", field="words"),
        score=risk.residual.score,
        made_on=on,
        made_at=now(),
        made_by=by.name,
    )
    new = {"score": challenge.score}
    record_risk(risk, "challenged score", by=by, new=new, reason=challenge.words)
    return challenge


@transaction.atomic
def answer_challenge(*, challenge: ScoreChallenge, answer: str, by: Actor, on: date) -> None:
    """Answer whoever doubted a score. Raises Refused for others than those who keep the risk, for whoever
    doubted it, without words, or twice."""
    refuse_unless_keeps(challenge.risk, by, on)
    if challenge.person and challenge.person.public_id == by.person:
        raise Refused("You challenged the score, so it is for another person to answer.")
    words = in_words(answer, "Say what you answer.", field="answer")
    rows = ScoreChallenge.objects.filter(pk=challenge.pk).unanswered()
    if not rows.update(answer=words, answered_on=on, answered_at=now(), answered_by=by.name):
        raise Refused("The challenge is answered already.")
    challenge.refresh_from_db()
    record_risk(challenge.risk, "answered challenge", by=by, reason=words)


@transaction.atomic
def escalate_risk(*, risk: Risk, reason: str, by: Actor, on: date) -> Escalation:
    """Put a risk before the group that leads the partnership, with the reason.

    Raises Refused for others than those who keep it, without a reason, while it is before that group already,
    when it is that group’s own, or where the arrangements name no group that leads.
    """
    read_again(risk)
    refuse_unless_keeps(risk, by, on)
    refuse_unless_live(risk)
    lead = lead_group(ground_of(risk.partnership).on(on))
    if lead is None or lead.identity is None:
        raise Refused("The arrangements in force name no group that leads the partnership.")
    if lead.identity.pk == risk.group_id:
        raise Refused(f"{lead.identity.name} looks after the risk itself.")
    if risk.escalations.unanswered().exists():
        raise Refused(f"The risk is before {lead.identity.name} already.")
    escalation = Escalation.objects.create(
        risk=risk,
        group=lead.identity,
        reason=in_words(reason, "Say why the lead group is to see it.", field="reason"),
        escalated_on=on,
        escalated_at=now(),
        escalated_by=by.name,
    )
    new = {"to": lead.identity.name}
    record_risk(risk, "escalated risk", by=by, new=new, reason=escalation.reason)
    return escalation


@transaction.atomic
def answer_escalation(*, escalation: Escalation, answer: str, by: Actor, on: date) -> None:
    """Record what the lead group answers. Raises Refused for others than its chair and the business unit,
    without words, or twice."""
    refuse_unless_steers(escalation.group, escalation.risk.partnership, by, on, ANSWERS)
    words = in_words(answer, "Say what the group answers.", field="answer")
    rows = Escalation.objects.filter(pk=escalation.pk).unanswered()
    if not rows.update(answer=words, answered_on=on, answered_at=now(), answered_by=by.name):
        raise Refused("The escalation is answered already.")
    escalation.refresh_from_db()
    record_risk(escalation.risk, "answered escalation", by=by, reason=words)
