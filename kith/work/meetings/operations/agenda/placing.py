"""Letting standing items take their places when a meeting is planned."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Q

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.queries import ground_of
from kith.work.meetings.enums import ItemState, ItemStepKind, MeetingState, Slot
from kith.work.meetings.models import AgendaItem, ItemStep, Meeting, Offer
from kith.work.meetings.operations.agenda.steps import step_of
from kith.work.meetings.recording import record
from kith.work.meetings.standing import StandingItem, standing_items


@transaction.atomic
def place_standing_items(
    *, meeting: Meeting, by: Actor, on: date, ground: Ground | None = None
) -> list[AgendaItem]:
    """Put the standing items that the arrangements of its day ask for on the agenda of a planned meeting.

    Called again it adds what is missing; what somebody moved or withdrew stays as they left it. `ground`
    spares a caller with many meetings from asking anew. Returns what was added.
    """
    if meeting.state != MeetingState.PLANNED:
        return []
    ground = ground or ground_of(meeting.group.partnership)
    group = ground.on(meeting.meets_on).group_with_id(meeting.group.public_id)
    if group is None:
        return []
    known = _known(meeting)
    asked = standing_items(
        group, ground, meeting.meets_on, has_met=_has_met(meeting), review_waits=_review_waits(meeting)
    )
    missing = [item for item in asked if item.mark not in known]
    return _add(meeting, missing, by, on) if missing else []


def _known(meeting: Meeting) -> set[tuple[str, int | None]]:
    """Return which standing items stand on an agenda, or did before somebody took them off."""
    rows = AgendaItem.objects.exclude(slot="").filter(Q(meeting=meeting) | Q(steps__from_meeting=meeting))
    return set(rows.values_list("slot", "about_group_id"))


def _has_met(meeting: Meeting) -> bool:
    before = Meeting.objects.filter(group=meeting.group_id, meets_on__lt=meeting.meets_on)
    return before.exclude(state=MeetingState.CANCELLED).exists()


def _review_waits(meeting: Meeting) -> bool:
    rows = AgendaItem.objects.filter(group=meeting.group_id, slot=Slot.FREQUENCY_REVIEW)
    waits = Q(state=ItemState.WAITING) | Q(state=ItemState.PLACED, meeting__state=MeetingState.PLANNED)
    return rows.filter(waits).exists()


def _add(meeting: Meeting, missing: Sequence[StandingItem], by: Actor, on: date) -> list[AgendaItem]:
    items = AgendaItem.objects.bulk_create(_item(meeting, one, by, on) for one in missing)
    ItemStep.objects.bulk_create(
        step_of(item, ItemStepKind.ADDED, by, on, to_meeting=meeting) for item in items
    )
    offered = {one.mark for one in missing if one.is_offered}
    Offer.objects.bulk_create(Offer(item=i) for i in items if (i.slot, i.about_group_id) in offered)
    record(meeting, "placed standing items", by=by, new={"items": [str(one.slot) for one in missing]})
    return items


def _item(meeting: Meeting, one: StandingItem, by: Actor, on: date) -> AgendaItem:
    return AgendaItem(
        group=meeting.group,
        meeting=meeting,
        position=one.place,
        title=one.title[:200],
        brief=one.brief,
        purpose=one.purpose,
        source=one.source,
        slot=one.slot,
        about_group=one.about,
        minutes=one.minutes,
        state=ItemState.PLACED,
        added_on=on,
        added_at=now(),
        added_by=by.name,
    )
