"""Decisions that only the lead group takes, as the arrangements of the day say (L2, K16, K26)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from kith.base.kernel.refusals import Refused
from kith.partnership.arrangements.as_at import AsAt, GroupAsAt
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.queries import ground_of
from kith.work.meetings.models import AgendaItem


def reserved_kinds(as_at: AsAt) -> dict[str, GroupAsAt]:
    """Return each kind of decision that the arrangements reserve, with the group that takes it."""
    own = [group for group in as_at.groups if not group.is_shared_in]
    return {kind: group for group in reversed(own) for kind in group.terms.reserved}


def group_that_decides(item: AgendaItem, kind: str, day: date) -> GroupAsAt | None:
    """Return the other group that alone takes decisions of a kind; None where the item’s own group may.

    An item that one partnership of a joint group has to itself follows that partnership’s arrangements.
    """
    if not kind:
        return None
    home = item.for_partnership or item.group.partnership
    found = reserved_kinds(ground_of(home).on(day)).get(kind)
    return None if found is None or is_group(found, item.group) else found


def is_group(found: GroupAsAt, group: Group) -> bool:
    """Return whether a group of a picture is this group."""
    return found.identity is not None and found.identity.pk == group.pk


def refuse_reserved(item: AgendaItem, day: date, *, kind: str = "") -> None:
    """Raise Refused where an item asks for a decision that another group alone takes.

    What is flagged on the item stays reserved, whatever is said of it later.
    """
    for asked in (item.reserved_as, kind):
        other = group_that_decides(item, asked, day)
        if other is not None:
            raise Refused(only_there(asked, other), field="reserved_as")


def refuse_freeing(item: AgendaItem, new: Mapping[str, Any], day: date) -> None:
    """Raise Refused where an item that asks for a decision of another group would no longer do so (L2, K26).

    Only the group that decides takes that off, once the item was sent there. `new` says what the item is to
    be: `reserved_as` and `for_partnership`.
    """
    other = group_that_decides(item, item.reserved_as, day)
    if other is None:
        return
    home = new["for_partnership"] or item.group.partnership
    elsewhere = reserved_kinds(ground_of(home).on(day)).get(item.reserved_as)
    if new["reserved_as"] == item.reserved_as and elsewhere and not is_group(elsewhere, item.group):
        return
    raise Refused(
        f"“{item.reserved_as}” is reserved to {other.terms.name}, so only that group takes it off the item. "
        f"Send it to {other.terms.name}.",
        field="reserved_as",
    )


def only_there(kind: str, other: GroupAsAt) -> str:
    """Return why a decision can’t be taken in a group, as a sentence."""
    return (
        f"“{kind}” is reserved to {other.terms.name}, so this group can’t decide it or close the item. "
        f"Send the item to {other.terms.name}."
    )
