"""The themes of the year, and how early a partnership prepares its meetings."""

from typing import Any

from django.http import HttpResponse

from kith.base.kernel.access import MEMBERS, members_who
from kith.base.ui.forms import Form
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.pages import MemberForm, MemberPage
from kith.work.meetings.forms.settling import SetTimings
from kith.work.meetings.operations.agenda import set_timings
from kith.work.meetings.permissions import Permission
from kith.work.meetings.presenters.calendar import year_words
from kith.work.meetings.presenters.themes import theme_rows, themed_meetings
from kith.work.meetings.queries.calendar import year_of
from kith.work.meetings.queries.themes import meetings_with_theme, priorities_seen_by
from kith.work.meetings.queries.timings import timings_of
from kith.work.meetings.standing import asks_for_theme
from kith.work.meetings.views.year import MENU


class Themes(MemberPage):
    """Which priorities of the plan the year’s meetings are about, and which none is (K19)."""

    policy = MEMBERS
    menu = MENU
    title = "Themes of the year"
    template_name = "meetings/themes.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Read the partnership as today."""
        self.as_at = ground_of(self.partnership, at=self.membership.tide).on(self.today)
        self.year = year_of(self.as_at, self.today)

    def line(self) -> str:
        """Return the reporting year."""
        return f"Reporting year {year_words(self.year)}"

    def content(self) -> dict[str, Any]:
        """Return each priority with its meetings, and each meeting with its theme."""
        groups = [g.identity.pk for g in self.as_at.groups if g.identity and asks_for_theme(g)]
        meetings = meetings_with_theme(self.membership, groups, self.year)
        return {
            "asks": bool(groups),
            "priorities": theme_rows(priorities_seen_by(self.membership), meetings, self.today, self.at),
            "meetings": themed_meetings(meetings, self.membership, self.today, self.at),
        }


class SettingTimings(MemberForm, MemberPage):
    """Set how early agendas and papers are due, and how soon minutes are drafted."""

    policy = members_who(
        Permission.PREPARE, "The business manager and the coordinators set by when things are due."
    )
    menu = MENU
    title = "When agendas, papers and minutes are due"
    form_class = SetTimings

    def line(self) -> str:
        """Return what these times are."""
        return "In working days. The usual times are practice, not law."

    def initial(self) -> dict[str, Any]:
        """Return the times in use."""
        timings = timings_of(self.partnership)
        names = ("agenda_before", "papers_before", "minutes_within")
        return {name: getattr(timings, name) for name in names}

    def cancel_url(self) -> str:
        """Return the calendar."""
        return self.at("meetings:year")

    def act(self, form: Form) -> HttpResponse:
        """Set them."""
        set_timings(partnership=self.partnership, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The times are set.", self.at("meetings:timings"))
