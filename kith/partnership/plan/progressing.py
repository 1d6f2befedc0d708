"""The plan as at any day: each priority with its leads, steps, updates and evidence. Pure, no queries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from kith.base.kernel.plan_links import Measure


@dataclass(frozen=True)
class Moved:
    """A due day that was moved."""

    on: date
    before: date
    after: date
    reason: str
    agreed_by: str


@dataclass(frozen=True)
class Because:
    """Why something is late, as said on a day."""

    on: date
    words: str


@dataclass(frozen=True)
class Step:
    """An objective or a milestone as the colours need to know it."""

    pk: int
    is_milestone: bool
    title: str
    objective: str
    """The public id of the objective that it is, or that it leads to."""
    added_on: date
    first_due_on: date
    ended_on: date | None
    """The day on which it was reached, completed or dropped."""
    is_dropped: bool
    moved: tuple[Moved, ...] = ()
    shown_on: date | None = None
    """The day on which an objective showed its impact."""
    late_because: tuple[Because, ...] = ()
    """Why it is late, each time that an update said so."""

    @property
    def key(self) -> str:
        """Return what tells it from the other steps of its priority."""
        return f"{'milestone' if self.is_milestone else 'objective'}_{self.pk}"

    def reason_on(self, day: date) -> Because | None:
        """Return the last reason given up to a day for being late by the due day that holds then."""
        due = self.due_as_at(day)
        return next((one for one in reversed(self.late_because) if due < one.on <= day), None)

    @property
    def kind(self) -> str:
        """Return what it is, in words."""
        return "Milestone" if self.is_milestone else "Objective"

    def is_open_on(self, day: date) -> bool:
        """Return whether it stood in the plan on a day and had not come to its end."""
        return self.added_on <= day and (self.ended_on is None or self.ended_on > day)

    def due_as_at(self, day: date) -> date:
        """Return the due day that held on a day."""
        agreed = [one.after for one in self.moved if one.on <= day]
        return agreed[-1] if agreed else self.first_due_on


@dataclass(frozen=True)
class Said:
    """One update of a lead."""

    lead: int
    on: date
    words: str
    asks: str
    colour: str
    said_colour: str
    because: str
    by: str = ""
    """Who typed it; empty where nobody is named."""


@dataclass(frozen=True)
class Leading:
    """Who leads a priority from a day to a day."""

    pk: int
    public_id: str
    person: str
    """Their public id."""
    name: str
    held_from: date
    held_to: date | None

    def holds_on(self, day: date) -> bool:
        """Return whether they lead it on a day; the last day counts."""
        return self.held_from <= day and (self.held_to is None or day <= self.held_to)


@dataclass(frozen=True)
class Backed:
    """Evidence of need, or words of young people: from when to when it stands."""

    added_on: date
    taken_back_on: date | None

    def stands_on(self, day: date) -> bool:
        """Return whether it stood with the priority on a day."""
        return self.added_on <= day and (self.taken_back_on is None or self.taken_back_on > day)


@dataclass(frozen=True)
class Met:
    """A meeting of the group that owns a priority."""

    on: date
    is_held: bool
    public_id: str


@dataclass(frozen=True)
class Planned:
    """One priority with all that the plan keeps of it."""

    pk: int
    public_id: str
    key: str
    name: str
    held_from: date
    held_to: date | None
    leads: tuple[Leading, ...] = ()
    steps: tuple[Step, ...] = ()
    updates: tuple[Said, ...] = ()
    needs: tuple[Backed, ...] = ()
    voices: tuple[Backed, ...] = ()
    meetings: tuple[Met, ...] = ()
    """Those of the group that owns it, by day."""
    measures: tuple[Measure, ...] = ()
    """What shows whether its objectives are reached, where that was read too."""

    def holds_on(self, day: date) -> bool:
        """Return whether it runs on a day."""
        return self.held_from <= day and (self.held_to is None or day <= self.held_to)

    def leads_on(self, day: date) -> list[Leading]:
        """Return who leads it on a day."""
        return [lead for lead in self.leads if lead.holds_on(day)]

    def open_on(self, day: date) -> list[Step]:
        """Return the objectives and milestones that were open on a day, by due day."""
        return sorted((s for s in self.steps if s.is_open_on(day)), key=lambda s: (s.due_as_at(day), s.title))

    def objectives_on(self, day: date) -> list[Step]:
        """Return the objectives that stood in the plan on a day, but for those dropped by then."""
        return [
            s
            for s in self.steps
            if not s.is_milestone and s.added_on <= day and not (s.is_dropped and not s.is_open_on(day))
        ]

    def last_said(self, day: date) -> Said | None:
        """Return the latest update given up to a day."""
        return next((said for said in reversed(self.updates) if said.on <= day), None)

    def last_held(self, day: date) -> date | None:
        """Return the day of the last meeting held before a day."""
        return next((m.on for m in reversed(self.meetings) if m.is_held and m.on < day), None)

    def next_planned(self, day: date) -> Met | None:
        """Return the next meeting from a day on."""
        return next((m for m in self.meetings if not m.is_held and m.on >= day), None)

    def moved_since(self, since: date | None, day: date) -> Iterator[tuple[Step, Moved]]:
        """Yield what slipped to a later day after a meeting and up to a day."""
        for step in self.steps:
            for one in step.moved:
                if one.after > one.before and one.on <= day and (since is None or one.on > since):
                    yield step, one

    def silent_before(self, meeting: date) -> list[Leading]:
        """Return those who led it on the day of a meeting and gave no update since the one before (K23)."""
        before = self.last_held(meeting)
        gave = {s.lead for s in self.updates if s.on <= meeting and (before is None or s.on > before)}
        return [lead for lead in self.leads_on(meeting) if lead.pk not in gave]

    def measures_on(self, day: date) -> list[Measure]:
        """Return what showed on a day whether its objectives are reached; not of those dropped by then."""
        standing = {s.objective for s in self.objectives_on(day)}
        return [m for m in self.measures if m.objective in standing and m.stands_on(day)]

    def unmeasured_on(self, day: date) -> list[Step]:
        """Return the objectives of a day of which nothing says how one will know."""
        known = {m.objective for m in self.measures_on(day)}
        return [s for s in self.objectives_on(day) if s.objective not in known]

    def with_measures(self, measures: Iterable[Measure]) -> Planned:
        """Return the same with those of a plan’s measures that belong to its objectives."""
        own = {s.objective for s in self.steps}
        return replace(self, measures=tuple(m for m in measures if m.objective in own))

    def with_meetings(self, meetings: tuple[Met, ...]) -> Planned:
        """Return the same with the meetings of the group that owns it."""
        return replace(self, meetings=meetings)
