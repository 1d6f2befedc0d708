"""The report of a rapid review to take out, as Word and as PDF. Taking it out is on record as a reading."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from kith.partnership.arrangements.printing import NotPrinted
from kith.work.reviews.queries.report import copy_under
from kith.work.reviews.recording import record_that_it_was_read
from kith.work.reviews.report_on_paper.copying import paper_of, sheet_of
from kith.work.reviews.report_on_paper.pdf import report_pdf
from kith.work.reviews.report_on_paper.sections import text_hash
from kith.work.reviews.report_on_paper.word import report_word
from kith.work.reviews.views.parts import WORKERS
from kith.work.reviews.views.reporting import ReportPage

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class ReportFile(ReportPage, is_base=True):
    """The report as a file: of what was sent or checked the frozen copy, else a draft of today."""

    kind: str
    ending: str

    def get(self, request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        """Put on record that it was taken out, then send the file; where it can’t be made, say so."""
        review = self.review
        copy = copy_under(self.case, review.sent_sha256 or text_hash(review))
        sheet = sheet_of(
            self.case, review, copy, self.held(), taken_by=self.membership.person.name, on=self.today
        )
        try:
            made = self.made(paper_of(sheet))
        except NotPrinted as fault:
            messages.warning(request, f"The PDF can’t be made: {fault} Take the Word document in its place.")
            return HttpResponseRedirect(self.own())
        record_that_it_was_read(self.case, f"the report as {self.ending}, copy {sheet.code}", by=self.actor)
        response = HttpResponse(made, content_type=self.kind)
        name = f"case-{self.case.reference}-report.{self.ending}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "no-store"
        return response

    def made(self, paper: dict[str, object]) -> bytes:
        """Return the file."""
        raise NotImplementedError


class ReportInWord(ReportFile):
    """The report as a Word document."""

    policy = WORKERS
    kind, ending = WORD, "docx"

    def made(self, paper: dict[str, object]) -> bytes:
        """Return the Word document."""
        return report_word(paper, day=self.today)


class ReportAsPdf(ReportFile):
    """The report as a tagged PDF."""

    policy = WORKERS
    kind, ending = "application/pdf", "pdf"

    def made(self, paper: dict[str, object]) -> bytes:
        """Return the PDF."""
        return report_pdf(paper, day=self.today)
