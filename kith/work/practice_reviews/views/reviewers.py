"""Who does a review: candidates, the check of conflicts of interest, the choice and the terms."""

from typing import Any

from kith.base.ui.views import Pressing
from kith.work.practice_reviews import forms
from kith.work.practice_reviews.operations.reviewers import (
    agree_terms,
    check_conflicts,
    choose_reviewer,
    consider_reviewer,
    end_reviewer,
    give_reviewer_place,
)
from kith.work.practice_reviews.presenters.people import reviewer_lines
from kith.work.practice_reviews.queries.one import reviewer_seen_by, reviewers_of, seated
from kith.work.practice_reviews.views.parts import Deed, ReviewPage
from kith.work.reviews.enums import RUNS
from kith.work.reviews.queries.choosing import people_to_choose
from kith.work.reviews.views.parts import WORKERS

HERE = "practice_reviews:reviewers"


class Reviewers(ReviewPage):
    """Everybody considered for the review, and what was found about each."""

    policy = WORKERS
    title = "Reviewer"
    what = "the reviewer"
    template_name = "practice_reviews/reviewers.jinja"

    def content(self) -> dict[str, Any]:
        """Return the candidates."""
        known = reviewers_of(self.review)
        on_panel = seated(self.case, self.membership)
        return {
            "tabs": self.tabs(),
            "lines": reviewer_lines(known, self.at, is_open=self.steers, seated=on_panel),
            "consider_url": self.own("practice_reviews:consider") if self.steers else "",
        }


class Consider(Deed):
    """Consider somebody."""

    policy = WORKERS
    title = "Consider a reviewer"
    form_class = forms.ConsiderForm
    button = "Consider them"
    deed = staticmethod(consider_reviewer)
    said = "Check conflicts of interest next: nobody is chosen before that."
    goes_to = HERE

    def form_arguments(self) -> dict[str, Any]:
        """Return the people here who may be given a place in the case, with their agency."""
        return {"people": people_to_choose(self.review.case, self.membership)}


class ReviewerDeed(Deed, is_base=True):
    """A deed on somebody who is considered."""

    finder = staticmethod(reviewer_seen_by)
    argument = "reviewer"
    goes_to = HERE

    def line(self) -> str:
        """Return who it is."""
        return str(self.thing)


class CheckConflicts(ReviewerDeed):
    """Check conflicts of interest."""

    policy = WORKERS
    title = "Check conflicts of interest"
    form_class = forms.ConflictsForm
    button = "Keep the check"
    deed = staticmethod(check_conflicts)
    said = "The check is on record; earlier ones stay."

    def given(self, form: Any) -> dict[str, Any]:
        """Return the answers to all questions."""
        return {"answers": form.said()}


class Choose(ReviewerDeed):
    """Choose the reviewer."""

    policy = WORKERS
    title = "Choose as reviewer"
    form_class = forms.ReasonForm
    button = "Choose as reviewer"
    deed = staticmethod(choose_reviewer)
    said = "The reviewer is chosen. The review starts when the terms are agreed."


class AgreeTerms(ReviewerDeed):
    """Agree the terms."""

    policy = WORKERS
    title = "Agree terms"
    form_class = forms.TermsForm
    button = "Keep the terms"
    deed = staticmethod(agree_terms)
    said = "The terms are on record, and the review is under way."
    has_days_ahead = True

    def initial(self) -> dict[str, Any]:
        """Return the terms that stand."""
        names = ("terms", "days", "agreed_on", "ends_on")
        return {name: getattr(self.thing, name) for name in names}


class EndReviewer(ReviewerDeed):
    """End the reviewer’s work."""

    policy = WORKERS
    title = "End their work"
    form_class = forms.ReasonForm
    button = "End their work"
    deed = staticmethod(end_reviewer)
    said = "Their work on the review has ended, and the place that they had for it."


class ReviewerPlace(Pressing, ReviewPage):
    """Give the reviewer a place in the circle until the last day of their terms."""

    policy = WORKERS
    reads = RUNS
    for_scrutiny = False
    finder = staticmethod(reviewer_seen_by)
    goes_to = HERE

    def act(self) -> str:
        """Give it."""
        give_reviewer_place(reviewer=self.thing, by=self.actor, on=self.today)
        return "The reviewer has a place until the last day of the terms."

    def next_url(self) -> str:
        """Return the page of reviewers."""
        return self.own()
