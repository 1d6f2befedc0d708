"""The pages about priorities: the list, one of them, and the deeds on it."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import MEMBERS, members_who
from kith.base.kernel.plan_links import figures_of_priority, risks_of_priority
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.pages import MemberForm, MemberPage, MemberPress
from kith.partnership.partnerships.queries import known_bodies, own_people_seen_by
from kith.partnership.plan.colours import colour_on, movement
from kith.partnership.plan.forms import (
    EndLeadForm,
    EndPriorityForm,
    LeadForm,
    PriorityForm,
    covers_initial,
)
from kith.partnership.plan.models import Priority
from kith.partnership.plan.operations import (
    add_priority,
    change_priority,
    end_lead,
    end_priority,
    name_lead,
    take_in_priorities,
)
from kith.partnership.plan.permissions import Permission
from kith.partnership.plan.presenters.one import (
    NO_MEASURE,
    colour_words,
    done_and_promised,
    objective_line,
    silence,
    update_shown,
)
from kith.partnership.plan.presenters.priorities import lead_lines, lead_words, lines_of, runs
from kith.partnership.plan.presenters.sheet import PriorityFacts
from kith.partnership.plan.queries import (
    lead_seen_by,
    leads_on,
    not_taken_in,
    priorities_seen_by,
    priority_seen_by,
)
from kith.partnership.plan.queries.one import actions_under, needs_of, objectives_of, words_of
from kith.partnership.plan.queries.whole import measured_plan_of
from kith.partnership.plan.recording import drives
from kith.partnership.plan.taken_up import taken_up

PLANNERS = members_who(
    Permission.PLAN_PRIORITIES,
    "The business manager and the coordinators can open this page: they look after the priorities.",
)

ADDED = ("add_objective", "add_need", "keep_words", "raise_action", "link_action")
"""What those who drive a priority add to it, by the name of its address."""


class Priorities(MemberPage):
    """The priorities with their leads: those that run, then those that have ended."""

    policy = MEMBERS
    menu = "plan:priorities"
    title = "Priorities"
    template_name = "plan/priorities.jinja"

    def content(self) -> dict[str, Any]:
        """Return the priorities, and those that the arrangements name and that are not here."""
        may = self.membership.may(Permission.PLAN_PRIORITIES)
        ground = ground_of(self.partnership, at=self.membership.tide)
        return {
            "lines": lines_of(
                priorities_seen_by(self.membership), measured_plan_of(ground, self.today), self.today, self.at
            ),
            "progress_url": self.at("plan:progress"),
            "whole_url": self.at("plan:whole_pdf"),
            "named": [stated.name for stated in not_taken_in(ground, self.today)],
            "take_in_url": self.at("plan:take_in") if may else "",
            "add_url": self.at("plan:add") if may else "",
        }


class PriorityPage(MemberPage, is_base=True):
    """A page about one priority. What is none, and what the reader may not see, answer alike."""

    menu = "plan:priorities"
    priority: Priority

    def load_record(self, **kwargs: Any) -> None:
        """Find the priority among those that the reader may see."""
        found = priority_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.priority = found

    def here(self) -> str:
        """Return the page of the priority."""
        return self.at("plan:priority", self.priority.public_id)

    @property
    def leads(self) -> str:
        """Return who leads it today, in words."""
        found = "; ".join(lead_words(lead) for lead in leads_on(self.priority, self.today))
        return f"Led by {found}" if found else "Nobody leads it"

    def facts(self) -> PriorityFacts:
        """Return all that the page and the sheet say of it."""
        plan = measured_plan_of(ground_of(self.partnership, at=self.membership.tide), self.today)
        planned = next(p for p in plan if p.pk == self.priority.pk)
        figures = [f for _name, find in figures_of_priority for f in find(planned.public_id, self.membership)]
        lines = [
            objective_line(o, planned.measures, self.today, self.at)
            for o in objectives_of(self.priority, self.membership)
        ]
        return PriorityFacts(
            priority=self.priority,
            leads=self.leads,
            shown=colour_on(planned, self.today),
            moved=movement(planned, planned.last_held(self.today), self.today),
            update=update_shown(planned, planned.last_said(self.today)),
            silent=silence(planned, self.today) if planned.holds_on(self.today) else [],
            objectives=lines,
            actions=actions_under(self.priority, self.membership, self.today),
            figures=figures,
            needs=needs_of(self.priority, self.membership),
            voices=words_of(self.priority, self.membership),
        )


class OnePriority(PriorityPage):
    """A priority as its lead presents it: the last update, what was promised and done, what was said."""

    policy = MEMBERS
    template_name = "plan/priority.jinja"

    def heading(self) -> str:
        """Return its name."""
        return self.priority.name

    def line(self) -> str:
        """Return from when to when it runs, and who leads it."""
        return f"{runs(self.priority.held_from, self.priority.held_to)}. {self.leads}"

    def content(self) -> dict[str, Any]:
        """Return its parts, its leads with their history, and where it was taken up."""
        may = self.membership.may(Permission.PLAN_PRIORITIES)
        drive = drives(self.membership, self.priority, self.today)
        used = [one for _name, find in taken_up for one in find(self.priority, self.membership)]
        facts = self.facts()
        return {
            "facts": facts,
            "no_measure": NO_MEASURE,
            "colour": colour_words(facts.shown, facts.moved),
            "summary": done_and_promised(facts.objectives),
            "needs": [(n, long_date(n.dated_on), self._url("take_back_need", n, drive)) for n in facts.needs],
            "voices": [
                (v, long_date(v.said_on), self._url("take_back_words", v, drive)) for v in facts.voices
            ],
            "leads": lead_lines(self.priority, self.at, may=may),
            "used": sorted(used, key=lambda one: one.on, reverse=True),
            "updates": self._updates(drive, may=may),
            "ways": self._ways() if may else [],
            "add": {name: self._of(name, drive) for name in ADDED},
            "risks": [
                risk
                for _name, find in risks_of_priority
                for risk in find(self.priority.public_id, self.membership, self.today)
            ],
            "pdf_url": self.at("plan:priority_pdf", self.priority.public_id),
            "story_url": self.at("plan:story", self.priority.public_id),
            "list_url": self.at("plan:priorities"),
        }

    def _updates(self, drive: bool, *, may: bool) -> list[tuple[str, str]]:
        """Return where an update is given: a lead’s own, for the business unit that of each lead."""
        mine, leads = self.membership.person.pk, leads_on(self.priority, self.today)
        if not drive:
            return []
        return [
            (
                "Give an update" if lead.person_id == mine else f"Give the update of {lead.person.name}",
                self.at("plan:update", lead.public_id),
            )
            for lead in leads
            if may or lead.person_id == mine
        ]

    def _of(self, name: str, drive: bool) -> str:
        return self.at(f"plan:{name}", self.priority.public_id) if drive else ""

    def _url(self, name: str, record: Any, drive: bool) -> str:
        return self.at(f"plan:{name}", record.public_id) if drive else ""

    def _ways(self) -> list[tuple[str, str]]:
        ways = [("Name a lead", "plan:name_lead"), ("Change it", "plan:change"), ("End it", "plan:end")]
        if self.priority.held_to is not None:
            ways = ways[:2]
        return [(words, self.at(name, self.priority.public_id)) for words, name in ways]


class Add(MemberForm):
    """Set a priority."""

    policy = PLANNERS
    menu = "plan:priorities"
    title = "Add a priority"
    form_class = PriorityForm
    button = "Add the priority"

    def cancel_url(self) -> str:
        """Return the list."""
        return self.at("plan:priorities")

    def act(self, form: PriorityForm) -> HttpResponse:
        """Add it."""
        made = add_priority(partnership=self.partnership, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The priority is set. Name who leads it.", self.at("plan:priority", made.public_id))


class TakeIn(MemberPress):
    """Take in the priorities that the arrangements name."""

    policy = PLANNERS

    def act(self) -> str:
        """Take them in from today."""
        made = take_in_priorities(
            partnership=self.partnership, held_from=self.today, by=self.actor, on=self.today
        )
        names = ", ".join(priority.name for priority in made)
        return f"Taken in: {names}. Name who leads each."

    def next_url(self) -> str:
        """Return the list."""
        return self.at("plan:priorities")


class PriorityDeed(MemberForm, PriorityPage, is_base=True):
    """A deed on one priority."""

    def line(self) -> str:
        """Return which priority it is."""
        return self.priority.name

    def cancel_url(self) -> str:
        """Return the page of the priority."""
        return self.here()


class Change(PriorityDeed):
    """Change what a priority is called, whom it covers and its days."""

    policy = PLANNERS
    title = "Change the priority"
    form_class = PriorityForm

    def initial(self) -> dict[str, Any]:
        """Return what is on record."""
        said = {name: getattr(self.priority, name) for name in PriorityForm.base_fields}
        return said | covers_initial(self.priority)

    def act(self, form: PriorityForm) -> HttpResponse:
        """Change it."""
        change_priority(priority=self.priority, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The priority is changed.", self.here())


class End(PriorityDeed):
    """End a priority."""

    policy = PLANNERS
    title = "End the priority"
    form_class = EndPriorityForm
    button = "End the priority"

    def act(self, form: EndPriorityForm) -> HttpResponse:
        """End it."""
        end_priority(priority=self.priority, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The last day of the priority is on record.", self.here())


class NameLead(PriorityDeed):
    """Name who leads a priority."""

    policy = PLANNERS
    title = "Name a lead"
    form_class = LeadForm
    button = "Name the lead"

    def form_arguments(self) -> dict[str, Any]:
        """Return the people and agencies that the partnership knows."""
        return {
            "people": own_people_seen_by(self.membership),
            "bodies": known_bodies(self.partnership),
        }

    def initial(self) -> dict[str, Any]:
        """Return the day on which people usually begin."""
        return {"held_from": max(self.today, self.priority.held_from)}

    def act(self, form: LeadForm) -> HttpResponse:
        """Record it."""
        lead = name_lead(priority=self.priority, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done(f"{lead.person.name} leads the priority.", self.here())


class EndLead(MemberForm):
    """Record that somebody stops leading a priority."""

    policy = PLANNERS
    menu = "plan:priorities"
    title = "End a lead"
    form_class = EndLeadForm
    button = "End the lead"

    def load_record(self, **kwargs: Any) -> None:
        """Find the lead among those of priorities that the reader may see."""
        found = lead_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.lead = found

    def line(self) -> str:
        """Return who leads what."""
        return f"{self.lead.person.name}, {self.lead.priority.name}"

    def cancel_url(self) -> str:
        """Return the page of the priority."""
        return self.at("plan:priority", self.lead.priority.public_id)

    def act(self, form: EndLeadForm) -> HttpResponse:
        """Record it."""
        end_lead(lead=self.lead, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The last day of the lead is on record.", self.cancel_url())
