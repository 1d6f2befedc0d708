"""Deeds on the function map: what a retired group did, and which group does it now (L20)."""

from datetime import date
from typing import Any

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Overtaken, Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.partnership.arrangements.models import Group, HandedOnFunction
from kith.partnership.arrangements.queries import timelines_of
from kith.partnership.partnerships.models import Partnership


def about_function(function: HandedOnFunction) -> Subject:
    """Return a line of the function map as the trail refers to it."""
    return Subject("function", function.public_id, function.says)


@transaction.atomic
def list_function(
    *, partnership: Partnership, predecessor_key: str, says: str, by: Actor
) -> HandedOnFunction:
    """Put a function of a retired group on the map, without a group at first.

    Raises Refused when the arrangements know no such group, when nothing is said, or when it is on the map.
    """
    says = " ".join(says.split())
    if not says:
        raise Refused("Say what the retired group did.", field="says")
    if not _is_known(partnership, predecessor_key):
        raise Refused("The arrangements name no such retired group.")
    listed = HandedOnFunction.objects.filter(partnership=partnership, predecessor_key=predecessor_key)
    if listed.filter(says__iexact=says).exists():
        raise Refused("That function is already on the map.", field="says")
    function = listed.create(partnership=partnership, predecessor_key=predecessor_key, says=says)
    _record("listed function", function, by, new={"predecessor": predecessor_key, "says": says})
    return function


def _is_known(partnership: Partnership, predecessor_key: str) -> bool:
    timeline = timelines_of(partnership)[0]
    chapters = [*timeline.adopted, *([timeline.proposed] if timeline.proposed else [])]
    return any(chapter.directory.predecessor(predecessor_key) for chapter in chapters)


@transaction.atomic
def hand_on_function(*, function: HandedOnFunction, group: Group, from_day: date, by: Actor) -> None:
    """Say which group has a function, and from which day; a group that had it before gives way.

    Raises Refused when the group is neither of this partnership nor shared with it.
    """
    here = function.partnership_id
    if group.partnership_id != here and not group.sharings.filter(partnership=here).exists():
        raise Refused("Choose a group of this partnership, or one that it shares.", field="group")
    function = _again(function)
    old = _taken_on(function)
    function.group, function.taken_on_from = group, from_day
    function.save(update_fields=["group", "taken_on_from"])
    _record("handed on function", function, by, old=old, new=_taken_on(function))


@transaction.atomic
def take_function_off(*, function: HandedOnFunction, reason: str, by: Actor) -> None:
    """Take a function off the map, with the reason. The trail keeps what stood there."""
    if not reason.strip():
        raise Refused("Say why the function does not belong on the map.", field="reason")
    function = _again(function)
    old = {"predecessor": function.predecessor_key, "says": function.says, **_taken_on(function)}
    _record("took function off", function, by, old=old, reason=reason.strip())
    function.delete()


def _again(function: HandedOnFunction) -> HandedOnFunction:
    """Return the function as it stands now: what a page read may be shared with other readers, or be old."""
    again = HandedOnFunction.objects.select_for_update().filter(pk=function.pk).first()
    if again is None:
        raise Overtaken("Somebody else has just taken this function off the map.")
    return again


def _taken_on(function: HandedOnFunction) -> dict[str, str]:
    name = function.group.name if function.group else ""
    return {"group": name, "from": str(function.taken_on_from or "")}


def _record(deed: str, function: HandedOnFunction, by: Actor, **values: Any) -> None:
    record_change(
        by=by, deed=deed, subject=about_function(function), partnership=function.partnership.key, **values
    )
