"""A priority as a story: why it was chosen, who led it, what was done each year, why it ended (C14)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.standings import Standing
from kith.base.ui.dates import long_date
from kith.partnership.plan.colours import NO_REASON, colour_on, late_on, late_words
from kith.partnership.plan.enums import Colour, ObjectiveState
from kith.partnership.plan.models import PriorityLead, Update
from kith.partnership.plan.presenters.one import GIVEN, ended, given_for
from kith.partnership.plan.progressing import Planned, Step
from kith.partnership.plan.queries.story import Kept

DONE, MOVED, CHANGED = "What was done", "What moved", "What changed for children"


@dataclass(frozen=True)
class Event:
    """One thing that happened, on its day."""

    on: date
    part: str
    """Under which words of its year it stands."""
    says: str


@dataclass(frozen=True)
class Year:
    """One year of a priority: how it stood at its end, and what happened, part by part."""

    number: int
    mark: Standing
    stood: str
    parts: tuple[tuple[str, tuple[Event, ...]], ...]
    why: str = ""
    """Why it stands so today; empty for the years behind."""
    late: tuple[str, ...] = ()
    """What was late at its end, and why where somebody said."""


def years_of(kept: Kept, planned: Planned, today: date) -> tuple[Year, ...]:
    """Return the years of a priority up to a day, the latest first, those in which nothing happened too."""
    priority = kept.priority
    events = sorted(_events(kept), key=lambda one: one.on)
    last = min(priority.held_to or today, today).year
    first = min([priority.held_from.year, *(one.on.year for one in events)])
    return tuple(_year(number, events, planned, today) for number in range(last, first - 1, -1))


def _year(number: int, events: Sequence[Event], planned: Planned, today: date) -> Year:
    day = min(date(number, 12, 31), planned.held_to or today, today)
    shown = colour_on(planned, day)
    own = [one for one in events if one.on.year == number]
    parts = tuple((part, tuple(e for e in own if e.part == part)) for part in (DONE, CHANGED, MOVED))
    stood = f"{shown.label} on {long_date(day)}"
    why = shown.why if day == today else ""
    late = tuple(_late_words(step, day) for step in late_on(planned, day))
    return Year(number, shown.mark, stood, tuple((p, found) for p, found in parts if found), why, late)


def _late_words(step: Step, day: date) -> str:
    because = step.reason_on(day)
    return f"{late_words(step, day)} {ended(because.words) if because else NO_REASON}"


def _events(kept: Kept) -> Iterator[Event]:
    yield from _of_objectives(kept)
    for one in kept.reached:
        if one.reached_on:
            yield Event(one.reached_on, DONE, f"Milestone reached: {one.title}. {one.evidence}")
    for action in kept.closed:
        if action.ended_on:
            yield Event(action.ended_on, DONE, f"Action {action.reference} closed: {action.wording}")
            if action.what_changed:
                yield Event(action.ended_on, CHANGED, action.what_changed)
    for move in kept.moved:
        what = move.objective or move.milestone
        days = f"from {long_date(move.due_before)} to {long_date(move.due_after)}"
        yield Event(move.revised_on, MOVED, f"“{what}” moved {days}: {move.reason}")
    for update in kept.updates:
        yield Event(update.said_on, MOVED, _update_words(update))


def _update_words(update: Update) -> str:
    """Return an update with whose it is; its colour only where one was named."""
    who = given_for(update.lead.person.name, update.said_by)
    named = f" says {Colour(update.said_colour).label.lower()}" if update.said_colour else ""
    if who.startswith(GIVEN):
        return f"Update{named}, {who}: {update.words}"
    return f"{who}{named}: {update.words}"


def _of_objectives(kept: Kept) -> Iterator[Event]:
    for one in kept.objectives:
        yield Event(one.added_on, DONE, f"Objective set: {one.title}, due on {long_date(one.first_due_on)}.")
        if one.completed_on:
            yield Event(one.completed_on, DONE, f"Objective completed: {one.title}. {one.what_was_done}")
        if one.impact_shown_on:
            yield Event(one.impact_shown_on, CHANGED, f"{one.title}: {one.what_changed}")
        if one.state == ObjectiveState.DROPPED and one.dropped_on:
            yield Event(one.dropped_on, MOVED, f"Objective dropped: {one.title}. {one.dropped_because}")


def lead_words_over_time(kept: Kept) -> list[str]:
    """Return who led it from when to when, and why each stopped, in order."""
    return [_lead_words(lead) for lead in kept.leads]


def _lead_words(lead: PriorityLead) -> str:
    who = f"{lead.person.name}, {lead.body.name}" if lead.body else lead.person.name
    if lead.held_to is None:
        return f"{who}, from {long_date(lead.held_from)}"
    because = f": {lead.ended_because}" if lead.ended_because else ""
    return f"{who}, from {long_date(lead.held_from)} to {long_date(lead.held_to)}{because}"
