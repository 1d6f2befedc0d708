"""Who was at a meeting, in words that stay with what was decided there."""

from collections.abc import Collection, Sequence

from kith.work.meetings.enums import THERE, Presence
from kith.work.meetings.models import Attendance


def who_was_there(attendances: Sequence[Attendance], left: Collection[str] = ()) -> tuple[str, ...]:
    """Return who was there, with seat and agency as they were on the day, a line for each person and seat.

    Those who `left` for the item (by public id) were not there; a deputy in their place was.
    """
    return tuple(
        _line(one)
        for one in attendances
        if one.presence == Presence.DEPUTY or (one.presence in THERE and one.person.public_id not in left)
    )


def _line(one: Attendance) -> str:
    name = f"{one.deputy} for {one.person.name}" if one.presence == Presence.DEPUTY else one.person.name
    parts = [name, one.seat_name, one.body.name if one.body else ""]
    if one.presence == Presence.IN_PART:
        parts.append("in part")
    return ", ".join(part for part in parts if part)
