"""The guests of a meeting: who is invited to which item, and inviting, inviting again and withdrawing."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import MEMBERS, members_who
from kith.base.ui.forms import Form
from kith.partnership.partnerships.pages import MemberPress
from kith.partnership.partnerships.queries import bodies_seen_by
from kith.work.meetings.forms.invitations import Invite, InviteAgain
from kith.work.meetings.models import Invitation
from kith.work.meetings.operations.invitations import invite, invite_again, withdraw_invitation
from kith.work.meetings.permissions import Permission
from kith.work.meetings.presenters.guests import invitation_line
from kith.work.meetings.queries.choices import bodies_with_standing
from kith.work.meetings.queries.invitations import (
    invitation_seen_by,
    invitations_of,
    items_to_invite_to,
)
from kith.work.meetings.recording import steers
from kith.work.meetings.views.parts import DiscussedPage, MeetingForm, MeetingPage

INVITERS = members_who(
    Permission.STEER,
    "The chair of the group, the business manager and the coordinators invite guests to its meetings.",
)


class Guests(DiscussedPage):
    """Who from outside is invited to which item of a meeting that the reader may see."""

    policy = MEMBERS
    tab = "guests"
    template_name = "meetings/guests.jinja"

    def content(self) -> dict[str, Any]:
        """Return the invitations, with what can be done where the reader looks after the meeting."""
        steered = is_steered(self)
        found = invitations_of(self.membership, self.meeting)
        return {
            "lines": [invitation_line(i, self.today, self.at, is_steered=steered) for i in found],
            "is_steered": steered,
            "invite_url": self.at("meetings:invite", self.meeting.public_id) if steered else "",
        }


def is_steered(page: MeetingPage) -> bool:
    """Return whether the reader looks after the meeting of a page, where its group is at home."""
    return page.is_home and steers(page.membership, page.meeting.group)


class _Inviting(MeetingPage, is_base=True):
    """Something that whoever looks after a meeting does with its guests."""

    def load_record(self, **kwargs: Any) -> None:
        """Find the meeting; those who don’t look after it do nothing here."""
        super().load_record(**kwargs)
        if not is_steered(self):
            raise Http404

    def guests_url(self) -> str:
        """Return the page of the meeting’s guests."""
        return self.at("meetings:guests", self.meeting.public_id)

    def show_code(self, invitation: Invitation, code: str) -> HttpResponse:
        """Show a code, this once: it is kept nowhere."""
        self.template_name = "meetings/guest_invited.jinja"
        self.title = "Give the guest this code"
        spaced = f"{code[:3]} {code[3:]}"
        return self.show(invitation=invitation, code=spaced, guests_url=self.guests_url())


class Inviting(_Inviting, MeetingForm):
    """Invite somebody from outside to one item."""

    policy = INVITERS
    title = "Invite a guest"
    form_class = Invite
    button = "Send the invitation"

    def form_arguments(self) -> dict[str, Any]:
        """Return the items and the organisations to choose from."""
        return {
            "items": items_to_invite_to(self.membership, self.meeting),
            "bodies": bodies_with_standing(bodies_seen_by(self.membership), self.partnership, self.today),
        }

    def cancel_url(self) -> str:
        """Return the page of the meeting’s guests."""
        return self.guests_url()

    def act(self, form: Form) -> HttpResponse:
        """Invite them."""
        invitation, _token, code = invite(by=self.actor, on=self.today, **form.chosen())  # type: ignore[attr-defined]
        return self.show_code(invitation, code)


class InvitingAgain(_Inviting, MeetingForm):
    """Give a guest a new link and a new code."""

    policy = INVITERS
    title = "Invite a guest again"
    form_class = InviteAgain
    button = "Send a new link"

    def load_record(self, **kwargs: Any) -> None:
        """Find the invitation among those that the reader may see."""
        super().load_record(**kwargs)
        found = invitation_seen_by(self.membership, self.meeting, kwargs["invitation"])
        if found is None or found.withdrawn_at:
            raise Http404
        self.invitation = found

    def line(self) -> str:
        """Return whom it is about, and what it does."""
        return f"{self.invitation.name}. The link and the code that they have end."

    def cancel_url(self) -> str:
        """Return the page of the meeting’s guests."""
        return self.guests_url()

    def act(self, form: Form) -> HttpResponse:
        """Make the new link and code."""
        _token, code = invite_again(invitation=self.invitation, by=self.actor, on=self.today)
        return self.show_code(self.invitation, code)


class Withdrawing(MemberPress, _Inviting):
    """End an invitation at once."""

    policy = INVITERS

    def load_record(self, **kwargs: Any) -> None:
        """Find the invitation among those that the reader may see."""
        super().load_record(**kwargs)
        found = invitation_seen_by(self.membership, self.meeting, kwargs["invitation"])
        if found is None:
            raise Http404
        self.invitation = found

    def act(self) -> str:
        """Withdraw it."""
        withdraw_invitation(invitation=self.invitation, by=self.actor, on=self.today)
        return f"The invitation of {self.invitation.name} is withdrawn."

    def next_url(self) -> str:
        """Return the page of the meeting’s guests."""
        return self.guests_url()
