"""What a review recommends, what partners answer, and the actions that come of it."""

from typing import Any

from django.http import HttpResponse

from kith.base.kernel.deadlines import months_after
from kith.base.ui.views import Pressing
from kith.partnership.partnerships.pages import MemberForm
from kith.partnership.partnerships.queries import known_bodies
from kith.work.practice_reviews import forms
from kith.work.practice_reviews.operations.learning import (
    act_on_recommendation,
    answer_recommendation,
    change_recommendation,
    recommend,
    take_out,
)
from kith.work.practice_reviews.queries.one import recommendation_seen_by
from kith.work.practice_reviews.views.parts import Deed, ReviewPage, WritersDeed, WritersPage
from kith.work.reviews.enums import Part
from kith.work.reviews.queries.one import partners_of
from kith.work.reviews.views.parts import WORKERS

HERE = "practice_reviews:text"
ACT_WITHIN = 3
"""How many months from today an action is proposed to take."""


class Recommend(WritersDeed):
    """Write a recommendation."""

    policy = WORKERS
    title = "Write a recommendation"
    form_class = forms.RecommendationForm
    button = "Keep the recommendation"
    deed = staticmethod(recommend)
    said = "The recommendation is kept."


class ChangeRecommendation(WritersDeed):
    """Word a recommendation anew."""

    policy = WORKERS
    title = "Word a recommendation anew"
    finder = staticmethod(recommendation_seen_by)
    argument = "recommendation"
    form_class = forms.RecommendationForm
    button = "Keep the recommendation"
    deed = staticmethod(change_recommendation)
    said = "The recommendation is kept."

    def initial(self) -> dict[str, Any]:
        """Return what stands."""
        return {"words": self.thing.words, "success": self.thing.success}


class TakeOut(Pressing, WritersPage):
    """Take a recommendation out of a text that is not signed."""

    policy = WORKERS
    finder = staticmethod(recommendation_seen_by)

    def act(self) -> str:
        """Take it out."""
        take_out(recommendation=self.thing, by=self.actor, on=self.today)
        return "The recommendation is taken out."

    def next_url(self) -> str:
        """Return the text."""
        return self.own()


class AnswerRecommendation(MemberForm, ReviewPage):
    """Answer a recommendation for one’s partner."""

    policy = WORKERS
    reads = frozenset({Part.PARTNER})
    for_scrutiny = False
    title = "Answer a recommendation"
    what = "a recommendation"
    template_name = "practice_reviews/answer.jinja"
    finder = staticmethod(recommendation_seen_by)
    form_class = forms.AcceptForm
    button = "Answer for your partner"
    goes_to = HERE

    def form_arguments(self) -> dict[str, Any]:
        """Return the partners for which the reader decides."""
        return {"partners": partners_of(self.parts)}

    def content(self) -> dict[str, Any]:
        """Return what is recommended."""
        return {"recommendation": self.thing}

    def cancel_url(self) -> str:
        """Return the text."""
        return self.own()

    def act(self, form: Any) -> HttpResponse:
        """Answer it."""
        answer_recommendation(recommendation=self.thing, by=self.actor, on=self.today, **form.said())
        return self.done("The answer stands beside the recommendation.", self.own())


class Act(Deed):
    """Raise the action that comes of a recommendation."""

    policy = WORKERS
    title = "Raise the action"
    finder = staticmethod(recommendation_seen_by)
    argument = "recommendation"
    form_class = forms.ActForm
    button = "Raise the action"
    deed = staticmethod(act_on_recommendation)
    said = "The action is in the register, and says only that it comes from a review."
    has_days_ahead = True
    goes_to = HERE

    def form_arguments(self) -> dict[str, Any]:
        """Return the agencies to choose from."""
        return {**super().form_arguments(), "bodies": known_bodies(self.partnership).order_by("name")}

    def initial(self) -> dict[str, Any]:
        """Return the recommendation’s words and a day three months ahead."""
        return {"wording": self.thing.words, "due_on": months_after(self.today, ACT_WITHIN)}
