"""Deliveries of figures: the list, one of them, and taking it in or discarding it."""

from typing import Any

from django.http import Http404

from kith.base.kernel.access import MEMBERS
from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.pages import MemberPage, MemberPress
from kith.work.performance.forms import TakeInForm
from kith.work.performance.models import Delivery
from kith.work.performance.operations.figures import discard_figures, looked_through, take_in_figures
from kith.work.performance.operations.offering import read_delivery
from kith.work.performance.permissions import Permission
from kith.work.performance.presenters.deliveries import (
    SHAPES,
    brought_lines,
    columns_line,
    delivery_lines,
    faults_of,
    looks_line,
    marks_lines,
    progress_words,
    recognised,
    replaced,
    state_words,
    value_lines,
)
from kith.work.performance.queries.figures import (
    deliveries_seen_by,
    delivery_seen_by,
    figures_brought_by,
    latest_taken_in,
)
from kith.work.performance.views.parts import BRINGERS, DELIVERERS, MENU

SHOWN = 200
"""How many faults, or figures, a page lists; it says how many more there are."""
VALUES = 50
"""How many figures that wait are shown beside what stands, before they are taken in."""
TEMPLATES = {
    "taken in": "performance/delivery.jinja",
    "read": "performance/preview.jinja",
    "unread": "performance/unread.jinja",
}


class Deliveries(MemberPage):
    """Every delivery of figures, the latest first."""

    policy = MEMBERS
    menu = MENU
    title = "Figures taken in"
    template_name = "performance/deliveries.jinja"

    def content(self) -> dict[str, Any]:
        """Return the deliveries."""
        return {
            "lines": delivery_lines(deliveries_seen_by(self.membership), self.at),
            "offer_url": self.at("performance:offer") if self.membership.may(Permission.OFFER) else "",
            "owed_url": self.at("performance:owed"),
            "scorecard_url": self.at("performance:scorecard"),
        }


class DeliveryPage(MemberPage, is_base=True):
    """A page about one delivery. What is none, and what the reader may not see, answer alike."""

    menu = MENU
    delivery: Delivery

    def load_record(self, **kwargs: Any) -> None:
        """Find the delivery among those that the reader may see."""
        found = delivery_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.delivery = found

    def here(self) -> str:
        """Return the page of the delivery."""
        return self.at("performance:delivery", self.delivery.public_id)


class OneDelivery(DeliveryPage):
    """A delivery: how far reading it is, what taking it in would do, what is wrong, or what it brought."""

    policy = MEMBERS

    @property
    def template_name(self) -> str:  # type: ignore[override]
        """Return the page that fits how far it is."""
        return TEMPLATES.get(self.delivery.stage, "performance/faulty.jinja")

    def heading(self) -> str:
        """Return what the file was called."""
        return self.delivery.name

    def line(self) -> str:
        """Return how it stands."""
        return state_words(self.delivery)

    def content(self) -> dict[str, Any]:
        """Return the figures, and what can be done."""
        common = {"delivery": self.delivery, "list_url": self.at("performance:deliveries")}
        ways = {"taken in": self._back, "read": self._ahead, "unread": self._far}
        return common | ways.get(self.delivery.stage, self._wrong)()

    def _back(self) -> dict[str, Any]:
        found = brought_lines(figures_brought_by(self.delivery, at_most=SHOWN), self.at)
        return {"lines": found, "more": max(0, self.delivery.count - SHOWN) if len(found) == SHOWN else 0}

    def _far(self) -> dict[str, Any]:
        return {
            "progress": progress_words(self.delivery),
            "here": self.here(),
            "read_url": self.at("performance:read", self.delivery.public_id),
        } | self._deeds()

    def _wrong(self) -> dict[str, Any]:
        faults = faults_of(self.delivery)
        return {"faults": faults[:SHOWN], "more": max(0, len(faults) - SHOWN)} | self._deeds()

    def _ahead(self) -> dict[str, Any]:
        try:
            looked = looked_through(self.delivery)
        except Refused as refused:
            return {
                "stuck": refused.sentence,
                "found": (),
                "replaced": (),
                "more": 0,
                "notes": (),
                "values": (),
                "unlisted": 0,
            } | self._deeds()
        would = replaced(looked.changes)
        return {
            "stuck": "",
            "shape": SHAPES[self.delivery.shape],
            "columns": columns_line(self.delivery),
            "notes": [*self.delivery.notes, *marks_lines(looked), *looks_line(looked.changes)],
            "values": value_lines(looked.changes, VALUES),
            "unlisted": max(0, len(looked.changes) - VALUES),
            "found": recognised(looked.changes),
            "replaced": would[:SHOWN],
            "more": max(0, len(would) - SHOWN),
        } | self._deeds()

    def _deeds(self) -> dict[str, Any]:
        names = self.delivery.stage == "unnamed" or self.delivery.layout_id is not None
        ident = self.delivery.public_id
        may = self.membership.may(Permission.DELIVER)
        return {
            "seen": {"seen": latest_taken_in(self.partnership)} if may else {},
            "take_in_url": self.at("performance:take_in", ident) if may else "",
            "discard_url": self.at("performance:discard", ident),
            "name_url": self.at("performance:name_columns", ident) if names else "",
        }


class ReadNow(MemberPress, DeliveryPage):
    """Read a large file at once, where no worker does."""

    policy = BRINGERS

    def act(self) -> str:
        """Read it."""
        if read_delivery(delivery=self.delivery, on=self.today):
            return "The file is read."
        raise Refused("It is being read already.")

    def next_url(self) -> str:
        """Return the page of the delivery."""
        return self.here()


class TakeIn(MemberPress, DeliveryPage):
    """Take a delivery in: all of it, as it was looked through."""

    policy = DELIVERERS

    def act(self) -> str:
        """Take it in."""
        form = TakeInForm(self.request.POST)
        seen = form.cleaned_data["seen"] if form.is_valid() else ""
        changed = take_in_figures(delivery=self.delivery, seen=seen, by=self.actor, on=self.today)
        return "1 figure has changed." if changed == 1 else f"{changed:,} figures have changed."

    def next_url(self) -> str:
        """Return the page of the delivery."""
        return self.here()


class Discard(MemberPress, DeliveryPage):
    """Discard a delivery that waits."""

    policy = BRINGERS

    def act(self) -> str:
        """Discard it."""
        discard_figures(delivery=self.delivery, by=self.actor, on=self.today)
        return "The figures are discarded. Nothing has changed."

    def next_url(self) -> str:
        """Return the list."""
        return self.at("performance:deliveries")
