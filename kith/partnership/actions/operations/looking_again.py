"""Half a year after an action was closed: whether it still holds (C7)."""

from datetime import date
from typing import Any

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused, in_words
from kith.base.ui.dates import long_date
from kith.partnership.actions.enums import ActionState, StepKind
from kith.partnership.actions.lifecycle import ACTION
from kith.partnership.actions.models import Action
from kith.partnership.actions.operations.closing import NOT_REPORTED, refuse_closing
from kith.partnership.actions.recording import record, take_step

HOW_IT_SHOWS = "Say how one can see that it holds, or does not."


@transaction.atomic
def say_it_holds(*, action: Action, words: str, by: Actor, on: date) -> None:
    """Say that what a closed action brought about still holds, and how one can see that.

    Raises Refused as closing does, without words, or when it is not its turn to be looked at again.
    """
    refuse_closing(action=action, by=by, on=on)
    words = in_words(words, HOW_IT_SHOWS, field="words")
    rows = Action.objects.filter(pk=action.pk, state=ActionState.CLOSED, look_again_on__lte=on)
    if rows.update(look_again_on=None) != 1:
        raise Refused(_not_its_turn(action))
    action.look_again_on = None
    take_step(action, StepKind.HOLDS, by=by, on=on, words=words)
    record(action, "found that action holds", by=by)


@transaction.atomic
def open_again(*, action: Action, words: str, due_on: date, by: Actor, on: date) -> None:
    """Say that what a closed action brought about does not hold: it is open again, with a new due day.

    Raises Refused as closing does, without words, for a day before `on`, or when it is not its turn.
    """
    refuse_closing(action=action, by=by, on=on)
    words = in_words(words, HOW_IT_SHOWS, field="words")
    if due_on < on:
        raise Refused(f"It is due on or after {long_date(on)}.", field="due_on")
    if action.state == ActionState.CLOSED and (action.look_again_on is None or action.look_again_on > on):
        raise Refused(_not_its_turn(action))
    before = action.due_on
    anew: dict[str, Any] = {"ended_on": None, "ended_at": None, "ended_by": "", "look_again_on": None}
    old, new = ACTION.move(action, "look-again", reason=words, due_on=due_on, **anew, **NOT_REPORTED)
    take_step(action, StepKind.REOPENED, by=by, on=on, words=words)
    days = {"due_before": before, "due_after": due_on, "agreed_by": by.name}
    take_step(action, StepKind.REVISED, by=by, on=on, words="It is open again.", **days)
    became = {"state": new, "due_on": str(due_on)}
    record(action, "opened action again", by=by, old={"state": old}, new=became, reason=words)


def _not_its_turn(action: Action) -> str:
    if action.look_again_on:
        return f"This action is looked at again from {long_date(action.look_again_on)}."
    return "This action is not one of those that are looked at again."
