"""What meetings bring in the next days: meetings, papers and their drafts that fall due."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from kith.base.kernel.workload import Coming
from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.enums import ItemState, MeetingState
from kith.work.meetings.models import AgendaItem, Meeting, Paper


def meetings_coming(membership: Membership, first: date, last: date) -> Iterator[Coming]:
    """Yield the planned meetings from a day to a day that a member may see. One query."""
    rows = Meeting.objects.visible_to(membership).filter(state=MeetingState.PLANNED)
    for meeting in rows.between(first, last).with_groups():
        url = reverse("meetings:meeting", args=(membership.partnership.key, meeting.public_id))
        sent = "" if meeting.agenda_sent_on else "The agenda has not gone out"
        yield Coming(meeting.meets_on, "Meeting", meeting.group.name, url, meeting.group.name, sent)


def papers_coming(membership: Membership, first: date, last: date) -> Iterator[Coming]:
    """Yield the papers and drafts that are due from a day to a day and are not in. One query."""
    there = Paper.objects.filter(item=OuterRef("pk"), withdrawn_at__isnull=True)
    due = Q(paper_due_on__range=(first, last)) | Q(draft_due_on__range=(first, last))
    rows = AgendaItem.objects.visible_to(membership).filter(
        due, asks_for_paper=True, state__in=[ItemState.WAITING, ItemState.PLACED]
    )
    for item in rows.filter(~Exists(there)).with_names().order_by("paper_due_on", "pk"):
        who = item.author or item.lead
        for on, what in ((item.draft_due_on, "Draft due"), (item.paper_due_on, "Paper due")):
            if on and first <= on <= last:
                url = reverse("meetings:item", args=(membership.partnership.key, item.public_id))
                yield Coming(on, what, item.title, url, item.group.name, who.name if who else "")
