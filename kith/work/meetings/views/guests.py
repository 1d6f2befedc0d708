"""What somebody from outside sees who is invited to one item of a meeting: that item and its papers."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header

from kith.base.kernel.access import GUESTS
from kith.base.ui.forms import Form
from kith.base.ui.shell import Shell
from kith.base.ui.views import Asking, Page
from kith.partnership.documents.delivery import SHOWN, delivered
from kith.partnership.partnerships.pages import SAMPLE_NOTICE
from kith.work.meetings.forms.invitations import EnterCode
from kith.work.meetings.models import Invitation
from kith.work.meetings.operations.invitations import (
    MOST_WRONG_CODES,
    enter_code,
    guest,
    record_guest_read,
)
from kith.work.meetings.presenters.guests import item_for_guest
from kith.work.meetings.queries.invitations import invitation_of, papers_for

COOKIE = "kith-guest"
MINUTES_WITHOUT_A_PAGE = 30
ENDED = "This invitation has ended or does not exist"
HEADERS = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}


class GuestPage(Page, is_base=True):
    """A page behind the link of an invitation. One that has ended and one that never was answer alike."""

    policy = GUESTS
    invitation: Invitation

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer with nothing to keep in the browser, whatever is behind the link."""
        try:
            response = super().dispatch(request, *args, **kwargs)
        except Http404:
            context = {"title": ENDED, "shell": Shell()}
            response = render(request, "meetings/guest_ended.jinja", context, status=404)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    def load(self, **kwargs: Any) -> None:
        """Find the invitation that the link opens today."""
        self.token = kwargs["token"]
        found = invitation_of(self.token, self.today)
        if found is None:
            raise Http404
        self.invitation = found

    @property
    def has_entered(self) -> bool:
        """Return whether the guest gave the code for this link in this browser, not long ago."""
        age = MINUTES_WITHOUT_A_PAGE * 60
        kept = self.request.get_signed_cookie(COOKIE, default="", salt=self._salt, max_age=age)
        return kept == self.invitation.public_id

    def keep_entered(self, response: HttpResponse) -> HttpResponse:
        """Remember for half an hour, for this link alone, that the guest gave the code."""
        response.set_signed_cookie(
            COOKIE,
            self.invitation.public_id,
            salt=self._salt,
            max_age=MINUTES_WITHOUT_A_PAGE * 60,
            path=self.url,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        return response

    @property
    def _salt(self) -> str:
        # A new link or a new code ends what was remembered for the old ones.
        return f"guest:{self.invitation.token_hash}:{self.invitation.code_hash}"

    @property
    def url(self) -> str:
        """Return the address of the invitation."""
        return reverse("guests:invitation", args=(self.token,))

    def shell(self) -> Shell:
        """Return a frame that names the partnership and leads nowhere else."""
        home = self.invitation.item.group.partnership
        return Shell(
            home_url=self.url,
            partnership_name=home.name,
            person_name=self.invitation.name,
            hat="guest",
            notice=SAMPLE_NOTICE if home.is_sample else "",
        )


class Invited(Asking, GuestPage):
    """The item that a guest is invited to, once they gave the code."""

    form_class = EnterCode
    button = "Continue"

    def heading(self) -> str:
        """Return the title of the item, and before the code was given no word of it."""
        return self.invitation.item.title if self.has_entered else "Enter your code"

    def line(self) -> str:
        """Return nothing: the facts stand in the page."""
        return ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the item, or ask for the code."""
        if not self.has_entered:
            return super().get(request, *args, **kwargs)
        record_guest_read(invitation=self.invitation, purpose="as a guest")
        self.template_name = "meetings/guest_item.jinja"
        return self.keep_entered(self.show(**self._item()))

    def act(self, form: Form) -> HttpResponse:
        """Look at the code, and go on to the item when it is right."""
        who = guest(self.invitation)
        if enter_code(invitation=self.invitation, code=form.cleaned_data["code"], by=who, on=self.today):
            return self.keep_entered(HttpResponseRedirect(self.url))
        form.add_error("code", self._what_is_wrong())
        return self.ask(form, status=422)

    def _what_is_wrong(self) -> str:
        if self.invitation.wrong_codes + 1 < MOST_WRONG_CODES:
            return "That is not the code for this link"
        return (
            f"This link is closed, because {MOST_WRONG_CODES} codes were wrong. Ask whoever invited you for "
            "a new link and a new code"
        )

    def _item(self) -> dict[str, Any]:
        papers = papers_for(self.invitation)
        return {"item": item_for_guest(self.invitation, papers, self.url)}


class GuestPaper(GuestPage):
    """One paper of the item: read in the browser, or downloaded where the invitation allows it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Send the file; whoever has not given the code is asked for it first."""
        if not self.has_entered:
            return HttpResponseRedirect(self.url)
        found = [p for p in papers_for(self.invitation) if p.paper.public_id == kwargs["public_id"]]
        if not found or not (self.invitation.may_download or found[0].version.kind in SHOWN):
            raise Http404
        version, number = found[0].version, found[0].paper.number
        record_guest_read(invitation=self.invitation, purpose=f"as a guest, paper {number}")
        answer = delivered(version)
        name = content_disposition_header(version.kind not in SHOWN, f"paper-{number}.{version.kind}")
        answer.headers["Content-Disposition"] = name
        answer.headers["Referrer-Policy"] = "no-referrer"
        return answer
