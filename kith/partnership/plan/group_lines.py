"""What the page of a group says of the plan: the report, and priorities without words of young people."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kith.base.kernel.group_lines import GroupLine
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.partnerships.membership import Membership
from kith.partnership.plan.queries.whole import OWNING, plan_of

PLAN = "Business plan"
VOICES = "young-people-views"


def plan_of_group(membership: Membership, group: GroupAsAt, today: date) -> Iterator[GroupLine]:
    """Yield the report for a group that owns the plan, and for the group to which young people speak each
    priority without their words (L24). One query, and none for other groups."""
    if group.identity is None or group.is_shared_in or group.as_at.chapter is None:
        return
    duties, key = group.as_at.chapter.document.duties, membership.partnership.key
    if any(duty.kind in OWNING and duty.group == group.key for duty in duties):
        yield GroupLine(PLAN, "Progress since the last meeting", reverse("plan:progress", args=(key,)))
    if any(duty.kind == VOICES and duty.to_group == group.key for duty in duties):
        for priority in plan_of(group.as_at.ground, today):
            if priority.holds_on(today) and not any(one.stands_on(today) for one in priority.voices):
                url = reverse("plan:priority", args=(key, priority.public_id))
                note = "No words of young people are on record. Ask them."
                yield GroupLine(PLAN, priority.name, url, note, needs_attention=True, word="Missing")
