"""Home."""

from kith.base.kernel.access import PUBLIC
from kith.base.ui.views import Page


class Home(Page):
    """The first page: what waits for the reader, or the door for who has not signed in."""

    policy = PUBLIC
    title = "Home"
    template_name = "workspace/home.jinja"
