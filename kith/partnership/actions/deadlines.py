"""How an action stands on a day: a ladder of questions, the first that is answered wins. Pure functions.

Working days are England’s. The due day itself still counts as in time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol
from zlib import crc32

from kith.base.kernel.deadlines import Unit, counted, months_after
from kith.base.kernel.standings import Standing
from kith.base.kernel.working_days import add_working_days, late_by, working_days_between
from kith.base.ui.dates import long_date
from kith.partnership.actions.enums import ENDED, ActionState, Stand

ONE_DAY = timedelta(days=1)
SOON = 10
"""An action is due soon from ten working days before its day (Kith’s own choice: two weeks of work)."""


LOOK_AGAIN_AFTER = 6
"""Months after which some closed actions are looked at again (C7)."""
ONE_IN = 5
"""Of the actions that a group closes in a quarter, one in so many is looked at again; the first always is."""


class Dated(Protocol):
    """What the ladder needs to know of an action."""

    @property
    def state(self) -> str:
        """Return how far it has come."""

    @property
    def due_on(self) -> date:
        """Return its due day."""

    @property
    def reported_on(self) -> date | None:
        """Return the day on which it was reported done, if it is."""

    @property
    def ended_on(self) -> date | None:
        """Return the day on which it ended, if it has."""


@dataclass(frozen=True)
class HowItStands:
    """The answer of the ladder: the rung, a word or two for it, its mark, and why."""

    stand: Stand
    word: str
    mark: Standing
    reason: str


def soon_until(today: date) -> date:
    """Return the last due day that counts as soon."""
    return add_working_days(today, SOON)


def look_again_on(public_id: str, closed_on: date, *, is_first: bool) -> date | None:
    """Return from which day a closed action is looked at again, or None where the draw leaves it out.

    The first that its group closes in a quarter always is; of the others the draw takes one in five. It is
    made from what the action is known by, so it can’t be chosen and comes out the same each time.
    """
    drawn = crc32(public_id.encode()) % ONE_IN == 0
    return months_after(closed_on, LOOK_AGAIN_AFTER) if is_first or drawn else None


def quarter_of(day: date) -> tuple[date, date]:
    """Return the first and the last day of the quarter of the year in which a day lies."""
    first = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return first, months_after(first, 3) - ONE_DAY


def how_it_stands(action: Dated, today: date) -> HowItStands:
    """Return how an action stands at the end of a day, and why."""
    return next(found for rung in LADDER if (found := rung(action, today)))


def _ended(action: Dated, today: date) -> HowItStands | None:
    if action.state not in ENDED or action.ended_on is None:
        return None
    label = ActionState(action.state).label
    mark = Standing.MET if action.state == ActionState.CLOSED else Standing.NOT_STATED
    why = f"{label} on {long_date(action.ended_on)}."
    return HowItStands(Stand(action.state), label, mark, why)


def _reported(action: Dated, today: date) -> HowItStands | None:
    if action.state != ActionState.REPORTED or action.reported_on is None:
        return None
    late = late_by(action.due_on, action.reported_on)
    tail = f", {counted(late, Unit.WORKING_DAYS)} late" if late else ""
    why = f"Reported done on {long_date(action.reported_on)}{tail}. It waits for the group to close it."
    return HowItStands(Stand.REPORTED, ActionState.REPORTED.label, Standing.SOFT, why)


def _to_confirm(action: Dated, today: date) -> HowItStands | None:
    if action.state != ActionState.TO_CONFIRM:
        return None
    why = "Its group closed it. It waits for somebody from another agency to confirm that."
    return HowItStands(Stand.TO_CONFIRM, ActionState.TO_CONFIRM.label, Standing.SOFT, why)


def _late(action: Dated, today: date) -> HowItStands | None:
    if today <= action.due_on:
        return None
    late = late_by(action.due_on, today)
    word = f"Late by {counted(late, Unit.WORKING_DAYS)}" if late else "Late"
    since = "." if late else "; no working day has passed since."
    return HowItStands(Stand.LATE, word, Standing.MISSED, f"It was due on {long_date(action.due_on)}{since}")


def _due_soon(action: Dated, today: date) -> HowItStands | None:
    if action.due_on > soon_until(today):
        return None
    left = working_days_between(today, action.due_on)
    word = "Due today" if action.due_on == today else f"Due in {counted(left, Unit.WORKING_DAYS)}"
    return HowItStands(Stand.DUE_SOON, word, Standing.DUE, f"It is due on {long_date(action.due_on)}.")


def _on_track(action: Dated, today: date) -> HowItStands:
    why = f"It is due on {long_date(action.due_on)}."
    return HowItStands(Stand.ON_TRACK, "On track", Standing.NOT_YET_DUE, why)


LADDER: tuple[Callable[[Dated, date], HowItStands | None], ...] = (
    _ended,
    _reported,
    _to_confirm,
    _late,
    _due_soon,
    _on_track,
)

STAND_WORDS = {
    Stand.LATE: "Late",
    Stand.DUE_SOON: f"Due within {SOON} working days",
    Stand.ON_TRACK: "On track",
    Stand.REPORTED: "Reported done, waiting to be closed",
    Stand.TO_CONFIRM: "Closed by its group, waiting to be confirmed",
    Stand.CLOSED: "Closed",
    Stand.SUPERSEDED: "Superseded",
    Stand.WITHDRAWN: "Withdrawn",
}
"""What each rung is called where actions are chosen or counted."""

AGES = ((10, "Up to 10 working days"), (30, "11 to 30"), (60, "31 to 60"), (None, "More than 60"))
"""How long overdue, in working days: the last of each step and its words."""


def ages_on(today: date) -> tuple[tuple[date | None, date], ...]:
    """Return the first and last due day of each step of `AGES`; the oldest step has no first."""
    last_working = add_working_days(today + ONE_DAY, -1)
    firsts = [add_working_days(last_working, -most) if most else None for most, _words in AGES]
    lasts = [today - ONE_DAY, *(first - ONE_DAY for first in firsts if first)]
    return tuple(zip(firsts, lasts, strict=True))
