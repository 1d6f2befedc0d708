"""The whole plan of a partnership in one query: rows of the same shape, put together again by subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import DateField, F, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce

from kith.base.kernel.plan_links import measuring, meetings_of_groups
from kith.partnership.arrangements.as_at import AsAt, GroupAsAt
from kith.partnership.arrangements.ground import Ground
from kith.partnership.plan.enums import ObjectiveState
from kith.partnership.plan.models import (
    DueRevision,
    LateReason,
    Milestone,
    Need,
    Objective,
    Priority,
    PriorityLead,
    Update,
    YoungPeopleSaid,
)
from kith.partnership.plan.progressing import Backed, Because, Leading, Met, Moved, Planned, Said, Step

PRIORITY, LEAD, OBJECTIVE, MILESTONE, MOVED, UPDATE, NEED, VOICE, MEETING, LATE = range(10)
INTEGERS = ("one", "two", "three")
DAYS = ("day_one", "day_two", "day_three", "day_four")
TEXTS = ("a", "b", "c", "d", "e", "f")
COLUMNS = ("sort", *INTEGERS, *DAYS, *TEXTS)
OWNING = ("plan-delivery", "reviews-plan", "plan-leads")
"""The kinds of promise that say which group owns the plan, the first that is made comes first."""

Rows = dict[int, list[Any]]


def owner_key(key: str, document: Any) -> str:
    """Return the key of the group that owns a priority by a document of arrangements: the one named for it,
    else the one that sees to the plan; empty where neither is named."""
    named = [stated.lead_group for stated in document.priorities if stated.key == key]
    named += [duty.group for kind in OWNING for duty in document.duties if duty.kind == kind]
    return next((name for name in named if name), "")


def owner_of(key: str, as_at: AsAt) -> GroupAsAt | None:
    """Return the group that owns a priority on a day, or None where the arrangements name none."""
    wanted = owner_key(key, as_at.chapter.document) if as_at.chapter else ""
    return next((g for g in as_at.groups if g.key == wanted and g.identity and not g.is_shared_in), None)


def plan_of(ground: Ground, day: date) -> tuple[Planned, ...]:
    """Return every priority that a partnership ever set with all that the plan keeps of it, by name.

    The meetings are those of the group that owns it by the arrangements of the day. One query.
    """
    owners = {group.key: group.pk for group in _owners(ground)}
    found: Rows = defaultdict(list)
    for row in _rows(ground.partnership.pk, list(owners.values())):
        found[row[0]].append(row[1:])
    met = _by(found[MEETING], 0, lambda r: Met(r[3], r[7] == "held", r[8]))
    chapter = ground.timeline.in_force_on(day)
    plan = []
    for priority in _priorities(found):
        owner = owner_key(priority.key, chapter.document) if chapter else ""
        own = met.get(owners.get(owner, 0), ())
        plan.append(priority.with_meetings(tuple(sorted(own, key=lambda m: m.on))))
    return tuple(plan)


def measured_plan_of(ground: Ground, day: date) -> tuple[Planned, ...]:
    """Return the plan as `plan_of` does, with what shows whether its objectives are reached: what the colours
    are worked out from. Two queries."""
    measures = [one for _name, source in measuring for one in source.measures_of(ground.partnership)]
    return tuple(priority.with_measures(measures) for priority in plan_of(ground, day))


def _owners(ground: Ground) -> list[Any]:
    documents = [chapter.document for chapter in ground.timeline.adopted]
    keys = {p.lead_group for d in documents for p in d.priorities if p.lead_group}
    keys |= {duty.group for d in documents for duty in d.duties if duty.kind in OWNING and duty.group}
    home = ground.partnership.pk
    return [g for g in ground.groups if g.key in keys and g.partnership_id == home]


def _rows(home: int, groups: Sequence[int]) -> Iterable[Any]:
    first, *others = [*_of_priorities(home), *_of_steps(home), *_of_evidence(home), *_of_meetings(groups)]
    return first.union(*others, all=True)


def _shaped(rows: QuerySet[Any], sort: int, **columns: Any) -> Any:
    """Return a query with the columns that all share; what is not given is empty."""
    shape: dict[str, Any] = {"sort": Value(sort, output_field=IntegerField())}
    for names, kind in ((INTEGERS, IntegerField()), (DAYS, DateField()), (TEXTS, TextField())):
        shape |= {name: Cast(columns.get(name, Value(None)), output_field=kind) for name in names}
    return rows.order_by().annotate(**shape).values_list(*COLUMNS)


def _of_priorities(home: int) -> list[Any]:
    return [
        _shaped(
            Priority.objects.filter(partnership=home), PRIORITY,
            one=F("pk"), day_one=F("held_from"), day_two=F("held_to"),
            a=F("key"), b=F("name"), c=F("public_id"),
        ),
        _shaped(
            PriorityLead.objects.filter(priority__partnership=home), LEAD,
            one=F("pk"), two=F("priority_id"), day_one=F("held_from"), day_two=F("held_to"),
            a=F("public_id"), b=F("person__public_id"), c=F("person__name"),
        ),
        _shaped(
            Update.objects.filter(priority__partnership=home), UPDATE,
            one=F("pk"), two=F("priority_id"), three=F("lead_id"), day_one=F("said_on"),
            a=F("words"), b=F("asks"), c=F("colour"), d=F("said_colour"), e=F("because"),
            f=F("said_by"),
        ),
    ]  # fmt: skip


def _of_steps(home: int) -> list[Any]:
    moved = [("objective", "objective__priority"), ("milestone", "milestone__objective__priority")]
    return [
        _shaped(
            Objective.objects.filter(priority__partnership=home), OBJECTIVE,
            one=F("pk"), two=F("priority_id"), day_one=F("added_on"), day_two=F("first_due_on"),
            day_three=Coalesce("completed_on", "dropped_on"), day_four=F("impact_shown_on"),
            a=F("title"), b=F("public_id"), c=F("state"),
        ),
        _shaped(
            Milestone.objects.filter(objective__priority__partnership=home), MILESTONE,
            one=F("pk"), two=F("objective__priority_id"), day_one=F("added_on"), day_two=F("first_due_on"),
            day_three=Coalesce("reached_on", "objective__completed_on", "objective__dropped_on"),
            a=F("title"), b=F("objective__public_id"), c=F("objective__state"),
        ),
        *(
            _shaped(
                DueRevision.objects.filter(**{f"{path}__partnership": home}), MOVED,
                one=F("pk"), two=F("objective_id"), three=F("milestone_id"),
                day_one=F("revised_on"), day_two=F("due_before"), day_three=F("due_after"),
                a=F("reason"), b=F("agreed_by"),
            )
            for _kind, path in moved
        ),
        _shaped(
            LateReason.objects.filter(update__priority__partnership=home), LATE,
            one=F("pk"), two=F("objective_id"), three=F("milestone_id"),
            day_one=F("update__said_on"), a=F("reason"),
        ),
    ]  # fmt: skip


def _of_evidence(home: int) -> list[Any]:
    return [
        _shaped(
            model._default_manager.filter(priority__partnership=home),
            sort,
            two=F("priority_id"),
            day_one=F("added_on"),
            day_two=F("taken_back_on"),
        )
        for model, sort in ((Need, NEED), (YoungPeopleSaid, VOICE))
    ]


def _of_meetings(groups: Sequence[int]) -> list[Any]:
    return [
        _shaped(
            find(groups), MEETING, one=F("group_id"), day_one=F("meets_on"), a=F("state"), b=F("public_id")
        )
        for _name, find in meetings_of_groups
    ]


def _by(rows: Iterable[Any], column: int, make: Any) -> dict[int, tuple[Any, ...]]:
    """Return what is made of rows, by the pk in one of their columns."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(make(row))
    return {pk: tuple(made) for pk, made in found.items()}


def _priorities(found: Rows) -> list[Planned]:
    leads = _by(_in_order(found[LEAD]), 1, lambda r: Leading(r[0], r[7], r[8], r[9], r[3], r[4]))
    updates = _by(_in_order(found[UPDATE]), 1, lambda r: Said(r[2], r[3], *r[7:13]))
    steps = _steps(found)
    needs, voices = (_by(found[sort], 1, lambda r: Backed(r[3], r[4])) for sort in (NEED, VOICE))
    return [
        Planned(
            pk, public_id, key, name, first, last,
            leads.get(pk, ()), steps.get(pk, ()), updates.get(pk, ()), needs.get(pk, ()), voices.get(pk, ()),
        )
        for pk, _two, _three, first, last, _d3, _d4, key, name, public_id, *_rest in sorted(
            found[PRIORITY], key=lambda r: (r[8], r[0])
        )
    ]  # fmt: skip


def _in_order(rows: Iterable[Any]) -> list[Any]:
    """Return rows by their first day, then as they were put on record."""
    return sorted(rows, key=lambda row: (row[3], row[0]))


def _steps(found: Rows) -> dict[int, tuple[Step, ...]]:
    moved = _of_each(found[MOVED], lambda r: Moved(r[3], r[4], r[5], r[7], r[8]))
    late = _of_each(found[LATE], lambda r: Because(r[3], r[7]))
    steps: dict[int, list[Step]] = defaultdict(list)
    for place, sort in enumerate((OBJECTIVE, MILESTONE)):
        for row in _in_order(found[sort]):
            own = moved[place].get(row[0], ()), late[place].get(row[0], ())
            steps[row[1]].append(_step(row, sort == MILESTONE, *own))
    return {pk: tuple(made) for pk, made in steps.items()}


def _of_each(rows: Iterable[Any], make: Any) -> list[dict[int, tuple[Any, ...]]]:
    """Return what is made of rows by the pk of the objective, and by that of the milestone."""
    found = _in_order(rows)
    return [_by((row for row in found if row[at] is not None), at, make) for at in (1, 2)]


def _step(row: Any, is_milestone: bool, moved: tuple[Moved, ...], late: tuple[Because, ...]) -> Step:
    pk, _priority, _three, added_on, first_due_on, ended_on, shown_on, title, public_id, state, *_rest = row
    return Step(
        pk, is_milestone, title, public_id, added_on, first_due_on, ended_on,
        state == ObjectiveState.DROPPED, moved, shown_on, late,
    )  # fmt: skip
