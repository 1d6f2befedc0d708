"""Turns of phrase that the parts of Home share."""

from datetime import date

from django.urls import reverse

from kith.base.kernel.working_days import OutsideCalendar, late_by, working_days_between
from kith.base.ui.dates import long_date
from kith.front.workspace.queries import Desk
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.words import count_of
from kith.partnership.partnerships.models import Appointment


def until(last_day: date, today: date) -> str:
    """Return a last day with how far off it is: *30 November 2026, in 10 working days*."""
    return f"{long_date(last_day)}, {away(last_day, today)}"


def away(day: date, today: date) -> str:
    """Return how far off a day is, or how late: *today*, *in 10 working days*, *late by 3 working days*. Of a
    day that the calendar lacks it says on which side of today it lies."""
    if day == today:
        return "today"
    try:
        return _late(day, today) if day < today else _ahead(day, today)
    except OutsideCalendar:
        return "its day has passed" if day < today else "far ahead"


def _late(day: date, today: date) -> str:
    late = late_by(day, today)
    return f"late by {count_of(late, 'working day')}" if late else "its day has passed"


def _ahead(day: date, today: date) -> str:
    days = working_days_between(today, day)
    return f"in {count_of(days, 'working day')}" if days else "before the next working day"


def at(desk: Desk, name: str, *args: str) -> str:
    """Return the address of a page of the desk’s partnership."""
    return reverse(name, args=(desk.ground.partnership.key, *args))


def url_of_group(desk: Desk, group: GroupAsAt) -> str:
    """Return the page of a group, or nothing for one that has none yet."""
    return at(desk, "arrangements:group", group.identity.public_id) if group.identity else ""


def group_name(group: GroupAsAt) -> str:
    """Return a group’s short name, or its name where it has none."""
    return group.terms.short_name or group.terms.name


def group_of(desk: Desk, appointment: Appointment) -> Group | None:
    """Return the group to whose seat somebody is appointed, or None for a post."""
    seat = appointment.seat
    return desk.ground.group_by_key.get((seat.partnership_id, seat.group_key)) if seat else None


def place_of(desk: Desk, appointment: Appointment) -> str:
    """Return what somebody is appointed to, with its group."""
    group = group_of(desk, appointment)
    return f"{appointment.hat}, {group.name}" if group else appointment.hat
