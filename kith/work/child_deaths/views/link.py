"""The link with the child death review panel, the log of concerns, and putting one on record."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import members_who
from kith.base.kernel.ids import public_id
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.documents.enums import HandlingMark
from kith.partnership.partnerships.pages import MemberForm, MemberPage
from kith.work.child_deaths import forms
from kith.work.child_deaths.enums import Direction
from kith.work.child_deaths.operations.concerns import ConcernFacts, record_concern
from kith.work.child_deaths.operations.times import set_times
from kith.work.child_deaths.permissions import Permission
from kith.work.child_deaths.presenters import line_of, panel_shown, times_in_words
from kith.work.child_deaths.queries import cases_without_concern, concerns_seen_by, times_of
from kith.work.child_deaths.seeing import keeps_link
from kith.work.reviews.queries.register import councils_of

MENU = "child_deaths:link"
SEEN = members_who(
    Permission.SEE,
    "Members of the partnership can open this page; young people are not shown it. The log of concerns on it "
    "is for the link officers, the chair of the group that considers cases and the business unit.",
)
KEEPERS = members_who(
    Permission.KEEP,
    "The link officers, the chair of the group that considers cases and the business unit can open this "
    "page.",
)


class Link(MemberPage):
    """With which panel there is a link, who the link is; and for those who keep it, every concern."""

    policy = SEEN
    menu = MENU
    handling = HandlingMark.SENSITIVE.label
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

    handling = HandlingMark.SENSITIVE.label
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
