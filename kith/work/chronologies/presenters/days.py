"""On which day something happened and became known, in words that make nothing surer than it was written."""

from __future__ import annotations

from datetime import date

from kith.base.ui.dates import long_date, month_year
from kith.work.chronologies.enums import Certainty
from kith.work.chronologies.models import ChronologyRow


def when_words(certainty: str, first: date | None, last: date | None) -> str:
    """Return in words on which day something happened, no surer than it was written."""
    if (first is None and last is None) or certainty == Certainty.UNKNOWN:
        return "Day not known"
    if certainty == Certainty.BEFORE and last:
        return f"On or before {long_date(last)}"
    if certainty == Certainty.AFTER and first:
        return f"On or after {long_date(first)}"
    if certainty == Certainty.MONTH and first:
        return f"Some day in {month_year(first)}"
    if certainty == Certainty.YEAR and first:
        return f"Some day in {first.year}"
    either = first or last
    assert either is not None
    return _days(certainty, first or either, last or either)


def _days(certainty: str, first: date, last: date) -> str:
    about = "About " if certainty == Certainty.ABOUT else ""
    if first == last:
        return f"{about}{long_date(first)}"
    return f"{'About: some' if about else 'Some'} day from {long_date(first)} to {long_date(last)}"


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
