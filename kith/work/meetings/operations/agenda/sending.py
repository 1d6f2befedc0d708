"""Settling a meeting: its theme, its times, and sending its agenda out; how early that is done."""

from datetime import date, time
from typing import Any

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Partnership
from kith.partnership.plan.models import Priority
from kith.work.meetings.calendar_mail import mail_for_calendars
from kith.work.meetings.models import AgendaItem, Meeting, Timings
from kith.work.meetings.operations.agenda.steps import refuse_unless_open
from kith.work.meetings.queries.timings import timings_of
from kith.work.meetings.recording import record, refuse_unless_of_the_unit, refuse_unless_steers
from kith.work.meetings.standing import asks_for_theme

MOST_DAYS = 60
SHORTEST, LONGEST = 10, 600


@transaction.atomic
def choose_theme(*, meeting: Meeting, theme: Priority | None, by: Actor, on: date) -> None:
    """Choose the priority that a meeting is about, or none yet (K18, K19).

    Raises Refused for others than the group’s chair and the business unit, when the meeting isn’t planned any
    more, and for a priority of another partnership or one that does not run on the day of the meeting.
    """
    refuse_unless_steers(meeting.group, by, on)
    refuse_unless_open(meeting)
    if theme and theme.partnership_id != meeting.group.partnership_id:
        raise Refused("Themes come from the partnership’s own plan.", field="theme")
    if theme and not theme.holds_on(meeting.meets_on):
        words = f"{theme.name} is no priority of the plan on {long_date(meeting.meets_on)}."
        raise Refused(words, field="theme")
    old = meeting.theme.public_id if meeting.theme else ""
    meeting.theme = theme
    meeting.save(update_fields=["theme"])
    record(meeting, "chose theme", by=by, old={"theme": old}, new={"theme": theme.public_id if theme else ""})


def needs_theme(meeting: Meeting, *, at: str = "") -> bool:
    """Return whether a meeting is asked for a theme and has none; `at` is the tide of the trail."""
    if meeting.theme_id:
        return False
    as_at = ground_of(meeting.group.partnership, at=at).on(meeting.meets_on)
    group = as_at.group_with_id(meeting.group.public_id)
    return bool(group and asks_for_theme(group))


@transaction.atomic
def send_agenda(*, meeting: Meeting, by: Actor, on: date) -> None:
    """Send the agenda of a meeting out; again after it changed, with the next number.

    Raises Refused for others than the group’s chair and the business unit, when the meeting isn’t planned any
    more or its day has passed, without any item, and without a theme where one is asked for (K18).
    """
    refuse_unless_steers(meeting.group, by, on)
    refuse_unless_open(meeting)
    if meeting.meets_on < on:
        raise Refused(f"The meeting was on {long_date(meeting.meets_on)}, so it is too late for that.")
    if not AgendaItem.objects.of(meeting).filter(state="placed").exists():
        raise Refused("The agenda has no item yet. Add one before it goes out.")
    if needs_theme(meeting):
        words = "The arrangements ask for a theme of each meeting. Choose it before the agenda goes out."
        raise Refused(words, field="theme")
    meeting.agenda_number += 1
    if meeting.agenda_sent_on is None:
        meeting.agenda_sent_on = on
    meeting.agenda_sent_at, meeting.agenda_sent_by = now(), by.name
    fields = ["agenda_number", "agenda_sent_on", "agenda_sent_at", "agenda_sent_by"]
    meeting.save(update_fields=fields)
    record(meeting, "sent agenda", by=by, new={"number": meeting.agenda_number})
    mail_for_calendars(meeting, by=by)


@transaction.atomic
def set_times(
    *,
    meeting: Meeting,
    begins: time | None,
    length: int,
    shortened_because: str,
    place: str,
    link: str,
    by: Actor,
    on: date,
) -> None:
    """Set when a meeting begins, how long it lasts, where it is and how to join it.

    Raises Refused for others than the group’s chair and the business unit, when it is over or off, for a
    length that can’t be, and when it becomes shorter without a reason.
    """
    refuse_unless_steers(meeting.group, by, on)
    refuse_unless_open(meeting)
    if not SHORTEST <= length <= LONGEST:
        raise Refused("A meeting lasts between 10 minutes and 10 hours.", field="length")
    if length < meeting.length and not shortened_because.strip():
        raise Refused("Say why the meeting is shortened.", field="shortened_because")
    new = {"begins": begins, "length": length, "place": place.strip(), "link": link.strip()}
    new["shortened_because"] = shortened_because.strip()
    old = {name: getattr(meeting, name) for name in new}
    if new == old:
        return
    for name, value in new.items():
        setattr(meeting, name, value)
    meeting.sequence += 1
    meeting.save(update_fields=[*new, "sequence"])
    record(meeting, "changed when and where", by=by, old=_plain(old), new=_plain(new))
    mail_for_calendars(meeting, by=by)


@transaction.atomic
def set_timings(
    *,
    partnership: Partnership,
    agenda_before: int,
    papers_before: int,
    minutes_within: int,
    by: Actor,
    on: date,
) -> Timings:
    """Set how many working days before a meeting its agenda and papers are due, and minutes after it.

    Days that were worked out before stay where they are. Raises Refused for others than the business unit,
    for more than 60 days, and when papers would be due before the agenda is settled.
    """
    refuse_unless_of_the_unit(partnership, by, on)
    new = {"agenda_before": agenda_before, "papers_before": papers_before, "minutes_within": minutes_within}
    for name, days in new.items():
        if not 0 <= days <= MOST_DAYS:
            raise Refused("Give a number of working days from 0 to 60.", field=name)
    if papers_before > agenda_before:
        raise Refused(
            "Papers follow the agenda, so they are due nearer to the meeting.", field="papers_before"
        )
    timings = timings_of(partnership)
    old = {name: getattr(timings, name) for name in new}
    for name, days in new.items():
        setattr(timings, name, days)
    timings.save()
    about = Subject("timings", partnership.key, f"Timings of {partnership.short_name}")
    record_change(by=by, deed="set timings", subject=about, old=old, new=new, partnership=partnership.key)
    return timings


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value if isinstance(value, int) else str(value or "") for name, value in facts.items()}
