"""Putting on record who was at a meeting, bit by bit while it goes on, and who chaired it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Person
from kith.work.meetings.enums import THERE, MeetingState, Presence
from kith.work.meetings.lifecycle import MEETING
from kith.work.meetings.models import Attendance, Meeting
from kith.work.meetings.operations.closing import close_items
from kith.work.meetings.recording import record, refuse_once_agreed, refuse_unless_of_the_unit
from kith.work.meetings.seats import SeatHeld, folded, seats_held


@dataclass(frozen=True)
class TookPart:
    """How one person took part in a meeting."""

    person: str
    """The person’s public id."""
    presence: str
    deputy: str = ""
    """Who came in their place."""


@transaction.atomic
def record_meeting(
    *,
    meeting: Meeting,
    took_part: Sequence[TookPart],
    chair: str = "",
    stood_in_because: str = "",
    becomes: Mapping[str, str] | None = None,
    by: Actor,
    on: date,
    ground: Ground | None = None,
) -> None:
    """Put on record that a meeting was held, with the attendance of each seat’s holder as at its day (L5).

    `chair` is the public id of whoever chaired. Recorded again, it takes the place of what was recorded
    before. `ground` spares a caller with many meetings from asking anew. Raises Refused before the day of the
    meeting, when it was cancelled, when somebody’s attendance is left out or they hold no seat, when a
    deputy is not named or is there as a member, and when somebody stood in for the chair without a reason.
    `becomes` says what becomes of the items still to come, each by its public id (`Becomes`); without it they
    all count as taken up. What only another group decides stays open.
    """
    refuse_unless_of_the_unit(meeting.group.partnership, by, on)
    _refuse_too_soon(meeting, on)
    refuse_once_agreed(meeting)
    group = _group_on(meeting, ground or ground_of(meeting.group.partnership))
    seats = seats_held(group)
    said = {one.person: one for one in took_part}
    _refuse_left_out(seats, said)
    _refuse_attendance(seats, said)
    _refuse_chair(group, said, chair, stood_in_because)
    _write(meeting, seats, said, chair=chair, because=stood_in_because, by=by)
    close_items(meeting=meeting, said=becomes, by=by, on=on)


@transaction.atomic
def save_attendance(*, meeting: Meeting, took_part: Sequence[TookPart], by: Actor, on: date) -> None:
    """Save who is at a meeting as far as it is known while it goes on; whoever is left out is open again.

    Saving the same twice changes nothing. Raises Refused before the day of the meeting, once it is on record
    as held, for somebody who holds no seat, and when a deputy is not named or is a member.
    """
    refuse_unless_of_the_unit(meeting.group.partnership, by, on)
    _refuse_too_soon(meeting, on)
    if meeting.state != MeetingState.PLANNED:
        raise Refused(f"This meeting is {meeting.get_state_display().lower()}. Correct its record instead.")
    seats = seats_held(_group_on(meeting, ground_of(meeting.group.partnership)))
    said = {one.person: one for one in took_part}
    _refuse_attendance(seats, said)
    if _save(meeting, [seat for seat in seats if seat.person in said], said):
        there = sum(1 for one in said.values() if one.presence in THERE)
        new = {"present": there, "known": len(said)}
        record(meeting, "noted attendance", by=by, new=new)


def _save(meeting: Meeting, seats: Sequence[SeatHeld], said: dict[str, TookPart]) -> bool:
    """Write the rows of an attendance that differ from those on record; return whether there were any."""
    people = {person.public_id: person for person in Person.objects.filter(public_id__in=list(said))}
    rows = [_row(meeting, seat, said[seat.person], people) for seat in seats]
    kept = {(a.person_id, a.seat_key): (a.presence, a.deputy) for a in meeting.attendances.all()}
    if kept == {(r.person_id, r.seat_key): (r.presence, r.deputy) for r in rows}:
        return False
    meeting.attendances.all().delete()
    Attendance.objects.bulk_create(rows)
    return True


def _refuse_too_soon(meeting: Meeting, on: date) -> None:
    if on < meeting.meets_on:
        raise Refused(f"The meeting is on {long_date(meeting.meets_on)}. Record it on that day or after.")


def _group_on(meeting: Meeting, ground: Ground) -> GroupAsAt:
    found = ground.on(meeting.meets_on).group_with_id(meeting.group.public_id)
    if found is None:
        raise Refused(f"{meeting.group.name} does not run on {long_date(meeting.meets_on)}.")
    return found


def _refuse_left_out(seats: Sequence[SeatHeld], said: dict[str, TookPart]) -> None:
    missing = [seat.name for seat in seats if seat.person not in said]
    if missing:
        raise Refused(f"Say how {missing[0]} took part.")


def _refuse_attendance(seats: Sequence[SeatHeld], said: dict[str, TookPart]) -> None:
    names = {seat.person: seat.name for seat in seats}
    if not names:
        raise Refused("Nobody holds a seat on the day of the meeting, so there is no attendance to record.")
    if set(said) - set(names):
        raise Refused("Somebody in the list holds no seat on the day of the meeting.")
    members = {folded(name): who for who, name in names.items()}
    for who, one in said.items():
        _refuse_deputy(names[who], one, said, members)


def _refuse_deputy(name: str, one: TookPart, said: dict[str, TookPart], members: dict[str, str]) -> None:
    deputy, field = " ".join(one.deputy.split()), f"deputy_{one.person}"
    if (one.presence == Presence.DEPUTY) != bool(deputy):
        words = f"Give the name of {name}’s deputy, or choose “{Presence.DEPUTY.label}”."
        raise Refused(words, field=field)
    member = members.get(folded(deputy))
    if member is None:
        return
    if member == one.person:
        raise Refused(f"{name} can’t be their own deputy. Name somebody else.", field=field)
    is_there = member in said and said[member].presence in THERE
    seat = "is there as a member" if is_there else "sits in the group in their own right"
    raise Refused(f"{deputy} {seat}, so can’t also be {name}’s deputy.", field=field)


def _refuse_chair(group: GroupAsAt, said: dict[str, TookPart], chair: str, because: str) -> None:
    if not chair:
        return
    if chair not in said or said[chair].presence not in THERE:
        raise Refused("Whoever chaired was at the meeting. Choose somebody who was there.", field="chair")
    usual = group.chair.holder
    if usual and usual.person_id != chair and not because.strip():
        words = f"{usual.name} chairs this group. Say why somebody else stood in."
        raise Refused(words, field="stood_in_because")


def _write(
    meeting: Meeting,
    seats: Sequence[SeatHeld],
    said: dict[str, TookPart],
    *,
    chair: str,
    because: str,
    by: Actor,
) -> None:
    people = {person.public_id: person for person in Person.objects.filter(public_id__in=list(said))}
    facts: dict[str, Any] = {
        "recorded_at": now(),
        "recorded_by": by.name,
        "chair": people.get(chair),
        "stood_in_because": because.strip() if chair else "",
    }
    if meeting.state == MeetingState.HELD:
        Meeting.objects.filter(pk=meeting.pk).update(**facts)
        deed, old = "corrected attendance", {"state": str(meeting.state)}
    else:
        before, _after = MEETING.move(meeting, "hold", **facts)
        deed, old = "recorded meeting", {"state": before}
    meeting.attendances.all().delete()
    Attendance.objects.bulk_create(_row(meeting, seat, said[seat.person], people) for seat in seats)
    there = sum(1 for one in said.values() if one.presence in THERE)
    new = {"state": "held", "present": there, "of": len(said), "chair": people[chair].name if chair else ""}
    record(meeting, deed, by=by, old=old, new=new, reason=because.strip() if chair else "")


def _row(meeting: Meeting, seat: SeatHeld, took: TookPart, people: dict[str, Person]) -> Attendance:
    return Attendance(
        meeting=meeting,
        person=people[seat.person],
        seat_key=seat.seat_key,
        seat_name=seat.seat_name,
        body_id=seat.body_id,
        votes=seat.votes,
        presence=took.presence,
        deputy=" ".join(took.deputy.split()),
    )
