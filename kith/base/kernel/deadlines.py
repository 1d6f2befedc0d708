"""By when something must be done, and which rule says so."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kith.base.kernel.standings import Finding, Standing
from kith.base.kernel.working_days import OutsideCalendar, add_working_days, late_by


class Unit(StrEnum):
    """What a deadline is counted in."""

    WORKING_DAYS = "working days"
    DAYS = "days"
    MONTHS = "months"


@dataclass(frozen=True)
class Deadline:
    """A span from an event to the last day on which something is in time. That last day counts.

    `starts` says the event in words (*the day the partners became aware*), `source` the rule, `edition` the
    edition of the guidance that it stands in, if it stands in one. A deadline that is not `confirmed` was
    taken from second-hand papers, and pages say so.
    """

    name: str
    length: int
    unit: Unit
    starts: str
    source: str
    edition: str | None = None
    confirmed: bool = False

    def due_on(self, start: date) -> date:
        """Return the last day that is in time; raise OutsideCalendar when it is too far off to tell."""
        try:
            return COUNTED_BY[self.unit](start, self.length)
        except (OverflowError, ValueError) as beyond:
            raise OutsideCalendar(f"{self.name}: {self.in_words} falls beyond the calendar.") from beyond

    @property
    def in_words(self) -> str:
        """Return the rule as words: *15 working days from the day the partners became aware*."""
        return f"{counted(self.length, self.unit)} from {self.starts}"

    def standing(self, start: date | None, today: date, *, done_on: date | None = None) -> Finding:
        """Return how the deadline stands at the end of a day, and why.

        `start` is None while the event has not happened, `done_on` while the thing is not done.
        """
        if start is None or start > today:
            return Finding(Standing.NOT_YET_DUE, f"{self.name}: the time starts with {self.starts}.")
        due = self.due_on(start)
        if done_on is not None and done_on <= today:
            return self._when_done(due, done_on)
        if today > due:
            return Finding(
                Standing.MISSED, f"{self.name} was due on {said(due)}{self._late(due, today)}.", due
            )
        if today == due:
            return Finding(Standing.DUE, f"{self.name} is due today, {said(due)}.", due)
        return Finding(Standing.NOT_YET_DUE, f"{self.name} is due on {said(due)}.", due)

    def _when_done(self, due: date, done_on: date) -> Finding:
        if done_on <= due:
            return Finding(Standing.MET, f"{self.name}: done on {said(done_on)}, due on {said(due)}.", due)
        late = self._late(due, done_on)
        return Finding(
            Standing.MISSED, f"{self.name}: done on {said(done_on)}, due on {said(due)}{late}.", due
        )

    def _late(self, due: date, on: date) -> str:
        if self.unit is not Unit.WORKING_DAYS:
            return f" and is late by {counted((on - due).days, Unit.DAYS)}"
        late = late_by(due, on)
        return (
            f" and is late by {counted(late, self.unit)}"
            if late
            else " and is late; no working day has passed since"
        )


def months_after(day: date, months: int) -> date:
    """Return the same day of a later month, or the last day of a month that is too short for it."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def days_after(day: date, days: int) -> date:
    """Return the day that many calendar days later."""
    return day + timedelta(days=days)


def counted(number: int, unit: Unit) -> str:
    """Return *1 working day*, *2 months*."""
    return f"{number} {unit.removesuffix('s') if number == 1 else unit}"


def said(day: date) -> str:
    """Return *3 March 2026*."""
    return f"{day.day} {day:%B} {day.year}"


COUNTED_BY: dict[Unit, Callable[[date, int], date]] = {
    Unit.WORKING_DAYS: add_working_days,
    Unit.DAYS: days_after,
    Unit.MONTHS: months_after,
}
