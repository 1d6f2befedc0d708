"""Questions about the themes of a year’s meetings."""

from collections.abc import Collection, Sequence

from kith.partnership.partnerships.membership import Membership
from kith.partnership.plan.models import Priority
from kith.work.meetings.deadlines import Span
from kith.work.meetings.models import Meeting


def meetings_with_theme(membership: Membership, groups: Collection[int], year: Span) -> Sequence[Meeting]:
    """Return the meetings of groups (by pk) over a year that a member sees, with themes. One query."""
    rows = Meeting.objects.visible_to(membership).filter(group__in=groups).live()
    return list(rows.between(year.first, year.last).with_groups().select_related("theme"))


def themes_beside(membership: Membership, meeting: Meeting, year: Span) -> set[int]:
    """Return the priorities (by pk) that the other meetings of its group over a year are about. One query."""
    rows = meetings_with_theme(membership, [meeting.group_id], year)
    return {one.theme_id for one in rows if one.theme_id and one.pk != meeting.pk}


def priorities_seen_by(membership: Membership) -> Sequence[Priority]:
    """Return the priorities that run on the day and that a member may see, by name. One query."""
    return list(Priority.objects.visible_to(membership).held_on(membership.on).order_by("name"))
