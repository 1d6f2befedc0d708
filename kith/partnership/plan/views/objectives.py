"""The page of an objective, and the deeds on it and its milestones."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import MEMBERS
from kith.base.kernel.plan_links import MeasureAsked, measuring
from kith.base.ui.dates import long_date
from kith.partnership.partnerships.pages import MemberPage
from kith.partnership.plan import forms
from kith.partnership.plan.enums import ObjectiveState
from kith.partnership.plan.models import Objective
from kith.partnership.plan.operations.objectives import (
    complete_objective,
    drop_objective,
    move_due_day,
    reach_milestone,
    set_milestone,
    set_objective,
    show_impact,
    unreached,
)
from kith.partnership.plan.presenters.one import (
    NO_MEASURE,
    MeasureLine,
    measure_lines,
    milestone_stands,
    objective_stands,
)
from kith.partnership.plan.queries.one import objective_seen_by, revisions_of
from kith.partnership.plan.recording import drives
from kith.partnership.plan.views.driving import DRIVERS, DrivingForm, MilestoneForm, ObjectiveForm

MEASURED = (ObjectiveState.OPEN, ObjectiveState.COMPLETED)
"""The states in which an objective can be tied to what shows whether it is reached."""


class OneObjective(MemberPage):
    """An objective: how one will know, its milestones, the days that were moved, what came of it."""

    policy = MEMBERS
    menu = "plan:priorities"
    template_name = "plan/objective.jinja"
    objective: Objective

    def load_record(self, **kwargs: Any) -> None:
        """Find it among those that the reader may see."""
        found = objective_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.objective = found

    def heading(self) -> str:
        """Return what is to change."""
        return self.objective.title

    def line(self) -> str:
        """Return where it belongs, and its due day."""
        return f"{self.objective.priority.name}. Due on {long_date(self.objective.due_on)}"

    def content(self) -> dict[str, Any]:
        """Return its facts, its milestones and how its days were moved."""
        objective, drive = self.objective, drives(self.membership, self.objective.priority, self.today)
        mark, says = objective_stands(objective, self.today)
        is_open = drive and objective.state == ObjectiveState.OPEN
        return {
            "objective": objective,
            "mark": mark,
            "says": says,
            "milestones": [
                (
                    m,
                    long_date(m.due_on),
                    milestone_stands(m, objective, self.today),
                    self._ways_of(m, is_open),
                )
                for m in objective.milestones.all()
            ],
            "moved": [
                (r, long_date(r.revised_on), long_date(r.due_before), long_date(r.due_after))
                for r in revisions_of(objective)
            ],
            "measures": self._measures(),
            "drive": drive and objective.state in MEASURED,
            "add_measure_urls": self._add_measure_urls() if drive and objective.state in MEASURED else [],
            "no_measure": NO_MEASURE,
            "ways": self._ways(drive),
            "priority_url": self.at("plan:priority", objective.priority.public_id),
        }

    def _measures(self) -> tuple[MeasureLine, ...]:
        """Return what shows whether it is reached."""
        found = [one for _name, room in measuring for one in room.measures_of(self.partnership)]
        return measure_lines(found, self.objective, self.today)

    def _add_measure_urls(self) -> list[str]:
        return [self.at(room.add, self.objective.public_id) for _name, room in measuring]

    def _ways(self, drive: bool) -> list[tuple[str, str]]:
        if not drive:
            return []
        ways = {
            ObjectiveState.OPEN: [
                ("Add a milestone", "plan:add_milestone"),
                ("Move its day", "plan:move_objective"),
                ("Say that it is completed", "plan:complete"),
                ("Drop it", "plan:drop"),
            ],
            ObjectiveState.COMPLETED: [("Show its impact", "plan:show_impact")],
        }.get(ObjectiveState(self.objective.state), [])
        return [(words, self.at(name, self.objective.public_id)) for words, name in ways]

    def _ways_of(self, milestone: Any, is_open: bool) -> list[tuple[str, str]]:
        if not is_open or milestone.reached_on:
            return []
        ways = (("Say that it is reached", "plan:reach"), ("Move its day", "plan:move_milestone"))
        return [(words, self.at(name, milestone.public_id)) for words, name in ways]


class AddObjective(DrivingForm):
    """Set an objective under a priority."""

    policy = DRIVERS
    title = "Add an objective"
    form_class = forms.ObjectiveForm
    button = "Add the objective"

    def form_arguments(self) -> dict[str, Any]:
        """Return what can show whether an objective is reached."""
        found = [one for _name, room in measuring for one in room.choices(self.membership, self.today)]
        return {"choices": found}

    def act(self, form: Any) -> HttpResponse:
        """Set it."""
        said = dict(form.cleaned_data)
        measure = MeasureAsked(shown_by=said.pop("shown_by"), target=said.pop("target"))
        made = set_objective(priority=self.priority, measure=measure, by=self.actor, on=self.today, **said)
        return self.done("The objective is set.", self.at("plan:objective", made.public_id))


class AddMilestone(ObjectiveForm):
    """Set a milestone on the way to an objective."""

    policy = DRIVERS
    title = "Add a milestone"
    form_class = forms.MilestoneForm
    button = "Add the milestone"

    def act(self, form: Any) -> HttpResponse:
        """Set it."""
        set_milestone(objective=self.objective, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The milestone is set.", self.cancel_url())


class MoveObjective(ObjectiveForm):
    """Move the due day of an objective, with the reason."""

    policy = DRIVERS
    title = "Move the due day of the objective"
    form_class = forms.MoveDayForm
    button = "Move the day"

    def act(self, form: Any) -> HttpResponse:
        """Move it."""
        move_due_day(step=self.objective, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The day is moved. The reason stands with it.", self.cancel_url())


class Complete(ObjectiveForm):
    """Say that an objective is completed."""

    policy = DRIVERS
    title = "Say that the objective is completed"
    form_class = forms.CompleteForm
    button = "It is completed"

    def form_arguments(self) -> dict[str, Any]:
        """Return the milestones that are not reached; the form asks about them."""
        return {"unreached": unreached(self.objective)}

    def initial(self) -> dict[str, Any]:
        """Return today."""
        return {"completed_on": self.today}

    def act(self, form: Any) -> HttpResponse:
        """Record it."""
        complete_objective(objective=self.objective, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The objective is completed. Its impact can be shown later.", self.cancel_url())


class ShowImpact(ObjectiveForm):
    """Say what a completed objective changed for children."""

    policy = DRIVERS
    title = "Show the impact of the objective"
    form_class = forms.ImpactForm
    button = "Show the impact"

    def act(self, form: Any) -> HttpResponse:
        """Record it."""
        show_impact(objective=self.objective, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("What changed for children is on record.", self.cancel_url())


class Drop(ObjectiveForm):
    """Drop an objective, with the reason."""

    policy = DRIVERS
    title = "Drop the objective"
    form_class = forms.ReasonForm
    button = "Drop it"

    def act(self, form: Any) -> HttpResponse:
        """Record it."""
        drop_objective(objective=self.objective, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The objective is dropped. It stays on record.", self.cancel_url())


class Reach(MilestoneForm):
    """Say that a milestone is reached."""

    policy = DRIVERS
    title = "Say that the milestone is reached"
    form_class = forms.ReachForm
    button = "It is reached"

    def initial(self) -> dict[str, Any]:
        """Return today."""
        return {"reached_on": self.today}

    def act(self, form: Any) -> HttpResponse:
        """Record it."""
        reach_milestone(milestone=self.milestone, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The milestone is reached.", self.cancel_url())


class MoveMilestone(MilestoneForm):
    """Move the due day of a milestone, with the reason."""

    policy = DRIVERS
    title = "Move the due day of the milestone"
    form_class = forms.MoveDayForm
    button = "Move the day"

    def act(self, form: Any) -> HttpResponse:
        """Move it."""
        move_due_day(step=self.milestone, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The day is moved. The reason stands with it.", self.cancel_url())
