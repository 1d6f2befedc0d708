"""The text of a review: drafts, their facts checked by agencies, recommendations, and signatures."""

from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase

from kith.base.ui.views import Pressing
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.documents.delivery import delivered
from kith.partnership.partnerships.models import Body
from kith.partnership.partnerships.pages import MemberForm
from kith.work.practice_reviews import forms
from kith.work.practice_reviews.enums import AccuracyState, ReviewState
from kith.work.practice_reviews.models import Draft, PracticeReview
from kith.work.practice_reviews.operations.drafting import (
    ANSWERS,
    add_draft,
    answer_accuracy,
    ask_accuracy,
    settle_accuracy,
    unsettled,
)
from kith.work.practice_reviews.operations.learning import SIGNED
from kith.work.practice_reviews.operations.signing import put_for_signing, sign_review, unsigned_by
from kith.work.practice_reviews.presenters.text import draft_lines, recommendation_lines
from kith.work.practice_reviews.queries.one import (
    accuracy_seen_by,
    bodies_to_ask,
    draft_seen_by,
    drafts_of,
    recommendations_of,
    signed_by,
    writes_text,
)
from kith.work.practice_reviews.views.parts import ReviewPage, WritersDeed
from kith.work.reviews.enums import READS_ALL, RUNS, CaseState, Part
from kith.work.reviews.queries.one import partners_of
from kith.work.reviews.recording import record_that_it_was_read
from kith.work.reviews.views.parts import WORKERS

HERE = "practice_reviews:text"


class Text(ReviewPage):
    """The drafts, what agencies say of the facts, the recommendations and the signatures."""

    policy = WORKERS
    title = "Text"
    what = "the text of its review"
    template_name = "practice_reviews/text.jinja"
    goes_to = HERE

    def content(self) -> dict[str, Any]:
        """Return all of it, with what the reader may do."""
        drafts = drafts_of(self.review)
        writes = self.is_open and (self.runs or writes_text(self.review, self.membership))
        mine = {pk for part in ANSWERS for pk in self.parts.get(part, ())} if self.is_open else set()
        return {
            "tabs": self.tabs(),
            "drafts": draft_lines(drafts, self.today, self.at, writes=writes, mine=mine),
            "recommendations": self._recommendations(writes),
            "draft_url": self._draft_url(writes),
            "recommend_url": self.own("practice_reviews:recommend") if writes else "",
            "put_url": self._put_url(drafts),
            **self._signatures(drafts),
        }

    def _draft_url(self, writes: bool) -> str:
        is_under_way = self.review.state == ReviewState.UNDER_WAY
        return self.own("practice_reviews:add_draft") if writes and is_under_way else ""

    def _put_url(self, drafts: Any) -> str:
        if not (self.steers and drafts and not drafts[0].for_signing_on):
            return ""
        return "" if unsettled(self.review) else self.own("practice_reviews:put_for_signing")

    def _recommendations(self, writes: bool) -> Any:
        partners = ground_of(self.partnership, at=self.membership.tide).on(self.today).statutory_partners
        is_signed = self.review.state in SIGNED and self.case.state != CaseState.ENDED
        return recommendation_lines(
            recommendations_of(self.review),
            partners if self.review.state in SIGNED else (),
            self.at,
            writes=writes,
            acts=self.runs and is_signed,
            mine=self.parts.get(Part.PARTNER, frozenset()) if is_signed else frozenset(),
        )

    def _signatures(self, drafts: Any) -> dict[str, Any]:
        seen = drafts[0].for_signing_sha256 if drafts else ""
        if not seen:
            return {"seen": "", "signed": [], "missing": [], "signs": [], "sign_url": ""}
        is_done = self.review.signed_on is not None
        missing = [] if is_done else unsigned_by(self.review, seen, self.today)
        mine = self.parts.get(Part.PARTNER, frozenset()) if self.is_open else frozenset()
        return {
            "seen": seen,
            "signed": signed_by(self.review, seen),
            "missing": [body.name for body in missing],
            "signs": [
                (body.public_id, _sign_words(body, several=len(mine) > 1))
                for body in missing
                if body.pk in mine
            ],
            "sign_url": self.own("practice_reviews:sign"),
        }


def _sign_words(body: Body, *, several: bool) -> str:
    """Return what the button says: the partner by its name where the reader decides for several."""
    return f"Sign this text for {body.name}" if several else "Sign this text for your partner"


class AddDraft(WritersDeed):
    """Keep a draft."""

    policy = WORKERS
    title = "Keep a draft"
    form_class = forms.DraftForm
    button = "Keep the draft"
    deed = staticmethod(add_draft)
    said = "The draft is kept. Earlier ones stay."


class AskAccuracy(WritersDeed):
    """Ask agencies about the facts."""

    policy = WORKERS
    title = "Ask about the facts"
    finder = staticmethod(draft_seen_by)
    argument = "draft"
    form_class = forms.AccuracyForm
    button = "Ask them"
    deed = staticmethod(ask_accuracy)
    said = "They are asked. Whoever writes or decides for one in the case reads the draft and answers."
    has_days_ahead = True

    def form_arguments(self) -> dict[str, Any]:
        """Return the agencies that are not asked yet."""
        return {**super().form_arguments(), "bodies": bodies_to_ask(self.thing, self.today)}

    def line(self) -> str:
        """Return which draft it is."""
        return str(self.thing)


class AccuracyPage(ReviewPage, is_base=True):
    """A page about what one agency says of a draft."""

    finder = staticmethod(accuracy_seen_by)
    goes_to = HERE

    def review_of(self, thing: Any) -> PracticeReview:
        """Return the review of the draft."""
        found: PracticeReview = thing.draft.review
        return found

    def line(self) -> str:
        """Return the agency and the draft."""
        return f"{self.thing.body.name}: {self.thing.draft}"


class Accuracy(MemberForm, AccuracyPage):
    """An agency’s own page: the draft to read, and the answer."""

    policy = WORKERS
    title = "Are the facts right?"
    what = "the facts of a draft"
    reads = ANSWERS
    for_scrutiny = False
    template_name = "practice_reviews/accuracy.jinja"
    form_class = forms.AnswerForm
    button = "Answer"

    def load_record(self, **kwargs: Any) -> None:
        """Find what the agency is asked; it is closed to others than those who answer for it."""
        super().load_record(**kwargs)
        if not any(self.thing.body_id in self.parts.get(part, ()) for part in ANSWERS):
            raise Http404

    def content(self) -> dict[str, Any]:
        """Return the draft to read, and the answer where it is given."""
        return {
            "asked": self.thing,
            "is_asked": self.thing.state == AccuracyState.ASKED and self.is_open,
            "draft_url": self.at("practice_reviews:draft_file", self.thing.draft.public_id),
        }

    def cancel_url(self) -> str:
        """Return the case."""
        return self.here()

    def act(self, form: Any) -> HttpResponse:
        """Answer."""
        answer_accuracy(request=self.thing, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("Your agency’s answer is with those who write the text.", self.here())


class Settle(AccuracyPage, WritersDeed):
    """Say what became of an agency’s answer."""

    policy = WORKERS
    title = "What was changed"
    template_name = "practice_reviews/settle.jinja"
    argument = "request"
    form_class = forms.OutcomeForm
    button = "Keep it"
    deed = staticmethod(settle_accuracy)
    said = "It is on record beside the agency’s answer."

    def content(self) -> dict[str, Any]:
        """Return what the agency said."""
        return {"words": self.thing.words}

    def initial(self) -> dict[str, Any]:
        """Return what stands."""
        return {"outcome": self.thing.outcome}


class DraftFile(ReviewPage):
    """The file of a draft, for those who read the case and for the agencies asked about it."""

    policy = WORKERS
    reads = None
    what = "a draft of its review"
    finder = staticmethod(draft_seen_by)

    def load_record(self, **kwargs: Any) -> None:
        """Find the draft; a writer of an agency reads the one that their agency was asked about."""
        super().load_record(**kwargs)
        draft: Draft = self.thing
        if READS_ALL & set(self.parts) or self.scrutinises:
            return
        mine = self.parts.get(Part.CONTRIBUTOR, frozenset())
        if not draft.requests.filter(body__in=mine).exists():
            raise Http404

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Put on record that it was opened, and hand it out."""
        record_that_it_was_read(self.case, self.what, by=self.actor)
        try:
            return delivered(self.thing.version)
        except FileNotFoundError:
            raise Http404 from None


class PutForSigning(Pressing, ReviewPage):
    """Put the text to the partners for signature."""

    policy = WORKERS
    reads = RUNS
    for_scrutiny = False
    goes_to = HERE

    def act(self) -> str:
        """Put it to them."""
        draft = put_for_signing(review=self.review, by=self.actor, on=self.today)
        return f"Draft {draft.number} is with the partners for signature."

    def next_url(self) -> str:
        """Return the text."""
        return self.own()


class Sign(Pressing, ReviewPage):
    """Sign the text as it was shown."""

    policy = WORKERS
    reads = frozenset({Part.PARTNER})
    for_scrutiny = False
    goes_to = HERE

    def act(self) -> str:
        """Sign it."""
        seen, key = self.request.POST.get("seen", ""), self.request.POST.get("body", "")
        body = next((one for one in partners_of(self.parts) if one.public_id == key), None)
        sign_review(review=self.review, seen=seen, body=body, by=self.actor, on=self.today)
        return "The text is signed for your partner."

    def next_url(self) -> str:
        """Return the text."""
        return self.own()
