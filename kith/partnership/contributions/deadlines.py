"""When a contribution is past its day. Pure functions."""

from datetime import date


def is_past(due_on: date | None, today: date) -> bool:
    """Return whether the day by which something was to be paid is over; the day itself is in time."""
    return due_on is not None and today > due_on
