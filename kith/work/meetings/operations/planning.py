"""Planning: taking in a proposed calendar, adding, moving and cancelling meetings, keeping days clear."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.queries import ground_of, timelines_of
from kith.partnership.partnerships.models import Partnership
from kith.work.meetings.calendar_mail import mail_for_calendars
from kith.work.meetings.deadlines import Span, meeting_year, parts_of, rhythms
from kith.work.meetings.enums import HalfDay, MeetingKind, MeetingState
from kith.work.meetings.lifecycle import MEETING
from kith.work.meetings.models import Meeting, SchoolHoliday
from kith.work.meetings.operations.agenda import place_standing_items
from kith.work.meetings.operations.invitations import follow_moved_meeting
from kith.work.meetings.planning import MOST_BEFORE, Circle, conflicts
from kith.work.meetings.queries.calendar import circles_of, closures_of, sittings_between
from kith.work.meetings.recording import record, refuse_unless_of_the_unit

AROUND = MOST_BEFORE * 3
"""Days around a date in which another meeting could speak against it."""


@dataclass(frozen=True)
class DateToTake:
    """A date of a proposal that somebody takes in."""

    group: Group
    meets_on: date
    half_day: str
    why: str


@transaction.atomic
def take_in_dates(
    *, partnership: Partnership, dates: Sequence[DateToTake], by: Actor, on: date
) -> list[Meeting]:
    """Put dates of a proposed calendar in the calendar of a partnership.

    Raises Refused when none is chosen, for others than the business unit, for a group at home elsewhere, for
    a day that has passed, or when the group already meets on that day.
    """
    if not dates:
        raise Refused("Choose at least one date.", field="dates")
    refuse_unless_of_the_unit(partnership, by, on)
    if any(one.group.partnership_id != partnership.pk for one in dates):
        raise Refused("A shared group’s calendar is planned where the group is at home.")
    ground = ground_of(partnership)
    return [_plan(one, MeetingKind.ORDINARY, by, on, ground=ground) for one in dates]


@transaction.atomic
def add_meeting(
    *,
    group: Group,
    meets_on: date,
    half_day: str = HalfDay.MORNING,
    why: str,
    place: str = "",
    in_spite: bool = False,
    by: Actor,
    on: date,
    ground: Ground | None = None,
) -> Meeting:
    """Add a meeting that no proposal asked for. It is marked extra when its year has all that were promised.

    `in_spite` lets it stand although something speaks against the day; `ground` spares a caller with many
    meetings from asking anew. Raises Refused as taking in does, and with all that speaks against the day
    otherwise.
    """
    refuse_unless_of_the_unit(group.partnership, by, on)
    if not why.strip():
        raise Refused("Say what the meeting is for.", field="why")
    if not in_spite:
        _refuse_conflicts(group, meets_on, half_day, on)
    kind = MeetingKind.EXTRA if is_one_too_many(group, meets_on) else MeetingKind.ORDINARY
    one = DateToTake(group, meets_on, half_day, why)
    return _plan(one, kind, by, on, place, ground=ground or ground_of(group.partnership))


def is_one_too_many(group: Group, day: date) -> bool:
    """Return whether the year of a day already holds every meeting that the arrangements ask of a group."""
    timeline = timelines_of(group.partnership)[0]
    chapter = timeline.in_force_on(day)
    rhythm = rhythms(group.key, timeline, Span(day, day))[0]
    if chapter is None or not rhythm.number:
        return False
    year = meeting_year(rhythm, day, chapter.document.partnership.reporting_year_starts)
    window = rhythms(group.key, timeline, year)
    asked = sum(len(parts_of(one, year)) for one in window)
    return Meeting.objects.live().between(year.first, year.last).filter(group=group).count() >= asked


@transaction.atomic
def move_meeting(
    *,
    meeting: Meeting,
    meets_on: date,
    half_day: str,
    reason: str = "",
    in_spite: bool = False,
    by: Actor,
    on: date,
) -> None:
    """Move a planned meeting to another day or half-day.

    Raises Refused for others than the business unit, when the meeting is not planned any more, for a day that
    has passed or on which the group already meets, and, unless `in_spite`, with all that speaks against it.
    """
    group = meeting.group
    refuse_unless_of_the_unit(group.partnership, by, on)
    if meeting.state != MeetingState.PLANNED:
        raise Refused(f"This meeting is {meeting.get_state_display().lower()}, so it can’t be moved.")
    _refuse_day(group, meets_on, on, but=meeting)
    if not in_spite:
        _refuse_conflicts(group, meets_on, half_day, on)
    old = {"meets_on": str(meeting.meets_on), "half_day": meeting.half_day}
    meeting.meets_on, meeting.half_day = meets_on, half_day
    meeting.sequence += 1
    meeting.save(update_fields=["meets_on", "half_day", "sequence"])
    follow_moved_meeting(meeting, date.fromisoformat(old["meets_on"]))
    new = {"meets_on": str(meets_on), "half_day": half_day}
    record(meeting, "moved meeting", by=by, old=old, new=new, reason=reason.strip())
    mail_for_calendars(meeting, by=by)


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, reason: str, by: Actor, on: date) -> None:
    """Cancel a planned meeting, with the reason.

    Raises Refused for others than the business unit, without a reason, or when it is not planned any more.
    """
    refuse_unless_of_the_unit(meeting.group.partnership, by, on)
    facts = {
        "cancelled_because": reason.strip(),
        "cancelled_on": on,
        "cancelled_at": now(),
        "cancelled_by": by.name,
        "sequence": meeting.sequence + 1,
    }
    old, new = MEETING.move(meeting, "cancel", reason=reason, **facts)
    record(meeting, "cancelled meeting", by=by, old={"state": old}, new={"state": new}, reason=reason.strip())
    mail_for_calendars(meeting, by=by)


@transaction.atomic
def add_school_holiday(
    *, partnership: Partnership, name: str, closed_from: date, closed_to: date, by: Actor, on: date
) -> SchoolHoliday:
    """Keep days clear of meetings.

    Raises Refused for others than the business unit, or when the last day is before the first.
    """
    refuse_unless_of_the_unit(partnership, by, on)
    if closed_to < closed_from:
        raise Refused("The last day is on or after the first.", field="closed_to")
    holiday = SchoolHoliday.objects.create(
        partnership=partnership, name=name.strip(), closed_from=closed_from, closed_to=closed_to
    )
    facts = {"name": holiday.name, "closed_from": str(closed_from), "closed_to": str(closed_to)}
    _record_holiday(holiday, "added school holiday", by, new=facts)
    return holiday


@transaction.atomic
def remove_school_holiday(*, holiday: SchoolHoliday, by: Actor, on: date) -> None:
    """Keep days clear no longer. Meetings that are planned stay where they are."""
    refuse_unless_of_the_unit(holiday.partnership, by, on)
    facts = {
        "name": holiday.name,
        "closed_from": str(holiday.closed_from),
        "closed_to": str(holiday.closed_to),
    }
    _record_holiday(holiday, "removed school holiday", by, old=facts)
    holiday.delete()


def _record_holiday(
    holiday: SchoolHoliday,
    deed: str,
    by: Actor,
    *,
    old: dict[str, str] | None = None,
    new: dict[str, str] | None = None,
) -> None:
    about = Subject("school-holiday", holiday.public_id, holiday.name)
    record_change(by=by, deed=deed, subject=about, old=old, new=new, partnership=holiday.partnership.key)


def _plan(
    one: DateToTake, kind: MeetingKind, by: Actor, on: date, place: str = "", *, ground: Ground
) -> Meeting:
    """Put a meeting in the calendar; its standing items take their places at once."""
    _refuse_day(one.group, one.meets_on, on)
    meeting = Meeting.objects.create(
        group=one.group,
        meets_on=one.meets_on,
        half_day=one.half_day,
        place=place.strip(),
        kind=kind,
        why=one.why.strip(),
        planned_on=on,
        planned_at=now(),
        planned_by=by.name,
    )
    facts = {"meets_on": str(one.meets_on), "half_day": str(one.half_day), "kind": str(kind)}
    record(meeting, "planned meeting", by=by, new=facts)
    place_standing_items(meeting=meeting, by=by, on=on, ground=ground)
    return meeting


def _refuse_day(group: Group, day: date, on: date, but: Meeting | None = None) -> None:
    if day < on:
        raise Refused(f"{long_date(day)} has passed. Choose a day from {long_date(on)}.", field="meets_on")
    same = Meeting.objects.live().filter(group=group, meets_on=day)
    if (same.exclude(pk=but.pk) if but else same).exists():
        raise Refused(f"{group.name} already meets on {long_date(day)}.", field="meets_on")


def _refuse_conflicts(group: Group, day: date, half: str, on: date) -> None:
    found = conflicts_of(group, day, half)
    if found:
        raise Refused(" ".join(found), field="meets_on")


def conflicts_of(group: Group, day: date, half: str) -> tuple[str, ...]:
    """Return everything that speaks against a day for a group, each as a sentence."""
    as_at = ground_of(group.partnership).on(day)
    around = Span(date.fromordinal(day.toordinal() - AROUND), date.fromordinal(day.toordinal() + AROUND))
    circle = circles_of(as_at).get(group.public_id) or Circle(group.public_id, group.name)
    sittings = sittings_between(group.partnership, around, as_at)
    return conflicts(circle, day, half, sittings=sittings, closures=closures_of(group.partnership))
