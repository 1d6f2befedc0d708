"""When something became known to an agency, and numbers of days, in words."""

from __future__ import annotations

from kith.base.ui.dates import long_date
from kith.work.chronologies.models import ChronologyRow


def known_words(row: ChronologyRow) -> str:
    """Return when it became known to the agency, where that is after it happened or not a plain day."""
    written = f" (written “{row.known_written}”)" if row.known_written and row.known_on is None else ""
    if row.known_on is None and not written:
        return ""
    known = row.known_on or row.known_by_on
    if known is None:
        return f"When it became known is not clear{written}"
    if row.last_on and known == row.last_on and not written:
        return ""
    by = "on" if row.known_on else "by"
    late = (known - row.last_on).days if row.last_on else 0
    after = f", {days(late)} after" if late > 0 else ""
    return f"Became known {by} {long_date(known)}{after}{written}"


def days(number: int) -> str:
    """Return *1 day* or *37 days*."""
    return "1 day" if number == 1 else f"{number:,} days"
