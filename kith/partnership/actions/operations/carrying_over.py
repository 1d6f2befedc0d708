"""Carrying over the open actions of a group that is replaced, with where they came from (L9)."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.partnership.actions.enums import StepKind
from kith.partnership.actions.models import Action
from kith.partnership.actions.operations.raising import refuse_group_that_is_no_more
from kith.partnership.actions.parts import refuse_unless
from kith.partnership.actions.permissions import Permission
from kith.partnership.actions.queries.former import FormerGroup, former_group, left_open
from kith.partnership.actions.recording import record, take_step
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.models import Partnership


@transaction.atomic
def carry_over_actions(*, partnership: Partnership, former_key: str, to: Group, by: Actor, on: date) -> int:
    """Give the open actions of a former group to the group that replaces it, and return how many.

    Each keeps its reference, its owner and its day, and says from which group it came. Raises Refused for
    others than the business unit, when the arrangements know no such former group, when `to` is another
    partnership’s or does not run, or when nothing is open.
    """
    former = refuse_carry_over(partnership=partnership, former_key=former_key, to=to, by=by, on=on)
    actions = left_open(former)
    if not actions:
        raise Refused(f"{former.name} has no open action in Kith.")
    for action in actions:
        _carry(action, former, to, by, on)
    return len(actions)


def refuse_carry_over(
    *, partnership: Partnership, former_key: str, to: Group, by: Actor, on: date
) -> FormerGroup:
    """Return the former group; raise Refused when its actions can’t go to a group, or not by this person."""
    refuse_unless(Permission.CARRY_OVER, group=to, by=by, on=on)
    former = former_group(partnership, former_key, on)
    if former is None:
        raise Refused("The arrangements name no such former group.")
    if to.partnership_id != partnership.pk or to.key == former_key:
        raise Refused("Choose a group of this partnership to take the actions over.", field="group")
    if former.replaced_by is not None and former.replaced_by.pk != to.pk:
        name = former.replaced_by.name
        raise Refused(f"The arrangements say that {name} replaces {former.name}.", field="group")
    refuse_group_that_is_no_more(to, on)
    return former


def _carry(action: Action, former: FormerGroup, to: Group, by: Actor, on: date) -> None:
    was = action.group.name
    action.group, action.origin_key, action.origin_name = to, former.key, former.name
    action.carried_over_on = on
    action.save(update_fields=["group", "origin_key", "origin_name", "carried_over_on"])
    take_step(action, StepKind.CARRIED_OVER, by=by, on=on, was=was, became=to.name)
    record(action, "carried action over", by=by, old={"group": was}, new={"group": to.name})
