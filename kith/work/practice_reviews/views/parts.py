"""What the pages of this room share: the review, its case, and the ways between its pages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse

from kith.work.practice_reviews.models import PracticeReview
from kith.work.practice_reviews.queries.one import review_seen_by, writes_text
from kith.work.practice_reviews.recording import OPEN
from kith.work.reviews.enums import READS_ALL, CaseState
from kith.work.reviews.models import Case
from kith.work.reviews.views.parts import CasePage, RunnersForm

PAGES = (
    ("The review", "practice_reviews:review"),
    ("Reviewer", "practice_reviews:reviewers"),
    ("Practitioners and family", "practice_reviews:people"),
    ("Text", "practice_reviews:text"),
)


@dataclass(frozen=True)
class Tab:
    """One page of a review in the line of its pages."""

    text: str
    url: str
    is_open: bool


class ReviewPage(CasePage, is_base=True):
    """A page of one review; what the page is about is a review, or something of one that `finder` finds."""

    review: PracticeReview
    thing: Any
    what = "its practice review"
    finder: Callable[..., Any] = staticmethod(review_seen_by)
    goes_to: str = "practice_reviews:review"
    """The page of the review to which a deed leads back."""

    def find(self, public_id: str) -> Case:
        """Return the case of the review; raise Http404 for what is not there or not open."""
        self.thing = type(self).finder(self.membership, public_id)
        if self.thing is None:
            raise Http404
        self.review = self.review_of(self.thing)
        return self.review.case

    def review_of(self, thing: Any) -> PracticeReview:
        """Return the review of what the page is about."""
        found: PracticeReview = thing if isinstance(thing, PracticeReview) else thing.review
        return found

    def heading(self) -> str:
        """Return the case’s reference and the page, which say nothing of what happened."""
        return f"Case {self.case.reference}: {self.title[0].lower()}{self.title[1:]}"

    def own(self, name: str = "") -> str:
        """Return a page of the review."""
        return self.at(name or self.goes_to, self.review.public_id)

    @property
    def is_open(self) -> bool:
        """Return whether the review is worked on."""
        return self.review.state in OPEN and self.case.state != CaseState.ENDED

    @property
    def steers(self) -> bool:
        """Return whether the reader runs the case and the review is worked on."""
        return self.runs and self.is_open

    def tabs(self) -> list[Tab]:
        """Return the pages of the review."""
        here = self.view_name
        return [Tab(text, self.own(name), name == here) for text, name in PAGES]


class Deed(RunnersForm, ReviewPage, is_base=True):
    """A form of those who run the case: one deed on what the page is about, then back to the review."""

    deed: Callable[..., Any]
    argument: str = "review"
    """What the deed calls the thing that it is done on."""
    said: str
    has_days_ahead: bool = False

    def form_arguments(self) -> dict[str, Any]:
        """Return today where the form asks for days that lie ahead."""
        return {"today": self.today} if self.has_days_ahead else {}

    def given(self, form: Any) -> dict[str, Any]:
        """Return the answers as the deed takes them."""
        given: dict[str, Any] = form.said() if hasattr(form, "said") else form.cleaned_data
        return given

    def cancel_url(self) -> str:
        """Return the page that the deed leads back to."""
        return self.own()

    def act(self, form: Any) -> HttpResponse:
        """Do the deed."""
        on = {self.argument: self.thing}
        type(self).deed(**on, **self.given(form), by=self.actor, on=self.today)
        return self.done(self.said, self.own())


class WritersPage(ReviewPage, is_base=True):
    """A page of those who write the text: who runs the case, and the reviewer with a place in it."""

    reads = READS_ALL
    for_scrutiny = False
    goes_to = "practice_reviews:text"

    def load_record(self, **kwargs: Any) -> None:
        """Find the review; it is closed to those who don’t write its text."""
        super().load_record(**kwargs)
        if not (self.runs or writes_text(self.review, self.membership)):
            raise Http404


class WritersDeed(WritersPage, Deed, is_base=True):
    """A form of those who write the text."""
