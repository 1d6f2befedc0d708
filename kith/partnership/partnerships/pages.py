"""The base of every page inside a partnership, and the frame around it."""

from collections.abc import Hashable
from datetime import date
from http import HTTPStatus
from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from kith.base.kernel.access import Policy
from kith.base.kernel.actors import Actor
from kith.base.kernel.navigation import beside_the_menu, in_menu, section_of
from kith.base.ui.drawing import keep_page, page_drawn
from kith.base.ui.forms import AsAt
from kith.base.ui.shell import NavLink, Shell
from kith.base.ui.views import Asking, Page, Pressing
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Partnership
from kith.partnership.partnerships.permissions import Permission
from kith.partnership.partnerships.queries import membership_of

SAMPLE_NOTICE = "Sample records: every person here is invented."


class MemberPage(Page, is_base=True):
    """A page for people with a live appointment in the partnership; for others there is none (AR1, AR21)."""

    policy: ClassVar[Policy]
    menu: str = ""
    """The address of the place that the page belongs to: its section is marked in the menu, else *More*."""
    handling: ClassVar[str] = ""
    """How the page is to be handled, on the screen and on paper."""

    membership: Membership
    partnership: Partnership

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask whoever has not signed in to do so, wherever they knock, so that nothing shows what exists."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), reverse("account_login"))
        return super().dispatch(request, *args, **kwargs)

    def load(self, **kwargs: Any) -> None:
        """Find the reader’s membership; absent and forbidden answer alike."""
        found = membership_of(self.request.user, key=kwargs["partnership"], on=self.today)
        if found is None or not found.may(self.policy.needs or Permission.SEE_PARTNERSHIP):
            raise Http404
        self.membership, self.partnership = found, found.partnership
        if not self.was_drawn(**kwargs):
            self.load_record(**kwargs)

    def was_drawn(self, **kwargs: Any) -> bool:
        """Return whether the page stands ready for this reader, so that nothing of it need be found."""
        return False

    def load_record(self, **kwargs: Any) -> None:
        """Find what the page is about within the partnership; raise Http404 when it is absent."""

    @property
    def actor(self) -> Actor:
        """Return the reader acting by the appointment that the page’s permission rests on."""
        return self.membership.actor(self.policy.needs or Permission.SEE_PARTNERSHIP)

    def at(self, name: str, *args: str) -> str:
        """Return the address of a page of this partnership."""
        return reverse(name, args=(self.partnership.key, *args))

    def shell(self) -> Shell:
        """Return the frame: the partnership’s name, its menu and the reader’s own name and hat."""
        hats = self.membership.hats
        return Shell(
            partnership_name=self.partnership.name,
            partnership_url=self.at("arrangements:board") if self.sees_content else "",
            links=tuple(self._menu()),
            person_name=self.membership.person.name,
            hat=hats[0] if len(hats) == 1 else f"{hats[0]} and {len(hats) - 1} more",
            sign_out_url=reverse("account_logout"),
            watermark=self.watermark(),
            handling=self.handling,
            notice=SAMPLE_NOTICE if self.partnership.is_sample else "",
            footer_links=self._footer_links() if self.sees_content else (),
        )

    @property
    def sees_content(self) -> bool:
        """Return whether any appointment of the reader opens the partnership’s records (AR19, AR23)."""
        return self.membership.may(Permission.SEE_PARTNERSHIP)

    def _footer_links(self) -> tuple[NavLink, ...]:
        return (
            NavLink(
                "Who can see this, and why", f"{self.at('partnerships:who_can_see')}?page={self.view_name}"
            ),
            NavLink("How this works", self.at("workspace:how_this_works")),
        )

    @property
    def view_name(self) -> str:
        """Return the name of this page’s address."""
        match = self.request.resolver_match
        return match.view_name if match else ""

    def watermark(self) -> str:
        """Return the words across the page, such as those of arrangements that are only proposed."""
        return ""

    def _menu(self) -> list[NavLink]:
        links = [NavLink("Home", reverse("workspace:home"), self.menu == "home")]
        # Whoever looks after the trail alone can’t open “More”, so what is open stands in the menu.
        places = in_menu() if self.sees_content else beside_the_menu()
        section = section_of(self.menu)
        for place in places:
            if self.membership.may(place.needs or Permission.SEE_PARTNERSHIP):
                here = place.section == section if self.sees_content else place.url_name == self.menu
                wide = self.sees_content and not place.on_phones
                links.append(NavLink(place.text, self.at(place.url_name), here, wide))
        if not self.sees_content:
            return links
        is_beside = bool(self.menu) and not any(link.current for link in links)
        return [*links, NavLink("More", self.at("partnerships:more"), is_beside)]


class KeptPage(MemberPage, is_base=True):
    """A page that is drawn once for a reader and shown until anything changes, or until the next day.

    What it says rests on the reader’s membership, its address and what deeds wrote; and on the `stamp` where
    something else moves it. After a deed, with something to say to the reader, it is drawn for that one time.
    """

    _ready: HttpResponse | None = None

    def stamp(self, **kwargs: Any) -> Hashable:
        """Return what tells that the page says something else now, besides the trail."""
        return None

    def was_drawn(self, **kwargs: Any) -> bool:
        """Return whether the page stands ready for this reader."""
        self._ready_under: Hashable = None
        if self.request.method == "GET" and not len(messages.get_messages(self.request)):
            address, stamp = self.request.get_full_path(), self.stamp(**kwargs)
            self._ready_under = (type(self), address, self.membership, stamp)
            self._ready = page_drawn(self._ready_under, self.request)
        return self._ready is not None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Return the page as it was drawn, or draw it."""
        if self._ready is not None:
            return self._ready
        response = super().get(request, *args, **kwargs)
        if self._ready_under is not None and response.status_code == HTTPStatus.OK:
            keep_page(self._ready_under, response)
        return response


class AsAtPage(MemberPage, is_base=True):
    """A page that can be shown as at any day: the day stands in its address."""

    def load_record(self, **kwargs: Any) -> None:
        """Read the day from the address; today when there is none."""
        asked = self.request.GET if any(name.startswith("on") for name in self.request.GET) else None
        self.as_at_form = AsAt(asked, initial={"on": self.today})
        self.day: date = self.as_at_form.day(self.today)

    @property
    def day_query(self) -> str:
        """Return the query that keeps the day on the next page, or an empty text for today."""
        if self.day == self.today:
            return ""
        return f"?on={self.day.isoformat()}"


class MemberForm(Asking, MemberPage, is_base=True):
    """A page inside a partnership that asks and then does one deed."""


class MemberPress(Pressing, MemberPage, is_base=True):
    """A button inside a partnership."""
