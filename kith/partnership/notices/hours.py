"""When mail may go out: from 07:00 to 19:00 by London’s clock on working days. Pure functions.

What asks somebody to come, or says that a meeting is off, goes at any hour.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from kith.base.kernel.working_days import add_working_days, is_working_day

LONDON = ZoneInfo("Europe/London")
MORNING, EVENING = time(7), time(19)
"""From the first to just before the second, mail may go out."""
TRIES = 3
PAUSES = (timedelta(minutes=10), timedelta(hours=2))
"""How long to wait after a mail was refused the first and the second time; the third is the last."""


def is_quiet(at: datetime) -> bool:
    """Return whether nothing goes out at an instant."""
    local = at.astimezone(LONDON)
    return not (is_working_day(local.date()) and MORNING <= local.time() < EVENING)


def first_hour_from(at: datetime) -> datetime:
    """Return the instant itself, or the next morning on which mail may go out."""
    if not is_quiet(at):
        return at
    local = at.astimezone(LONDON)
    today = is_working_day(local.date()) and local.time() < MORNING
    day = local.date() if today else add_working_days(local.date(), 1)
    return datetime.combine(day, MORNING, tzinfo=LONDON)
