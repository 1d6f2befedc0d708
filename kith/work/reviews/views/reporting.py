"""The report of a rapid review: written, signed, sent, answered."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.ui.views import Pressing
from kith.partnership.partnerships.models import Body
from kith.work.reviews import forms
from kith.work.reviews.enums import CaseState, Part
from kith.work.reviews.operations.reporting import (
    DECIDES,
    record_answer,
    send_report,
    sign_report,
    text_hash,
    unsigned_by,
    write_report,
)
from kith.work.reviews.presenters.clocks import where_on_the_clock
from kith.work.reviews.queries.one import partners_of, signatures_under
from kith.work.reviews.running import review_of
from kith.work.reviews.views.parts import WORKERS, CasePage, RunnersForm


class ReportPage(CasePage, is_base=True):
    """A page about the report of a rapid review; there is none before the notification."""

    what = "the report"

    def load_record(self, **kwargs: Any) -> None:
        """Find the case with its rapid review."""
        super().load_record(**kwargs)
        found = review_of(self.case)
        if found is None:
            raise Http404
        self.review = found

    def own(self) -> str:
        """Return the page of the report."""
        return self.at("reviews:report", self.case.public_id)


class Report(ReportPage):
    """What the report says, who has signed it, and what became of it."""

    policy = WORKERS
    title = "Report"
    template_name = "reviews/report.jinja"

    def line(self) -> str:
        """Return where it is on the clock."""
        return where_on_the_clock(self.case, self.today)

    def content(self) -> dict[str, Any]:
        """Return its parts, signatures, and what may be done next."""
        review, ident = self.review, self.case.public_id
        seen = review.sent_sha256 or text_hash(review)
        missing = unsigned_by(self.case, review, self.today)
        is_open = self.case.state == CaseState.RAPID_REVIEW
        mine = self.parts.get(Part.PARTNER, frozenset())
        signs = [body for body in missing if body.pk in mine] if is_open and review.because else []
        return {
            "parts": [
                ("The facts, in brief", review.facts),
                ("Learning already acted on", review.learning_now),
                ("Learning still to act on", review.learning_next),
                ("Decision", DECIDES.get(review.recommends, "")),  # type: ignore[call-overload]
                ("Reasons", review.because),
            ],
            "signed": signatures_under(self.case, seen),
            "missing": [body.name for body in missing],
            "review": review,
            "seen": seen,
            "sign_url": self.at("reviews:sign_report", ident),
            "signs": [(body.public_id, _sign_words(body, several=len(mine) > 1)) for body in signs],
            "write_url": self.at("reviews:write_report", ident) if is_open and self.runs else "",
            "send_url": self.at("reviews:send_report", ident)
            if is_open and self.runs and not missing and review.because
            else "",
            "case_url": self.here(),
        }


def _sign_words(body: Body, *, several: bool) -> str:
    """Return what the button says: the partner by its name where the reader decides for several."""
    return f"Sign this text for {body.name}" if several else "Sign this text for your partner"


class ReportForm(RunnersForm, ReportPage, is_base=True):
    """A deed of those who run the case, which leads back to the report."""

    what = "the report"

    def cancel_url(self) -> str:
        """Return the report."""
        return self.own()


class Write(ReportForm):
    """Write the report."""

    policy = WORKERS
    title = "Write the report"
    form_class = forms.ReportForm
    button = "Keep the report"

    def initial(self) -> dict[str, Any]:
        """Return what stands in it."""
        names = ("meets_on", "facts", "learning_now", "learning_next", "recommends", "because")
        return {name: getattr(self.review, name) for name in names}

    def act(self, form: Any) -> HttpResponse:
        """Keep it."""
        write_report(case=self.case, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The report is kept. Whoever signed another text signs again.", self.own())


class Sign(Pressing, ReportPage):
    """Sign the report as it was shown."""

    policy = WORKERS
    reads = frozenset({Part.PARTNER})
    for_scrutiny = False

    def act(self) -> str:
        """Sign it."""
        seen, key = self.request.POST.get("seen", ""), self.request.POST.get("body", "")
        body = next((one for one in partners_of(self.parts) if one.public_id == key), None)
        sign_report(case=self.case, seen=seen, body=body, by=self.actor, on=self.today)
        return "The report is signed."

    def next_url(self) -> str:
        """Return the report."""
        return self.own()


class Sent(ReportForm):
    """Record that the report was sent."""

    policy = WORKERS
    title = "Record that the report was sent"
    form_class = forms.SentForm
    button = "Record it"

    def act(self, form: Any) -> HttpResponse:
        """Record it."""
        send_report(case=self.case, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The report is with the Panel.", self.here())


class PanelAnswer(ReportForm):
    """Record the Panel’s answer."""

    policy = WORKERS
    title = "Record the Panel’s answer"
    form_class = forms.PanelForm
    button = "Record it"

    def act(self, form: Any) -> HttpResponse:
        """Record it."""
        said = dict(form.cleaned_data)
        said["panel_agrees"] = said["panel_agrees"] == "yes"
        record_answer(case=self.case, by=self.actor, on=self.today, **said)
        return self.done("The Panel’s answer is on record.", self.own())
