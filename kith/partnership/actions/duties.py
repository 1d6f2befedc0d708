"""The kinds of promise for which the register of actions is the evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import FilteredRelation, Q

from kith.base.kernel.standings import DutySource, Evidence, Finding, Standing
from kith.base.ui.dates import long_date
from kith.partnership.actions.enums import StepKind
from kith.partnership.actions.models import Action
from kith.partnership.arrangements.duties.evidence import address
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.words import count_of

WORDS = {
    "transition-plan": "The version in force has actions in the register for the change to it, each in time "
    "or done. At risk while one is late or none was raised; missed once all are late.",
}


@dataclass(frozen=True)
class Planned:
    """One action of a transition, with the days by which it was due along time."""

    version: str
    """The public id of the version of the arrangements."""
    raised_on: date
    first_due_on: date
    ended_on: date | None
    revised: tuple[tuple[date, date], ...]
    """Each revision: the day on which it was agreed, and the due day from then on."""

    def is_open_on(self, day: date) -> bool:
        """Return whether it was raised by a day and had not ended at the end of it."""
        return self.raised_on <= day and (self.ended_on is None or self.ended_on > day)

    def due_as_at(self, day: date) -> date:
        """Return the due day that held on a day."""
        agreed = [due for on, due in self.revised if on <= day]
        return agreed[-1] if agreed else self.first_due_on


Facts = tuple[Ground, tuple[Planned, ...]]


def gather(ground: Ground) -> Facts:
    """Return the actions that a partnership’s versions raised, with their revised days. One query."""
    if "actions" not in ground.gathered:
        ground.gathered["actions"] = tuple(_transition_actions(ground))
    return ground, ground.gathered["actions"]


def _transition_actions(ground: Ground) -> Iterator[Planned]:
    revision = FilteredRelation("steps", condition=Q(steps__kind=StepKind.REVISED))
    rows = Action.objects.filter(partnership=ground.partnership, subject_kind="version")
    rows = rows.exclude(state__in=["withdrawn", "superseded"]).annotate(revision=revision)
    found = rows.order_by("pk", "revision__pk").values_list(
        "pk",
        "subject_id",
        "raised_on",
        "first_due_on",
        "ended_on",
        "revision__taken_on",
        "revision__due_after",
    )
    return _planned(found.iterator())


def _planned(found: Any) -> Iterator[Planned]:
    for _pk, lines in groupby(found, key=lambda line: line[0]):
        kept = list(lines)
        revised = tuple((line[5], line[6]) for line in kept if line[5])
        _pk, version, raised_on, first_due_on, ended_on, *_revision = kept[0]
        yield Planned(version, raised_on, first_due_on, ended_on, revised)


def transition_planned(duty: Any, day: date, facts: Facts) -> Finding:
    """Judge whether the change to the version in force is planned for, and in time (K4, K14)."""
    ground, actions = facts
    chapter = ground.timeline.in_force_on(day)
    if chapter is None:
        return Finding(Standing.NOT_YET_DUE, "No version of the arrangements is in force on this day.")
    version = chapter.version
    where = (
        Evidence(
            f"Transition to version {version.number}",
            address("actions:transition", ground.partnership.key, version.public_id),
        ),
    )
    mine = [a for a in actions if a.version == version.public_id and a.raised_on <= day]
    still = [a for a in mine if a.is_open_on(day)]
    late = [a for a in still if a.due_as_at(day) < day]
    if not mine:
        words = f"No action is on record for the transition to version {version.number}."
        return Finding(Standing.AT_RISK, words, evidence=where)
    if late:
        standing = Standing.MISSED if len(late) == len(mine) else Standing.AT_RISK
        words = f"{len(late)} of {count_of(len(mine), 'transition action')} {_is(len(late))} late."
        return Finding(standing, words, evidence=where)
    return _in_time(mine, still, day, where)


def _in_time(mine: list[Planned], still: list[Planned], day: date, where: tuple[Evidence, ...]) -> Finding:
    if not still:
        last = max(a.ended_on for a in mine if a.ended_on)
        done = "The one transition action is" if len(mine) == 1 else f"All {len(mine)} transition actions are"
        return Finding(Standing.MET, f"{done} done, the last on {long_date(last)}.", evidence=where)
    due = min(a.due_as_at(day) for a in still)
    words = f"{len(still)} of {count_of(len(mine), 'transition action')} {_is(len(still))} open and in time."
    return Finding(Standing.MET, words, next_on=due, evidence=where)


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


SOURCE = DutySource(
    room="actions", gather=gather, assess={"transition-plan": transition_planned}, words=WORDS
)
