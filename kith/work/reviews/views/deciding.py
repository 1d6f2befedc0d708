"""Criteria, partners’ views and the decision whether to notify."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.partnership.partnerships.pages import MemberForm
from kith.work.reviews import forms
from kith.work.reviews.criteria import CRITERIA
from kith.work.reviews.enums import RUNS, Part, Stage
from kith.work.reviews.operations.deciding import (
    answer_criterion,
    end_case,
    look_again,
    record_not_notified,
    record_notified,
    state_view,
)
from kith.work.reviews.queries.one import latest_answers, partners_of
from kith.work.reviews.views.parts import WORKERS, CasePage, RunnersForm


class AnswerCriterion(MemberForm, CasePage):
    """Answer one criterion."""

    policy = WORKERS
    reads = frozenset({*RUNS, Part.PANEL})
    for_scrutiny = False
    title = "Answer a criterion"
    what = "a criterion"
    template_name = "reviews/criterion.jinja"
    form_class = forms.CriterionForm
    button = "Keep the answer"

    def load_record(self, **kwargs: Any) -> None:
        """Find the case and the criterion."""
        super().load_record(**kwargs)
        found = [one for one in CRITERIA if one.key == kwargs["key"]]
        if not found:
            raise Http404
        self.criterion = found[0]

    def initial(self) -> dict[str, Any]:
        """Return the answer on record."""
        found = latest_answers(self.case).get(self.criterion.key)
        return {"answer": found.answer, "reasons": found.reasons} if found else {}

    def content(self) -> dict[str, Any]:
        """Return what is asked, and what asks it."""
        return {"criterion": self.criterion}

    def cancel_url(self) -> str:
        """Return the case."""
        return self.here()

    def act(self, form: Any) -> HttpResponse:
        """Keep it."""
        answer_criterion(
            case=self.case, criterion=self.criterion, by=self.actor, on=self.today, **form.cleaned_data
        )
        return self.done("The answer is kept; earlier ones stay on record.", self.here())


class StateView(MemberForm, CasePage):
    """State what one’s partner thinks."""

    policy = WORKERS
    reads = frozenset({Part.PARTNER})
    for_scrutiny = False
    what = "a partner’s view"
    form_class = forms.ViewForm
    button = "State the view"

    def form_arguments(self) -> dict[str, Any]:
        """Return the partners for which the reader decides."""
        return {"partners": partners_of(self.parts)}

    def load_record(self, **kwargs: Any) -> None:
        """Find the case and the question."""
        super().load_record(**kwargs)
        if kwargs["stage"] not in Stage.values:
            raise Http404
        self.stage = Stage(kwargs["stage"])

    @property
    def title(self) -> str:  # type: ignore[override]
        """Return the question."""
        return self.stage.label

    def cancel_url(self) -> str:
        """Return the case."""
        return self.here()

    def act(self, form: Any) -> HttpResponse:
        """State it."""
        state_view(case=self.case, stage=self.stage, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The view stands with the others.", self.here())


class Notified(RunnersForm):
    """Record the notification."""

    policy = WORKERS
    title = "Record the notification"
    what = "the notification"
    form_class = forms.NotifiedForm
    button = "Record it and start the rapid review"

    def act(self, form: Any) -> HttpResponse:
        """Record it."""
        record_notified(case=self.case, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The rapid review runs.", self.here())


class Reasoned(RunnersForm, is_base=True):
    """A step of a case that asks for its reason."""

    form_class = forms.ReasonForm
    deed: Any
    said: str

    def act(self, form: Any) -> HttpResponse:
        """Do it."""
        type(self).deed(case=self.case, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done(self.said, self.here())


class NotNotified(Reasoned):
    """Record that the case is not notified."""

    policy = WORKERS
    title = "Record that it is not notified"
    form_class = forms.NotNotifiedForm
    button = "Record it"
    deed = staticmethod(record_not_notified)

    @property
    def said(self) -> str:  # type: ignore[override]
        """Return what was done, and who reads it where somebody referred the case."""
        also = " The referrer can read it." if self.case.referred_by_id else ""
        return f"It is on record.{also}"


class LookAgain(Reasoned):
    """Look at the case again."""

    policy = WORKERS
    title = "Look at it again"
    button = "Look at it again"
    deed = staticmethod(look_again)
    said = "The case waits for the decision again."


class End(Reasoned):
    """End the case."""

    policy = WORKERS
    title = "End"
    button = "End the case"
    deed = staticmethod(end_case)
    said = "The case has ended."
