"""How dates are said on every page and in every document."""

from datetime import date, datetime
from typing import TypeVar

from django.utils import timezone

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


Day = TypeVar("Day", date, datetime)


def _in_london(value: Day) -> Day:
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


def long_date(value: date | datetime) -> str:
    """Return *3 March 2026*; an instant is taken to the day it is in London."""
    value = _in_london(value)
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_date(value: date | datetime) -> str:
    """Return *3 Mar 2026*, for narrow columns."""
    value = _in_london(value)
    return f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}"


def month_year(value: date | datetime) -> str:
    """Return *March 2026*."""
    value = _in_london(value)
    return f"{MONTHS[value.month - 1]} {value.year}"


def time_of_day(value: datetime) -> str:
    """Return *2:30pm*, *9am*, *noon* or *midnight*, in London."""
    value = _in_london(value)
    if value.minute == 0 and value.hour in (0, 12):
        return "noon" if value.hour else "midnight"
    minutes = f":{value.minute:02}" if value.minute else ""
    return f"{value.hour % 12 or 12}{minutes}{'am' if value.hour < 12 else 'pm'}"


def long_datetime(value: datetime) -> str:
    """Return *3 March 2026 at 2:30pm*, in London."""
    return f"{long_date(value)} at {time_of_day(value)}"


def days_away(value: date, today: date) -> str:
    """Return *today*, *tomorrow*, *yesterday*, *in 4 days* or *4 days ago*, in calendar days."""
    days = (value - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    return f"in {days} days" if days > 0 else f"{-days} days ago"
