"""What is done with the agenda of a meeting as a whole: send it, fill it, choose its theme and its times."""

from typing import Any

from django.http import HttpResponse

from kith.base.ui.forms import Form
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.pages import MemberPress
from kith.work.meetings.calendar_mail import sent_to
from kith.work.meetings.forms.agenda import AddItem
from kith.work.meetings.forms.settling import ChooseTheme, SetTimes
from kith.work.meetings.operations.agenda import (
    add_item,
    choose_theme,
    place_standing_items,
    send_agenda,
    set_times,
)
from kith.work.meetings.presenters.readiness import not_ready
from kith.work.meetings.queries.agenda import agenda_of
from kith.work.meetings.queries.calendar import year_of
from kith.work.meetings.queries.choices import (
    partnerships_sharing,
    people_to_lead,
    priorities_for,
    readers_to_choose,
    reserved_kinds,
)
from kith.work.meetings.queries.papers import papers_in
from kith.work.meetings.queries.themes import themes_beside
from kith.work.meetings.views.agenda import STEERERS, SteeringForm, SteeringPage


class SendAgenda(SteeringForm):
    """Send the agenda out: the page says first to how many it goes and what is not ready."""

    policy = STEERERS
    form_class = Form
    template_name = "meetings/send_agenda.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Find the meeting and to whom its agenda goes."""
        super().load_record(**kwargs)
        count = len(sent_to(self.meeting))
        self.people = "1 person" if count == 1 else f"{count} people"
        self.button = "Send the agenda again" if self.meeting.agenda_number else "Send the agenda"

    def heading(self) -> str:
        """Return to how many it goes."""
        again = " again" if self.meeting.agenda_number else ""
        return f"Send the agenda{again} to {self.people}"

    def content(self) -> dict[str, Any]:
        """Return what is not ready."""
        agenda = agenda_of(self.membership, self.meeting)
        papers = papers_in(agenda.items)
        return {
            "not_ready": not_ready(agenda, papers, self.today),
            "times_url": self.at("meetings:times", self.meeting.public_id),
            "group": self.meeting.group.name,
        }

    def act(self, form: Form) -> HttpResponse:
        """Send it."""
        send_agenda(meeting=self.meeting, by=self.actor, on=self.today)
        return self.done(f"The agenda has gone to {self.people}.", self.agenda_url())


class PlaceStanding(MemberPress, SteeringPage):
    """Put missing standing items on the agenda."""

    policy = STEERERS

    def act(self) -> str:
        """Put them there."""
        made = place_standing_items(meeting=self.meeting, by=self.actor, on=self.today)
        return f"{len(made)} standing items are added." if made else "No standing item was missing."

    def next_url(self) -> str:
        """Return the agenda."""
        return self.agenda_url()


class AddToAgenda(SteeringForm):
    """Add an item to the agenda."""

    policy = STEERERS
    title = "Add an item"
    form_class = AddItem
    template_name = "meetings/item_form.jinja"
    button = "Add the item"

    def form_arguments(self) -> dict[str, Any]:
        """Return whom and what to choose from."""
        return choices_for_item(self.membership, self.meeting.group)

    def initial(self) -> dict[str, Any]:
        """Return what is usual."""
        return {"minutes": 10, "purpose": "discussion", "source": "request"}

    def act(self, form: Form) -> HttpResponse:
        """Add it."""
        group, facts = self.meeting.group, form.cleaned_data
        add_item(group=group, meeting=self.meeting, by=self.actor, on=self.today, **facts)
        return self.done("The item is on the agenda.", self.agenda_url())


def choices_for_item(membership: Any, group: Any) -> dict[str, Any]:
    """Return whom and what the form of a new item offers."""
    return {
        "people": people_to_lead(membership, group),
        "readers": readers_to_choose(membership, group),
        "partnerships": partnerships_sharing(membership, group),
        "reserved": reserved_kinds(membership, group),
    }


class Theme(SteeringForm):
    """Choose the priority that a meeting is about."""

    policy = STEERERS
    title = "Choose the theme"
    form_class = ChooseTheme
    button = "Choose it"
    template_name = "meetings/theme.jinja"

    def form_arguments(self) -> dict[str, Any]:
        """Return the priorities that run on the day, and those that the year’s other meetings are about."""
        as_at = ground_of(self.partnership, at=self.membership.tide).on(self.today)
        year = year_of(as_at, self.meeting.meets_on)
        return {
            "priorities": priorities_for(self.meeting),
            "covered": themes_beside(self.membership, self.meeting, year),
        }

    def initial(self) -> dict[str, Any]:
        """Return the theme chosen before."""
        return {"theme": self.meeting.theme.public_id if self.meeting.theme else ""}

    def content(self) -> dict[str, Any]:
        """Return whether there is anything to choose."""
        return {
            "has_priorities": priorities_for(self.meeting).exists(),
            "themes_url": self.at("meetings:themes"),
        }

    def act(self, form: Form) -> HttpResponse:
        """Choose it."""
        choose_theme(meeting=self.meeting, theme=form.cleaned_data["theme"], by=self.actor, on=self.today)
        return self.done("The theme is chosen.", self.agenda_url())


class Times(SteeringForm):
    """Change when and where a meeting is."""

    policy = STEERERS
    title = "Change when and where"
    form_class = SetTimes

    def initial(self) -> dict[str, Any]:
        """Return what is set."""
        meeting = self.meeting
        begins = meeting.begins.strftime("%H:%M") if meeting.begins else ""
        names = ("length", "shortened_because", "place", "link")
        return {name: getattr(meeting, name) for name in names} | {"begins": begins}

    def cancel_url(self) -> str:
        """Return the meeting."""
        return self.at("meetings:meeting", self.meeting.public_id)

    def act(self, form: Form) -> HttpResponse:
        """Set them."""
        set_times(meeting=self.meeting, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("When and where are changed.", self.cancel_url())
