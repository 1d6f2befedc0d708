"""A review is commissioned, asked anew, started and stopped."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.work.practice_reviews import forms
from kith.work.practice_reviews.commissionable import may_be_commissioned
from kith.work.practice_reviews.deadlines import due_on
from kith.work.practice_reviews.enums import Kind
from kith.work.practice_reviews.operations.commissioning import (
    ask_anew,
    commission_local,
    commission_other,
    start_review,
    stop_review,
)
from kith.work.practice_reviews.proposing import decided_on, proposed_lines, proposed_reason, proposed_terms
from kith.work.practice_reviews.queries.one import agencies_asked, circle_to_seat, days_signed, seated
from kith.work.practice_reviews.queries.register import in_short
from kith.work.practice_reviews.views.parts import Deed
from kith.work.reviews.views.parts import WORKERS, RunnersForm


class Commission(RunnersForm):
    """Commission the review that the partners’ decision about a case opens, with all that is proposed."""

    policy = WORKERS
    what = "the commission of a review"
    template_name = "practice_reviews/commission.jinja"
    button = "Commission the review"

    def load_record(self, **kwargs: Any) -> None:
        """Find the case, and which review may be commissioned of it; no page where one is there. Who pressed
        the button later than another is told so."""
        super().load_record(**kwargs)
        kind = may_be_commissioned(self.case)
        if kind is None or (self.request.method == "GET" and in_short([self.case.pk])):
            raise Http404
        self.kind = kind

    @property
    def title(self) -> str:  # type: ignore[override]
        """Return which review it is."""
        return "Local practice review" if self.kind == Kind.LOCAL else "Other local review"

    @property
    def form_class(self) -> type[forms.CommissionForm]:  # type: ignore[override]
        """Return the questions of this kind of review."""
        return forms.LocalForm if self.kind == Kind.LOCAL else forms.OtherForm

    def form_arguments(self) -> dict[str, Any]:
        """Return the people who may be seated on the panel."""
        return {"today": self.today, "people": circle_to_seat(self.case, self.membership)}

    def initial(self) -> dict[str, Any]:
        """Return what is proposed."""
        on_panel = seated(self.case, self.membership)
        panel = [one.public_id for one in circle_to_seat(self.case, self.membership) if one.pk in on_panel]
        proposed = {
            "because": proposed_reason(self.case, self.kind),
            "terms": proposed_terms(self.case, agencies_asked(self.case)),
            "enquiries": proposed_lines(self.case),
            "panel": panel,
        }
        if self.kind == Kind.LOCAL:
            day = decided_on(self.case, self.today, days_signed(self.case))
            return proposed | {"decided_on": day}
        return proposed | {"last_on": due_on(Kind.OTHER, self.today)}

    def content(self) -> dict[str, Any]:
        """Return the kind, and the day that the six months would end on."""
        is_local = self.kind == Kind.LOCAL
        first = self.initial().get("decided_on") if is_local else None
        return {"is_local": is_local, "six_months": due_on(Kind.LOCAL, first) if first else None}

    def act(self, form: Any) -> HttpResponse:
        """Commission it."""
        deed = commission_local if self.kind == Kind.LOCAL else commission_other
        review = deed(case=self.case, by=self.actor, on=self.today, **form.said())
        return self.done(
            "The review is commissioned, with its last day, its gateways and its checks.",
            self.at("practice_reviews:review", review.public_id),
        )


class AskAnew(Deed):
    """Change what the review asks."""

    policy = WORKERS
    title = "Change what it asks"
    form_class = forms.AskAnewForm
    button = "Keep it"
    deed = staticmethod(ask_anew)
    said = "It is kept. What stood there before is among the steps of the review."

    def initial(self) -> dict[str, Any]:
        """Return what the review asks now."""
        return {"terms": self.review.terms, "enquiries": self.review.enquiries}


class Start(Deed):
    """Start another local review without a reviewer from outside."""

    policy = WORKERS
    title = "Start the review"
    form_class = forms.ReasonForm
    button = "Start the review"
    deed = staticmethod(start_review)
    said = "The review is under way."


class Stop(Deed):
    """Stop the review."""

    policy = WORKERS
    title = "Stop the review"
    form_class = forms.ReasonForm
    button = "Stop the review"
    deed = staticmethod(stop_review)
    said = "The review is stopped. What it holds stays."
