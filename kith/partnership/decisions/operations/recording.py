"""Deeds by which what a group or its chair decided is recorded, and ratified where it lacked a quorum."""

from datetime import date
from typing import Any

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.partnership.arrangements.models import Group
from kith.partnership.decisions.enums import TAKEN, DecisionState, Method
from kith.partnership.decisions.lifecycle import DECISION
from kith.partnership.decisions.models import Decision
from kith.partnership.decisions.operations.deciding import about_decision, kept_once
from kith.partnership.decisions.subject_kinds import subject_kinds
from kith.partnership.partnerships.models import Partnership


@transaction.atomic
def record_decision(
    *,
    partnership: Partnership,
    group: Group,
    title: str,
    wording: str,
    method: str,
    reasons: str,
    deciders: str,
    subject: Subject,
    is_provisional: bool,
    by: Actor,
    on: date,
    supersedes: Decision | None = None,
    **as_it_was: Any,
) -> Decision:
    """Put on record what a group decided by consensus, or its chair between meetings, on the day `on`.

    `as_it_was` holds who was there, the options, legal advice, the reserved kind and the first day of effect.
    It is final at once; taken without a quorum it is provisional until it is ratified. The room that keeps
    the subject has asked before whether `by` may record for the group. Raises Refused without the words, the
    reasons or the deciders, when the partners are being asked about the same thing, or when the earlier
    decision is of another partnership or was never taken.
    """
    _refuse_recording(method, wording, reasons, deciders, subject)
    _refuse_superseding(partnership, supersedes)
    decision = kept_once(
        Decision(
            partnership=partnership,
            group=group,
            group_name=group.name,
            method=method,
            title=title,
            wording=wording.strip(),
            reasons=reasons.strip(),
            deciders=deciders.strip(),
            subject_kind=subject.kind,
            subject_id=subject.id,
            subject_title=subject.title,
            is_provisional=is_provisional,
            supersedes=supersedes,
            **as_it_was,
            asked_on=on,
            opened_at=now(),
            opened_by=by.name,
        )
    )
    ended: dict[str, Any] = {"concluded_on": on, "concluded_at": now(), "concluded_by": by.name}
    DECISION.move(decision, "take-for-now" if is_provisional else "take", **ended)
    return _recorded(decision, by)


def _recorded(decision: Decision, by: Actor) -> Decision:
    new = {"wording": decision.wording, "method": str(decision.method)}
    _record(decision, "recorded decision", by, new)
    return decision


def _refuse_recording(method: str, wording: str, reasons: str, deciders: str, subject: Subject) -> None:
    if method not in {Method.CONSENSUS, Method.CHAIR}:
        raise Refused("The statutory partners decide by stating their positions, each its own.")
    if subject.kind not in subject_kinds:
        raise Refused("A group decides on an item of its agenda. Say which item it was.")
    if not wording.strip():
        raise Refused("Write what was decided.", field="wording")
    if not reasons.strip():
        raise Refused("Write the reasons.", field="reasons")
    if not deciders.strip():
        raise Refused("Say who decided.", field="deciders")


def _refuse_superseding(partnership: Partnership, earlier: Decision | None) -> None:
    if earlier is None:
        return
    if earlier.partnership_id != partnership.pk or earlier.state not in TAKEN:
        raise Refused("That is no decision that another can take the place of.", field="supersedes")
    if earlier.superseded_by.filter(state__in=TAKEN).exists():
        raise Refused("Another decision has taken the place of that one already.", field="supersedes")


@transaction.atomic
def ratify_decision(*, decision: Decision, where: str, by: Actor, on: date) -> None:
    """Record that a quorate meeting, named in words, ratified a provisional decision.

    The room that keeps the meeting has asked before whether it was quorate and whether `by` may. Raises
    Refused when the decision waits for no ratification, or the day is before that of the decision.
    """
    if decision.concluded_on and on < decision.concluded_on:
        raise Refused("A decision is ratified on or after the day on which it was taken.")
    if decision.state != DecisionState.PROVISIONAL:
        raise Refused(f"This decision is {decision.get_state_display().lower()}: nothing is to be ratified.")
    DECISION.move(
        decision, "ratify", ratified_on=on, ratified_at=now(), ratified_by=by.name, ratified_where=where
    )
    _record(decision, "ratified decision", by, {"ratified by": where})


def _record(decision: Decision, deed: str, by: Actor, new: dict[str, str]) -> None:
    key = decision.partnership.key
    record_change(by=by, deed=deed, subject=about_decision(decision), new=new, partnership=key)
