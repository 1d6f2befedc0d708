"""The year that money is counted in. Pure functions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kith.base.kernel.deadlines import months_after
from kith.partnership.arrangements.as_at import AsAt

APRIL = 4
"""The month in which the year begins where nothing is in force: councils’ and the NHS’s year (practice)."""
MONTHS = 12
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class FinancialYear:
    """A year of money: from its first day to its last, both included."""

    first: date
    last: date

    @property
    def key(self) -> str:
        """Return the calendar year in which it begins, by which addresses name it."""
        return str(self.first.year)

    @property
    def name(self) -> str:
        """Return it as people say it: *2026–27*, or *2026* where it begins in January."""
        if self.first.year == self.last.year:
            return self.key
        return f"{self.first.year}–{self.last.year % 100:02}"

    def holds(self, day: date) -> bool:
        """Return whether a day lies within it."""
        return self.first <= day <= self.last

    def shown_on(self, today: date) -> date:
        """Return the day as at which it is shown: today, or the nearest day within it."""
        return min(max(today, self.first), self.last)


def begins_in(as_at: AsAt) -> int:
    """Return the month in which the year begins, as the arrangements state it for reporting; else April."""
    document = as_at.chapter.document if as_at.chapter else None
    return document.partnership.reporting_year_starts if document else APRIL


def year_holding(day: date, month: int) -> FinancialYear:
    """Return the year that a day falls in; `month` is the one in which it begins, from 1 to 12."""
    first = date(day.year if day.month >= month else day.year - 1, month, 1)
    return FinancialYear(first, months_after(first, MONTHS) - ONE_DAY)


def year_named(key: str, month: int) -> FinancialYear | None:
    """Return the year that begins in a calendar year, or None where the text names none from 2000 to 2090."""
    if not (key.isascii() and key.isdigit() and len(key) == 4 and 2000 <= int(key) <= 2090):
        return None
    return year_holding(date(int(key), month, 1), month)
