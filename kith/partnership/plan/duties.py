"""The kinds of promise for which the plan is the evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kith.base.kernel.standings import DutySource, Evidence, Finding, Standing
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.duties.evidence import of_page
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.words import count_of
from kith.partnership.plan.colours import FAR_LATE, late_on, late_words
from kith.partnership.plan.progressing import Backed, Planned
from kith.partnership.plan.queries.whole import plan_of

WORDS = {
    "plan-priorities": "Every priority that the arrangements name runs; missed while one does not.",
    "plan-leads": "Each priority that runs has a named lead; missed while one has none. Where the leads are "
    "to account for it, each gave an update before the last meeting of the group that owns the plan; at risk "
    "where somebody gave none before an earlier one of the last four. Nothing is judged before a first one.",
    "plan-delivery": "No milestone or objective of a running priority is late. At risk while one is late, or "
    f"none is on record; missed once one is late by more than {FAR_LATE} working days.",
    "needs": "Each running priority has evidence of need behind it. At risk while one has none, missed while "
    "none has any.",
    "young-people-views": "Each running priority shows what young people said. At risk while one has no "
    "words of theirs, missed while none has any.",
}
JUDGED = 4
"""How many meetings back a missing update still counts."""


@dataclass(frozen=True)
class Facts:
    """What was asked once for a whole partnership."""

    ground: Ground
    plan: tuple[Planned, ...]

    def running(self, day: date) -> list[Planned]:
        """Return the priorities that run on a day."""
        return [priority for priority in self.plan if priority.holds_on(day)]


def gather(ground: Ground) -> Facts:
    """Return the plan of a partnership, of all time. One query."""
    if "plan" not in ground.gathered:
        ground.gathered["plan"] = Facts(ground, plan_of(ground, date.max))
    return ground.gathered["plan"]


def _where(facts: Facts) -> tuple[Evidence, ...]:
    return of_page(facts.ground, "plan:priorities", "Priorities")


def _no_priority(facts: Facts) -> Finding:
    return Finding(Standing.NOT_YET_DUE, "No priority runs on this day.", evidence=_where(facts))


def _names(found: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(found))


def priorities_run(duty: Any, day: date, facts: Facts) -> Finding:
    """Judge whether the priorities that the arrangements name run on a day (K21)."""
    chapter, where = facts.ground.timeline.in_force_on(day), _where(facts)
    if not any(priority.held_from <= day for priority in facts.plan):
        words = "Nothing is judged before the first priority is on record."
        return Finding(Standing.NOT_YET_DUE, words, evidence=where)
    here = {priority.key for priority in facts.running(day)}
    named = chapter.document.priorities if chapter else ()
    missing = [stated.name for stated in named if stated.key not in here]
    if missing:
        return Finding(Standing.MISSED, f"Not among the priorities: {_names(missing)}.", evidence=where)
    if duty.number and len(here) < duty.number:
        words = f"{count_of(len(here), 'priority', 'priorities')} of {duty.number} run."
        return Finding(Standing.MISSED, words, evidence=where)
    return Finding(Standing.MET, f"Running: {_names([p.name for p in facts.running(day)])}.", evidence=where)


def leads_named(duty: Any, day: date, facts: Facts) -> Finding:
    """Judge whether each priority has a lead (K22), or whether each lead says how it stands (K23)."""
    running, where = facts.running(day), _where(facts)
    if not running:
        return _no_priority(facts)
    if duty.topic:
        return _updates_given(running, day, where)
    bare = [priority.name for priority in running if not priority.leads_on(day)]
    if bare:
        return Finding(Standing.MISSED, f"Nobody leads: {_names(bare)}.", evidence=where)
    return Finding(Standing.MET, "Each priority has a named lead.", evidence=where)


def _updates_given(running: list[Planned], day: date, where: tuple[Evidence, ...]) -> Finding:
    began = min((said.on for p in running for said in p.updates), default=None)
    held = sorted({m.on for p in running for m in p.meetings if m.is_held and m.on <= day}, reverse=True)
    judged = [on for on in held[:JUDGED] if began and on >= began]
    if not judged:
        words = "Nothing is judged before a first update and a meeting after it."
        return Finding(Standing.NOT_YET_DUE, words, evidence=where)
    for place, on in enumerate(judged):
        silent = [lead.name for priority in running for lead in priority.silent_before(on)]
        if silent:
            words = f"No update before the meeting of {long_date(on)}: {_names(silent)}."
            return Finding(Standing.AT_RISK if place else Standing.MISSED, words, evidence=where)
    words = f"Each lead gave an update before the meeting of {long_date(judged[0])}."
    return Finding(Standing.MET, words, evidence=where)


def delivered(_duty: Any, day: date, facts: Facts) -> Finding:
    """Judge whether what the plan promised is in time (L11, K20)."""
    running = facts.running(day)
    where = of_page(facts.ground, "plan:progress", "Progress of the business plan")
    if not running:
        return _no_priority(facts)
    if not any(priority.objectives_on(day) for priority in running):
        return Finding(Standing.AT_RISK, "No objective of the plan is on record.", evidence=where)
    far = [late_words(step, day) for p in running for step in late_on(p, day, FAR_LATE)]
    if far:
        return Finding(Standing.MISSED, " ".join(far), evidence=where)
    late = [late_words(step, day) for p in running for step in late_on(p, day)]
    if late:
        return Finding(Standing.AT_RISK, " ".join(late), evidence=where)
    ahead = [step.due_as_at(day) for p in running for step in p.open_on(day)]
    return Finding(Standing.MET, "Nothing of the plan is late.", min(ahead, default=None), where)


def _backed(what: str, of: Callable[[Planned], Sequence[Backed]]) -> Callable[[Any, date, Facts], Finding]:
    """Return the judge of a promise that each priority rests on something."""

    def judge(_duty: Any, day: date, facts: Facts) -> Finding:
        running, where = facts.running(day), _where(facts)
        if not running:
            return _no_priority(facts)
        bare = [p.name for p in running if not any(one.stands_on(day) for one in of(p))]
        if not bare:
            return Finding(Standing.MET, f"Each priority has {what}.", evidence=where)
        standing = Standing.MISSED if len(bare) == len(running) else Standing.AT_RISK
        return Finding(standing, f"Without {what}: {_names(bare)}.", evidence=where)

    return judge


SOURCE = DutySource(
    room="plan",
    gather=gather,
    assess={
        "plan-priorities": priorities_run,
        "plan-leads": leads_named,
        "plan-delivery": delivered,
        "needs": _backed("evidence of need", lambda priority: priority.needs),
        "young-people-views": _backed("words of young people", lambda priority: priority.voices),
    },
    words=WORDS,
)
