"""Comments of independent people on decisions, and partners’ answers."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.partnership.partnerships.pages import MemberForm
from kith.work.reviews import forms
from kith.work.reviews.enums import CaseState, Part
from kith.work.reviews.models import Case
from kith.work.reviews.operations.scrutiny import answer_comment, comment_on
from kith.work.reviews.queries.one import comment_seen_by, partners_of
from kith.work.reviews.views.parts import WORKERS, CasePage


class Comment(MemberForm, CasePage):
    """Comment on a decision, for independent people."""

    policy = WORKERS
    reads = None
    title = "Comment on a decision"
    what = "commenting on a decision"
    form_class = forms.CommentForm
    button = "Put the comment on record"

    def _may_open(self) -> bool:
        return self.scrutinises and self.case.state != CaseState.RECEIVED

    def cancel_url(self) -> str:
        """Return the case."""
        return self.here()

    def act(self, form: Any) -> HttpResponse:
        """Keep it."""
        comment_on(case=self.case, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done(
            "The comment is on record and is not altered any more. The partners answer it.", self.here()
        )


class AnswerComment(MemberForm, CasePage):
    """Answer a comment, for who decides for a partner."""

    policy = WORKERS
    reads = frozenset({Part.PARTNER})
    for_scrutiny = False
    title = "Answer the comment"
    what = "answering a comment"
    template_name = "reviews/answer_comment.jinja"
    form_class = forms.AnswerForm
    button = "Answer"

    def form_arguments(self) -> dict[str, Any]:
        """Return the partners for which the reader decides."""
        return {"partners": partners_of(self.parts)}

    def find(self, public_id: str) -> Case:
        """Return the case of the comment."""
        found = comment_seen_by(self.membership, public_id)
        if found is None:
            raise Http404
        self.comment = found
        return super().find(found.case.public_id)

    def content(self) -> dict[str, Any]:
        """Return the comment."""
        return {"comment": self.comment}

    def cancel_url(self) -> str:
        """Return the case."""
        return self.here()

    def act(self, form: Any) -> HttpResponse:
        """Answer it."""
        answer_comment(comment=self.comment, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The answer stands beside the comment.", self.here())
