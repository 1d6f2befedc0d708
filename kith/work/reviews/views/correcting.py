"""Putting right what was taken in of a case."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse

from kith.base.kernel.refusals import Overtaken
from kith.partnership.arrangements.queries import ground_of
from kith.work.reviews import forms
from kith.work.reviews.correcting import FACTS, Moved, corrected_since, corrections_of
from kith.work.reviews.enums import CaseState
from kith.work.reviews.forms.intake import MARKS
from kith.work.reviews.operations.correcting import DaysMove, correct_case
from kith.work.reviews.queries.register import councils_for
from kith.work.reviews.running import review_of
from kith.work.reviews.views.parts import WORKERS, RunnersForm


class PutRight(RunnersForm):
    """Put right what was taken in. Days that move with it are shown before anything is kept."""

    policy = WORKERS
    title = "Put right what was taken in"
    what = "what was taken in, to put it right"
    form_class = forms.CorrectForm
    button = "Keep it"
    template_name = "reviews/put_right.jinja"
    moves: Sequence[Moved] = ()
    meanwhile: Sequence[str] = ()

    def form_arguments(self) -> dict[str, Any]:
        """Return the local authorities to choose from, and the one that stands."""
        as_at = ground_of(self.partnership, at=self.membership.tide).on(self.today)
        return {"authorities": councils_for(self.case, as_at)}

    def initial(self) -> dict[str, Any]:
        """Return what the case says, and how much was put right so far."""
        facts = {name: getattr(self.case, name) for name in FACTS}
        facts["authority"] = self.case.authority.public_id
        marks = [mark for mark, _words in MARKS if facts.pop(mark)]
        return {**facts, "marks": marks, "known": corrections_of(self.case)}

    def content(self) -> dict[str, Any]:
        """Return which days move, and who holds what was said before."""
        review = review_of(self.case)
        return {
            "moves": self.moves,
            "meanwhile": self.meanwhile,
            "sent_on": review.sent_on if review else None,
            "is_signed_anew": self.case.state == CaseState.RAPID_REVIEW,
        }

    def act(self, form: Any) -> HttpResponse:
        """Keep it, once the days that move have been seen."""
        try:
            self._keep(form)
        except DaysMove as refused:
            self.moves = refused.moves
            form.ask_to_keep(refused, refused.seen)
            return self.ask(form, status=422)
        except Overtaken as overtaken:
            self.meanwhile = corrected_since(self.case, form.cleaned_data["known"])
            form.ask_after_others(overtaken, corrections_of(self.case))
            return self.ask(form, status=422)
        review = review_of(self.case)
        more = " The Panel holds the old fact: tell it." if review and review.sent_on else ""
        return self.done(f"It is put right; what was said before stays on record.{more}", self.here())

    def _keep(self, form: Any) -> None:
        told = form.facts()
        correct_case(
            case=self.case,
            facts=told,
            because=told["because"],
            by=self.actor,
            on=self.today,
            seen=self.request.POST.get("seen", ""),
            day_is_right=told.get("day_is_right", False),
            known=told["known"],
        )
