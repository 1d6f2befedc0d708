"""Deliveries of figures: the list, offering one, looking through it, and taking it in or discarding it."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import MEMBERS
from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.pages import MemberForm, MemberPage, MemberPress
from kith.work.performance.forms import OfferForm, TakeInForm
from kith.work.performance.models import Delivery
from kith.work.performance.operations.figures import (
    changes_of,
    discard_figures,
    offer_figures,
    read_offer,
    take_in_figures,
)
from kith.work.performance.permissions import Permission
from kith.work.performance.presenters.deliveries import (
    SHAPES,
    brought_lines,
    delivery_lines,
    recognised,
    replaced,
    state_words,
)
from kith.work.performance.queries.figures import (
    deliveries_seen_by,
    delivery_seen_by,
    figures_brought_by,
    latest_taken_in,
)
from kith.work.performance.queries.indicators import indicators_seen_by
from kith.work.performance.reading.figures import LONG
from kith.work.performance.views.parts import DELIVERERS, MENU

SHOWN = 200
"""How many faults, or figures, a page lists; it says how many more there are."""


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
            "offer_url": self.at("performance:offer") if self.membership.may(Permission.DELIVER) else "",
            "scorecard_url": self.at("performance:scorecard"),
        }


class Offer(MemberForm):
    """Choose a file or paste rows. No figure changes yet; every fault is named by its cell."""

    policy = DELIVERERS
    menu = MENU
    title = "Bring in figures"
    form_class = OfferForm
    template_name = "performance/offer.jinja"
    button = "Look through them"

    def content(self) -> dict[str, Any]:
        """Return what files can hold."""
        kept = indicators_seen_by(self.membership).held_on(self.today)
        keys = [(one.key, one.name, one.get_frequency_display()) for one in kept]
        return {"columns": LONG, "keys": keys, "faults": (), "more": 0}

    def cancel_url(self) -> str:
        """Return the list."""
        return self.at("performance:deliveries")

    def act(self, form: Any) -> HttpResponse:
        """Keep what was read, to be looked through, or show every fault by its cell."""
        said = form.cleaned_data
        name = said["file"].name if said["file"] else "Pasted rows"
        content = said["file"].read() if said["file"] else said["rows"].encode()
        reading = read_offer(partnership=self.partnership, content=content, name=name, on=self.today)
        if reading.faults:
            return self._refused(form, reading.faults)
        made = offer_figures(
            partnership=self.partnership,
            content=content,
            name=name,
            reading=reading,
            by=self.actor,
            on=self.today,
        )
        return self.done("Nothing has changed yet.", self.at("performance:delivery", made.public_id))

    def _refused(self, form: Any, faults: Any) -> HttpResponse:
        words = "There is 1 fault" if len(faults) == 1 else f"There are {len(faults)} faults"
        form.refuse(Refused(f"{words}. Nothing was taken in.", field="file"))
        more = {"faults": faults[:SHOWN], "more": max(0, len(faults) - SHOWN)}
        return self.show(status=422, form=form, button=self.button, cancel_url=self.cancel_url(), **more)


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
    """A delivery: what taking it in would do, or, once it was taken in, the figures that it brought."""

    policy = MEMBERS

    @property
    def template_name(self) -> str:  # type: ignore[override]
        """Return the page that looks ahead, or the one that looks back."""
        waits = self.delivery.taken_in_at is None
        return "performance/preview.jinja" if waits else "performance/delivery.jinja"

    def heading(self) -> str:
        """Return what the file was called."""
        return self.delivery.name

    def line(self) -> str:
        """Return whether it was taken in, and by whom."""
        return state_words(self.delivery)

    def content(self) -> dict[str, Any]:
        """Return the figures, and what can be done."""
        common = {"delivery": self.delivery, "list_url": self.at("performance:deliveries")}
        return common | (self._ahead() if self.delivery.taken_in_at is None else self._back())

    def _back(self) -> dict[str, Any]:
        found = brought_lines(figures_brought_by(self.delivery, at_most=SHOWN), self.at)
        return {"lines": found, "more": max(0, self.delivery.count - SHOWN) if len(found) == SHOWN else 0}

    def _ahead(self) -> dict[str, Any]:
        try:
            changes = changes_of(self.delivery)
        except Refused as refused:
            return {
                "stuck": refused.sentence,
                "shape": "",
                "found": (),
                "replaced": (),
                "more": 0,
            } | self._deeds()
        would = replaced(changes)
        return {
            "stuck": "",
            "shape": SHAPES[self.delivery.shape],
            "found": recognised(changes),
            "replaced": would[:SHOWN],
            "more": max(0, len(would) - SHOWN),
        } | self._deeds()

    def _deeds(self) -> dict[str, Any]:
        return {
            "seen": {"seen": latest_taken_in(self.partnership)},
            "take_in_url": self.at("performance:take_in", self.delivery.public_id),
            "discard_url": self.at("performance:discard", self.delivery.public_id),
        }


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

    policy = DELIVERERS

    def act(self) -> str:
        """Discard it."""
        discard_figures(delivery=self.delivery, by=self.actor, on=self.today)
        return "The figures are discarded. Nothing has changed."

    def next_url(self) -> str:
        """Return the list."""
        return self.at("performance:deliveries")
