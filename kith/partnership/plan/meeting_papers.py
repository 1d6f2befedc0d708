"""What the plan brings to a meeting of the group that owns it: the exception report and the updates (K20).

Nothing is typed again: the papers are made from the plan each time somebody asks for the pack.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.standings import Standing
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.ground import Ground
from kith.partnership.plan.colours import MARKS, colour_on, movement
from kith.partnership.plan.presenters.one import colour_words
from kith.partnership.plan.presenters.report import Part, facts_of, parts_of, since_words
from kith.partnership.plan.progressing import Planned
from kith.partnership.plan.queries.whole import measured_plan_of, owner_of


@dataclass(frozen=True)
class ProgressPaper:
    """One paper that the plan brings: its title and its paragraphs."""

    key: str
    """Tells one paper of a meeting from another: `report`, or the public id of a priority."""
    title: str
    paragraphs: tuple[str, ...]
    note: str = ""
    """A few words for a list of papers, such as who has given no update."""


def progress_papers(ground: Ground, group: str, day: date) -> tuple[ProgressPaper, ...]:
    """Return what the plan brings to a meeting of a group (by key), as at a day: the exception report with
    how each priority moved since the last meeting, then each priority with what its lead says.

    Empty for a group that owns no priority of the day. Two queries.
    """
    owned = _owned(ground, group, day)
    if not owned:
        return ()
    parts = parts_of(owned, day, _nowhere)
    return (_report(owned, parts, day), *_updates(owned, parts))


def movements(ground: Ground, group: str, since: date, day: date) -> tuple[str, ...]:
    """Return how each priority of the plan that a group (by key) owns stands on a day and moved since
    another, a sentence each. Two queries."""
    return tuple(_moved_words(p, since, day) for p in _owned(ground, group, day))


@dataclass(frozen=True)
class Stands:
    """How a priority stands, as a line on another room’s page."""

    public_id: str
    name: str
    mark: Standing
    says: str
    """Its colour, and how that moved since the last meeting of the group that owns it."""
    why: str


def plan_by_group(ground: Ground, day: date) -> dict[str, tuple[Stands, ...]]:
    """Return how the priorities of a day stand, by the key of the group that owns each. Two queries."""
    as_at, found = ground.on(day), defaultdict(list)
    for priority in measured_plan_of(ground, day):
        owner = owner_of(priority.key, as_at) if priority.holds_on(day) else None
        if owner is not None:
            found[owner.key].append(_stands(priority, day))
    return {key: tuple(lines) for key, lines in found.items()}


def _stands(priority: Planned, day: date) -> Stands:
    shown = colour_on(priority, day)
    moved = movement(priority, priority.last_held(day), day)
    return Stands(
        priority.public_id, priority.name, MARKS[shown.colour], colour_words(shown, moved), shown.why
    )


def _owned(ground: Ground, group: str, day: date) -> list[Planned]:
    as_at = ground.on(day)
    plan = [p for p in measured_plan_of(ground, day) if p.holds_on(day)]
    return [p for p in plan if (owner := owner_of(p.key, as_at)) and owner.key == group]


def _moved_words(priority: Planned, since: date, day: date) -> str:
    shown = colour_on(priority, day)
    moved = movement(priority, since, day)
    if not moved:
        moved = f"It began after {long_date(since)}"
    return f"{priority.name}: {shown.label.lower()}. {moved}. {shown.why}"


def _report(owned: Sequence[Planned], parts: Sequence[Part], day: date) -> ProgressPaper:
    first = since_words(owned, day, "")
    lines = [_glance(part) for part in parts]
    silent = [words for part in parts for words in part.silent]
    note = "; ".join(silent)
    return ProgressPaper(
        "report",
        "Business plan: what moved and what slipped",
        tuple(one for one in (first, *lines) if one),
        note,
    )


def _glance(part: Part) -> str:
    moved = f" {part.moved}." if part.moved else ""
    slipped = "\n".join(part.slipped) or "Nothing slipped."
    return f"{part.name}: {part.shown.label.lower()}.{moved} Led by {part.leads}.\n{slipped}"


def _updates(owned: Sequence[Planned], parts: Sequence[Part]) -> Iterator[ProgressPaper]:
    for priority, part in zip(owned, parts, strict=True):
        told = tuple(f"{fact['name']}: {fact['value']}" for fact in facts_of(part))
        head = f"{part.shown.label}. Led by {part.leads}. Last update: {part.updated}."
        yield ProgressPaper(priority.public_id, f"Update: {part.name}", (head, *told), "; ".join(part.silent))


def _nowhere(*_args: object) -> str:
    """Return no address: papers are read on paper."""
    return ""
