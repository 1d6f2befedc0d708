"""On which day something happened, in words that make nothing surer than it was written."""

from __future__ import annotations

from datetime import date

from kith.base.ui.dates import long_date, month_year
from kith.work.chronologies.enums import Certainty


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
