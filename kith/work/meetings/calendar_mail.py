"""Meetings by mail for members’ own calendars: when an agenda goes out, when one moves or is cancelled."""

from collections.abc import Sequence
from datetime import timedelta

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.notices.public import Attachment, MailKind, person_wants_meetings, send_mail_once, words
from kith.partnership.partnerships.models import Person
from kith.work.meetings.calendar_source import calendar_entry
from kith.work.meetings.enums import MeetingState
from kith.work.meetings.models import Meeting

SOON = timedelta(days=42)
"""A meeting without an agenda that moves or is cancelled is only mailed when it is as near as this; calendar
feeds follow in any case (Kith’s own choice)."""


def mail_for_calendars(meeting: Meeting, *, by: Actor) -> int:
    """Write the mails that put a meeting in its members’ calendars, or take it out, and return how many.

    Each goes once for each time that its day, hour, place or state changed; none for a meeting that is over.
    Call it within the deed that changed the meeting.
    """
    if not _is_worth_it(meeting):
        return 0
    as_at = ground_of(meeting.group.partnership).on(meeting.meets_on)
    group = as_at.group_with_id(meeting.group.public_id)
    wanted = [person for person in _expected(group) if person_wants_meetings(person)]
    for person in wanted:
        _write(meeting, person, is_neutral=bool(group and group.terms.young_people), by=by)
    return len(wanted)


def sent_to(meeting: Meeting) -> Sequence[Person]:
    """Return those to whom the agenda of a meeting goes: its members, deputies and chair with an account."""
    as_at = ground_of(meeting.group.partnership).on(meeting.meets_on)
    return _expected(as_at.group_with_id(meeting.group.public_id))


def _is_worth_it(meeting: Meeting) -> bool:
    is_near = meeting.begins_at <= now() + SOON
    return meeting.begins_at > now() and bool(meeting.agenda_sent_on or is_near)


def _write(meeting: Meeting, person: Person, *, is_neutral: bool, by: Actor) -> None:
    # The library that writes calendars takes a tenth of a second to load.
    from kith.partnership.notices.ics import CANCEL, REQUEST, calendar_text

    home = meeting.group.partnership
    is_off = meeting.state == MeetingState.CANCELLED
    method = CANCEL if is_off else REQUEST
    entry = calendar_entry(meeting, home.key, is_neutral=is_neutral)
    text = calendar_text([entry], method=method, to=person.account.email if person.account else "")
    what = "is cancelled" if is_off else f"begins at {meeting.begins_at:%H:%M}"
    says = f"{entry.title} on {long_date(meeting.meets_on)}: the meeting {what}."
    send_mail_once(
        key=f"meeting:{meeting.public_id}:{meeting.sequence}:{method}:{person.public_id}",
        to=person,
        subject=f"{'Cancelled: ' if is_off else ''}{entry.title}, {long_date(meeting.meets_on)}",
        body=words.letter(says, words.address_of_page(entry.url)),
        attachments=[Attachment("meeting.ics", f"text/calendar; method={method}", text)],
        kind=MailKind.MEETING,
        partnership=home,
        by=by.name,
    )


def _expected(group: GroupAsAt | None) -> Sequence[Person]:
    rows = Person.objects.filter(public_id__in=group.people if group else ())
    return list(rows.filter(account__is_active=True).select_related("account", "wish").order_by("pk"))
