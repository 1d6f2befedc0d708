"""How an action is closed: its group says what changed, and somebody from another agency confirms it (C7)."""

from datetime import date
from typing import Any

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused, in_words
from kith.partnership.actions.deadlines import look_again_on, quarter_of
from kith.partnership.actions.enums import ActionState, StepKind
from kith.partnership.actions.lifecycle import ACTION
from kith.partnership.actions.models import Action
from kith.partnership.actions.operations.working import evidence_step
from kith.partnership.actions.parts import (
    refuse_unless,
    refuse_unless_asked,
    refuse_unless_seen,
    reported_it,
)
from kith.partnership.actions.permissions import Permission
from kith.partnership.actions.queries.confirmers import confirmers_of, has_evidence
from kith.partnership.actions.recording import record, take_step
from kith.partnership.partnerships.models import Person

REPORTED_IT = "You reported this action done, so another person looks at it before it is closed."
NO_EVIDENCE = "Nothing on record shows yet that it was done. Say what shows it, and where that is."
SAY_WHAT_CHANGED = "Say what changed for children, or that it was a piece of administration."
OTHER_AGENCY = (
    "Choose somebody from another agency than the action’s own, who neither reported it done nor closes it."
)
NOT_YOURS = (
    "It takes somebody from another agency than the action’s own, who had no part in reporting it done or in "
    "closing it. Its group can ask somebody else."
)
NOT_REPORTED: dict[str, Any] = {
    "reported_on": None,
    "reported_at": None,
    "reported_by": "",
    "reporter_id_used": "",
    "closer_id_used": "",
    "what_changed": "",
    "is_administration": False,
    "confirmer": None,
}
"""What is cleared when an action goes back to its owner; its steps keep what was said."""


@transaction.atomic
def close_action(
    *,
    action: Action,
    confirmer: Person,
    by: Actor,
    on: date,
    changed: str = "",
    is_administration: bool = False,
    shows: str = "",
    where: str = "",
) -> None:
    """Close an action that was reported done, and ask somebody from another agency to confirm that.

    `changed` says what changed for children; a piece of administration needs no such words. `shows` and
    `where` add evidence, which there must be some of. Raises Refused for the owner, for whoever reported it,
    for others than the chair of its group and the business unit, when it was not reported done, without
    evidence, without words, or when `confirmer` is of the action’s own agency.
    """
    refuse_closing(action=action, by=by, on=on)
    if reported_it(action, by.person):
        raise Refused(REPORTED_IT)
    if shows.strip() or where.strip():
        evidence_step(action=action, shows=shows, where=where, by=by, on=on)
    if not has_evidence(action):
        raise Refused(NO_EVIDENCE, field="shows")
    if not is_administration:
        changed = in_words(changed, SAY_WHAT_CHANGED, field="changed")
    _refuse_confirmer(action, confirmer, by, on)
    told = "" if is_administration else changed
    facts: dict[str, Any] = {
        "what_changed": told,
        "is_administration": is_administration,
        "confirmer": confirmer,
        "closer_id_used": by.person,
    }
    old, new = ACTION.move(action, "close", **facts)
    take_step(action, StepKind.CLOSED, by=by, on=on, words=told, became=confirmer.name)
    became = {"state": new, "confirmer": confirmer.name, "is_administration": is_administration}
    record(action, "closed action", by=by, old={"state": old}, new=became)


@transaction.atomic
def ask_another_to_confirm(*, action: Action, confirmer: Person, by: Actor, on: date) -> None:
    """Ask somebody else to confirm that an action is rightly closed, such as when the first has left.

    Raises Refused as closing does, or when it does not wait to be confirmed.
    """
    refuse_closing(action=action, by=by, on=on)
    _refuse_confirmer(action, confirmer, by, on)
    before = action.confirmer.name if action.confirmer else ""
    rows = Action.objects.filter(pk=action.pk, state=ActionState.TO_CONFIRM)
    if rows.update(confirmer=confirmer) != 1:
        raise Refused("This action does not wait to be confirmed.")
    action.confirmer = confirmer
    take_step(action, StepKind.ASKED_ANOTHER, by=by, on=on, was=before, became=confirmer.name)
    old, new = {"confirmer": before}, {"confirmer": confirmer.name}
    record(action, "asked another to confirm", by=by, old=old, new=new)


@transaction.atomic
def confirm_closing(*, action: Action, by: Actor, on: date, words: str = "") -> None:
    """Confirm that an action is rightly closed; with that it has ended.

    Some are looked at again half a year later: the first that a group closes in a quarter, and one in five
    of the others. Raises Refused for others than whoever was asked, for its owner, and for whoever was asked
    but may not confirm it any more, such as since they have come to its agency.
    """
    _read_again(action)
    refuse_unless_seen(action, by)
    refuse_unless_asked(action, by, on)
    if not confirmers_of(action, "", on).filter(public_id=by.person).exists():
        raise Refused(NOT_YOURS)
    again = look_again_on(action.public_id, on, is_first=_is_first_of_the_quarter(action, on))
    ended: dict[str, Any] = {"ended_on": on, "ended_at": now(), "ended_by": by.name, "look_again_on": again}
    old, new = ACTION.move(action, "confirm", **ended)
    take_step(action, StepKind.CONFIRMED, by=by, on=on, words=words)
    record(action, "confirmed closing", by=by, old={"state": old}, new={"state": new})


@transaction.atomic
def doubt_closing(*, action: Action, reason: str, by: Actor, on: date) -> None:
    """Don’t confirm a closing: the action goes back to its owner, with what is still missing.

    Raises Refused for others than whoever was asked, or without a reason.
    """
    refuse_unless_seen(action, by)
    refuse_unless_asked(action, by, on)
    old, new = ACTION.move(action, "doubt", reason=reason, **NOT_REPORTED)
    take_step(action, StepKind.NOT_CONFIRMED, by=by, on=on, words=reason)
    changed = {"old": {"state": old}, "new": {"state": new}}
    record(action, "did not confirm closing", by=by, reason=reason.strip(), **changed)


def refuse_closing(*, action: Action, by: Actor, on: date) -> None:
    """Raise Refused for whoever may not end an action: its owner, and others than its chair and the unit."""
    refuse_unless_seen(action, by)
    refuse_unless(Permission.CLOSE, group=action.group, by=by, on=on, owner=action.owner)


def _refuse_confirmer(action: Action, confirmer: Person, by: Actor, on: date) -> None:
    """Raise Refused unless somebody may confirm an action: see `confirmers_of`."""
    if not confirmers_of(action, by.person, on).filter(pk=confirmer.pk).exists():
        raise Refused(OTHER_AGENCY, field="confirmer")


def _read_again(action: Action) -> None:
    """Read whose an action is, and who had a part in it, as they are now; its row is held till the end."""
    rows = Action.objects.select_for_update()
    fields = ("owner", "body", "confirmer", "reporter_id_used", "closer_id_used")
    action.refresh_from_db(fields=fields, from_queryset=rows)


def _is_first_of_the_quarter(action: Action, on: date) -> bool:
    closed = Action.objects.filter(
        group=action.group, state=ActionState.CLOSED, ended_on__range=quarter_of(on)
    )
    return not closed.exclude(pk=action.pk).exists()
