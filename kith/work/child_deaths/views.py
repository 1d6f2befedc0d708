"""The link with the child death review panel, the log of concerns, and each concern."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import members_who
from kith.base.kernel.ids import public_id
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.pages import MemberForm, MemberPage, MemberPress
from kith.work.child_deaths import forms
from kith.work.child_deaths.deadlines import standing_of
from kith.work.child_deaths.enums import Direction
from kith.work.child_deaths.models import SafeguardingConcern
from kith.work.child_deaths.operations.cases import open_case
from kith.work.child_deaths.operations.concerns import (
    ConcernFacts,
    acknowledge,
    record_concern,
    record_outcome,
)
from kith.work.child_deaths.operations.times import set_times
from kith.work.child_deaths.permissions import Permission
from kith.work.child_deaths.presenters import facts_of, line_of, panel_shown, times_in_words
from kith.work.child_deaths.queries import (
    case_of,
    cases_without_concern,
    concern_seen_by,
    concerns_seen_by,
    dated,
    times_of,
)
from kith.work.child_deaths.recording import record_that_it_was_read
from kith.work.child_deaths.seeing import keeps_link
from kith.work.reviews.permissions import Permission as OnCases
from kith.work.reviews.queries.register import councils_of

MENU = "child_deaths:link"
SEEN = members_who(
    Permission.SEE,
    "Members of the partnership can open this page; young people are not shown it. The log of concerns on it "
    "is for the link officers, the chair of the group that considers cases and the business unit.",
)
READERS = members_who(
    Permission.READ,
    "The link officers, the chair of the group that considers cases and the business unit can open this "
    "page, and of the circle of the case on which the concern hangs those who read what was released to it. "
    "A conflict of interest in that case closes it to anybody.",
)
KEEPERS = members_who(
    Permission.KEEP,
    "The link officers, the chair of the group that considers cases and the business unit can open this "
    "page.",
)
RECEIVERS = members_who(
    OnCases.RECEIVE, "The business manager and the coordinators open a case from a concern."
)


class Link(MemberPage):
    """With which panel there is a link, who the link is; and for those who keep it, every concern."""

    policy = SEEN
    menu = MENU
    title = "Child death review link"
    template_name = "child_deaths/link.jinja"

    def content(self) -> dict[str, Any]:
        """Return the panel as the arrangements name it, and the log where it is open."""
        as_at = ground_of(self.partnership, at=self.membership.tide).on(self.today)
        panel = panel_shown(as_at)
        return {
            "panel": panel,
            "board_url": self.at("arrangements:linked_board", panel.key) if panel else "",
            "name": self.partnership.name,
            "log": self._log() if keeps_link(self.membership) else None,
        }

    def _log(self) -> dict[str, Any]:
        return {
            "lines": [line_of(one, self.today, self.at) for one in concerns_seen_by(self.membership)],
            "times": times_in_words(times_of(self.partnership)),
            "send_url": self.at("child_deaths:send"),
            "receive_url": self.at("child_deaths:receive"),
            "times_url": self.at("child_deaths:times"),
        }


class KeepersForm(MemberForm, is_base=True):
    """A deed of those who keep the link."""

    menu = MENU

    def load_record(self, **kwargs: Any) -> None:
        """Answer whoever doesn’t keep the link as if there were no page."""
        if not keeps_link(self.membership):
            raise Http404

    def cancel_url(self) -> str:
        """Return the link."""
        return self.at("child_deaths:link")


class RecordConcern(KeepersForm, is_base=True):
    """Put a concern on record."""

    template_name = "child_deaths/record.jinja"
    direction: str
    button = "Put it on record"

    def form_arguments(self) -> dict[str, Any]:
        """Return the local authorities to choose from."""
        as_at = ground_of(self.partnership, at=self.membership.tide).on(self.today)
        return {"authorities": councils_of(as_at)}

    def initial(self) -> dict[str, Any]:
        """Return the key of this one form: sent twice, it makes one concern."""
        return {"form_key": public_id()}

    def act(self, form: Any) -> HttpResponse:
        """Put it on record."""
        said = dict(form.cleaned_data)
        form_key = said.pop("form_key")
        concern = record_concern(
            partnership=self.partnership,
            direction=self.direction,
            facts=ConcernFacts(**said),
            by=self.actor,
            on=self.today,
            form_key=form_key,
        )
        return self.done(
            f"Concern {concern.reference} is on record.", self.at("child_deaths:concern", concern.public_id)
        )


class Send(RecordConcern):
    """Record a concern that was sent to the panel."""

    policy = KEEPERS
    title = "Record a concern sent to the panel"
    form_class = forms.SentForm
    direction = Direction.SENT

    def form_arguments(self) -> dict[str, Any]:
        """Return besides the cases in whose circle the reader is, without a concern yet."""
        return {**super().form_arguments(), "cases": cases_without_concern(self.membership)}


class Receive(RecordConcern):
    """Record a concern that came from the panel."""

    policy = KEEPERS
    title = "Record a concern from the panel"
    form_class = forms.ReceivedForm
    direction = Direction.RECEIVED


class SetTimes(KeepersForm):
    """Choose how soon concerns are acknowledged and answered."""

    policy = KEEPERS
    title = "How soon concerns are answered"
    template_name = "child_deaths/times.jinja"
    form_class = forms.TimesForm
    button = "Set these times"

    def initial(self) -> dict[str, Any]:
        """Return the times that count now."""
        times = times_of(self.partnership)
        return {"acknowledge_within": times.acknowledge_within, "answer_within": times.answer_within}

    def act(self, form: Any) -> HttpResponse:
        """Set them."""
        set_times(partnership=self.partnership, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The times count for concerns recorded from now on.", self.cancel_url())


class ConcernPage(MemberPage, is_base=True):
    """A page of one concern. What is none, and what is closed to the reader, answer alike; that it was opened
    stands in the trail before anything of it is shown."""

    menu = MENU
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
