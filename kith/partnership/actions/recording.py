"""What every deed on an action does besides: it keeps the step and records itself in the trail."""

from datetime import date
from typing import Any

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.partnership.actions.enums import StepKind
from kith.partnership.actions.models import Action, ActionStep

TITLE = 120
"""How many letters of the wording stand in the title by which the trail knows an action."""


def about_action(action: Action) -> Subject:
    """Return an action as the trail and other rooms refer to it."""
    words = action.wording if len(action.wording) <= TITLE else f"{action.wording[:TITLE].rstrip()}…"
    return Subject("action", action.public_id, f"{action.reference}: {words}")


def record(
    action: Action, deed: str, *, by: Actor, old: Any = None, new: Any = None, reason: str = ""
) -> None:
    """Record a deed on an action in the trail of the partnership where the action is at home."""
    key = action.partnership.key
    about = about_action(action)
    record_change(by=by, deed=deed, subject=about, old=old, new=new, reason=reason, partnership=key)


def take_step(
    action: Action, kind: StepKind, *, by: Actor, on: date, words: str = "", **facts: Any
) -> ActionStep:
    """Keep one thing that happened to an action, with who did it."""
    return ActionStep.objects.create(
        action=action, kind=kind, words=words.strip(), taken_on=on, taken_at=now(), taken_by=by.name, **facts
    )
