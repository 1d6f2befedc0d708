"""The days of a case on one page, and its running clock paused or put off."""

from typing import Any

from django.http import HttpResponse

from kith.base.ui.dates import long_date
from kith.work.reviews import forms
from kith.work.reviews.operations.clocks import extend_clock, pause_clock, resume_clock
from kith.work.reviews.presenters.days import Told, day_lines, days_beside
from kith.work.reviews.presenters.processes import process_days
from kith.work.reviews.queries.one import requests_of, tasks_of
from kith.work.reviews.queries.processes import processes_of
from kith.work.reviews.views.deciding import Reasoned
from kith.work.reviews.views.parts import WORKERS, KeptCasePage, RunnersForm


class Days(KeptCasePage):
    """Every day of a case; an agency’s writer sees the days of the case and of their own agency."""

    policy = WORKERS
    reads = None
    title = "Days"
    what = "its days"
    template_name = "reviews/days.jinja"

    def content(self) -> dict[str, Any]:
        """Return the days, the earliest first."""
        mine = self.confined_to
        requests = [one for one in requests_of(self.case) if mine is None or one.body_id in mine]
        more = self._for_readers_of_all() if mine is None else ()
        return {
            "lines": day_lines(self.case, requests, tasks_of(self.case, mine), self.today, more),
            "case_url": self.here(),
        }

    def _for_readers_of_all(self) -> Told:
        """Yield the days of other processes and of other rooms; an agency’s writer reads neither."""
        yield from process_days(processes_of(self.case))
        yield from days_beside(self.case, self.membership, self.today)


class Pause(Reasoned):
    """Pause the clock that runs."""

    policy = WORKERS
    title = "Pause the clock"
    button = "Pause the clock"
    deed = staticmethod(pause_clock)
    said = "The clock is paused from today. The day of the guidance stays shown."


class Resume(Reasoned):
    """Let a paused clock run again."""

    policy = WORKERS
    title = "Let the clock run again"
    button = "Let it run again"
    deed = staticmethod(resume_clock)
    said = "The clock runs again; today is the last day of the pause."


class Extend(RunnersForm):
    """Put the last day of the running clock off."""

    policy = WORKERS
    title = "Put the last day off"
    what = "its clock"
    form_class = forms.PutOffForm
    button = "Put it off"

    def act(self, form: Any) -> HttpResponse:
        """Put it off."""
        extend_clock(case=self.case, by=self.actor, on=self.today, **form.cleaned_data)
        until = long_date(form.cleaned_data["due_on"])
        return self.done(f"The last day is {until}. The day of the guidance stays shown.", self.here())
