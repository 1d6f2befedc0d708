"""The year: its calendar, the plan proposed for it, the days kept clear, and attendance over it."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import MEMBERS, members_who
from kith.base.ui.dates import long_date
from kith.base.ui.drawing import drawn_once
from kith.base.ui.forms import Form
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.pages import MemberForm, MemberPage, MemberPress
from kith.work.meetings.deadlines import Span, reporting_year
from kith.work.meetings.forms.calendar import AddSchoolHoliday, TakeInDates
from kith.work.meetings.operations.planning import (
    DateToTake,
    add_school_holiday,
    remove_school_holiday,
    take_in_dates,
)
from kith.work.meetings.permissions import Permission
from kith.work.meetings.planning import Proposal, propose
from kith.work.meetings.presenters.calendar import (
    dates_to_choose,
    group_lines,
    key_of,
    months_of,
    tally_rows,
    year_words,
)
from kith.work.meetings.queries.calendar import (
    attendances_between,
    closures_of,
    meetings_between,
    school_holiday_of,
    school_holidays_of,
    sittings_between,
    wanted_of,
    year_of,
)
from kith.work.meetings.tallies import came, tallies

MENU = "meetings:year"
PLANNERS = members_who(
    Permission.PLAN,
    "The business manager and the coordinators plan the year, and move, add and cancel meetings.",
)
FIRST_YEAR, LAST_YEAR = 2000, 2090
EACH = {"person": "By person", "seat": "By seat", "agency": "By agency"}
NAMED = {
    "person": lambda row: row.person.name,
    "seat": lambda row: f"{row.seat_name} ({row.body.name})" if row.body else row.seat_name,
    "agency": lambda row: row.body.name if row.body else "",
}


class YearPage(MemberPage, is_base=True):
    """A page about one reporting year, named in the address by the calendar year in which it begins."""

    menu = MENU
    year: Span

    def load_record(self, **kwargs: Any) -> None:
        """Gather the ground, and read which year is asked for; this year where none is."""
        self.ground = ground_of(self.partnership, at=self.membership.tide)
        self.year = year_of(self.ground.on(self.today), self.today)
        asked = self.request.GET.get("year", "")
        if asked.isascii() and asked.isdigit() and FIRST_YEAR <= int(asked) <= LAST_YEAR:
            first = self.year.first.replace(year=int(asked))
            self.year = reporting_year(first, first.month)
        self.day = min(max(self.today, self.year.first), self.year.last)
        self.as_at = self.ground.on(self.day)

    def line(self) -> str:
        """Return the days of the year."""
        return f"{long_date(self.year.first)} to {long_date(self.year.last)}"

    def for_year(self, name: str, step: int = 0) -> str:
        """Return the address of a page for this year, or for one before or after."""
        return f"{self.at(name)}?year={self.year.first.year + step}"

    def around(self, name: str) -> list[tuple[str, str]]:
        """Return the ways to the year before and the year after."""
        return [("The year before", self.for_year(name, -1)), ("The year after", self.for_year(name, 1))]


class Year(YearPage):
    """When every group meets, month by month."""

    policy = MEMBERS
    template_name = "meetings/year.jinja"

    def heading(self) -> str:
        """Return which year it is."""
        return f"Meetings in {year_words(self.year)}"

    def content(self) -> dict[str, Any]:
        """Return the year, drawn once for this reader until something changes."""
        asked = (self.membership, self.today, self.year)
        return {
            "plan_url": self._plan_url(),
            "drawn": drawn_once(asked, "meetings/_year.jinja", self._months_and_groups),
        }

    def _plan_url(self) -> str:
        return self.for_year("meetings:plan") if self.membership.may(Permission.PLAN) else ""

    def _months_and_groups(self) -> dict[str, Any]:
        meetings = meetings_between(self.membership, self.year)
        return {
            "months": months_of(meetings, self.today, self.at),
            "groups": group_lines(self.as_at, self.ground, self.day, meetings, self.at),
            "around": self.around(MENU),
            "plan_url": self._plan_url(),
            "attendance_url": self.for_year("meetings:attendance"),
        }


class Plan(MemberForm, YearPage):
    """Take a calendar in that is proposed from the arrangements."""

    policy = PLANNERS
    template_name = "meetings/plan.jinja"
    form_class = TakeInDates
    button = "Take these dates in"
    proposal: Proposal

    def load_record(self, **kwargs: Any) -> None:
        """Work the proposal out, around what is planned already."""
        super().load_record(**kwargs)
        margin = Span(
            self.year.first.replace(year=self.year.first.year - 1),
            self.year.last.replace(year=self.year.last.year + 1),
        )
        self.proposal = propose(
            wanted_of(self.ground, self.year, self.as_at),
            sittings=sittings_between(self.partnership, margin, self.as_at),
            closures=closures_of(self.partnership),
            not_before=self.today,
        )

    def heading(self) -> str:
        """Return which year is planned."""
        return f"Plan the meetings of {year_words(self.year)}"

    def form_arguments(self) -> dict[str, Any]:
        """Return the dates to choose from."""
        return {"dates": dates_to_choose(self.proposal)}

    def initial(self) -> dict[str, Any]:
        """Return all dates, for the manager to leave out what does not suit."""
        return {"dates": [key_of(one) for one in self.proposal.dates]}

    def content(self) -> dict[str, Any]:
        """Return the groups for which nothing is proposed, and the days kept clear."""
        return {
            "without": self.proposal.without,
            "is_empty": not self.proposal.dates,
            "around": self.around("meetings:plan"),
            "holidays_url": self.at("meetings:school_holidays"),
        }

    def cancel_url(self) -> str:
        """Return the calendar of the year."""
        return self.for_year(MENU)

    def act(self, form: Form) -> HttpResponse:
        """Take in what is chosen."""
        chosen = set(form.cleaned_data["dates"])
        groups = {g.identity.public_id: g.identity for g in self.as_at.groups}
        dates = [
            DateToTake(groups[d.circle.key], d.day, d.half, " ".join(d.reasons))
            for d in self.proposal.dates
            if key_of(d) in chosen
        ]
        made = take_in_dates(partnership=self.partnership, dates=dates, by=self.actor, on=self.today)
        words = "1 meeting is planned." if len(made) == 1 else f"{len(made)} meetings are planned."
        return self.done(words, self.for_year(MENU))


class SchoolHolidays(MemberForm):
    """The days that the calendar keeps clear, and one more."""

    policy = PLANNERS
    menu = MENU
    title = "School holidays"
    caption = "The calendar that Kith proposes keeps these days clear, besides weekends and bank holidays."
    template_name = "meetings/school_holidays.jinja"
    form_class = AddSchoolHoliday
    button = "Add these days"

    def content(self) -> dict[str, Any]:
        """Return the days kept clear."""
        found = school_holidays_of(self.partnership)
        holidays = [(h, self.at("meetings:remove_school_holiday", h.public_id)) for h in found]
        return {"holidays": holidays, "plan_url": self.at("meetings:plan")}

    def act(self, form: Form) -> HttpResponse:
        """Keep the days clear."""
        add_school_holiday(partnership=self.partnership, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("These days are kept clear.", self.at("meetings:school_holidays"))


class RemoveSchoolHoliday(MemberPress):
    """Keep some days clear no longer."""

    policy = PLANNERS

    def load_record(self, **kwargs: Any) -> None:
        """Find the holiday among the partnership’s own."""
        found = school_holiday_of(self.partnership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.holiday = found

    def act(self) -> str:
        """Take it out."""
        remove_school_holiday(holiday=self.holiday, by=self.actor, on=self.today)
        return "These days are open again."

    def next_url(self) -> str:
        """Return the list."""
        return self.at("meetings:school_holidays")


class YearAttendance(YearPage):
    """Who came over the year, by person, seat or agency, against what the arrangements expect."""

    policy = MEMBERS
    template_name = "meetings/attendance.jinja"

    def heading(self) -> str:
        """Return which year it is."""
        return f"Attendance in {year_words(self.year)}"

    def content(self) -> dict[str, Any]:
        """Return the table, and the ways to the other two."""
        asked = self.request.GET.get("by", "")
        by = asked if asked in EACH else "person"
        rows = attendances_between(self.membership, self.year)
        here = self.for_year("meetings:attendance")
        return {
            "by": EACH[by],
            "ways": [(words, "" if key == by else f"{here}&by={key}") for key, words in EACH.items()],
            "rows": tally_rows(tallies(came(rows, NAMED[by])), self.as_at),
            "around": self.around("meetings:attendance"),
            "partners_url": self.for_year("workspace:partners"),
        }
