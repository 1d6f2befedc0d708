"""Making an item of something that the arrangements ask for at a time."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.work.meetings.enums import ItemSource, MeetingState, Purpose
from kith.work.meetings.models import AgendaItem, Meeting
from kith.work.meetings.operations.agenda.adding import add_item
from kith.work.meetings.standing import AskedFor

MINUTES = 15


@transaction.atomic
def take_up(*, asked: AskedFor, by: Actor, on: date) -> AgendaItem:
    """Put what is asked for on the agenda of the group’s last meeting in time, or its next one when late.

    Where no meeting is planned it waits on the forward plan. Raises Refused for others than the group’s chair
    and the business unit.
    """
    group = asked.group.identity
    if group is None:
        raise Refused("The group’s arrangements are not adopted yet.")
    return add_item(
        group=group,
        meeting=_meeting_for(asked, on),
        title=asked.title,
        minutes=MINUTES,
        purpose=Purpose.DECISION,
        source=ItemSource.ARRANGEMENTS,
        subject=Subject("promise", asked.duty, asked.title),
        slot=asked.slot,
        by=by,
        on=on,
    )


def _meeting_for(asked: AskedFor, on: date) -> Meeting | None:
    """Return the meeting for it: the first on or after its day for a review, else the last up to its day."""
    group = asked.group.identity
    ahead = Meeting.objects.filter(group=group, state=MeetingState.PLANNED, meets_on__gte=on)
    rows = ahead.select_related("group", "group__partnership").order_by("meets_on")
    if asked.slot:
        return rows.filter(meets_on__gte=max(on, asked.due_on)).first()
    return rows.filter(meets_on__lte=asked.due_on).last() or rows.first()
