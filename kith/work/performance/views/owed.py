"""Which figures are owed, by which agency, by when, and what is missing."""

from typing import Any

from django.utils.functional import cached_property

from kith.base.kernel.access import MEMBERS
from kith.partnership.partnerships.models import Body
from kith.partnership.partnerships.pages import MemberPage
from kith.work.performance.permissions import Permission
from kith.work.performance.presenters.owed import owed_by_agency
from kith.work.performance.queries.owed import agencies_of, figures_owed
from kith.work.performance.views.parts import MENU


class FiguresOwed(MemberPage):
    """What each agency owes: whoever sits for one sees its own first, and the others on asking."""

    policy = MEMBERS
    menu = MENU
    title = "Figures owed"
    template_name = "performance/owed.jinja"

    @cached_property
    def agencies(self) -> list[Body]:
        """Return the reader’s own agencies; none for the business unit, which looks after all."""
        return [] if self.membership.may(Permission.DELIVER) else list(agencies_of(self.membership))

    @property
    def shows_own(self) -> bool:
        """Return whether only the reader’s own agencies are shown."""
        return bool(self.agencies) and "all" not in self.request.GET

    def line(self) -> str:
        """Return whose figures are shown."""
        return ", ".join(one.name for one in self.agencies) if self.shows_own else "All agencies"

    def content(self) -> dict[str, Any]:
        """Return what is owed, by agency."""
        owed = figures_owed(self.membership, self.today)
        if self.shows_own:
            own = {one.pk for one in self.agencies}
            owed = [one for one in owed if one.indicator.owner_id in own]
        here = self.at("performance:owed")
        return {
            "agencies": owed_by_agency(owed, self.at),
            "other": (("Your agency", here) if "all" in self.request.GET else ("All agencies", f"{here}?all"))
            if self.agencies
            else None,
            "offer_url": self.at("performance:offer") if self.membership.may(Permission.OFFER) else "",
            "list_url": self.at("performance:deliveries"),
        }
