"""The deeds on what a priority rests on, on the actions under it, and the update of a lead."""

from functools import cached_property
from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.refusals import Refused
from kith.base.ui.dates import long_date
from kith.partnership.actions.public import action_with_reference, answer_too, raise_action
from kith.partnership.actions.queries.owners import at_work
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.queries import known_bodies
from kith.partnership.plan import forms
from kith.partnership.plan.colours import late_on, worked_out
from kith.partnership.plan.models import Need, Priority, PriorityLead, YoungPeopleSaid
from kith.partnership.plan.operations.evidence import add_need, keep_words, take_back
from kith.partnership.plan.operations.updates import give_update
from kith.partnership.plan.progressing import Planned
from kith.partnership.plan.queries import lead_seen_by, priority_seen_by
from kith.partnership.plan.queries.one import need_seen_by, words_seen_by
from kith.partnership.plan.queries.whole import measured_plan_of, owner_of
from kith.partnership.plan.recording import about_objective, about_priority
from kith.partnership.plan.views.driving import DRIVERS, DrivingForm


class AddNeed(DrivingForm):
    """Put evidence of need behind a priority."""

    policy = DRIVERS
    title = "Add evidence of need"
    form_class = forms.NeedForm
    button = "Add the evidence"

    def act(self, form: Any) -> HttpResponse:
        """Add it."""
        add_need(priority=self.priority, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The evidence stands behind the priority.", self.cancel_url())


class KeepWords(DrivingForm):
    """Keep what young people said about a priority."""

    policy = DRIVERS
    title = "Add what young people said"
    form_class = forms.WordsForm
    button = "Add their words"

    def act(self, form: Any) -> HttpResponse:
        """Keep it."""
        keep_words(priority=self.priority, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("Their words stand with the priority.", self.cancel_url())


class TakingBack(DrivingForm, is_base=True):
    """Take something back, with the reason."""

    kept: Need | YoungPeopleSaid
    form_class = forms.ReasonForm
    button = "Take it back"

    def look_for(self, public_id: str) -> Need | YoungPeopleSaid | None:
        """Return what is taken back."""
        raise NotImplementedError

    def find(self, public_id: str) -> Priority | None:
        """Return the priority that it stands with."""
        found = self.look_for(public_id)
        if found is None:
            return None
        self.kept = found
        return found.priority

    def line(self) -> str:
        """Return where it comes from."""
        return self.kept.source

    def act(self, form: Any) -> HttpResponse:
        """Take it back."""
        take_back(kept=self.kept, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("It is taken back and shows no more.", self.cancel_url())


class TakeBackNeed(TakingBack):
    """Take evidence of need back."""

    policy = DRIVERS
    title = "Take evidence back"

    def look_for(self, public_id: str) -> Need | None:
        """Return the evidence."""
        return need_seen_by(self.membership, public_id)


class TakeBackWords(TakingBack):
    """Take words of young people back, such as when they no longer share them."""

    policy = DRIVERS
    title = "Take words of young people back"

    def look_for(self, public_id: str) -> YoungPeopleSaid | None:
        """Return the words."""
        return words_seen_by(self.membership, public_id)


class GiveUpdate(DrivingForm):
    """Say how a priority stands, before the group that owns it meets."""

    policy = DRIVERS
    title = "Give an update"
    template_name = "plan/update.jinja"
    form_class = forms.UpdateForm
    button = "Give the update"
    lead: PriorityLead

    def find(self, public_id: str) -> Priority | None:
        """Return the priority that somebody leads; a lead gives only their own update."""
        lead = lead_seen_by(self.membership, public_id)
        if lead is None or not lead.holds_on(self.today):
            return None
        self.lead = lead
        return priority_seen_by(self.membership, lead.priority.public_id)

    def line(self) -> str:
        """Return who leads what."""
        return f"{self.lead.person.name}, {self.priority.name}"

    @cached_property
    def planned(self) -> Planned:
        """Return the priority with all that the plan keeps of it. Two queries."""
        plan = measured_plan_of(ground_of(self.partnership, at=self.membership.tide), self.today)
        return next(p for p in plan if p.pk == self.priority.pk)

    def form_arguments(self) -> dict[str, Any]:
        """Return what is late; the form asks for the reason of each."""
        return {"late": late_on(self.planned, self.today)}

    def initial(self) -> dict[str, Any]:
        """Return the reasons that were given before, for what is late still."""
        late = ((step, step.reason_on(self.today)) for step in late_on(self.planned, self.today))
        return {f"{forms.LATE}{step.key}": why.words for step, why in late if why}

    def content(self) -> dict[str, Any]:
        """Return the colour worked out today, why, and the day of the next meeting."""
        colour, reasons = worked_out(self.planned, self.today)
        ahead = self.planned.next_planned(self.today)
        return {
            "colour": colour.label,
            "reasons": " ".join(reasons),
            "meets_on": long_date(ahead.on) if ahead else "",
        }

    def act(self, form: Any) -> HttpResponse:
        """Record it."""
        give_update(lead=self.lead, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The update is given.", self.cancel_url())


class ActionUnderPriority(DrivingForm, is_base=True):
    """A deed on the actions under a priority; they belong to the group that owns it."""

    def load_record(self, **kwargs: Any) -> None:
        """Find the priority and the group that owns it; without one no action can be raised."""
        super().load_record(**kwargs)
        as_at = ground_of(self.partnership, at=self.membership.tide).on(self.today)
        owner = owner_of(self.priority.key, as_at)
        if owner is None or owner.identity is None:
            raise Http404
        self.group = owner.identity


class RaiseAction(ActionUnderPriority):
    """Raise an action under a priority."""

    policy = DRIVERS
    title = "Add an action"
    form_class = forms.ActionForm
    button = "Add the action"

    def form_arguments(self) -> dict[str, Any]:
        """Return the objectives, people and agencies to choose from."""
        return {
            "objectives": self.priority.objectives.order_by("number"),
            "people": at_work(self.partnership, self.today),
            "bodies": known_bodies(self.partnership).order_by("name"),
        }

    def act(self, form: Any) -> HttpResponse:
        """Raise it for the group that owns the priority."""
        answers = dict(form.cleaned_data)
        objective = answers.pop("objective")
        subject = about_objective(objective) if objective else about_priority(self.priority)
        made = raise_action(group=self.group, subject=subject, by=self.actor, on=self.today, **answers)
        return self.done(f"{made.reference} is raised for {self.group.name}.", self.cancel_url())


class LinkAction(ActionUnderPriority):
    """Let an action of the register answer a priority too."""

    policy = DRIVERS
    title = "Link an action"
    form_class = forms.LinkActionForm
    button = "Link the action"

    def act(self, form: Any) -> HttpResponse:
        """Link it."""
        found = action_with_reference(self.membership, form.cleaned_data["reference"])
        if found is None:
            raise Refused("There is no action with that reference.", field="reference")
        answer_too(action=found, subject=about_priority(self.priority), by=self.actor, on=self.today)
        return self.done(f"{found.reference} answers the priority too.", self.cancel_url())
