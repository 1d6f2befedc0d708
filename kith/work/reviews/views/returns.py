"""Agencies’ returns: asked for, written, released; and what was released side by side, by question."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse

from kith.base.ui.dates import long_date
from kith.partnership.partnerships.pages import MemberForm
from kith.partnership.partnerships.queries import known_bodies
from kith.work.reviews import forms
from kith.work.reviews.enums import RUNS, CaseState, Part, RequestState
from kith.work.reviews.models import Case
from kith.work.reviews.operations.returns import (
    ask_again,
    ask_agencies,
    chase,
    recall_return,
    release_return,
    save_answers,
    say_nil,
)
from kith.work.reviews.presenters.case import IN
from kith.work.reviews.presenters.chasing import reminder_lines
from kith.work.reviews.presenters.return_forms import file_lines, origin
from kith.work.reviews.queries.one import answers_read, earlier_of, request_seen_by, requests_of
from kith.work.reviews.queries.return_forms import answers_with_files, files_read
from kith.work.reviews.questions import questions_of
from kith.work.reviews.return_form.asking import asked_lines, period_words
from kith.work.reviews.running import review_of
from kith.work.reviews.views.parts import WORKERS, CasePage, RunnersForm


class Ask(RunnersForm):
    """Ask agencies for their returns."""

    policy = WORKERS
    title = "Ask agencies"
    form_class = forms.AskForm
    button = "Ask them"

    def form_arguments(self) -> dict[str, Any]:
        """Return the agencies that are not asked yet."""
        asked = [one.body_id for one in requests_of(self.case)]
        bodies = known_bodies(self.partnership).exclude(pk__in=asked).order_by("name")
        return {"bodies": bodies, "today": self.today}

    def act(self, form: Any) -> HttpResponse:
        """Ask them."""
        made = ask_agencies(case=self.case, by=self.actor, on=self.today, **form.cleaned_data)
        agencies = "1 agency is" if len(made) == 1 else f"{len(made)} agencies are"
        return self.done(
            f"{agencies} asked. Whoever sits for one in the group can write its return.", self.here()
        )


class ReturnPage(CasePage, is_base=True):
    """A page of one agency’s return: for its writers, and once it is released for the case."""

    what = "a return"
    reads = None

    def find(self, public_id: str) -> Case:
        """Return the case that the return is for."""
        found = request_seen_by(self.membership, public_id)
        if found is None:
            raise Http404
        self.asked = found
        return super().find(found.case.public_id)

    @property
    def writes(self) -> bool:
        """Return whether the reader writes for the agency in this case."""
        return self.asked.body_id in self.parts.get(Part.CONTRIBUTOR, ())

    def _may_open(self) -> bool:
        others = set(self.parts) - {Part.CONTRIBUTOR}
        return self.writes or bool(others) or (not self.parts and super()._may_open())

    def line(self) -> str:
        """Return the agency."""
        return self.asked.body.name

    def own(self) -> str:
        """Return the page of the return."""
        return self.at("reviews:return", self.asked.public_id)


class OneReturn(ReturnPage):
    """How far a return is, and what it says to whom it says it."""

    policy = WORKERS
    title = "Return"
    template_name = "reviews/return.jinja"

    def content(self) -> dict[str, Any]:
        """Return its state, its words where they are open, and what may be done."""
        asked = self.asked
        words = answers_read(asked, writes=self.writes)
        return {
            "asked": asked,
            "asked_lines": self._asked_lines(),
            "answers": self._answers(words) if words else [],
            "earlier": [
                (one.question, one.words, one.released_on, origin(one))
                for one in earlier_of(asked)
                if self.writes or not one.is_withdrawn
            ],
            "files": file_lines(files_read(asked, writes=self.writes), writes=self.writes, at=self.at),
            "asks": {one.key: one.asks for one in questions_of(asked)},
            "reminders": reminder_lines(asked, with_automatic=self.runs or self.writes),
            "ways": self._ways(),
            "is_private": self.writes and asked.state not in IN and not self._closed(),
            "closed": self._closed(),
            "case_url": self.here(),
        }

    def _closed(self) -> str:
        """Return that the review has reported without this return, where it has."""
        review = review_of(self.case)
        if self.asked.state in IN or review is None or review.sent_on is None:
            return ""
        return f"The review has reported, on {long_date(review.sent_on)}, and this return is closed."

    def _answers(self, words: Mapping[str, str]) -> list[tuple[str, str, str]]:
        """Return each question with its answer, and from which form it came."""
        read = answers_with_files(self.asked)
        return [
            (one.asks, words.get(one.key, ""), origin(read.get(one.key))) for one in questions_of(self.asked)
        ]

    def _asked_lines(self) -> list[tuple[str, str]]:
        """Return what its writers are told before they write, and what was asked to everybody else."""
        asked = self.asked
        if self.writes and asked.state not in IN:
            return asked_lines(asked, self.today)
        return [
            ("Days asked about", period_words(asked)),
            ("Asked besides", asked.words or "Nothing"),
            ("Due", long_date(asked.due_on)),
        ]

    def _ways(self) -> list[tuple[str, str]]:
        ident, state = self.asked.public_id, self.asked.state
        if self.case.state != CaseState.RAPID_REVIEW:
            return []
        if self.writes and state not in IN:
            found = [
                ("Write the return", self.at("reviews:write_return", ident)),
                ("Hand the return in as a form", self.at("reviews:hand_in_return", ident)),
            ]
            if state == RequestState.BEGUN:
                found.append(("Release it to the case", self.at("reviews:release_return", ident)))
            return [*found, ("Say that your agency holds nothing", self.at("reviews:say_nil", ident))]
        if self.writes:
            return [("Take it back", self.at("reviews:recall_return", ident))]
        if not self.runs:
            return []
        if state in IN:
            return [("Ask again", self.at("reviews:ask_again", ident))]
        return [("Put a reminder on record", self.at("reviews:chase_return", ident))]


class WritersForm(MemberForm, ReturnPage, is_base=True):
    """A deed of an agency’s writers."""

    def _may_open(self) -> bool:
        return self.writes

    def cancel_url(self) -> str:
        """Return the return."""
        return self.own()


class Write(WritersForm):
    """Write a return, bit by bit."""

    policy = WORKERS
    title = "Write the return"
    template_name = "reviews/write_return.jinja"
    form_class = forms.ReturnForm
    button = "Keep what is written"

    def form_arguments(self) -> dict[str, Any]:
        """Return the questions with which the agency was asked."""
        return {"questions": questions_of(self.asked)}

    def initial(self) -> dict[str, Any]:
        """Return what is written so far."""
        return dict(answers_read(self.asked, writes=True))

    def content(self) -> dict[str, Any]:
        """Return what this agency is asked besides, and what it had answered before."""
        asks = {one.key: one.asks for one in questions_of(self.asked)}
        earlier = [
            (asks[one.question], one.words, one.released_on, one.is_withdrawn)
            for one in earlier_of(self.asked)
            if one.question in asks
        ]
        return {"asked_lines": asked_lines(self.asked, self.today), "earlier": earlier}

    def act(self, form: Any) -> HttpResponse:
        """Keep it."""
        save_answers(request=self.asked, answers=form.cleaned_data, by=self.actor, on=self.today)
        return self.done("It is kept, and open to your agency’s writers alone.", self.own())


class Release(WritersForm):
    """Release a return to the case."""

    policy = WORKERS
    title = "Release the return"
    form_class = forms.LeadForm
    button = "Release it to the case"

    def act(self, form: Any) -> HttpResponse:
        """Release it."""
        release_return(request=self.asked, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The return is in the case.", self.own())


class SayNil(WritersForm):
    """Say that one’s agency holds nothing."""

    policy = WORKERS
    title = "Say that your agency holds nothing"
    form_class = forms.LeadForm
    button = "Say that nothing is held"

    def act(self, form: Any) -> HttpResponse:
        """Say so."""
        say_nil(request=self.asked, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("It is on record that your agency holds nothing.", self.own())


class Recall(WritersForm):
    """Take a released return back."""

    policy = WORKERS
    title = "Take the return back"
    form_class = forms.ReasonForm
    button = "Take it back"

    def act(self, form: Any) -> HttpResponse:
        """Take it back."""
        recall_return(request=self.asked, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done(
            "The return is your agency’s own again. That it was released stays on record.", self.own()
        )


class AskAgain(MemberForm, ReturnPage):
    """Ask an agency once more."""

    policy = WORKERS
    title = "Ask again"
    form_class = forms.AskAgainForm
    button = "Ask again"

    def _may_open(self) -> bool:
        return bool(RUNS & set(self.parts))

    def cancel_url(self) -> str:
        """Return the return."""
        return self.own()

    def act(self, form: Any) -> HttpResponse:
        """Ask again."""
        ask_again(request=self.asked, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The agency is asked again. What it returned before stays.", self.own())


class ChaseReturn(MemberForm, ReturnPage):
    """Put a reminder on record."""

    policy = WORKERS
    title = "Put a reminder on record"
    form_class = forms.ChaseForm
    button = "Put it on record"

    def _may_open(self) -> bool:
        return bool(RUNS & set(self.parts))

    def cancel_url(self) -> str:
        """Return the return."""
        return self.own()

    def act(self, form: Any) -> HttpResponse:
        """Record it."""
        chase(request=self.asked, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The reminder is on record.", self.own())
