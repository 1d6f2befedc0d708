"""Who was at a meeting, and whether they were enough to decide, from what is on record of it."""

from collections.abc import Sequence

from kith.partnership.arrangements.queries import ground_of
from kith.work.meetings.enums import THERE, Presence
from kith.work.meetings.models import Attendance, Meeting
from kith.work.meetings.quorum import Quorate, asked_on, chair_is_there, quorum, who_counts


def quorum_of(meeting: Meeting, attendances: Sequence[Attendance]) -> Quorate:
    """Return whether a meeting may decide, by the arrangements of its day; open while nobody is on record."""
    if not attendances:
        return Quorate(None, "Nobody’s attendance is on record yet.")
    then = ground_of(meeting.group.partnership).on(meeting.meets_on)
    group = then.group_with_id(meeting.group.public_id)
    if group is None:
        return Quorate(None, "The group did not run on that day.")
    there = who_counts(attendances, group.terms.quorum)
    return quorum(asked_on(group.terms.quorum, then), there, chair_is_there=chair_is_there(group, there))


def who_was_there(attendances: Sequence[Attendance]) -> tuple[str, ...]:
    """Return who was there, with seat and agency as they were on the day, a line for each."""
    return tuple(_line(one) for one in attendances if one.presence in (*THERE, Presence.DEPUTY))


def _line(one: Attendance) -> str:
    name = f"{one.deputy} for {one.person.name}" if one.presence == Presence.DEPUTY else one.person.name
    parts = [name, one.seat_name, one.body.name if one.body else ""]
    if one.presence == Presence.IN_PART:
        parts.append("in part")
    return ", ".join(part for part in parts if part)
