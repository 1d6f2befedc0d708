"""What becomes of the items that were still to come when the record of a meeting is closed."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import QuerySet

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.work.meetings.enums import Becomes, ItemSource, ItemState, ItemStepKind
from kith.work.meetings.models import AgendaItem, ItemStep, Meeting
from kith.work.meetings.operations.agenda.answering import answer_sender, next_meeting
from kith.work.meetings.operations.agenda.moving import carry_over
from kith.work.meetings.operations.agenda.steps import step_of
from kith.work.meetings.reserved import group_that_decides

NOT_REACHED = "Not taken at the meeting."


def to_come(meeting: Meeting) -> QuerySet[AgendaItem]:
    """Return the items of a meeting that were neither taken nor moved on, in their order. One query."""
    rows = AgendaItem.objects.of(meeting).filter(state=ItemState.PLACED)
    names = ("group__partnership", "for_partnership", "meeting", "minute")
    return rows.select_related(*names)


def goes_next(meeting: Meeting, on: date) -> Meeting | None:
    """Return the planned meeting to which items are carried over, or None. One query."""
    return next_meeting(meeting.group, max(meeting.meets_on, on))


def usually(item: AgendaItem, later: Meeting | None) -> Becomes:
    """Return what is taken to have become of an item of which nobody has said anything yet.

    Standing items come each time, and where minutes are written the group was at it. No query.
    """
    minute = getattr(item, "minute", None)
    if item.source == ItemSource.STANDING or item.slot or (minute and minute.text):
        return Becomes.TAKEN
    return Becomes.NEXT if later else Becomes.PLAN


def close_items(*, meeting: Meeting, said: Mapping[str, str] | None, by: Actor, on: date) -> None:
    """Do with the items that were still to come what was said of each (by public id).

    With None all count as taken; an item of which nothing was said goes as is usual. What asks for a decision
    that another group alone takes stays open, until it is sent there (K26). Raises Refused where an item
    is to go to the next meeting and none is planned.
    """
    rows = [i for i in to_come(meeting) if group_that_decides(i, i.reserved_as, meeting.meets_on) is None]
    later = goes_next(meeting, on) if said is not None else None
    chosen = {i.pk: Becomes.TAKEN if said is None else _said(i, said, later) for i in rows}
    _take([item for item in rows if chosen[item.pk] == Becomes.TAKEN], meeting, by, on)
    for item in rows:
        if chosen[item.pk] != Becomes.TAKEN:
            to_meeting = later if chosen[item.pk] == Becomes.NEXT else None
            carry_over(item=item, to_meeting=to_meeting, reason=NOT_REACHED, by=by, on=on)


def _said(item: AgendaItem, said: Mapping[str, str], later: Meeting | None) -> Becomes:
    answer = Becomes(said[item.public_id]) if item.public_id in said else usually(item, later)
    if answer == Becomes.NEXT and later is None:
        words = f"No later meeting of {item.group.name} is planned. Send the item back to the forward plan."
        raise Refused(words, field=f"becomes_{item.public_id}")
    return answer


def _take(items: Iterable[AgendaItem], meeting: Meeting, by: Actor, on: date) -> None:
    """Let items count as taken up; a group that had sent one gets the answer."""
    taken = list(items)
    AgendaItem.objects.filter(pk__in=[item.pk for item in taken]).update(state=ItemState.TAKEN)
    steps = [step_of(item, ItemStepKind.TAKEN, by, on, to_meeting=meeting) for item in taken]
    ItemStep.objects.bulk_create(steps)
    for item in taken:
        answer_sender(item=item, by=by, on=on)
