"""On which day a digest comes. Pure functions."""

from datetime import date, timedelta

from kith.base.kernel.working_days import add_working_days, is_working_day
from kith.partnership.notices.enums import Digest


def digest_is_due(digest: str, weekday: int, on: date) -> bool:
    """Return whether somebody’s digest comes on a day.

    A daily one comes on each working day. A weekly one comes on its weekday, or on the next working day where
    that is none, such as on the Tuesday after a bank holiday.
    """
    if digest == Digest.NONE or not is_working_day(on):
        return False
    if digest == Digest.DAILY:
        return True
    chosen = on - timedelta(days=(on.weekday() - weekday) % 7)
    return add_working_days(chosen, 0) == on
