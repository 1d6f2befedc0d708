"""Deeds by which statutory partners decide: asking, taking a position, withdrawing what was asked."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.base.kernel.registries import decision_effects
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.partnership.arrangements.enums import VersionState
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.operations.versions import return_version
from kith.partnership.arrangements.words import and_list
from kith.partnership.decisions.enums import WAITING, DecisionState, Stance
from kith.partnership.decisions.lifecycle import DECISION
from kith.partnership.decisions.models import Decision, PartnerPosition
from kith.partnership.decisions.queries import record_of, statutory_partners_on, version_asked_about
from kith.partnership.decisions.unanimity import tally
from kith.partnership.decisions.voices import why_not_speak
from kith.partnership.partnerships.models import Appointment, Body, Partnership
from kith.partnership.partnerships.permissions import is_manager

ALREADY_OPEN = "A decision about this is already open."

SHORTEST_REASON = 10
"""Characters that say at least a few words, since the partners read the reason."""


def about_decision(decision: Decision) -> Subject:
    """Return a decision as the trail refers to it."""
    return Subject("decision", decision.public_id, decision.title)


@transaction.atomic
def open_decision(
    *,
    partnership: Partnership,
    title: str,
    wording: str,
    subject: Subject,
    effect: str,
    by: Actor,
    on: date,
    group: Group | None = None,
    **as_it_was: Any,
) -> Decision:
    """Ask the statutory partners to decide something; in a meeting, with the group and who was there.

    Raises Refused when a decision about the same thing is open, no wording is given, or nobody can decide.
    """
    if not wording.strip():
        raise Refused("Write the words that the partners are to agree to.", field="wording")
    same = Decision.objects.filter(subject_kind=subject.kind, subject_id=subject.id, effect=effect)
    if same.waiting().exists():
        raise Refused(ALREADY_OPEN)
    if not statutory_partners_on(partnership, on):
        raise Refused("No body is a statutory partner on this day, so nobody can decide.")
    decision = kept_once(
        Decision(
            partnership=partnership,
            title=title,
            wording=wording.strip(),
            subject_kind=subject.kind,
            subject_id=subject.id,
            subject_title=subject.title,
            effect=effect,
            group=group,
            group_name=group.name if group else "",
            asked_on=on,
            opened_at=now(),
            opened_by=by.name,
            **as_it_was,
        )
    )
    new = {"wording": decision.wording, "about": subject.title}
    _record(decision, "asked for decision", by, new=new)
    return decision


def kept_once(decision: Decision) -> Decision:
    """Keep a decision; the database lets only one about the same thing be open."""
    try:
        with transaction.atomic():
            decision.save(force_insert=True)
    except IntegrityError as twice:
        raise Refused(ALREADY_OPEN) from twice
    return decision


@transaction.atomic
def state_position(
    *, decision: Decision, body: Body, stance: str, reasons: str, by: Actor, on: date
) -> PartnerPosition:
    """Say where a statutory partner stands; the decision concludes, stops or goes on as that makes it.

    Two partners at once take turns: each waits for the decision to be free, then counts what is on record.
    Raises Refused when the body is no statutory partner on the day, when `by` does not act by a seat with a
    vote for it in a group that leads, when it dissents without reasons, or when the decision is not open
    any more. Where all agree and what that sets in motion can’t happen, the position stays on record and
    the decision is withdrawn with the reason.
    """
    return _take_position(decision, body, stance, reasons, said_by=by, by=by, on=on)


@transaction.atomic
def put_position_on_record(
    *, decision: Decision, voice: Appointment, stance: str, reasons: str, by: Actor, on: date
) -> PartnerPosition:
    """Put on record what a statutory partner’s voice stated in a meeting on the day `on`.

    The room that keeps the meeting has asked before whether the person was there and whether `by` may. The
    partner can change its position itself while the decision waits. Raises Refused as `state_position` does.
    """
    said_by = Actor(voice.person.public_id, voice.person.name, voice.public_id, voice.partnership.key)
    if voice.body is None:
        raise Refused(f"{voice.person.name} sits for no body, so states no position.")
    return _take_position(decision, voice.body, stance, reasons, said_by=said_by, by=by, on=on)


def _take_position(
    decision: Decision, body: Body, stance: str, reasons: str, *, said_by: Actor, by: Actor, on: date
) -> PartnerPosition:
    decision = (
        Decision.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=decision.pk)
    )
    partners = statutory_partners_on(decision.partnership, on)
    _refuse_position(decision, partners, body, said_by, on)
    if stance == Stance.DISSENTS and not reasons.strip():
        raise Refused("Say why the partner does not agree. The reasons stay on record.", field="reasons")
    position = PartnerPosition.objects.create(
        decision=decision,
        body=body,
        stance=stance,
        reasons=reasons.strip(),
        stated_on=on,
        stated_at=now(),
        stated_by=said_by.name,
        recorded_by="" if said_by == by else by.name,
        appointment_id_used=said_by.appointment,
    )
    new = {"body": body.name, "stance": position.get_stance_display()}
    if position.recorded_by:
        new["stated by"] = said_by.name
    _record(decision, "stated position", by, new=new)
    _follow(decision, partners, by, on)
    return position


def _refuse_position(decision: Decision, partners: Sequence[Body], body: Body, by: Actor, on: date) -> None:
    if body.pk not in {partner.pk for partner in partners}:
        raise Refused(f"{body.name} is not a statutory partner on this day, so it takes no position.")
    if decision.state not in WAITING:
        raise Refused(f"This decision is {decision.get_state_display().lower()}; positions can’t change now.")
    objection = why_not_speak(decision, body, by, on)
    if objection:
        raise Refused(objection)
    _refuse_about_something_else(decision)


def _refuse_about_something_else(decision: Decision) -> None:
    """Refuse a position on a version that is not the one that the partners were asked about any more."""
    version = version_asked_about(decision)
    if version is None:
        return
    changed = version.proposed_at is None or version.proposed_at > decision.opened_at
    if version.state != VersionState.PROPOSED or changed:
        raise Refused(
            f"Version {version.number} was taken back after the partners were asked, so this decision can’t "
            "go on. Withdraw it and ask the partners again."
        )


def _follow(decision: Decision, partners: Sequence[Body], by: Actor, on: date) -> None:
    """Move a decision to where the positions of the partners leave it."""
    stands = tally(record_of(decision).positions, partners)
    if stands.against:
        if decision.state == DecisionState.OPEN:
            reason = f"{and_list([body.name for body in stands.against])}: does not agree."
            DECISION.move(decision, "stop", reason=reason)
            _record(decision, "stopped decision", by, reason=reason)
        return
    if decision.state == DecisionState.STOPPED:
        DECISION.move(decision, "reopen")
        _record(decision, "went on with decision", by)
    if stands.is_unanimous:
        _conclude_or_close(decision, partners, by, on)


def _conclude_or_close(decision: Decision, partners: Sequence[Body], by: Actor, on: date) -> None:
    """Conclude a decision; where what it sets in motion is refused, withdraw it with the reason."""
    try:
        with transaction.atomic():
            _conclude(decision, partners, by, on)
    except Refused as refused:
        decision.refresh_from_db()
        _end_without_effect(decision, by, refused.sentence, on)


def _end_without_effect(decision: Decision, by: Actor, reason: str, on: date) -> None:
    _withdraw(decision, by, reason, on)
    version = version_asked_about(decision)
    if version is not None and version.state == VersionState.PROPOSED:
        return_version(version=version, by=by, reason=reason)


def _conclude(decision: Decision, partners: Sequence[Body], by: Actor, on: date) -> None:
    names = [body.name for body in partners]
    DECISION.move(decision, "conclude", concluded_on=on, concluded_at=now(), concluded_by=by.name)
    _record(decision, "concluded decision", by, new={"unanimous": names})
    effect = decision_effects.get(decision.effect)
    if effect is not None:
        subject = Subject(decision.subject_kind, decision.subject_id, decision.subject_title)
        effect(subject=subject, by=by, on=on, words=f"Decided unanimously by {and_list(names)}.")


@transaction.atomic
def withdraw_decision(*, decision: Decision, by: Actor, reason: str, on: date) -> None:
    """Withdraw what was asked, with the reason.

    Raises Refused when it is decided or withdrawn already, when the reason is shorter than
    `SHORTEST_REASON` characters, or when a partner has stated its position and `by` is not the manager.
    """
    Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    _refuse_withdrawing(decision, by, reason)
    _withdraw(decision, by, reason, on)


@transaction.atomic
def withdraw_overtaken(*, subject: Subject, reason: str, by: Actor, on: date) -> None:
    """Withdraw the decisions that wait about something that can’t come about any more, with the reason."""
    waiting = Decision.objects.select_for_update(of=("self",)).waiting().select_related("partnership")
    for decision in waiting.filter(subject_kind=subject.kind, subject_id=subject.id).order_by("pk"):
        _withdraw(decision, by, reason, on)


def _refuse_withdrawing(decision: Decision, by: Actor, reason: str) -> None:
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused("Give the reason in a few words, such as “The day has changed”.", field="reason")
    if decision.positions.exists() and not _acts_as_manager(by):
        raise Refused(
            "A partner has stated its position on this decision, so only the business manager withdraws it."
        )


def _acts_as_manager(by: Actor) -> bool:
    used = Appointment.objects.select_related("post").filter(public_id=by.appointment).first()
    return used is not None and is_manager(used)


def _withdraw(decision: Decision, by: Actor, reason: str, on: date) -> None:
    ended = {"concluded_on": on, "concluded_at": now(), "concluded_by": by.name}
    DECISION.move(decision, "withdraw", reason=reason, **ended)
    _record(decision, "withdrew decision", by, reason=reason.strip())


def _record(decision: Decision, deed: str, by: Actor, *, new: dict | None = None, reason: str = "") -> None:
    record_change(
        by=by,
        deed=deed,
        subject=about_decision(decision),
        new=new,
        reason=reason,
        partnership=decision.partnership.key,
    )
