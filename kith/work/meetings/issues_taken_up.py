"""The items that take an emerging issue up, for the page of the issue."""

from django.urls import reverse

from kith.base.ui.dates import long_date
from kith.partnership.partnerships.membership import Membership
from kith.partnership.risks.public import Issue, OnAgendas
from kith.work.meetings.enums import ItemState, MeetingState
from kith.work.meetings.models import AgendaItem
from kith.work.meetings.recording import steers


def items_about(issue: Issue, membership: Membership) -> OnAgendas:
    """Return the items about an issue that a member may see, and where whoever steers its group adds one
    while none is ahead and it waits for an answer. One query."""
    rows = AgendaItem.objects.visible_to(membership).filter(subject_kind="issue", subject_id=issue.public_id)
    items = list(rows.select_related("group", "meeting").order_by("added_on", "pk"))
    key = membership.partnership.key
    ahead = any(_is_ahead(item) for item in items)
    may = issue.state == "waiting" and not ahead and steers(membership, issue.group)
    return OnAgendas(
        tuple((_words(item), reverse("meetings:item", args=(key, item.public_id))) for item in items),
        reverse("meetings:take_up_issue", args=(key, issue.public_id)) if may else "",
    )


def _is_ahead(item: AgendaItem) -> bool:
    if item.state == ItemState.WAITING:
        return True
    meeting = item.meeting
    return item.state == ItemState.PLACED and meeting is not None and meeting.state == MeetingState.PLANNED


def _words(item: AgendaItem) -> str:
    where = long_date(item.meeting.meets_on) if item.meeting else "forward plan"
    return f"{item.group.name}, {where}: {item.get_state_display().lower()}"
