"""Commenting on a figure, challenging it, and answering."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.partnership.partnerships.pages import MemberForm
from kith.work.performance.forms import AnswerForm, RemarkForm
from kith.work.performance.operations.remarks import answer_remark, remark
from kith.work.performance.permissions import Permission
from kith.work.performance.queries.indicators import remark_seen_by
from kith.work.performance.queries.series import series_of
from kith.work.performance.recording import answers_for
from kith.work.performance.views.indicators import IndicatorDeed
from kith.work.performance.views.parts import MENU, REMARKERS, periods_of


class MakeRemark(IndicatorDeed):
    """Comment on a figure, or challenge it."""

    policy = REMARKERS
    title = "Comment or challenge"
    form_class = RemarkForm

    def form_arguments(self) -> dict[str, Any]:
        """Return the figures to choose from."""
        return {"periods": periods_of(series_of([self.indicator], self.today)[0])}

    def act(self, form: Any) -> HttpResponse:
        """Keep it."""
        said = form.cleaned_data
        words = {"kind": said["kind"], "words": said["words"], "period_from": said["period"]}
        remark(indicator=self.indicator, by=self.actor, on=self.today, **words)
        return self.done("It stands on the indicator’s page.", self.here())


class Answer(MemberForm):
    """Answer a remark: for people of the agency that owns the figures, and the business unit."""

    policy = REMARKERS
    menu = MENU
    title = "Answer"
    form_class = AnswerForm
    template_name = "performance/answer.jinja"
    button = "Answer"

    def load_record(self, **kwargs: Any) -> None:
        """Find the remark; whoever may not answer it finds no page."""
        found = remark_seen_by(self.membership, kwargs["public_id"])
        if found is None or found.answered_at is not None:
            raise Http404
        may = self.membership.may(Permission.KEEP)
        if not may and not answers_for(found.indicator, self.membership.person.pk, self.today):
            raise Http404
        self.remark = found

    def line(self) -> str:
        """Return which indicator it is about."""
        return self.remark.indicator.name

    def content(self) -> dict[str, Any]:
        """Return what was said."""
        return {"remark": self.remark}

    def cancel_url(self) -> str:
        """Return the page of the indicator."""
        return self.at("performance:indicator", self.remark.indicator.public_id)

    def act(self, form: Any) -> HttpResponse:
        """Keep the answer."""
        answer_remark(remark=self.remark, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The answer stands on the indicator’s page.", self.cancel_url())
