"""What the page of one priority says: its colour, the last update, what was promised and done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.plan_links import Measure
from kith.base.kernel.standings import Standing
from kith.base.kernel.working_days import add_working_days, late_by
from kith.base.ui.dates import long_date
from kith.partnership.plan.colours import Shown
from kith.partnership.plan.deadlines import AHEAD
from kith.partnership.plan.enums import ObjectiveState
from kith.partnership.plan.models import Milestone, Objective
from kith.partnership.plan.progressing import Planned, Said

At = Callable[..., str]
OBJECTIVE_MARKS = {
    ObjectiveState.OPEN: Standing.DUE,
    ObjectiveState.COMPLETED: Standing.MET,
    ObjectiveState.IMPACT_SHOWN: Standing.MET,
    ObjectiveState.DROPPED: Standing.NOT_STATED,
}


GIVEN = "given by"
"""How the words begin that say who gave an update in a lead’s place."""
NO_MEASURE = "Nothing shows yet whether it is reached: no indicator, audit question or survey result."
MEASURE_MARKS = {"": Standing.NOT_YET_DUE, "amber": Standing.AT_RISK, "red": Standing.MISSED}


@dataclass(frozen=True)
class MeasureLine:
    """What shows whether an objective is reached, and how it stands."""

    title: str
    what: str
    mark: Standing
    says: str
    url: str
    take_back_url: str


def measure_lines(measures: Iterable[Measure], objective: Objective, day: date) -> tuple[MeasureLine, ...]:
    """Return what shows on a day whether an objective is reached; where its day is another, that is said."""
    own = [m for m in measures if m.objective == objective.public_id and m.stands_on(day)]
    stands = [(m, m.stands(day)) for m in own]
    return tuple(
        MeasureLine(
            m.title.rstrip("."),
            m.what,
            MEASURE_MARKS[s.colour],
            s.says + _differs(m, objective),
            m.url,
            m.take_back_url,
        )
        for m, s in stands
    )


def _differs(measure: Measure, objective: Objective) -> str:
    if measure.due_on in (None, objective.due_on):
        return ""
    return f" Its own day differs from that of the objective, {long_date(objective.due_on)}."


@dataclass(frozen=True)
class StepLine:
    """An objective or a milestone in a list."""

    title: str
    url: str
    due: str
    mark: Standing
    says: str
    """How it stands, in words: *late by 3 working days*."""
    invites_scrutiny: bool = False
    how: str = ""
    steps: tuple[StepLine, ...] = ()
    measures: tuple[MeasureLine, ...] = ()


def objective_line(objective: Objective, measures: Iterable[Measure], today: date, at: At) -> StepLine:
    """Return an objective with its milestones, and what shows whether it is reached."""
    mark, says = objective_stands(objective, today)
    steps = tuple(milestone_line(m, objective, today, at) for m in objective.milestones.all())
    url = at("plan:objective", objective.public_id)
    due = long_date(objective.due_on)
    return StepLine(
        objective.title,
        url,
        due,
        mark,
        says,
        how=objective.how_one_knows,
        steps=steps,
        measures=measure_lines(measures, objective, today),
    )


def objective_stands(objective: Objective, today: date) -> tuple[Standing, str]:
    """Return the mark of an objective, and how it stands in words."""
    mark = OBJECTIVE_MARKS[ObjectiveState(objective.state)]
    if objective.state == ObjectiveState.OPEN:
        return _open(objective.due_on, today)
    if objective.state == ObjectiveState.COMPLETED and objective.completed_on:
        return mark, f"Completed on {long_date(objective.completed_on)}; impact not shown yet"
    if objective.state == ObjectiveState.IMPACT_SHOWN and objective.impact_shown_on:
        return mark, f"Impact shown on {long_date(objective.impact_shown_on)}"
    return mark, f"Dropped: {objective.dropped_because}"


def milestone_line(milestone: Milestone, objective: Objective, today: date, at: At) -> StepLine:
    """Return a milestone as a line."""
    mark, says = milestone_stands(milestone, objective, today)
    url = at("plan:objective", objective.public_id)
    due = long_date(milestone.due_on)
    return StepLine(milestone.title, url, due, mark, says, invites_scrutiny=milestone.invites_scrutiny)


def milestone_stands(milestone: Milestone, objective: Objective, today: date) -> tuple[Standing, str]:
    """Return the mark of a milestone, and how it stands in words."""
    if milestone.reached_on:
        return Standing.MET, f"Reached on {long_date(milestone.reached_on)}"
    if objective.state != ObjectiveState.OPEN:
        return Standing.NOT_STATED, f"Not reached; the objective is {objective.get_state_display().lower()}"
    return _open(milestone.due_on, today)


def _open(due_on: date, today: date) -> tuple[Standing, str]:
    if today <= due_on:
        return Standing.NOT_YET_DUE, f"Due on {long_date(due_on)}"
    late = late_by(due_on, today)
    days = "1 working day" if late == 1 else f"{late} working days"
    return Standing.MISSED, f"Late by {days}"


@dataclass(frozen=True)
class UpdateShown:
    """The last update of a priority."""

    who: str
    on: str
    words: str
    asks: str


def update_shown(priority: Planned, said: Said | None) -> UpdateShown | None:
    """Return an update with who gave it, or None."""
    if said is None:
        return None
    return UpdateShown(who_said(priority, said), long_date(said.on), said.words, said.asks)


def who_said(priority: Planned, said: Said) -> str:
    """Return whose update it is; who typed it for them where that was somebody else."""
    lead = next((lead.name for lead in priority.leads if lead.pk == said.lead), "")
    return given_for(lead, said.by)


def capitalised(words: str) -> str:
    """Return words with a capital at the beginning."""
    return words[:1].upper() + words[1:]


def ended(words: str) -> str:
    """Return words with one full stop, where they don’t end as a sentence already."""
    plain = words.strip()
    return plain if plain.endswith(("?", "!", "…", "”")) else f"{plain.rstrip('.')}."


def given_for(lead: str, by: str) -> str:
    """Return the name of a lead; with who gave their update for them."""
    return lead if by in ("", lead) else f"{GIVEN} {by} for {lead}"


def silence(priority: Planned, today: date) -> list[str]:
    """Return who gave no update before the last meeting, and who has given none before the next, by name."""
    found, last, ahead = [], priority.last_held(today), priority.next_planned(today)
    if last and (names := _names(priority, last)):
        found.append(f"No update before the meeting of {long_date(last)}: {names}.")
    if ahead and ahead.on <= add_working_days(today, AHEAD) and (names := _names(priority, ahead.on)):
        found.append(f"No update yet for the meeting of {long_date(ahead.on)}: {names}.")
    return found


def _names(priority: Planned, meeting: date) -> str:
    return ", ".join(lead.name for lead in priority.silent_before(meeting))


def colour_words(shown: Shown, moved: str) -> str:
    """Return a colour with its movement, as a few words."""
    return f"{shown.label}. {moved}." if moved else f"{shown.label}."


def done_and_promised(lines: Sequence[StepLine]) -> str:
    """Return how many objectives there are and how many are done, as a sentence."""
    if not lines:
        return "No objective is on record yet."
    done = sum(line.mark == Standing.MET for line in lines)
    shown = sum(line.says.startswith("Impact shown") for line in lines)
    total = "1 objective" if len(lines) == 1 else f"{len(lines)} objectives"
    return f"{total}: {done} completed, {shown} with impact shown."
