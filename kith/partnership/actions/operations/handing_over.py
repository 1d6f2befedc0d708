"""Handing actions over: one to somebody else, or all that somebody has who leaves."""

from copy import copy
from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused, in_words
from kith.partnership.actions.enums import ActionState, StepKind
from kith.partnership.actions.models import Action
from kith.partnership.actions.operations.raising import refuse_nobody
from kith.partnership.actions.parts import refuse_unless, refuse_unless_seen
from kith.partnership.actions.permissions import Permission
from kith.partnership.actions.queries.confirmers import confirmers_of
from kith.partnership.actions.recording import record, take_step
from kith.partnership.partnerships.models import Body, Partnership, Person

REASON = "Give the reason, such as “Has left for a new job”."


@transaction.atomic
def hand_over_action(
    *, action: Action, to: Person, by: Actor, on: date, reason: str, body: Body | None = None
) -> None:
    """Give an open action to another owner, with the reason. Without `body` their own agency goes with it.

    Raises Refused for others than the business unit, when it has ended, when `to` owns it already or is not
    at work here on the day, without a reason, or while somebody is asked to confirm it who then could not.
    """
    refuse_unless_seen(action, by)
    refuse_unless(Permission.HAND_OVER, group=action.group, by=by, on=on, owner=action.owner)
    reason = in_words(reason, REASON, field="reason")
    if not action.is_live:
        state = action.get_state_display().lower()
        raise Refused(f"This action is {state}, so it stays with its owner.")
    if action.owner_id == to.pk and (body is None or body.pk == action.body_id):
        raise Refused(f"{to.name} owns it already.", field="to")
    owner, agency = refuse_nobody(action.group, to, body, on)
    _refuse_confirmer_of_its_own(action, owner, agency, on)
    was = action.owner_words
    action.owner, action.body = owner, agency
    Action.objects.filter(pk=action.pk).update(owner=owner, body=agency)
    became = action.owner_words
    take_step(action, StepKind.HANDED_OVER, by=by, on=on, words=reason, was=was, became=became)
    record(action, "handed action over", by=by, old={"owner": was}, new={"owner": became}, reason=reason)


@transaction.atomic
def hand_over_actions(
    *,
    partnership: Partnership,
    person: Person,
    to: Person,
    by: Actor,
    on: date,
    reason: str,
    body: Body | None = None,
) -> int:
    """Hand every open action over that somebody owns in a partnership, such as when they leave (AR17).

    All of them or none. Returns how many there were. Raises Refused when there are none, when both are the
    same person, and as `hand_over_action` does.
    """
    if person.pk == to.pk:
        raise Refused("Choose another person to hand the actions to.", field="to")
    rows = Action.objects.live().filter(partnership=partnership, owner=person)
    actions = list(rows.with_names().select_related("group__partnership").order_by("number"))
    if not actions:
        raise Refused(f"{person.name} has no open action here.", field="person")
    for action in actions:
        hand_over_action(action=action, to=to, by=by, on=on, reason=reason, body=body)
    return len(actions)


def _refuse_confirmer_of_its_own(action: Action, owner: Person | None, agency: Body | None, on: date) -> None:
    """Raise Refused when whoever is asked to confirm an action could not do so once it is handed over."""
    asked = action.confirmer
    if action.state != ActionState.TO_CONFIRM or asked is None:
        return
    after = copy(action)
    after.owner, after.body = owner, agency
    if not confirmers_of(after, "", on).filter(pk=asked.pk).exists():
        raise Refused(
            f"{asked.name} is asked to confirm {action.reference} and could not once it is handed over: "
            "that takes another agency than its own. Ask somebody else to confirm it first.",
            field="to",
        )
