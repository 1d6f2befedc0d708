"""The report of a rapid review: written, signed, sent, answered."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.ui.views import Pressing
from kith.partnership.partnerships.models import Body
from kith.partnership.partnerships.pages import MemberForm
from kith.work.reviews import forms
from kith.work.reviews.beside import lines_beside, pictures_beside
from kith.work.reviews.enums import READS_ALL, CaseState, Part
from kith.work.reviews.models import ReportCopy
from kith.work.reviews.operations.reporting import (
    MEETING,
    WORDS,
    check_copy,
    missing_in,
    record_answer,
    send_report,
    sign_report,
    unsigned_by,
    write_report,
)
from kith.work.reviews.presenters.clocks import where_on_the_clock
from kith.work.reviews.presenters.register import reconsidered_words
from kith.work.reviews.queries.one import partners_of
from kith.work.reviews.queries.report import copy_under, signatures_under
from kith.work.reviews.report_on_paper.copying import Held, content_of, frozen
from kith.work.reviews.running import review_of
from kith.work.reviews.views.empty_places import empty_places
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

    def held(self) -> Held:
        """Return what other rooms add to the report."""
        asked = (self.case, self.membership, self.today)
        return Held(lines_beside(*asked), pictures_beside(*asked))


class Report(ReportPage):
    """What the report says, who has signed it, who checked the copy, and what became of it."""

    policy = WORKERS
    title = "Report"
    template_name = "reviews/report.jinja"

    def line(self) -> str:
        """Return where it is on the clock."""
        return where_on_the_clock(self.case, self.today)

    def content(self) -> dict[str, Any]:
        """Return its sections, signatures, and what may be done next."""
        review, ident = self.review, self.case.public_id
        asked = (self.case, self.membership, self.today)
        drafted, now_sha256 = content_of(self.case, review, Held(lines_beside(*asked)))
        seen = review.sent_sha256 or now_sha256
        copy = copy_under(self.case, seen)
        missing = unsigned_by(self.case, seen, self.today)
        is_open = self.case.state == CaseState.RAPID_REVIEW
        mine = self.parts.get(Part.PARTNER, frozenset())
        lacks = missing_in(self.case, review) if is_open else []
        signs = [body for body in missing if body.pk in mine] if is_open and not lacks else []
        return {
            "lacks": lacks,
            "sections": frozen(copy) if copy else drafted,
            "signed": signatures_under(self.case, seen),
            "missing": [body.name for body in missing],
            "review": review,
            "reconsidered": reconsidered_words(review),
            "seen": seen,
            "sign_url": self.at("reviews:sign_report", ident),
            "signs": [(body.public_id, _sign_words(body, several=len(mine) > 1)) for body in signs],
            "write_url": self.at("reviews:write_report", ident) if is_open and self.runs else "",
            "names_url": self.at("reviews:report_names", ident) if is_open and self.runs else "",
            "word_url": self.at("reviews:report_word", ident),
            "pdf_url": self.at("reviews:report_pdf", ident),
            "case_url": self.here(),
            **empty_places(self),
            **self._copy(copy, is_ready=is_open and not missing and not lacks),
        }

    def _copy(self, copy: ReportCopy | None, *, is_ready: bool) -> dict[str, Any]:
        """Return who checked the copy, and its next step: one person checks it, another marks it sent."""
        ident, checks = self.case.public_id, bool(READS_ALL & set(self.parts))
        sends = is_ready and self.runs and copy is not None
        is_mine = copy is not None and copy.checked_by_person == self.membership.person.public_id
        return {
            "copy": copy,
            "check_url": self.at("reviews:check_copy", ident) if is_ready and checks and not copy else "",
            "send_url": self.at("reviews:send_report", ident) if sends and not is_mine else "",
            "waits_for_another": sends and is_mine,
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
        return {name: getattr(self.review, name) for name in (*MEETING, "recommends", *WORDS)}

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


class CheckCopy(MemberForm, ReportPage):
    """Confirm the copy for the Panel, having read it."""

    policy = WORKERS
    for_scrutiny = False
    title = "Check the copy"
    form_class = forms.CheckForm
    button = "Confirm the copy"

    def cancel_url(self) -> str:
        """Return the report."""
        return self.own()

    def act(self, form: Any) -> HttpResponse:
        """Confirm it, and so freeze it."""
        check_copy(case=self.case, held=self.held(), by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The copy is checked. Somebody else marks it sent.", self.own())


class Sent(ReportForm):
    """Record that the report was sent."""

    policy = WORKERS
    title = "Record that the report was sent"
    form_class = forms.SentForm
    button = "Record it"

    def act(self, form: Any) -> HttpResponse:
        """Record it."""
        send_report(case=self.case, held=self.held(), by=self.actor, on=self.today, **form.cleaned_data)
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
