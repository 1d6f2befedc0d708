"""The first day of a rapid review, its tasks, and the room of the panel: answers side by side, gaps first."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.working_days import add_working_days
from kith.base.ui.views import Pressing
from kith.partnership.arrangements.queries import ground_of
from kith.work.reviews import forms
from kith.work.reviews.enums import Part, RequestState
from kith.work.reviews.handling import handling_group
from kith.work.reviews.models import Case
from kith.work.reviews.operations.first_day import begin_review, do_task
from kith.work.reviews.presenters.case import IN
from kith.work.reviews.presenters.gaps import gaps_first
from kith.work.reviews.queries.one import released_answers, requests_of, task_seen_by
from kith.work.reviews.views.parts import WORKERS, CasePage
from kith.work.reviews.views.returns import Ask

RETURNS_BY, MEETING_BY = 8, 10
"""The working days of a rapid review on which returns are due and the panel meets, as is often planned."""


class FirstDay(Ask):
    """Ask every agency, set the day of the meeting and the standard tasks, in one press."""

    policy = WORKERS
    title = "Begin the rapid review"
    what = "the first day"
    form_class = forms.FirstDayForm
    button = "Ask them and set the tasks"

    def initial(self) -> dict[str, Any]:
        """Return the agencies of the group that considers cases, and the days that partnerships plan."""
        group = handling_group(ground_of(self.partnership).on(self.today))
        sits = {holder.body_id for holder in group.members} if group else set()
        bodies = self.form_arguments()["bodies"].filter(pk__in=sits)
        start = self.case.sent_on or self.today
        due_on = max(add_working_days(start, RETURNS_BY), add_working_days(self.today, 0))
        return {
            "bodies": [body.public_id for body in bodies],
            "due_on": due_on,
            "meets_on": max(add_working_days(start, MEETING_BY), add_working_days(due_on, 1)),
        }

    def act(self, form: Any) -> HttpResponse:
        """Do all of it."""
        made = begin_review(case=self.case, by=self.actor, on=self.today, **form.cleaned_data)
        agencies = "1 agency is" if len(made) == 1 else f"{len(made)} agencies are"
        return self.done(
            f"{agencies} asked, the meeting has its day, and the tasks are set. Each agency sees its own.",
            self.here(),
        )


class DoTask(Pressing, CasePage):
    """Say that a task is done."""

    policy = WORKERS
    what = "a task"
    reads = None
    for_scrutiny = False

    def find(self, public_id: str) -> Case:
        """Return the case of the task."""
        found = task_seen_by(self.membership, public_id)
        if found is None:
            raise Http404
        self.task = found
        return super().find(found.case.public_id)

    def _may_open(self) -> bool:
        if self.task.body_id is None:
            return self.runs
        return self.task.body_id in self.parts.get(Part.CONTRIBUTOR, ())

    def act(self) -> str:
        """Record it."""
        do_task(task=self.task, by=self.actor, on=self.today)
        return "The task is done."

    def next_url(self) -> str:
        """Return the case."""
        return self.here()


class SideBySide(CasePage):
    """What was released, question by question, each with every agency’s answer; the gaps come first."""

    policy = WORKERS
    title = "Answers side by side"
    what = "the answers side by side"
    template_name = "reviews/answers.jinja"

    def content(self) -> dict[str, Any]:
        """Return who is awaited, the questions that agencies left open, and all answers."""
        requests = requests_of(self.case)
        return {
            "questions": gaps_first(requests, released_answers(self.case)),
            "missing": [one.body.name for one in requests if one.state not in IN],
            "nothing": [one.body.name for one in requests if one.state == RequestState.NIL],
            "case_url": self.here(),
        }
