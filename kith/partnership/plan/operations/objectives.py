"""Deeds on objectives and milestones: setting them, moving their days, reaching them, showing impact."""

from dataclasses import replace
from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.plan_links import MeasureAsked, measuring
from kith.base.kernel.refusals import Refused
from kith.base.ui.dates import long_date
from kith.partnership.plan.enums import ObjectiveState
from kith.partnership.plan.lifecycle import OBJECTIVE
from kith.partnership.plan.models import DueRevision, Milestone, Objective, Priority
from kith.partnership.plan.recording import record, refuse_unless_drives, said

FIRM = "Give a firm day. “Ongoing” is no date: choose the day by which one will look again."


@transaction.atomic
def set_objective(
    *,
    priority: Priority,
    title: str,
    how_one_knows: str,
    measure: MeasureAsked,
    due_on: date | None,
    by: Actor,
    on: date,
) -> Objective:
    """Set what is to change under a priority, how one will know, and by which firm day (C2).

    `measure` ties it to what will show it: an indicator with a target, or where none fits the question of an
    audit or the result of a survey. Raises Refused without any of these, or with a day outside the days of
    the priority.
    """
    refuse_unless_drives(priority, by, on)
    due = _firm(due_on, on, priority)
    priority = Priority.objects.select_for_update().select_related("partnership").get(pk=priority.pk)
    objective = Objective.objects.create(
        priority=priority,
        number=priority.objectives.count() + 1,
        title=said(title, "Say what is to change for children.", "title"),
        how_one_knows=said(how_one_knows, "Say how one will know.", "how_one_knows"),
        first_due_on=due,
        due_on=due,
        added_on=on,
    )
    record(priority, "set objective", by, new={"objective": objective.title, "due": due.isoformat()})
    _tie(objective, measure, by, on)
    return objective


@transaction.atomic
def set_milestone(
    *,
    objective: Objective,
    title: str,
    due_on: date | None,
    invites_scrutiny: bool = False,
    by: Actor,
    on: date,
) -> Milestone:
    """Set a step on the way to an open objective, with a firm day up to that of the objective.

    Raises Refused without a title or a day, for a day after that of the objective, or once it is not open.
    """
    refuse_unless_drives(objective.priority, by, on)
    _refuse_unless_open(objective)
    due = _firm(due_on, on, objective.priority)
    if due > objective.due_on:
        words = f"The objective is due on {long_date(objective.due_on)}; choose a day up to then."
        raise Refused(words, field="due_on")
    milestone = Milestone.objects.create(
        objective=objective,
        title=said(title, "Say what will have happened.", "title"),
        first_due_on=due,
        due_on=due,
        added_on=on,
        invites_scrutiny=invites_scrutiny,
    )
    new = {"milestone": milestone.title, "objective": objective.title, "due": due.isoformat()}
    record(objective.priority, "set milestone", by, new=new)
    return milestone


@transaction.atomic
def reach_milestone(*, milestone: Milestone, reached_on: date, evidence: str, by: Actor, on: date) -> None:
    """Record the day on which a milestone was reached, and what shows it.

    Raises Refused without evidence, twice, or for a day to come.
    """
    priority = milestone.objective.priority
    refuse_unless_drives(priority, by, on)
    _refuse_ahead(reached_on, on, "reached_on")
    words = said(evidence, "Say what shows that it was reached.", "evidence")
    if Milestone.objects.filter(pk=milestone.pk, reached_on__isnull=True).update(
        reached_on=reached_on, evidence=words
    ):
        milestone.refresh_from_db()
        new = {"milestone": milestone.title, "reached": reached_on.isoformat(), "evidence": words}
        record(priority, "reached milestone", by, new=new)
        return
    raise Refused("The milestone is reached already.")


@transaction.atomic
def move_due_day(
    *, step: Objective | Milestone, due_on: date | None, reason: str, agreed_by: str, by: Actor, on: date
) -> DueRevision:
    """Move the due day of an open objective or milestone, with the reason and who agreed (L11).

    Raises Refused without a reason or without who agreed, for the same day, or once it is done.
    """
    is_milestone = isinstance(step, Milestone)
    objective = step.objective if isinstance(step, Milestone) else step
    refuse_unless_drives(objective.priority, by, on)
    _refuse_unless_open(objective)
    if isinstance(step, Milestone) and step.reached_on:
        raise Refused("The milestone is reached already.")
    due = _firm(due_on, on, objective.priority)
    if due == step.due_on:
        raise Refused("That is the day on record.", field="due_on")
    revision = DueRevision.objects.create(
        due_before=step.due_on,
        due_after=due,
        reason=said(reason, "Give the reason.", "reason"),
        agreed_by=said(agreed_by, "Say who agreed to it.", "agreed_by"),
        revised_on=on,
        **{"milestone" if is_milestone else "objective": step},
    )
    step.due_on = due
    step.save(update_fields=["due_on"])
    record(
        objective.priority,
        f"moved due day of “{step.title}”",
        by,
        old={"due": revision.due_before.isoformat()},
        new={"due": due.isoformat(), "agreed": revision.agreed_by},
        reason=revision.reason,
    )
    return revision


@transaction.atomic
def complete_objective(
    *,
    objective: Objective,
    completed_on: date,
    what_was_done: str,
    by: Actor,
    on: date,
    completed_without: str = "",
) -> None:
    """Record that what an objective asked for was done. Whether it helped is another question.

    `completed_without` says why it counts as completed without the milestones that are not reached. Raises
    Refused without words on what was done, for a day to come, when it is not open, and while a milestone is
    not reached and nobody says why it is completed without it.
    """
    refuse_unless_drives(objective.priority, by, on)
    _refuse_ahead(completed_on, on, "completed_on")
    words = said(what_was_done, "Say what was done.", "what_was_done")
    without = _said_of_unreached(objective, completed_without)
    done = {"what_was_done": words, "completed_without": without}
    OBJECTIVE.move(objective, "complete", completed_on=completed_on, **done)
    new = {"objective": objective.title, "on": completed_on.isoformat(), "done": words}
    new |= {"without its milestones": without} if without else {}
    record(objective.priority, "completed objective", by, new=new)


@transaction.atomic
def show_impact(*, objective: Objective, what_changed: str, by: Actor, on: date) -> None:
    """Record what a completed objective changed for children, and how one knows.

    Raises Refused without these words, or when the objective is not completed.
    """
    refuse_unless_drives(objective.priority, by, on)
    words = said(what_changed, "Say what changed for children.", "what_changed")
    OBJECTIVE.move(objective, "show-impact", impact_shown_on=on, what_changed=words)
    record(objective.priority, "showed impact", by, new={"objective": objective.title, "changed": words})


@transaction.atomic
def drop_objective(*, objective: Objective, reason: str, by: Actor, on: date) -> None:
    """Drop an open objective with the reason; it stays on record. Raises Refused without one."""
    refuse_unless_drives(objective.priority, by, on)
    OBJECTIVE.move(objective, "drop", reason=reason, dropped_on=on, dropped_because=reason.strip())
    new = {"objective": objective.title}
    record(objective.priority, "dropped objective", by, new=new, reason=reason.strip())


def _tie(objective: Objective, asked: MeasureAsked, by: Actor, on: date) -> None:
    """Tie an objective to what will show it, by the room that measures."""
    if not asked.shown_by:
        raise Refused("Choose what will show it.", field="shown_by")
    asked = replace(asked, words=asked.words or objective.how_one_knows)
    for _name, source in measuring:
        source.make(objective=objective, asked=asked, by=by, on=on)


def _firm(due_on: date | None, on: date, priority: Priority) -> date:
    if due_on is None:
        raise Refused(FIRM, field="due_on")
    if due_on < on:
        raise Refused(f"The due day is on or after today, {long_date(on)}.", field="due_on")
    if priority.held_to and due_on > priority.held_to:
        words = f"The priority ends on {long_date(priority.held_to)}; choose a day up to then."
        raise Refused(words, field="due_on")
    return due_on


def unreached(objective: Objective) -> list[str]:
    """Return the titles of the milestones of an objective that are not reached, by due day. One query."""
    rows = Milestone.objects.filter(objective=objective, reached_on__isnull=True)
    return list(rows.order_by("due_on", "pk").values_list("title", flat=True))


def _said_of_unreached(objective: Objective, because: str) -> str:
    """Return why an objective is completed without milestones; raise Refused where some are not reached and
    nobody says why."""
    open_ones = unreached(objective)
    if open_ones and not because.strip():
        names = " and ".join(f"“{title}”" for title in open_ones)
        words = f"Not reached: {names}. Say first that they are reached, or why it is completed without."
        raise Refused(words, field="completed_without")
    return because.strip() if open_ones else ""


def _refuse_ahead(day: date, on: date, field: str) -> None:
    if day > on:
        raise Refused("Give a day up to today.", field=field)


def _refuse_unless_open(objective: Objective) -> None:
    if objective.state != ObjectiveState.OPEN:
        raise Refused(f"The objective is {objective.get_state_display().lower()}.")
