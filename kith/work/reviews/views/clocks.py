"""The days of a case on one page, and its running clock paused or put off."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.ui.views import Pressing
from kith.partnership.partnerships.pages import MemberForm
from kith.work.reviews import forms
from kith.work.reviews.models import Case
from kith.work.reviews.operations.clocks import (
    CONFIRMS,
    ask_to_pause,
    ask_to_put_off,
    confirm_change,
    decline_change,
    resume_clock,
)
from kith.work.reviews.presenters.clocks import last_day_of_review
from kith.work.reviews.presenters.days import Told, day_lines, days_beside
from kith.work.reviews.presenters.processes import process_days, step_days
from kith.work.reviews.queries.clocks import change_seen_by
from kith.work.reviews.queries.one import requests_of, tasks_of
from kith.work.reviews.queries.processes import processes_of, steps_of
from kith.work.reviews.running import review_of
from kith.work.reviews.views.deciding import Reasoned
from kith.work.reviews.views.parts import WORKERS, CasePage, KeptCasePage, RunnersForm

ASKED = "It is asked for. Until another person confirms it, the clock runs as before."


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
        """Yield the days of other processes, of the steps of its own and of other rooms; an agency’s writer
        reads none of them."""
        yield from process_days(processes_of(self.case))
        review = review_of(self.case)
        due = last_day_of_review(self.case, review, self.today) if review else None
        if due and review and review.sent_on is None:
            yield from step_days(steps_of(self.case), due)
        yield from days_beside(self.case, self.membership, self.today)


class Pause(Reasoned):
    """Ask for a pause of the clock that runs."""

    policy = WORKERS
    title = "Ask to pause the clock"
    what = "its clock"
    button = "Ask for the pause"
    deed = staticmethod(ask_to_pause)
    said = ASKED


class Resume(Reasoned):
    """Let a paused clock run again."""

    policy = WORKERS
    title = "Let the clock run again"
    button = "Let it run again"
    deed = staticmethod(resume_clock)
    said = "The clock runs again; today is the last day of the pause."


class Extend(RunnersForm):
    """Ask for a later last day of the running clock."""

    policy = WORKERS
    title = "Ask to put the last day off"
    what = "its clock"
    form_class = forms.PutOffForm
    button = "Ask for the later day"

    def act(self, form: Any) -> HttpResponse:
        """Ask for it."""
        ask_to_put_off(case=self.case, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done(ASKED, self.here())


class ChangePage(CasePage, is_base=True):
    """What was asked of a clock and waits, for those who confirm or decline it."""

    what = "its clock"
    reads = CONFIRMS
    for_scrutiny = False

    def find(self, public_id: str) -> Case:
        """Return the case of what was asked."""
        found = change_seen_by(self.membership, public_id)
        if found is None:
            raise Http404
        self.change = found
        return super().find(found.case.public_id)


class ConfirmChange(Pressing, ChangePage):
    """Confirm what another person asked of a clock."""

    policy = WORKERS

    def act(self) -> str:
        """Confirm it."""
        confirm_change(change=self.change, by=self.actor, on=self.today)
        return "It is confirmed and holds from today. The day of the guidance stays shown."

    def next_url(self) -> str:
        """Return the case."""
        return self.here()


class DeclineChange(MemberForm, ChangePage):
    """Decline what was asked of a clock."""

    policy = WORKERS
    title = "Decline what was asked of the clock"
    form_class = forms.ReasonForm
    button = "Decline it"

    def cancel_url(self) -> str:
        """Return the case."""
        return self.here()

    def act(self, form: Any) -> HttpResponse:
        """Decline it."""
        decline_change(change=self.change, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("It is declined. The clock runs on as before.", self.here())
