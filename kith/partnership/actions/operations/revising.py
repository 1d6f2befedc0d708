"""Agreeing to another day for an action. The day that was first set stays on record."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Overtaken, Refused, in_words
from kith.base.ui.dates import long_date
from kith.partnership.actions.enums import ActionState, StepKind
from kith.partnership.actions.models import Action, ActionStep
from kith.partnership.actions.parts import refuse_unless, refuse_unless_seen
from kith.partnership.actions.permissions import Permission
from kith.partnership.actions.recording import record, take_step


@transaction.atomic
def revise_due_day(
    *, action: Action, due_on: date, reason: str, agreed_by: str, by: Actor, on: date
) -> ActionStep:
    """Give an action another due day, with the reason and who agreed to it.

    Raises Refused for its owner and for others than the chair of the group that raised it and the business
    unit, when it is not open, when the day is past or the same, or without reason and agreement.
    """
    refuse_unless_seen(action, by)
    refuse_unless(Permission.REVISE, group=action.group, by=by, on=on, owner=action.owner)
    reason = in_words(reason, "Give the reason for another day.", field="reason")
    agreed_by = in_words(agreed_by, "Say who agreed to it, such as the group on a day.", field="agreed_by")
    _refuse_day(action, due_on, on)
    before = action.due_on
    rows = Action.objects.filter(pk=action.pk, state=ActionState.OPEN, due_on=before).update(due_on=due_on)
    if rows != 1:
        raise Overtaken("Somebody else has just changed this. Look at it again before you go on.")
    action.due_on = due_on
    days = {"due_before": before, "due_after": due_on}
    step = take_step(action, StepKind.REVISED, by=by, on=on, words=reason, agreed_by=agreed_by, **days)
    new = {"due_on": str(due_on), "agreed_by": agreed_by}
    record(action, "revised due day", by=by, old={"due_on": str(before)}, new=new, reason=reason)
    return step


def _refuse_day(action: Action, due_on: date, on: date) -> None:
    if action.state != ActionState.OPEN:
        state = action.get_state_display().lower()
        raise Refused(f"This action is {state}, so its day stays as it is.")
    if due_on == action.due_on:
        raise Refused(f"It is due on {long_date(due_on)} already.", field="due_on")
    if due_on < on:
        raise Refused("The new day can’t lie in the past.", field="due_on")
