"""Deeds by which statutory partners decide: asking, taking a position, withdrawing what was asked."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.base.kernel.registries import decision_effects
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.partnership.decisions.enums import DecisionState, Stance
from kith.partnership.decisions.lifecycle import DECISION
from kith.partnership.decisions.models import Decision, PartnerPosition
from kith.partnership.decisions.queries import latest_positions, statutory_partners_on
from kith.partnership.partnerships.models import Body, Partnership


def about_decision(decision: Decision) -> Subject:
    """Return a decision as the trail refers to it."""
    return Subject("decision", decision.public_id, decision.title)


@transaction.atomic
def open_decision(
    *, partnership: Partnership, title: str, wording: str, subject: Subject, effect: str, by: Actor, on: date
) -> Decision:
    """Ask the statutory partners to decide something.

    Raises Refused when a decision about the same thing is open, or there is nobody to decide.
    """
    if Decision.objects.filter(subject_kind=subject.kind, subject_id=subject.id, effect=effect).waiting().exists():
        raise Refused("A decision about this is already open.")
    if not statutory_partners_on(partnership, on):
        raise Refused("No body is a statutory partner on this day, so nobody can decide.")
    decision = Decision.objects.create(
        partnership=partnership,
        title=title,
        wording=wording,
        subject_kind=subject.kind,
        subject_id=subject.id,
        subject_title=subject.title,
        effect=effect,
        asked_on=on,
        opened_at=now(),
        opened_by=by.name,
    )
    new = {"wording": wording, "about": subject.title}
    record_change(by=by, deed="asked for decision", subject=about_decision(decision), new=new, partnership=partnership.key)
    return decision


@transaction.atomic
def state_position(
    *, decision: Decision, body: Body, stance: str, reasons: str, by: Actor, on: date
) -> PartnerPosition:
    """Say where a statutory partner stands; the decision concludes, stops or goes on as that makes it.

    Raises Refused when the body is no statutory partner on the day, when it dissents without reasons,
    or when the decision is not open any more.
    """
    decision = Decision.objects.select_for_update().select_related("partnership").get(pk=decision.pk)
    partners = statutory_partners_on(decision.partnership, on)
    if body.pk not in {partner.pk for partner in partners}:
        raise Refused(f"{body.name} is not a statutory partner on this day, so it takes no position.")
    if decision.state not in (DecisionState.OPEN, DecisionState.STOPPED):
        raise Refused(f"This decision is {decision.get_state_display().lower()}; positions can’t change now.")
    if stance == Stance.DISSENTS and not reasons.strip():
        raise Refused("Say why the partner does not agree. The reasons stay on record.", field="reasons")
    position = _record_position(decision, body, stance, reasons, by, on)
    _follow(decision, partners, by, on)
    return position


def _record_position(
    decision: Decision, body: Body, stance: str, reasons: str, by: Actor, on: date
) -> PartnerPosition:
    position = PartnerPosition.objects.create(
        decision=decision,
        body=body,
        stance=stance,
        reasons=reasons.strip(),
        stated_on=on,
        stated_at=now(),
        stated_by=by.name,
        appointment_id_used=by.appointment,
    )
    new = {"body": body.name, "stance": position.get_stance_display()}
    record_change(
        by=by,
        deed="stated position",
        subject=about_decision(decision),
        new=new,
        partnership=decision.partnership.key,
    )
    return position


def _follow(decision: Decision, partners: list[Body], by: Actor, on: date) -> None:
    """Move a decision to where the positions of the partners leave it."""
    latest = latest_positions(decision)
    against = [p for pk, p in latest.items() if p.stance == Stance.DISSENTS and pk in {b.pk for b in partners}]
    if against:
        if decision.state == DecisionState.OPEN:
            DECISION.move(decision, "stop", reason=against[0].reasons)
            _record(decision, "stopped decision", by, reason=against[0].reasons)
        return
    if decision.state == DecisionState.STOPPED:
        DECISION.move(decision, "reopen")
        _record(decision, "went on with decision", by)
    if all(partner.pk in latest for partner in partners):
        _conclude(decision, partners, by, on)


def _conclude(decision: Decision, partners: list[Body], by: Actor, on: date) -> None:
    DECISION.move(decision, "conclude", concluded_on=on, concluded_at=now(), concluded_by=by.name)
    _record(decision, "concluded decision", by, new={"unanimous": [body.name for body in partners]})
    effect = decision_effects.get(decision.effect)
    if effect is not None:
        subject = Subject(decision.subject_kind, decision.subject_id, decision.subject_title)
        effect(subject=subject, by=by, on=on, words=decision_words(partners))


def decision_words(partners: list[Body]) -> str:
    """Return in a sentence who decided."""
    names = [body.name for body in partners]
    together = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    return f"Decided unanimously by {together}."


@transaction.atomic
def withdraw_decision(*, decision: Decision, by: Actor, reason: str) -> None:
    """Withdraw what was asked, with the reason. Raises Refused when it is decided or withdrawn already."""
    DECISION.move(decision, "withdraw", reason=reason)
    _record(decision, "withdrew decision", by, reason=reason)


def _record(decision: Decision, deed: str, by: Actor, *, new: dict | None = None, reason: str = "") -> None:
    subject = about_decision(decision)
    record_change(
        by=by, deed=deed, subject=subject, new=new, reason=reason, partnership=decision.partnership.key
    )
