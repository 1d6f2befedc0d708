"""The letters of a rapid review: listed, and each as Word, as PDF, or all of them together."""

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from kith.partnership.arrangements.printing import NotPrinted
from kith.work.reviews.enums import RUNS
from kith.work.reviews.letters import Letter, letters_of, paper_of_letter
from kith.work.reviews.recording import record_that_it_was_read
from kith.work.reviews.report_on_paper.pdf import report_pdf
from kith.work.reviews.report_on_paper.word import report_word
from kith.work.reviews.running import review_of
from kith.work.reviews.views.parts import WORKERS, CasePage
from kith.work.reviews.views.report_files import WORD


class LettersPage(CasePage, is_base=True):
    """A page of those who run a case, about its letters; there is none before the notification."""

    reads = RUNS
    for_scrutiny = False
    what = "its letters"

    def load_record(self, **kwargs: Any) -> None:
        """Find the case, and its letters as it stands today."""
        super().load_record(**kwargs)
        review = review_of(self.case)
        if review is None:
            raise Http404
        self.letters = letters_of(self.case, review, self.today)

    def own(self) -> str:
        """Return the list of letters."""
        return self.at("reviews:letters", self.case.public_id)

    def paper(self, letter: Letter) -> dict[str, Any]:
        """Return a letter as plain data."""
        return paper_of_letter(letter, self.case, by=self.membership.person.name, on=self.today)

    def file(self, made: bytes, name: str, kind: str) -> HttpResponse:
        """Return a file under a name that says nothing of the case, once its taking out is on record."""
        record_that_it_was_read(self.case, f"a letter: {name}", by=self.actor)
        response = HttpResponse(made, content_type=kind)
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "no-store"
        return response

    def name(self, letter: Letter, ending: str) -> str:
        """Return the name of the file of a letter."""
        return f"case-{self.case.reference}-letter-{self.letters.index(letter) + 1}.{ending}"


class Letters(LettersPage):
    """To whom letters go, and each as a file."""

    policy = WORKERS
    title = "Letters"
    template_name = "reviews/letters.jinja"

    def content(self) -> dict[str, Any]:
        """Return the letters, and where each is taken out."""
        ident = self.case.public_id
        return {
            "letters": [
                (
                    one,
                    self.at("reviews:letter_word", ident, one.key),
                    self.at("reviews:letter_pdf", ident, one.key),
                )
                for one in self.letters
            ],
            "all_url": self.at("reviews:letters_all", ident),
            "case_url": self.here(),
        }


class OneLetter(LettersPage, is_base=True):
    """One letter as a file."""

    def load_record(self, **kwargs: Any) -> None:
        """Find the letter; raise Http404 for one that is not there."""
        super().load_record(**kwargs)
        found = [one for one in self.letters if one.key == kwargs["letter"]]
        if not found:
            raise Http404
        self.letter = found[0]


class LetterInWord(OneLetter):
    """A letter as a Word document."""

    policy = WORKERS

    def get(self, request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        """Send the Word document."""
        made = report_word(self.paper(self.letter), day=self.today)
        return self.file(made, self.name(self.letter, "docx"), WORD)


class LetterAsPdf(OneLetter):
    """A letter as a tagged PDF."""

    policy = WORKERS

    def get(self, request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        """Send the PDF; where it can’t be made, say so."""
        try:
            made = report_pdf(self.paper(self.letter), day=self.today)
        except NotPrinted as fault:
            messages.warning(request, f"The PDF can’t be made: {fault} Take the Word document in its place.")
            return HttpResponseRedirect(self.own())
        return self.file(made, self.name(self.letter, "pdf"), "application/pdf")


class AllLetters(LettersPage):
    """All letters as Word documents in one file."""

    policy = WORKERS

    def get(self, request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        """Send them together."""
        made = BytesIO()
        with ZipFile(made, "w", ZIP_DEFLATED) as together:
            for letter in self.letters:
                together.writestr(self.name(letter, "docx"), report_word(self.paper(letter), day=self.today))
        return self.file(made.getvalue(), f"case-{self.case.reference}-letters.zip", "application/zip")
