"""What became of items that were sent to another group, as the group that sent them may know it (B17)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from kith.base.kernel.access import without_held_out
from kith.partnership.decisions.models import Decision
from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.enums import ItemSource, ItemState
from kith.work.meetings.models import AgendaItem, ItemStep

KIND = "agenda-item"


@dataclass(frozen=True)
class Outcome:
    """What another group made of an item that was sent to it."""

    item: AgendaItem
    decisions: tuple[str, ...]
    """What was decided, word for word."""


def outcomes_for(
    membership: Membership, items: Collection[AgendaItem], steps: Mapping[int, Sequence[ItemStep]]
) -> Sequence[Outcome]:
    """Return what became of those of these items that were sent on, where the reader doesn’t see it there.

    The reader sees the items that were sent, so they learn the answer; never of one that is closed, that is
    another partnership’s alone, or that they left for an interest. Two queries where any was sent.
    """
    sent = [item for item in items if item.state == ItemState.SENT_ON]
    if not sent:
        return ()
    roots = {item.matter_id or item.pk for item in sent}
    rows = AgendaItem.objects.filter(Q(matter__in=roots) | Q(pk__in=roots), source=ItemSource.SENT_ON)
    to = [step.to_group_id for item in sent for step in steps.get(item.pk, ()) if step.to_group_id]
    rows = rows.filter(group__in=to, is_closed=False).exclude(pk__in=[item.pk for item in items])
    mine = Q(for_partnership__isnull=True) | Q(for_partnership=membership.partnership)
    rows = without_held_out(rows.filter(mine), "agenda-item", membership.person.public_id)
    found = list(rows.exclude(subject_kind=KIND).with_names().select_related("meeting").order_by("added_at"))
    said = _decided([item.public_id for item in found], membership)
    return [Outcome(item, said.get(item.public_id, ())) for item in found]


def _decided(ids: Collection[str], membership: Membership) -> dict[str, tuple[str, ...]]:
    rows = Decision.objects.filter(subject_kind=KIND, subject_id__in=ids).taken()
    rows = without_held_out(rows, "decision", membership.person.public_id)
    said: dict[str, tuple[str, ...]] = {}
    for about, wording in rows.order_by("pk").values_list("subject_id", "wording"):
        said[about] = (*said.get(about, ()), wording)
    return said
