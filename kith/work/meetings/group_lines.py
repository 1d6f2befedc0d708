"""What the page of a group says of its meetings and commissions."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kith.base.kernel.group_lines import GroupLine
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.enums import MeetingState
from kith.work.meetings.models import Meeting
from kith.work.meetings.presenters.passing import is_late, stands
from kith.work.meetings.queries.passing import commissions_seen, groups_below
from kith.work.meetings.reading import groups_read_by
from kith.work.meetings.recording import steers
from kith.work.meetings.standing import duties_on

MEETINGS, COMMISSIONS, BRINGS = "Next and last meeting", "Open commissions", "What it brings to other groups"
BELOW = "Groups that answer to it"


def meetings_of_group(membership: Membership, group: GroupAsAt, today: date) -> Iterator[GroupLine]:
    """Yield the next meeting of a group and the last one held. One query."""
    if group.identity is None:
        return
    rows = Meeting.objects.visible_to(membership).filter(group=group.identity.pk).live()
    meetings = list(rows.order_by("meets_on", "pk"))
    ahead = [m for m in meetings if m.state == MeetingState.PLANNED and m.meets_on >= today]
    held = [m for m in meetings if m.state == MeetingState.HELD]
    key = membership.partnership.key
    if ahead:
        yield _line(ahead[0], "Next", key)
    else:
        url = reverse("meetings:group", args=(key, group.identity.public_id))
        yield GroupLine(MEETINGS, "No meeting is planned", url)
    if held:
        yield _line(held[-1], "Last", key)


def ways_of_group(membership: Membership, group: GroupAsAt, today: date) -> Iterator[GroupLine]:
    """Yield the ways to what a group brings elsewhere: its reports, the session that it leads. No query."""
    if group.identity is None:
        return
    key, here = membership.partnership.key, group.identity
    if group.lines and here.pk in groups_read_by(membership):
        yield GroupLine(BRINGS, "Reports to the groups above it", _to("reports", key, here.public_id))
    hosts = [duty.to_group for duty in duties_on(group.as_at, "leads-session") if duty.group == group.key]
    host = group.as_at.group(hosts[0]) if hosts and hosts[0] else None
    if host and host.identity and steers(membership, host.identity):
        words = f"Plan the session that it leads at {host.terms.name}"
        yield GroupLine(BRINGS, words, _to("plan_session", key, here.public_id))


def work_below_group(membership: Membership, group: GroupAsAt, today: date) -> Iterator[GroupLine]:
    """Yield the way to what the groups that answer to a group have before them (L10). No query."""
    below = groups_below(group.as_at, group)
    if group.identity is not None and below:
        url = (
            f"{reverse('meetings:work', args=(membership.partnership.key,))}?group={group.identity.public_id}"
        )
        yield GroupLine(BELOW, "Next meetings, late actions, items and work plans of each", url)


def _to(name: str, key: str, public_id: str) -> str:
    return reverse(f"meetings:{name}", args=(key, public_id))


def _line(meeting: Meeting, word: str, key: str) -> GroupLine:
    url = reverse("meetings:meeting", args=(key, meeting.public_id))
    return GroupLine(MEETINGS, f"{word}: {long_date(meeting.meets_on)}", url)


def commissions_of_group(membership: Membership, group: GroupAsAt, today: date) -> Iterator[GroupLine]:
    """Yield the open commissions from and to a group that a member may see. One query."""
    if group.identity is None:
        return
    for one in commissions_seen(membership, today, group=group.identity.public_id, show="open"):
        given = one.from_group_id == group.identity.pk
        other = f"to {one.to_group.name}" if given else f"from {one.from_group.name}"
        note = f"{other}, due on {long_date(one.due_on)}. {stands(one, today)[1]}"
        url = reverse("meetings:commission", args=(membership.partnership.key, one.public_id))
        yield GroupLine(COMMISSIONS, one.title, url, note, is_late(one, today))
