"""A return as a form: downloaded, handed in, looked at before anything is kept, and taken out again."""

import base64
import binascii
from typing import Any

from django.contrib import messages
from django.core.files.base import ContentFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase

from kith.base.kernel.refusals import Refused
from kith.partnership.documents.delivery import OFFICE, delivered
from kith.partnership.documents.public import CheckedFile
from kith.work.reviews import forms
from kith.work.reviews.models import Case
from kith.work.reviews.operations.return_forms import looked_at, take_form, understood_form
from kith.work.reviews.presenters.return_forms import counted, preview_lines
from kith.work.reviews.queries.one import earlier_of
from kith.work.reviews.queries.return_forms import file_seen_by
from kith.work.reviews.recording import record_that_it_was_read
from kith.work.reviews.return_form.asking import asked_lines
from kith.work.reviews.return_form.understanding import Understood
from kith.work.reviews.return_form.writing import form_in_word
from kith.work.reviews.views.parts import WORKERS
from kith.work.reviews.views.returns import ReturnPage, WritersForm

WORD = f"{OFFICE}wordprocessingml.document"
NAME = "return.docx"
"""Under which name what comes back from the page is looked at again; it is kept under none of its own."""


class TakeForm(ReturnPage):
    """The form of a return, to be filled in."""

    policy = WORKERS
    what = "the form of a return, to be filled in"

    def _may_open(self) -> bool:
        return self.writes

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Put on record that it was taken out, then send the form."""
        record_that_it_was_read(self.case, self.what, by=self.actor)
        response = HttpResponse(form_in_word(self.asked, day=self.today), content_type=WORD)
        name = f"return-{self.case.reference}.docx"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "no-store"
        return response


class HandIn(WritersForm):
    """Hand a form in: first what was understood is shown, and only then it is taken."""

    policy = WORKERS
    title = "Hand the return in as a form"
    what = "handing in the form of a return"
    form_class = forms.HandInForm
    template_name = "reviews/hand_in_return.jinja"
    button = "Read the form"

    def content(self) -> dict[str, Any]:
        """Return what is asked, and where the form is downloaded."""
        return {
            "asked_lines": asked_lines(self.asked, self.today),
            "form_url": self.at("reviews:return_form", self.asked.public_id),
            "write_url": self.at("reviews:write_return", self.asked.public_id),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Read a form that was handed in, or take one that was looked at."""
        return self.take() if "content" in request.POST else super().post(request, *args, **kwargs)

    def act(self, form: Any) -> HttpResponse:
        """Show what was understood; of a form that can’t be taken at all, say each thing that is wrong."""
        file = looked_at(form.cleaned_data["upload"])
        found = understood_form(self.asked, file, self.today)
        if not found.faults:
            return self.preview(file, found)
        for sentence in found.faults:
            form.add_error("upload", sentence)
        return self.ask(form, status=422)

    def preview(self, file: CheckedFile, found: Understood, fault: str = "") -> HttpResponse:
        """Show each question with what the form says, what is written, and what was returned before."""
        file.file.seek(0)
        kept = base64.b64encode(file.file.read()).decode()
        self.template_name = "reviews/form_preview.jinja"
        return self.show(
            status=422 if fault else 200,
            fault=fault,
            found=found,
            counted=counted(found.lines),
            lines=preview_lines(found.lines, earlier_of(self.asked)),
            fields={"content": kept, "seen": found.seen} if found.changes_something else {},
            here=self.request.path,
            cancel_url=self.own(),
        )

    def take(self) -> HttpResponse:
        """Take the answers of a form that its writer has looked at."""
        file = None
        try:
            file = looked_at(ContentFile(self._content(), name=NAME))
            seen = self.request.POST.get("seen", "")
            kept = take_form(request=self.asked, form=file, seen=seen, by=self.actor, on=self.today)
        except Refused as refused:
            if file is not None and refused.field == "seen":
                return self.preview(file, understood_form(self.asked, file, self.today), refused.sentence)
            messages.warning(self.request, refused.sentence)
            return HttpResponseRedirect(self.own())
        answers = "1 answer is" if kept.answers_taken == 1 else f"{kept.answers_taken} answers are"
        words = f"{answers} taken. Only your agency’s writers can read them, and each can still be changed."
        return self.done(words, self.own())

    def _content(self) -> bytes:
        """Return the form as the page of what was understood carried it."""
        try:
            return base64.b64decode(self.request.POST["content"], validate=True)
        except (binascii.Error, ValueError):
            raise Refused("The form did not come back whole. Hand it in again.", field="upload") from None


class TakeReturnFile(ReturnPage):
    """A form as it was handed in: its writers’ own, and the case’s once all it says is released."""

    policy = WORKERS
    what = "the form of a return, as it was handed in"

    def find(self, public_id: str) -> Case:
        """Return the case of the return that the form was handed in for."""
        found = file_seen_by(self.membership, public_id)
        if found is None:
            raise Http404
        self.file = found
        return super().find(found.request.public_id)

    def _may_open(self) -> bool:
        return self.writes or (self.file.opened_on is not None and super()._may_open())

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Put on record that it was taken out, then hand it out."""
        record_that_it_was_read(self.case, self.what, by=self.actor)
        return delivered(self.file.file)
