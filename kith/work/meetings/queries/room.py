"""What is asked in the meeting: who is there, whether they may decide, and what each item holds by now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.queries import ground_of
from kith.work.meetings.models import AgendaItem, Attendance, Interest, Meeting
from kith.work.meetings.queries.calendar import attendances_of
from kith.work.meetings.quorum import Quorate, asked_on, chair_is_there, quorum, who_counts


def group_of(meeting: Meeting, *, at: str = "") -> GroupAsAt | None:
    """Return the group of a meeting as at its day, from its home; None where it does not run then."""
    home = meeting.group.partnership
    ground = ground_of(home, at=at) if at else ground_of(home)
    return ground.on(meeting.meets_on).group_with_id(meeting.group.public_id)


def quorum_now(meeting: Meeting, item: AgendaItem | None = None) -> Quorate:
    """Return whether a meeting may decide as its attendance stands, at an item without those who left for it.

    While nobody’s attendance is on record, a meeting with a stated quorum may not decide yet.
    """
    left = left_for_items([item]).get(item.pk, frozenset()) if item else frozenset()
    return quorum_of(group_of(meeting), attendances_of(meeting), left)


def quorum_of(
    group: GroupAsAt | None, attendances: Sequence[Attendance], left: Collection[str] = ()
) -> Quorate:
    """Return whether those of an attendance may decide, without those (by public id) who left the room.

    A deputy stays when the person whose place they take has an interest. No query.
    """
    rule = group.terms.quorum if group else None
    asked = asked_on(rule, group.as_at if group else None)
    there = [t for t in who_counts(attendances, rule) if t.by_deputy or t.person not in left]
    is_stated = rule is not None and rule.rule.by not in ("not-stated", "chairs-discretion")
    if is_stated and not attendances:
        return Quorate(False, "Not quorate yet: nobody’s attendance is on record.")
    chaired = group is not None and chair_is_there(group, there)
    return quorum(asked, there, chair_is_there=chaired)


def left_for_items(items: Iterable[AgendaItem]) -> dict[int, frozenset[str]]:
    """Return who (by public id) leaves for each of these items (by pk). One query."""
    rows = Interest.objects.filter(item__in=[i.pk for i in items], leaves=True, lifted_at__isnull=True)
    found: dict[int, set[str]] = {}
    for item, person in rows.values_list("item", "person__public_id"):
        found.setdefault(item, set()).add(person)
    return {item: frozenset(people) for item, people in found.items()}
