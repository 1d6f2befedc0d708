"""Putting a record of another room on the agenda of a group’s next meeting, with its paper."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.urls import reverse

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.kernel.tabling import Tabled, Tabling
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.models import Group
from kith.partnership.documents.enums import HandlingMark
from kith.partnership.documents.public import CheckedFile, Upload, checked_file
from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.enums import ItemState, MeetingState, Purpose
from kith.work.meetings.models import AgendaItem, Meeting
from kith.work.meetings.operations.agenda import add_item
from kith.work.meetings.operations.papers import hand_in_paper

MINUTES = 15
"""How long an item takes that comes in this way; the chair changes it."""


def put_before_group(
    *,
    group: Group,
    subject: Subject,
    paper: Upload,
    by: Actor,
    on: date,
    late_because: str = "",
    is_sensitive: bool = False,
) -> Tabled:
    """Put a record on the agenda of a group’s next planned meeting, with a file as its paper.

    The file is looked at before anything is written. Raises Refused where no meeting is planned, for others
    than the group’s chair and the business unit, when it stands on that agenda already, and when papers were
    due before the day and no reason is given.
    """
    mark = HandlingMark.SENSITIVE if is_sensitive else HandlingMark.OFFICIAL
    return _put(group, subject, checked_file(paper), mark, late_because=late_because, by=by, on=on)


@transaction.atomic
def _put(
    group: Group,
    subject: Subject,
    paper: CheckedFile,
    mark: HandlingMark,
    *,
    late_because: str,
    by: Actor,
    on: date,
) -> Tabled:
    rows = Meeting.objects.with_groups().filter(group=group, state=MeetingState.PLANNED, meets_on__gte=on)
    meeting = rows.order_by("meets_on", "pk").first()
    if meeting is None:
        raise Refused("No meeting of the group is planned.")
    same = meeting.items.filter(subject_kind=subject.kind, subject_id=subject.id)
    if same.exclude(state=ItemState.WITHDRAWN).exists():
        raise Refused(f"It stands on the agenda of {long_date(meeting.meets_on)} already.")
    title = subject.title[:200]
    item = add_item(
        group=meeting.group,
        meeting=meeting,
        title=title,
        minutes=MINUTES,
        purpose=Purpose.DISCUSSION,
        subject=subject,
        by=by,
        on=on,
    )
    hand_in_paper(
        item=item,
        upload=paper,
        title=title,
        mark=mark,
        late_because=late_because,
        by=by,
        on=on,
    )
    return _tabled(item, meeting, meeting.group.partnership.key)


def items_about(subject: Subject, membership: Membership) -> Sequence[Tabled]:
    """Return the items about a record that a member may see, the latest meeting first. One query."""
    rows = AgendaItem.objects.visible_to(membership).filter(subject_kind=subject.kind, subject_id=subject.id)
    rows = rows.filter(meeting__isnull=False).exclude(state=ItemState.WITHDRAWN)
    found = rows.select_related("meeting", "group").order_by("-meeting__meets_on", "pk")
    return [_tabled(item, item.meeting, membership.partnership.key) for item in found if item.meeting]


def _tabled(item: AgendaItem, meeting: Meeting, key: str) -> Tabled:
    words = f"{item.group.name}, {long_date(meeting.meets_on)}"
    return Tabled(words, reverse("meetings:item", args=(key, item.public_id)))


TABLING = Tabling(put=put_before_group, where=items_about)
