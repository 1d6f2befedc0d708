"""The only place that reads the clock. Everything else is told what day it is."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """Return this instant, with its time zone."""
    return timezone.now()


def day_of(instant: datetime) -> date:
    """Return the day of an instant, in London."""
    return timezone.localdate(instant)


def today() -> date:
    """Return today's date in London, the day by which appointments begin and end."""
    return timezone.localdate()
