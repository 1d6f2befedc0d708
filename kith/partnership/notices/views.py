"""Mail and calendar: what one chooses for oneself, one’s calendar feed, and the mail that did not go."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from kith.base.kernel.access import MEMBERS, SIGNED_IN, TOKEN_HOLDERS, members_who
from kith.base.kernel.clock import now
from kith.base.ui.forms import Form
from kith.base.ui.views import Page
from kith.partnership.notices.forms import Wishes as WishesForm
from kith.partnership.notices.operations.sending import HEARD_NOTHING, send_again
from kith.partnership.notices.operations.wishing import hash_of, make_feed, revoke_feed, set_wish
from kith.partnership.notices.permissions import Permission
from kith.partnership.notices.presenters import feed_words, undelivered, wish_facts
from kith.partnership.notices.queries import feed_of, feed_with, mail_amiss, mail_seen_by, wish_of
from kith.partnership.partnerships.pages import MemberForm, MemberPage, MemberPress
from kith.partnership.partnerships.permissions import Permission as Partnerships
from kith.partnership.partnerships.queries import memberships_of

UNIT = members_who(
    Permission.SEE_POST,
    "The business manager and the coordinators see which mail failed or may not have gone, never what it "
    "says.",
)


class Own(Page):
    """The way from a mail to one’s own page about mail and calendar."""

    policy = SIGNED_IN

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask to sign in first."""
        if not request.user.is_authenticated:
            return HttpResponseRedirect(f"{reverse('account_login')}?next={request.path}")
        return super().dispatch(request, *args, **kwargs)

    def show(self, *, status: int = 200, **more: Any) -> HttpResponse:
        """Go to the page in the first of one’s partnerships; without any, to Home."""
        for membership in memberships_of(self.request.user, on=self.today):
            if membership.may(Partnerships.SEE_PARTNERSHIP):
                return HttpResponseRedirect(reverse("notices:wishes", args=(membership.partnership.key,)))
        return HttpResponseRedirect(reverse("workspace:home"))


class Wishes(MemberPage):
    """How mail comes, and the private address of one’s calendar."""

    policy = MEMBERS
    menu = "more"
    title = "Mail and calendar"
    template_name = "notices/wishes.jinja"

    def content(self) -> dict[str, Any]:
        """Return what was chosen, and whether there is a calendar address; `token` is there right after."""
        person = self.membership.person
        feed = feed_of(person)
        return {
            "facts": wish_facts(wish_of(person)),
            "change_url": self.at("notices:change_wishes"),
            "feed": feed_words(feed) if feed else "",
            "make_url": self.at("notices:make_feed"),
            "revoke_url": self.at("notices:revoke_feed"),
            "address": "",
        }


class ChangeWishes(MemberForm):
    """Choose how mail comes."""

    policy = MEMBERS
    menu = "more"
    title = "Choose how mail comes"
    form_class = WishesForm

    def initial(self) -> dict[str, Any]:
        """Return what was chosen before, or the usual."""
        wish = wish_of(self.membership.person)
        meetings = "yes" if wish.meetings else "no"
        return {
            "digest": wish.digest,
            "weekday": wish.weekday,
            "reminders": wish.reminders,
            "meetings": meetings,
        }

    def cancel_url(self) -> str:
        """Return one’s own page."""
        return self.at("notices:wishes")

    def act(self, form: Form) -> HttpResponse:
        """Keep the choice."""
        answers = form.cleaned_data | {"meetings": form.cleaned_data["meetings"] == "yes"}
        set_wish(person=self.membership.person, by=self.actor, **answers)
        return self.done("Mail comes as you chose.", self.cancel_url())


class MakeFeed(Wishes):
    """Make a calendar address, or a new one in place of the old. It is shown this once."""

    policy = MEMBERS
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make it and show it."""
        token = make_feed(person=self.membership.person, by=self.actor)
        return self.show(address=f"{settings.ADDRESS}{reverse('calendar:feed', args=(token,))}")


class RevokeFeed(MemberPress):
    """End one’s calendar address."""

    policy = MEMBERS

    def act(self) -> str:
        """End it."""
        revoke_feed(person=self.membership.person, by=self.actor)
        return "The calendar address no longer works."

    def next_url(self) -> str:
        """Return one’s own page."""
        return self.at("notices:wishes")


class CalendarFeed(Page):
    """A person’s meetings for their own calendar program. What is no address of a feed is not found."""

    policy = TOKEN_HOLDERS
    http_method_names = ["get", "head", "options"]

    def show(self, *, status: int = 200, **more: Any) -> HttpResponse:
        """Return the calendar of whoever’s token it is, while they have a live appointment."""
        # The library that writes calendars takes a tenth of a second to load, which no other page needs.
        from kith.partnership.notices.feeds import feed_text

        feed = feed_with(hash_of(self.kwargs["token"]))
        text = feed_text(feed.person, self.today) if feed else None
        if text is None:
            raise Http404
        response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
        response.headers["Cache-Control"] = "no-store"
        response.headers["Content-Disposition"] = 'inline; filename="kith.ics"'
        return response


class Post(MemberPage):
    """The mail that failed or may not have gone."""

    policy = UNIT
    menu = "more"
    title = "Mail that did not go"
    template_name = "notices/post.jinja"

    def content(self) -> dict[str, Any]:
        """Return the mail, the latest first."""
        found = mail_amiss(self.membership, now() - HEARD_NOTHING)
        return {
            "mails": [undelivered(mail) for mail in found],
            "again": {mail.public_id: self.at("notices:send_again", mail.public_id) for mail in found},
        }


class SendAgain(MemberPress):
    """Let a mail go out that was given up or may not have gone."""

    policy = UNIT

    def load_record(self, **kwargs: Any) -> None:
        """Find the mail among those that the reader may know of."""
        found = mail_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.mail = found

    def act(self) -> str:
        """Let it go."""
        send_again(mail=self.mail, by=self.actor)
        return "The mail goes out again within minutes."

    def next_url(self) -> str:
        """Return the list."""
        return self.at("notices:post")
