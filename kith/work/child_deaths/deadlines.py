"""By when a concern is acknowledged and answered, and how that stands. Pure functions.

No law and no guidance states these times: they are the partnership’s own choice. Until it has chosen, Kith
counts by a proposal, and says so.
"""

from dataclasses import dataclass
from datetime import date

from kith.base.kernel.deadlines import Unit, counted, said
from kith.base.kernel.standings import Finding, Standing
from kith.base.kernel.working_days import add_working_days, late_by
from kith.work.child_deaths.enums import Direction


@dataclass(frozen=True)
class Times:
    """In how many working days a concern is acknowledged, and in how many its outcome is told."""

    acknowledge_within: int
    answer_within: int
    is_own: bool = True
    """Whether the partnership chose them."""


PROPOSED = Times(5, 20, is_own=False)
MOST = 250
"""No time is longer: a year of working days."""


def due_days(start: date, times: Times) -> tuple[date, date]:
    """Return the last day to acknowledge a concern and the last day to tell its outcome. Raises
    OutsideCalendar for a start whose bank holidays Kith doesn’t know."""
    return add_working_days(start, times.acknowledge_within), add_working_days(start, times.answer_within)


@dataclass(frozen=True)
class Dated:
    """The days of one concern, and nothing of what it says."""

    direction: str
    started_on: date
    """Sent to the panel, or received from it."""
    acknowledge_due_on: date
    answer_due_on: date
    acknowledged_on: date | None
    answered_on: date | None

    def as_on(self, day: date) -> "Dated":
        """Return what was known at the end of a day."""
        acknowledged = self.acknowledged_on if self.acknowledged_on and self.acknowledged_on <= day else None
        answered = self.answered_on if self.answered_on and self.answered_on <= day else None
        return Dated(
            self.direction,
            self.started_on,
            self.acknowledge_due_on,
            self.answer_due_on,
            acknowledged,
            answered,
        )

    @property
    def who(self) -> str:
        """Return who owes the answer."""
        return "The panel" if self.direction == Direction.SENT else "The partnership"


def standing_of(concern: Dated, day: date) -> Finding:
    """Return how a concern stands at the end of a day: acknowledged, answered, or overdue by how much."""
    concern = concern.as_on(day)
    if concern.answered_on:
        late = _late(concern.answer_due_on, concern.answered_on)
        return Finding(
            Standing.MET, f"Outcome told on {said(concern.answered_on)}{f', {late}' if late else ''}."
        )
    overdue = [words for words in (_receipt(concern, day), _outcome(concern, day)) if words]
    if overdue:
        return Finding(Standing.MISSED, " ".join(overdue), next_due(concern))
    due = next_due(concern)
    what = "Outcome" if concern.acknowledged_on else "Acknowledgement"
    if due == day:
        return Finding(Standing.DUE, f"{what} is due today, {said(due)}.", due)
    return Finding(Standing.NOT_YET_DUE, f"{what} is due on {said(due)}.", due)


def next_due(concern: Dated) -> date:
    """Return the day on which the next thing is due of a concern without an outcome."""
    return concern.answer_due_on if concern.acknowledged_on else concern.acknowledge_due_on


def _receipt(concern: Dated, day: date) -> str:
    if concern.acknowledged_on or day <= concern.acknowledge_due_on:
        return ""
    late = _late(concern.acknowledge_due_on, day)
    return f"{concern.who} has not acknowledged it: due on {said(concern.acknowledge_due_on)}, {late}."


def _outcome(concern: Dated, day: date) -> str:
    if day <= concern.answer_due_on:
        return ""
    late = _late(concern.answer_due_on, day)
    return f"{concern.who} has told no outcome: due on {said(concern.answer_due_on)}, {late}."


def _late(due: date, on: date) -> str:
    """Return *overdue by 4 working days*; empty for what is in time."""
    if on <= due:
        return ""
    days = late_by(due, on)
    return f"overdue by {counted(days, Unit.WORKING_DAYS)}" if days else "overdue since then"
