"""One concern: how it stands, what is put on record of it, and the case that is opened from it."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import members_who
from kith.partnership.documents.enums import HandlingMark
from kith.partnership.partnerships.pages import MemberForm, MemberPage, MemberPress
from kith.work.child_deaths import forms
from kith.work.child_deaths.deadlines import standing_of
from kith.work.child_deaths.enums import Direction
from kith.work.child_deaths.models import SafeguardingConcern
from kith.work.child_deaths.operations.cases import open_case
from kith.work.child_deaths.operations.concerns import acknowledge, record_outcome
from kith.work.child_deaths.operations.correcting import correct_day
from kith.work.child_deaths.permissions import Permission
from kith.work.child_deaths.presenters import correction_lines, days_on_record, facts_of
from kith.work.child_deaths.queries import case_of, concern_seen_by, corrections_of, dated
from kith.work.child_deaths.recording import record_that_it_was_read
from kith.work.child_deaths.seeing import keeps_link
from kith.work.child_deaths.views.link import KEEPERS, MENU
from kith.work.reviews.permissions import Permission as OnCases

READERS = members_who(
    Permission.READ,
    "The link officers, the chair of the group that considers cases and the business unit can open this "
    "page, and of the circle of the case on which the concern hangs those who read what was released to it. "
    "A conflict of interest in that case closes it to anybody.",
)
RECEIVERS = members_who(
    OnCases.RECEIVE, "The business manager and the coordinators open a case from a concern."
)


class ConcernPage(MemberPage, is_base=True):
    """A page of one concern. What is none, and what is closed to the reader, answer alike; that it was opened
    stands in the trail before anything of it is shown."""

    menu = MENU
    handling = HandlingMark.SENSITIVE.label
    concern: SafeguardingConcern

    def load_record(self, **kwargs: Any) -> None:
        """Find the concern among those that the reader may read."""
        found = concern_seen_by(self.membership, kwargs["public_id"])
        if found is None or not self.may_act():
            raise Http404
        self.concern = found

    def may_act(self) -> bool:
        """Return whether the page is open to the reader, besides the concern itself."""
        return True

    def heading(self) -> str:
        """Return the page and the reference, which say nothing of what it is."""
        return f"{self.title}: concern {self.concern.reference}" if self.title else self.named

    @property
    def named(self) -> str:
        """Return the concern by its reference."""
        return f"Concern {self.concern.reference}"

    def here(self) -> str:
        """Return the page of the concern."""
        return self.at("child_deaths:concern", self.concern.public_id)

    def show(self, *, status: int = 200, **more: Any) -> HttpResponse:
        """Put on record that the page was opened, then show it."""
        record_that_it_was_read(self.concern, by=self.actor)
        response = super().show(status=status, **more)
        response["Cache-Control"] = "no-store"
        return response


class OneConcern(ConcernPage):
    """A concern: what it is, its days, and what came of it."""

    policy = READERS
    template_name = "child_deaths/concern.jinja"

    def content(self) -> dict[str, Any]:
        """Return the concern, how it stands, and what its reader may do with it."""
        concern = self.concern
        keeps = keeps_link(self.membership)
        case = case_of(concern, self.membership)
        return {
            "concern": concern,
            "facts": facts_of(concern),
            "corrections": correction_lines(corrections_of(concern)),
            "standing": standing_of(dated(concern), self.today),
            "ways": self._ways() if keeps else [],
            "open_case_url": self._open_case_url(),
            "case_url": self.at("reviews:case", case.public_id) if case else "",
            "link_url": self.at("child_deaths:link"),
        }

    def _ways(self) -> list[tuple[str, str]]:
        found = []
        if self.concern.acknowledged_on is None:
            found.append(("Record the acknowledgement", "child_deaths:acknowledge"))
        if self.concern.answered_on is None:
            found.append(("Record the outcome", "child_deaths:outcome"))
        found.append(("Put a day right", "child_deaths:correct_day"))
        return [(words, self.at(name, self.concern.public_id)) for words, name in found]

    def _open_case_url(self) -> str:
        may = self.membership.may(OnCases.RECEIVE)
        if not may or self.concern.case or self.concern.direction != Direction.RECEIVED:
            return ""
        return self.at("child_deaths:open_case", self.concern.public_id)


class KeepConcern(MemberForm, ConcernPage, is_base=True):
    """A deed on one concern."""

    def may_act(self) -> bool:
        """Return whether the reader keeps the link."""
        return keeps_link(self.membership)

    def cancel_url(self) -> str:
        """Return the concern."""
        return self.here()


class Acknowledge(KeepConcern):
    """Record that a concern was acknowledged."""

    policy = KEEPERS
    title = "Record the acknowledgement"
    form_class = forms.AcknowledgeForm
    button = "Put it on record"

    def act(self, form: Any) -> HttpResponse:
        """Record it."""
        acknowledge(concern=self.concern, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The acknowledgement is on record.", self.here())


class Outcome(KeepConcern):
    """Record what came of a concern."""

    policy = KEEPERS
    title = "Record the outcome"
    form_class = forms.OutcomeForm
    button = "Put it on record"

    def act(self, form: Any) -> HttpResponse:
        """Record it."""
        record_outcome(concern=self.concern, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The outcome is on record.", self.here())


class CorrectDay(KeepConcern):
    """Put a day right that was written wrong; what stood there stays on record."""

    policy = KEEPERS
    title = "Put a day right"
    template_name = "child_deaths/correct.jinja"
    form_class = forms.CorrectDayForm
    button = "Put it right"

    def form_arguments(self) -> dict[str, Any]:
        """Return the days that stand on record."""
        return {"days": days_on_record(self.concern)}

    def act(self, form: Any) -> HttpResponse:
        """Put it right."""
        correct_day(concern=self.concern, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The day is put right. What stood there stays on record.", self.here())


class OpenCase(MemberPress, ConcernPage):
    """Open a case from a concern, in one press."""

    policy = RECEIVERS

    def act(self) -> str:
        """Open it."""
        case = open_case(concern=self.concern, by=self.actor, on=self.today)
        return f"Case {case.reference} is open. Its circle reads this concern."

    def next_url(self) -> str:
        """Return the concern."""
        return self.here()
