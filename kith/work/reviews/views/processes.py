"""Other processes beside a case: put on record, and ended."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.work.reviews.enums import CaseState
from kith.work.reviews.forms.processes import EndProcessForm, ProcessForm
from kith.work.reviews.models import Case
from kith.work.reviews.operations.processes import add_process, end_process
from kith.work.reviews.presenters.processes import process_lines
from kith.work.reviews.queries.processes import process_seen_by, processes_of
from kith.work.reviews.views.parts import WORKERS, CasePage, RunnersForm


def processes_section(page: CasePage) -> dict[str, Any]:
    """Return what the page of a case shows of other processes, for whoever reads the whole case."""
    runs = page.runs and page.case.state != CaseState.ENDED
    end_url = (lambda ident: page.at("reviews:end_process", ident)) if runs else None
    return {
        "processes": process_lines(processes_of(page.case), end_url),
        "add_process_url": page.at("reviews:add_process", page.case.public_id) if runs else "",
    }


class AddProcess(RunnersForm):
    """Put another process on record."""

    policy = WORKERS
    title = "Record another process"
    what = "its other processes"
    form_class = ProcessForm
    button = "Put it on record"

    def act(self, form: Any) -> HttpResponse:
        """Record it."""
        add_process(case=self.case, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The process stands beside the case, in its report and among its days.", self.here())


class EndProcess(RunnersForm):
    """Record the end of another process."""

    policy = WORKERS
    title = "Record the end of another process"
    what = "its other processes"
    form_class = EndProcessForm
    button = "Record the end"

    def find(self, public_id: str) -> Case:
        """Return the case beside which the process goes on."""
        process = process_seen_by(self.membership, public_id)
        if process is None:
            raise Http404
        self.process = process
        return super().find(process.case.public_id)

    def line(self) -> str:
        """Return which process it is."""
        return self.process.get_kind_display()

    def act(self, form: Any) -> HttpResponse:
        """End it."""
        end_process(process=self.process, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The day on which it ended is on record.", self.here())
