"""What the group that raised an action does in the end: send it back, withdraw or supersede it.

Closing has its own file, since it takes two people.
"""

from datetime import date
from typing import Any

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.partnership.actions.enums import StepKind
from kith.partnership.actions.lifecycle import ACTION
from kith.partnership.actions.models import Action
from kith.partnership.actions.operations.closing import NOT_REPORTED, refuse_closing
from kith.partnership.actions.recording import record, take_step


@transaction.atomic
def send_back(*, action: Action, reason: str, by: Actor, on: date) -> None:
    """Send an action that was reported done, or waits to be confirmed, back to its owner, with the reason.

    Raises Refused for its owner, for others than the chair and the business unit, or without a reason.
    """
    refuse_closing(action=action, by=by, on=on)
    old, new = ACTION.move(action, "send-back", reason=reason, **NOT_REPORTED)
    take_step(action, StepKind.SENT_BACK, by=by, on=on, words=reason)
    record(action, "sent action back", by=by, old={"state": old}, new={"state": new}, reason=reason.strip())


@transaction.atomic
def withdraw_action(*, action: Action, reason: str, by: Actor, on: date) -> None:
    """Withdraw an action that is not wanted any more, with the reason. Raises Refused as closing does."""
    refuse_closing(action=action, by=by, on=on)
    _end(action, "withdraw", StepKind.WITHDRAWN, by=by, on=on, words=reason)


@transaction.atomic
def supersede_action(*, action: Action, other: Action, reason: str, by: Actor, on: date) -> None:
    """Let another action take the place of this one, with the reason.

    Raises Refused as closing does, and when the other is this one itself, of another partnership, or has
    been withdrawn or superseded.
    """
    refuse_closing(action=action, by=by, on=on)
    if other.pk == action.pk or other.partnership_id != action.partnership_id:
        raise Refused("Give the reference of another action of this partnership.", field="reference")
    if not other.is_live and other.state != "closed":
        state = other.get_state_display().lower()
        raise Refused(
            f"{other.reference} is {state}, so it can’t take the place of this one.", field="reference"
        )
    became = {"superseded_by": other}
    _end(action, "supersede", StepKind.SUPERSEDED, by=by, on=on, words=reason, also=became)


DEEDS = {
    StepKind.WITHDRAWN: "withdrew action",
    StepKind.SUPERSEDED: "superseded action",
}
"""What the trail calls each way in which an action ends."""


def _end(
    action: Action,
    move: str,
    kind: StepKind,
    *,
    by: Actor,
    on: date,
    words: str,
    also: dict[str, Any] | None = None,
) -> None:
    ended: dict[str, Any] = {"ended_on": on, "ended_at": now(), "ended_by": by.name, **(also or {})}
    old, new = ACTION.move(action, move, reason=words, **ended)
    became = action.superseded_by.reference if action.superseded_by else ""
    take_step(action, kind, by=by, on=on, words=words, became=became)
    record(action, DEEDS[kind], by=by, old={"state": old}, new={"state": new}, reason=words.strip())
