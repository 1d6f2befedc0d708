"""The forward plan: what every group is to take up in the coming year, and what waits."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import MEMBERS
from kith.base.kernel.deadlines import months_after
from kith.base.ui.forms import Form
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.pages import MemberForm, MemberPage, MemberPress
from kith.work.meetings.forms.agenda import AddToPlan
from kith.work.meetings.forms.forward_plan import PlanFilters
from kith.work.meetings.operations.agenda import add_item
from kith.work.meetings.operations.agenda.taking_up import take_up
from kith.work.meetings.presenters.forward_plan import asked_rows, months_with, plan_rows
from kith.work.meetings.queries.choices import (
    groups_steered,
    people_to_lead,
    picture,
    readers_to_choose,
    reserved_kinds,
)
from kith.work.meetings.queries.forward_plan import AHEAD_MONTHS, not_yet_planned, planned_items
from kith.work.meetings.recording import steers
from kith.work.meetings.standing import asked_for
from kith.work.meetings.views.agenda import STEERERS, Steering
from kith.work.meetings.views.year import MENU

HERE = "meetings:forward_plan"


class ForwardPlan(MemberPage):
    """Items across groups and months, with who writes for them and by when, and how often they moved on."""

    policy = MEMBERS
    menu = MENU
    title = "Forward plan"
    template_name = "meetings/forward_plan.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Read the filters."""
        self.until = months_after(self.today, AHEAD_MONTHS)
        groups = [g.identity for g in picture(self.membership).groups if g.identity]
        self.filters = PlanFilters(self.request.GET, groups=groups, today=self.today)

    def line(self) -> str:
        """Return how far ahead it looks."""
        return "What the groups are to take up in the next twelve months, and what waits for a meeting."

    def content(self) -> dict[str, Any]:
        """Return the items by month, and what the arrangements ask for that is on no agenda yet."""
        chosen = self.filters.chosen()
        items = planned_items(self.membership, self.today, chosen)
        asked = not_yet_planned(self.membership, asked_for(picture(self.membership), self.until))
        adds = groups_steered(self.membership).exists()
        return {
            "filters": self.filters,
            "asked": asked_rows(asked, chosen, self.today, self._take_up_url),
            "months": months_with(plan_rows(items, self.today, self.at)),
            "add_url": self.at("meetings:add_to_plan") if adds else "",
        }

    def _take_up_url(self, duty: str, group: Group) -> tuple[str, str]:
        """Return where the promise stands, and where it is taken up, for those who settle its agendas."""
        may = steers(self.membership, group)
        return self.at("arrangements:promise", duty), self.at("meetings:take_up_promise", duty) if may else ""


class AddToForwardPlan(Steering, MemberForm, MemberPage):
    """Add an item that has no meeting yet."""

    policy = STEERERS
    menu = MENU
    title = "Add to the forward plan"
    form_class = AddToPlan
    template_name = "meetings/item_form.jinja"
    button = "Add the item"

    def load_record(self, **kwargs: Any) -> None:
        """Find the groups whose agendas the reader settles; where there is none the page is absent."""
        self.groups = groups_steered(self.membership)
        first = self.groups.first()
        if first is None:
            raise Http404
        self.first = first

    def form_arguments(self) -> dict[str, Any]:
        """Return whom and what to choose from."""
        only = self.first if len(self.groups) == 1 else None
        return {
            "groups": self.groups,
            "people": people_to_lead(self.membership, only),
            "readers": readers_to_choose(self.membership, only),
            "reserved": reserved_kinds(self.membership, self.first),
        }

    def initial(self) -> dict[str, Any]:
        """Return what is usual."""
        return {"minutes": 10, "purpose": "discussion", "source": "request"}

    def cancel_url(self) -> str:
        """Return the forward plan."""
        return self.at(HERE)

    def act(self, form: Form) -> HttpResponse:
        """Add it."""
        made = add_item(by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The item is on the forward plan.", self.at("meetings:item", made.public_id))


class TakeUp(Steering, MemberPress, MemberPage):
    """Make an item of something that the arrangements ask for."""

    policy = STEERERS

    def load_record(self, **kwargs: Any) -> None:
        """Find what is asked for and on no agenda yet."""
        asked = asked_for(picture(self.membership), months_after(self.today, AHEAD_MONTHS))
        waiting = not_yet_planned(self.membership, [one for one in asked if one.duty == kwargs["duty"]])
        if not waiting or waiting[0].group.identity is None:
            raise Http404
        self.asked = waiting[0]
        if not steers(self.membership, waiting[0].group.identity):
            raise Http404

    def act(self) -> str:
        """Make the item."""
        made = take_up(asked=self.asked, by=self.actor, on=self.today)
        where = f"the agenda of {made.meeting.meets_on:%-d %B %Y}" if made.meeting else "the forward plan"
        return f"“{made.title}” is on {where}."

    def next_url(self) -> str:
        """Return the forward plan."""
        return self.at(HERE)
