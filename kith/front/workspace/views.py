"""Home, and how this works."""

from typing import Any

from kith.base.kernel.access import MEMBERS, PUBLIC
from kith.base.ui.views import Page
from kith.partnership.partnerships.pages import MemberPage


class Home(Page):
    """The first page: what waits for the reader, or the door for who has not signed in."""

    policy = PUBLIC
    title = "Home"
    template_name = "workspace/home.jinja"


class HowThisWorks(MemberPage):
    """The rules of the house, from the same tables that run it."""

    policy = MEMBERS
    title = "How this works"
    template_name = "workspace/how_this_works.jinja"

    def content(self) -> dict[str, Any]:
        """Return nothing yet."""
        return {}
