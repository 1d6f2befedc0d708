"""The colour of a priority on a day, worked out from dates, milestones, objectives and measures (C3).

A ladder of named rules: the first that finds something wins, and every rule of its colour says why. A lead
may say another colour with a reason; both are shown. Working days are England’s.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.deadlines import months_after
from kith.base.kernel.standings import Standing
from kith.base.kernel.working_days import add_working_days, late_by
from kith.base.ui.dates import long_date
from kith.partnership.plan.enums import Colour
from kith.partnership.plan.progressing import Planned, Step

FAR_LATE = 20
"""More working days late than this is red (Kith’s own choice: a month of work)."""
SOON = 10
"""Due within so many working days with nothing said is amber (Kith’s own choice: two weeks of work)."""

LONG = 3
"""Months without any objective after which a priority is amber (Kith’s own choice: a quarter, in which the
group that owns the plan meets at least once)."""

NO_REASON = "No reason is on record yet."
NO_LEAD = "Nobody leads it. A priority has a named lead."

MARKS = {
    Colour.RED: Standing.MISSED,
    Colour.AMBER: Standing.AT_RISK,
    Colour.GREEN: Standing.MET,
    Colour.NOT_STARTED: Standing.NOT_YET_DUE,
    Colour.COMPLETED: Standing.MET,
}
WORST_FIRST = (Colour.COMPLETED, Colour.GREEN, Colour.NOT_STARTED, Colour.AMBER, Colour.RED)

Reasons = Callable[[Planned, date], list[str]]


@dataclass(frozen=True)
class Rule:
    """One rung of the ladder."""

    name: str
    colour: Colour
    says: str
    """When it holds, for whoever asks how the colours come about."""
    reasons: Reasons
    """Why it holds for a priority on a day; empty where it doesn’t."""


def _not_begun(priority: Planned, day: date) -> list[str]:
    return [f"It begins on {long_date(priority.held_from)}."] if priority.held_from > day else []


def _no_lead(priority: Planned, day: date) -> list[str]:
    return [] if priority.leads_on(day) else [NO_LEAD]


def late_words(step: Step, day: date) -> str:
    """Return by how much something is late, as a sentence."""
    late = late_by(step.due_as_at(day), day)
    days = "1 working day" if late == 1 else f"{late} working days"
    return f"{step.kind} “{step.title}” is late by {days}."


def late_on(priority: Planned, day: date, more_than: int = 0) -> list[Step]:
    """Return what is open and late by more than a number of working days; the due day itself is in time."""
    found = [s for s in priority.open_on(day) if s.due_as_at(day) < day]
    return [s for s in found if late_by(s.due_as_at(day), day) > more_than]


def _far_late(priority: Planned, day: date) -> list[str]:
    return [late_words(step, day) for step in late_on(priority, day, FAR_LATE)]


def _late(priority: Planned, day: date) -> list[str]:
    return [late_words(step, day) for step in late_on(priority, day)]


def _speaking(priority: Planned, day: date, colour: Colour) -> list[str]:
    stands = [(m, m.stands(day)) for m in priority.measures_on(day)]
    return [f"{m.title}: {one.says}" for m, one in stands if one.colour == colour]


def _target_missed(priority: Planned, day: date) -> list[str]:
    return _speaking(priority, day, Colour.RED)


def _measure_off(priority: Planned, day: date) -> list[str]:
    return _speaking(priority, day, Colour.AMBER)


def _nothing_promised(priority: Planned, day: date) -> list[str]:
    return [] if priority.objectives_on(day) else ["No objective is on record yet."]


def _long_without(priority: Planned, day: date) -> list[str]:
    if priority.objectives_on(day) or day <= months_after(priority.held_from, LONG):
        return []
    return [f"It has run since {long_date(priority.held_from)}, and no objective is on record yet."]


def _all_done(priority: Planned, day: date) -> list[str]:
    return [] if priority.open_on(day) else ["Every objective is completed."]


def _silent(priority: Planned, day: date) -> list[str]:
    said, met = priority.last_said(day), priority.last_held(day)
    if said and (met is None or said.on > met):
        return []
    until = add_working_days(day, SOON)
    soon = [s for s in priority.open_on(day) if day <= s.due_as_at(day) <= until]
    return [
        f"{s.kind} “{s.title}” is due on {long_date(s.due_as_at(day))}, and nothing was said since the last "
        "meeting."
        for s in soon
    ]


def _on_track(_priority: Planned, _day: date) -> list[str]:
    return ["Nothing is late."]


LADDER = (
    Rule("not begun", Colour.NOT_STARTED, "The priority has not begun.", _not_begun),
    Rule("no lead", Colour.RED, "Nobody leads it.", _no_lead),
    Rule(
        "far late",
        Colour.RED,
        f"A milestone or an objective is late by more than {FAR_LATE} working days.",
        _far_late,
    ),
    Rule(
        "target missed",
        Colour.RED,
        "A measure of an objective did not reach its target by its day.",
        _target_missed,
    ),
    Rule("late", Colour.AMBER, "A milestone or an objective is late.", _late),
    Rule(
        "measure off",
        Colour.AMBER,
        "A measure of an objective is worse than where it began, or its figure is late.",
        _measure_off,
    ),
    Rule(
        "long without an objective",
        Colour.AMBER,
        f"It has run for more than {LONG} months without an objective.",
        _long_without,
    ),
    Rule("nothing promised", Colour.NOT_STARTED, "No objective is on record.", _nothing_promised),
    Rule("all done", Colour.COMPLETED, "Every objective is completed.", _all_done),
    Rule(
        "due and silent",
        Colour.AMBER,
        f"Something is due within {SOON} working days, and no update was given since the last meeting.",
        _silent,
    ),
    Rule("on track", Colour.GREEN, "Nothing of the above.", _on_track),
)


JOINED = (Colour.RED, Colour.AMBER)
"""The colours of which every rule that holds says why."""


@dataclass(frozen=True)
class Shown:
    """The colour of a priority on a day: the one worked out, and the one said in its place if any."""

    worked_out: Colour
    reasons: tuple[str, ...]
    said: Colour | None = None
    because: str = ""
    said_on: date | None = None
    lacks_impact: bool = False
    """Whether an objective has not shown its impact."""

    @property
    def label(self) -> str:
        """Return the colour in words; of what is completed whether its impact is shown."""
        if self.colour == Colour.COMPLETED and self.lacks_impact:
            return "Completed, impact not shown"
        return self.colour.label

    @property
    def colour(self) -> Colour:
        """Return the colour that counts."""
        return self.said or self.worked_out

    @property
    def mark(self) -> Standing:
        """Return the mark that stands for it."""
        return MARKS[self.colour]

    @property
    def why(self) -> str:
        """Return why it is so; both colours where somebody said another one."""
        reasons = " ".join(self.reasons)
        if self.said is None or self.said_on is None:
            return reasons
        return (
            f"Said on {long_date(self.said_on)}: {self.because} "
            f"Worked out: {self.worked_out.label.lower()}. {reasons}"
        )


def worked_out(priority: Planned, day: date) -> tuple[Colour, tuple[str, ...]]:
    """Return the colour of the first rule that holds on a day, and why: what it and the rules of the same
    colour after it find, each once."""
    first, why = next((rule, why) for rule in LADDER if (why := rule.reasons(priority, day)))
    if first.colour in JOINED:
        why = [one for rule in LADDER if rule.colour == first.colour for one in rule.reasons(priority, day)]
    return first.colour, tuple(why)


def colour_on(priority: Planned, day: date) -> Shown:
    """Return the colour of a priority on a day; what an update said in its place counts until the next."""
    colour, reasons = worked_out(priority, day)
    said = priority.last_said(day)
    lacks = any(s.shown_on is None or s.shown_on > day for s in priority.objectives_on(day))
    if said is None or not said.said_colour:
        return Shown(colour, reasons, lacks_impact=lacks)
    because = said.because if said.because.endswith((".", "!", "?")) else f"{said.because}."
    return Shown(colour, reasons, Colour(said.said_colour), because, said.on, lacks)


def movement(priority: Planned, since: date | None, day: date) -> str:
    """Return how the colour moved since the day of a meeting, in words; empty where there was none."""
    if since is None or priority.held_from > since:
        return ""
    shown = colour_on(priority, day)
    before, now = colour_on(priority, since).colour, shown.colour
    if before == now:
        return f"Unchanged since {long_date(since)}"
    if now == Colour.COMPLETED and shown.lacks_impact:
        return f"Before: {before.label.lower()} on {long_date(since)}"
    better = WORST_FIRST.index(now) < WORST_FIRST.index(before)
    return f"{'Better' if better else 'Worse'}: {before.label.lower()} on {long_date(since)}"
