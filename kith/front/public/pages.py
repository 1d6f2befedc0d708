"""The base of every page that anybody may read about a partnership, and the frame around it."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from kith.base.kernel.access import PUBLIC
from kith.base.ui.dates import long_date
from kith.base.ui.forms import AsAt as ChooseDay
from kith.base.ui.shell import NavLink, Shell
from kith.base.ui.views import Page
from kith.partnership.arrangements.public import AsAt, Ground, Publication, publication_of, published_ground

KEPT = "public, max-age=300"
"""How long a page that anybody may read may be kept on its way: five minutes."""

SAMPLE_NOTICE = "Sample: this partnership’s records are invented, and its pages are here to look at."

PLACES = (
    ("About", "public:partnership"),
    ("Structure", "public:structure"),
    ("Promises", "public:promises"),
    ("Agencies", "public:agencies"),
    ("Minutes", "public:minutes"),
    ("Figures", "public:figures"),
    ("Reviews", "public:reviews"),
)
"""The menu of a partnership’s public pages."""


def shown_on(as_at: AsAt) -> Publication:
    """Return the published version that is shown on a day; raise Http404 when there is none."""
    if as_at.chapter is None:
        raise Http404
    return publication_of(as_at.chapter)


class PublicPage(Page, is_base=True):
    """A page that anybody may read. It is the same for everybody, so it may be kept for a short while."""

    policy = PUBLIC

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page and say for how long it may be kept."""
        response = super().get(request, *args, **kwargs)
        response.headers["Cache-Control"] = KEPT
        return response

    def shell(self) -> Shell:
        """Return a frame that leads to all partnerships and to signing in."""
        return Shell(
            home_url=reverse("public:partnerships"),
            sign_in_url=reverse("account_login"),
            footer_links=(NavLink("All partnerships", reverse("public:partnerships")),),
        )


class PartnershipPage(PublicPage, is_base=True):
    """A public page of one partnership as at a day. One that has published nothing is not there."""

    url_name = ""
    """The name of its place in the menu."""

    def load(self, **kwargs: Any) -> None:
        """Find what the partnership published; raise Http404 when there is none."""
        found = published_ground(kwargs["partnership"])
        if found is None:
            raise Http404
        asked = self.request.GET if any(name.startswith("on") for name in self.request.GET) else None
        self.as_at_form = ChooseDay(asked, initial={"on": self.today})
        self.day: date = self.as_at_form.day(self.today)
        self.ground: Ground = found
        self.as_at: AsAt = found.on(self.day)
        self.shown: Publication = shown_on(self.as_at)
        self.load_record(**kwargs)

    def load_record(self, **kwargs: Any) -> None:
        """Find what the page is about among what was published; raise Http404 when it is absent."""

    @property
    def day_query(self) -> str:
        """Return the query that keeps the day on the next page, or an empty text for today."""
        return "" if self.day == self.today else f"?on={self.day.isoformat()}"

    def line(self) -> str:
        """Return which arrangements the page shows."""
        begins = f"{self.begins} {long_date(self.shown.begins_on)}"
        return f"From the arrangements that {begins}. As at {long_date(self.day)}."

    @property
    def begins(self) -> str:
        """Return how the arrangements shown stand to the day."""
        return "took effect on" if self.is_in_force else "take effect on"

    @property
    def is_in_force(self) -> bool:
        """Return whether the arrangements shown have begun by the day."""
        return self.shown.begins_on <= self.day

    def shell(self) -> Shell:
        """Return the frame: the partnership’s name and the menu of its public pages."""
        key, plain = self.ground.partnership.key, super().shell()
        return Shell(
            home_url=plain.home_url,
            partnership_name=self.shown.document.partnership.name,
            partnership_url=reverse("public:partnership", args=(key,)),
            links=tuple(
                NavLink(text, reverse(name, args=(key,)) + self.day_query, name == self.url_name)
                for text, name in PLACES
            ),
            sign_in_url=plain.sign_in_url,
            watermark="" if self.is_in_force else "Not yet in force",
            notice=SAMPLE_NOTICE if self.ground.partnership.is_sample else "",
            footer_links=plain.footer_links,
        )
