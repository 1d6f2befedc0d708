"""Names that may be left in the report: where each stands, that it is none, or the code in its place."""

from functools import cached_property
from typing import Any

from django.http import HttpResponse

from kith.base.ui.views import Pressing
from kith.work.reviews import forms
from kith.work.reviews.beside import Doubt
from kith.work.reviews.enums import RUNS, CaseState
from kith.work.reviews.operations.naming import put_code, say_no_name
from kith.work.reviews.queries.report import copy_under
from kith.work.reviews.report_on_paper.names import doubts_in_report
from kith.work.reviews.report_on_paper.sections import text_hash
from kith.work.reviews.views.parts import WORKERS
from kith.work.reviews.views.reporting import ReportForm, ReportPage


class Names(ReportForm):
    """What may be a name in the finished report, and its answer."""

    policy = WORKERS
    title = "Names that may be left"
    what = "names that may be left in the report"
    form_class = forms.CodeForm
    template_name = "reviews/report_names.jinja"
    button = "Put the code in"

    @cached_property
    def doubts(self) -> list[Doubt]:
        """Return what may be a name and was not answered; of a report that was sent nothing."""
        if self.case.state != CaseState.RAPID_REVIEW:
            return []
        copy = copy_under(self.case, text_hash(self.review))
        return doubts_in_report(
            self.case,
            self.review,
            copy,
            self.held(),
            taken_by=self.membership.person.name,
            on=self.today,
        )

    def form_arguments(self) -> dict[str, Any]:
        """Return the words that are in doubt."""
        return {"doubts": [one.words for one in self.doubts]}

    def content(self) -> dict[str, Any]:
        """Return the words in doubt, and where they are answered."""
        return {
            "doubts": self.doubts,
            "is_open": self.case.state == CaseState.RAPID_REVIEW,
            "no_name_url": self.at("reviews:report_no_name", self.case.public_id),
            "report_url": self.own(),
        }

    def act(self, form: Any) -> HttpResponse:
        """Put the code in."""
        put_code(case=self.case, held=self.held(), by=self.actor, on=self.today, **form.cleaned_data)
        here = self.at("reviews:report_names", self.case.public_id)
        return self.done("The code stands in its place. Partners sign the changed text.", here)


class NoName(Pressing, ReportPage):
    """Say that words are no name."""

    policy = WORKERS
    reads = RUNS
    for_scrutiny = False

    def act(self) -> str:
        """Say so."""
        words = self.request.POST.get("words", "")
        say_no_name(case=self.case, words=words, held=self.held(), by=self.actor, on=self.today)
        return "It is on record that this is no name."

    def next_url(self) -> str:
        """Return the page of names."""
        return self.at("reviews:report_names", self.case.public_id)
