"""Questions about the forward plan, each in a constant number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.enums import ItemSource, ItemState, ItemStepKind, MeetingState, Slot
from kith.work.meetings.models import AgendaItem
from kith.work.meetings.standing import AskedFor

AHEAD_MONTHS = 12
"""How far ahead the forward plan looks (Kith’s own choice: a year)."""
EVERY_TIME = (
    Slot.DECLARATIONS, Slot.LAST_MINUTES, Slot.ACTIONS, Slot.REPORT, Slot.PLAN_PROGRESS, Slot.YOUNG_PEOPLE,
)  # fmt: skip
"""Standing items that come at every meeting; they show only when asked for."""


@dataclass(frozen=True)
class Chosen:
    """What a reader filters by; empty for all."""

    group: str = ""
    source: str = ""
    month: date | None = None


def planned_items(membership: Membership, today: date, chosen: Chosen) -> Sequence[AgendaItem]:
    """Return the items that wait or stand on an agenda ahead, as a member may see them. One query."""
    ahead = Q(meeting__state=MeetingState.PLANNED, meeting__meets_on__gte=today)
    rows = AgendaItem.objects.visible_to(membership).filter(
        Q(state=ItemState.WAITING) | Q(state=ItemState.PLACED) & ahead
    )
    if chosen.source != ItemSource.STANDING:
        rows = rows.exclude(slot__in=EVERY_TIME)
    for name, value in (("group__public_id", chosen.group), ("source", chosen.source)):
        rows = rows.filter(**{name: value}) if value else rows
    if chosen.month:
        of_month = {"year": chosen.month.year, "month": chosen.month.month}
        rows = rows.filter(**{f"meeting__meets_on__{part}": number for part, number in of_month.items()})
    moved = Count("steps", filter=Q(steps__kind=ItemStepKind.DEFERRED), distinct=True)
    named = rows.with_names().select_related("meeting", "offer").annotate(times_deferred=moved)  # type: ignore[attr-defined]
    return list(named.order_by("meeting__meets_on", "group__name", "position", "pk"))


def not_yet_planned(membership: Membership, asked: Iterable[AskedFor]) -> list[AskedFor]:
    """Return what is asked for and is no item yet, waiting or ahead. One query.

    Closed items count as there, so that nothing is put on an agenda twice.
    """
    live = Q(state=ItemState.WAITING) | Q(state=ItemState.PLACED, meeting__state=MeetingState.PLANNED)
    rows = AgendaItem.objects.filter(live, group__partnership=membership.partnership)
    marked = rows.filter(Q(subject_kind="promise") | Q(slot=Slot.FREQUENCY_REVIEW))
    found = list(marked.values_list("subject_id", "slot", "group__public_id"))
    promises = {subject for subject, _slot, _group in found if subject}
    reviews = {group for _subject, slot, group in found if slot == Slot.FREQUENCY_REVIEW}
    return [one for one in asked if one.duty not in promises and not _is_reviewed(one, reviews)]


def _is_reviewed(one: AskedFor, reviews: set[str]) -> bool:
    identity = one.group.identity
    return one.slot == Slot.FREQUENCY_REVIEW and identity is not None and identity.public_id in reviews
