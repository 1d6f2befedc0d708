"""Home."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from kith.base.kernel.access import Audience, Policy
from kith.base.ui.shell import NavLink, Shell
from kith.base.ui.views import Page
from kith.front.workspace.presenters.home import (
    Part,
    doors_of,
    in_need_first,
    part_of,
    top_of,
    without_appointment,
)
from kith.front.workspace.queries import desk_of, own_appointments
from kith.partnership.arrangements.public import partnerships_that_published
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.pages import SAMPLE_NOTICE, MemberPage
from kith.partnership.partnerships.public import Membership, Permission, memberships_of


class Home(MemberPage):
    """The first page: what waits for the reader in each partnership, or the way in for others."""

    policy = Policy(
        Audience.EVERYONE,
        says="Everybody has this page. It shows each reader only what their own appointments open.",
    )
    title = "Home"
    menu = "home"
    template_name = "workspace/home.jinja"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let everybody in: who has not signed in finds how to, and what is public."""
        return Page.dispatch(self, request, *args, **kwargs)

    def load(self, **kwargs: Any) -> None:
        """Find the reader’s memberships: none, one, or several that stand apart (AR1)."""
        account = self.request.user
        self.is_known = account.is_authenticated
        self.memberships = memberships_of(account, on=self.today) if self.is_known else ()
        if len(self.memberships) == 1:
            self.membership = self.memberships[0]
            self.partnership = self.membership.partnership

    def heading(self) -> str:
        """Return *Home*, or for who has not signed in what is served here."""
        return self.title if self.is_known else "Safeguarding children partnerships"

    def shell(self) -> Shell:
        """Return the menu of the one partnership, or links to each of several."""
        if len(self.memberships) == 1:
            return super().shell()
        if not self.is_known:
            return Shell(sign_in_url=reverse("account_login"))
        samples = [m for m in self.memberships if m.partnership.is_sample]
        return Shell(
            links=(NavLink("Home", reverse("workspace:home"), True), *map(_link, self.memberships)),
            person_name=self._name(),
            sign_out_url=reverse("account_logout"),
            notice=SAMPLE_NOTICE if samples else "",
        )

    def _name(self) -> str:
        if self.memberships:
            return self.memberships[0].person.name
        return str(self.request.user.get_username())

    def content(self) -> dict[str, Any]:
        """Return each partnership as it stands for the reader; without any, why, and what is public."""
        if not self.memberships:
            return {"top": None, "parts": [], "doors": [], "why": self._why(), "published": self._published()}
        inside = [m for m in self.memberships if m.may(Permission.SEE_PARTNERSHIP)]
        outside = [m for m in self.memberships if m not in inside]
        parts = in_need_first([self._part(membership) for membership in inside])
        return {
            "top": top_of(parts) if parts else None,
            "parts": parts,
            "doors": [(m.partnership.key, m.partnership.name, m.hats, doors_of(m)) for m in outside],
            "why": "",
            "published": [],
        }

    def _part(self, membership: Membership) -> Part:
        """Return one partnership as it stands for the reader, worked out once until something changes."""
        ground = ground_of(membership.partnership, at=membership.tide)
        return ground.kept(
            ("home", membership, self.today), lambda: part_of(desk_of(membership, on=self.today))
        )

    def _why(self) -> str:
        return without_appointment(own_appointments(self.request.user), self.today) if self.is_known else ""

    def _published(self) -> list[tuple[str, str]]:
        return [
            (directory.document.partnership.name, reverse("public:partnership", args=(key,)))
            for key, directory in partnerships_that_published()
        ]


def _link(membership: Membership) -> NavLink:
    partnership = membership.partnership
    if not membership.may(Permission.SEE_PARTNERSHIP):
        return NavLink(partnership.short_name, f"{reverse('workspace:home')}#{partnership.key}")
    return NavLink(partnership.short_name, reverse("arrangements:board", args=(partnership.key,)))
