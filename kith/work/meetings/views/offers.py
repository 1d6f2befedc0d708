"""The places that a group is offered on other groups’ agendas, what it answered, how often it took them."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import MEMBERS
from kith.base.kernel.actors import Actor
from kith.base.ui.dates import long_date
from kith.base.ui.forms import Form
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.pages import MemberForm, MemberPage
from kith.work.meetings.forms.agenda import AnswerOffer
from kith.work.meetings.models import AgendaItem
from kith.work.meetings.operations.agenda import answer_offer
from kith.work.meetings.permissions import Permission
from kith.work.meetings.presenters.offers import offer_rows, taken_up
from kith.work.meetings.queries.offers import may_answer, offer_seen_by, offers_seen_by
from kith.work.meetings.views.year import MENU

__all__ = ["Answering", "OfferedPlaces", "may_answer"]


class OfferedPlaces(MemberPage):
    """Each place offered at the coming meetings, and the take-up so far (L27)."""

    policy = MEMBERS
    menu = MENU
    title = "Places for young people"
    template_name = "meetings/offers.jinja"

    def line(self) -> str:
        """Return what it is."""
        return "A standing item on the agendas of the other groups, to use if they wish."

    def content(self) -> dict[str, Any]:
        """Return what is ahead, what was, and how often a place was taken."""
        rows = offer_rows(offers_seen_by(self.membership), self.membership, self.today, self.at)
        behind = [row for row in rows if not row.is_ahead]
        return {
            "ahead": [row for row in rows if row.is_ahead],
            "behind": list(reversed(behind)),
            "taken_up": taken_up(behind),
        }


class Answering(MemberForm, MemberPage):
    """Answer for one place."""

    policy = MEMBERS
    menu = MENU
    form_class = AnswerOffer
    button = "Send the answer"
    item: AgendaItem
    membership: Membership

    def load_record(self, **kwargs: Any) -> None:
        """Find the place; for those who don’t answer for the group it is absent."""
        found = offer_seen_by(self.membership, kwargs["public_id"])
        if found is None or not may_answer(self.membership, found):
            raise Http404
        self.item = found

    @property
    def actor(self) -> Actor:
        """Return the reader, acting by an appointment in the business unit if they have one."""
        wanted = Permission.PREPARE if self.membership.may(Permission.PREPARE) else Permission.TAKE_PART
        return self.membership.actor(wanted)

    def heading(self) -> str:
        """Return whose meeting it is."""
        return f"Your place at {self.item.group.name}"

    def line(self) -> str:
        """Return the day of the meeting."""
        return long_date(self.item.meeting.meets_on) if self.item.meeting else ""

    def initial(self) -> dict[str, Any]:
        """Return what was answered before."""
        offer = self.item.offer
        return {"answer": offer.answer, "words": offer.words} if offer.answered_on else {}

    def cancel_url(self) -> str:
        """Return all places."""
        return self.at("meetings:offers")

    def act(self, form: Form) -> HttpResponse:
        """Keep the answer."""
        answer_offer(item=self.item, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("Thank you. The chair sees this with the agenda.", self.cancel_url())
