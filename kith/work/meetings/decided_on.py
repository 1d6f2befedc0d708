"""Items of agendas as decisions know them: whoever sees the item sees what was decided on it."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from kith.base.kernel.subjects import Subject
from kith.base.ui.dates import long_date
from kith.partnership.decisions.subject_kinds import Place, SubjectKind
from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.holding_out import closed_to, left_for, other_sides_alone, restricted_to
from kith.work.meetings.models import AgendaItem

KIND = "agenda-item"


def about_item(item: AgendaItem) -> Subject:
    """Return an item as decisions and other rooms refer to it."""
    return Subject(KIND, item.public_id, item.title)


def items_seen(membership: Membership) -> QuerySet[Any]:
    """Return the public ids of the items that a member may see, as a query."""
    return AgendaItem.objects.visible_to(membership).values("public_id")


def places_of(membership: Membership, items: Collection[str]) -> dict[str, tuple[Place, ...]]:
    """Return the item and its meeting, by public id, for those of these that a member sees. One query."""
    rows = AgendaItem.objects.visible_to(membership).filter(public_id__in=items)
    return {
        item.public_id: _places(item, membership.partnership.key)
        for item in rows.select_related("meeting", "meeting__group", "group")
    }


def _places(item: AgendaItem, key: str) -> tuple[Place, ...]:
    here = reverse("meetings:item", args=(key, item.public_id))
    if item.meeting is None:
        return (Place(f"{item.title}, on the forward plan of {item.group.name}", here),)
    meeting = item.meeting
    words = f"{meeting.group.name}, {long_date(meeting.meets_on)}"
    return (Place(item.title, here), Place(words, reverse("meetings:meeting", args=(key, meeting.public_id))))


def decisions_held_out(person: str) -> Q:
    """Return the decisions on items that are held out from a person (by public id), with the items (AR7)."""
    items = AgendaItem.objects.filter(closed_to(person) | left_for(person))
    return Q(subject_kind=KIND, subject_id__in=items.values("public_id"))


def decisions_of_other_sides(key: str) -> Q:
    """Return the decisions on items that another partnership than the one with this key has to itself."""
    return _on_items(other_sides_alone(key))


def decisions_restricted(membership: Membership) -> Q:
    """Return the decisions on items of which a log says nothing to a member (AR23)."""
    return _on_items(restricted_to(membership))


def _on_items(items: Q) -> Q:
    found = AgendaItem.objects.filter(items).values("public_id")
    return Q(subject_kind=KIND, subject_id__in=found)


DECIDED_ON = SubjectKind(seen=items_seen, places=places_of)
