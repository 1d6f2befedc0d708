"""Calendar entries as calendar programs read them (iCalendar, RFC 5545).

Outlook asks for a UID that stays, a DTSTAMP, an ORGANIZER and the time zone written out; a SEQUENCE that
grows tells it what is newer.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache

from django.conf import settings
from icalendar import Calendar, Event, Timezone, vCalAddress, vText

from kith.base.kernel.clock import now
from kith.base.kernel.workload import CalendarEntry
from kith.partnership.notices.hours import LONDON

PRODUCT = "-//Kith//Kith//EN"
REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"


def calendar_text(entries: Iterable[CalendarEntry], *, method: str = PUBLISH, to: str = "") -> str:
    """Return entries as one calendar; `to` is the address of the one person who is asked to come."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    if method == PUBLISH:
        calendar.add("x-wr-calname", "Kith")
        calendar.add("x-wr-timezone", LONDON.key)
    calendar.add_component(_london())
    for entry in entries:
        calendar.add_component(_event(entry, to))
    return calendar.to_ical().decode()


@lru_cache(maxsize=1)
def _london() -> Timezone:
    return Timezone.from_tzid(LONDON.key)


def _event(entry: CalendarEntry, to: str) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", (entry.changed_at or now()).astimezone(UTC))
    event.add("sequence", entry.sequence)
    event.add("summary", entry.title)
    event.add("dtstart", _london_time(entry.begins))
    event.add("dtend", _london_time(entry.ends))
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if entry.is_cancelled else "OPAQUE")
    event.add("class", "PRIVATE")
    event.add("organizer", _organizer())
    if entry.place:
        event.add("location", entry.place)
    if entry.url:
        event.add("url", f"{settings.ADDRESS}{entry.url}")
    if to:
        event.add("attendee", _attendee(to), encode=False)
    return event


def _london_time(instant: datetime) -> datetime:
    return instant.astimezone(LONDON)


def _organizer() -> vCalAddress:
    name, _, rest = settings.DEFAULT_FROM_EMAIL.rpartition("<")
    found = vCalAddress(f"MAILTO:{rest.rstrip('>')}")
    found.params["cn"] = vText(name.strip(' "') or "Kith")
    return found


def _attendee(address: str) -> vCalAddress:
    found = vCalAddress(f"MAILTO:{address}")
    found.params["rsvp"] = vText("FALSE")
    found.params["partstat"] = vText("NEEDS-ACTION")
    found.params["role"] = vText("REQ-PARTICIPANT")
    return found
