"""Putting an emerging issue on the agenda of the group that is to answer it."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.partnership.arrangements.models import Sharing
from kith.partnership.partnerships.models import held_on
from kith.partnership.risks.public import Issue, about_issue, readers_of_issue
from kith.work.meetings.enums import ItemSource, ItemState, MeetingState, Purpose
from kith.work.meetings.models import AgendaItem, Meeting
from kith.work.meetings.operations.agenda.adding import add_item

MINUTES = 10
LONGEST_BRIEF = 1000


@transaction.atomic
def take_up_issue(*, issue: Issue, by: Actor, on: date) -> AgendaItem:
    """Put an issue on the agenda of the next meeting of its group, by which it is to be answered (K35).

    Where no meeting is planned it waits on the forward plan. A closed issue makes a closed item for the same
    people; in a joint group the item is for the issue’s own partnership alone. Raises Refused for others than
    the group’s chair and the business unit, and while it stands on an agenda already.
    """
    if AgendaItem.objects.filter(is_open_item(issue.public_id)).exists():
        raise Refused("The issue is on an agenda already.")
    return add_item(
        group=issue.group,
        meeting=_next_meeting(issue, on),
        title=issue.title,
        brief=issue.seen[:LONGEST_BRIEF],
        minutes=MINUTES,
        purpose=Purpose.DECISION,
        source=ItemSource.RISK,
        subject=about_issue(issue),
        is_closed=issue.is_closed,
        readers=readers_of_issue(issue) if issue.is_closed else (),
        for_partnership=issue.partnership if _is_joint(issue, on) else None,
        by=by,
        on=on,
    )


def is_open_item(public_id: str) -> Q:
    """Return the items about an issue (by public id) that wait or stand on an agenda to come."""
    waits = Q(state=ItemState.WAITING) | Q(state=ItemState.PLACED, meeting__state=MeetingState.PLANNED)
    return waits & Q(subject_kind="issue", subject_id=public_id)


def _next_meeting(issue: Issue, on: date) -> Meeting | None:
    rows = Meeting.objects.filter(group=issue.group, state=MeetingState.PLANNED, meets_on__gte=on)
    return rows.select_related("group__partnership").order_by("meets_on").first()


def _is_joint(issue: Issue, on: date) -> bool:
    return Sharing.objects.filter(held_on(on), group=issue.group).exists()
