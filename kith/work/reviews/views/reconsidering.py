"""What the partners decide once the Panel has disagreed with their decision."""

from typing import Any

from django.http import HttpResponse

from kith.work.reviews import forms
from kith.work.reviews.beside import openings
from kith.work.reviews.enums import View
from kith.work.reviews.operations.reconsidering import reconsider
from kith.work.reviews.queries.one import case_seen_by
from kith.work.reviews.queries.register import steps_told
from kith.work.reviews.report_on_paper.sections import DECIDES
from kith.work.reviews.views.parts import WORKERS
from kith.work.reviews.views.reporting import ReportForm


class Reconsider(ReportForm):
    """Record that the decision stands, or that the opposite holds; the latter leads to the commission."""

    policy = WORKERS
    title = "Record the reconsidered decision"
    form_class = forms.ReconsiderForm
    button = "Record it"

    def cancel_url(self) -> str:
        """Return the page of the case."""
        return self.here()

    def form_arguments(self) -> dict[str, Any]:
        """Return both decisions in words: that it stands, and the opposite of what holds."""
        holds = self.review.decision
        other = next((view for view in DECIDES if view != holds), "") if holds else ""
        return {
            "decisions": [
                ("stands", _with("The decision stands", holds)),
                ("changed", _with("The decision is changed", other)),
            ]
        }

    def act(self, form: Any) -> HttpResponse:
        """Record it, and go on to the commission where the decision opens one."""
        said = dict(form.cleaned_data)
        stands = said.pop("decision") == "stands"
        reconsider(case=self.case, stands=stands, by=self.actor, on=self.today, **said)
        return self.done("The partners’ decision is on record.", self._next())

    def _next(self) -> str:
        case = case_seen_by(self.membership, self.case.public_id)
        if case is None or steps_told([case.pk], self.today):
            return self.here()
        found = next((opening for _name, source in openings if (opening := source(case))), None)
        return self.at(*found.page) if found else self.here()


def _with(words: str, view: str) -> str:
    """Return words with what a decision says, where there is one."""
    says = DECIDES[View(view)] if view else ""
    return f"{words}: {says[:1].lower()}{says[1:]}" if says else words
