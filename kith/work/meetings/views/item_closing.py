"""Closing an item to all but its readers, and opening it again."""

from typing import Any

from django.http import HttpResponse

from kith.base.ui.dates import long_date
from kith.base.ui.forms import Form
from kith.work.meetings.forms.agenda import (
    CloseItem,
    OpenItem,
)
from kith.work.meetings.models import ItemOpening
from kith.work.meetings.operations.agenda import (
    ask_to_open,
    close_item,
    open_item,
)
from kith.work.meetings.operations.invitations import live_invitations
from kith.work.meetings.presenters.guests import guests_words
from kith.work.meetings.queries.agenda import (
    opening_asked,
)
from kith.work.meetings.queries.choices import (
    readers_to_choose,
)
from kith.work.meetings.views.agenda import STEERERS
from kith.work.meetings.views.item_deeds import ItemDeed


class Closing(ItemDeed):
    """Close an item, or choose again who may read it."""

    policy = STEERERS
    title = "Who may read it"
    form_class = CloseItem
    button = "Close the item"

    def form_arguments(self) -> dict[str, Any]:
        """Return the people to choose from."""
        return {"readers": readers_to_choose(self.membership, self.item.group)}

    def initial(self) -> dict[str, Any]:
        """Return who may read it now."""
        return {"readers": list(self.item.readers.values_list("person__public_id", flat=True))}

    def act(self, form: Form) -> HttpResponse:
        """Close it."""
        guests = live_invitations(self.item)
        close_item(item=self.item, readers=form.cleaned_data["readers"], by=self.actor, on=self.today)
        words = f"Only its readers know of the item now.{guests_words(guests)}"
        return self.done(words, self.item_url())


class Opening(ItemDeed):
    """Open a closed item to everybody who reads the agenda: one of its readers asks, another opens it."""

    policy = STEERERS
    title = "Open the item"
    form_class = OpenItem
    button = "Ask for it to be opened"
    asked: ItemOpening | None

    def load_record(self, **kwargs: Any) -> None:
        """Find the item, and whether somebody has asked to open it."""
        super().load_record(**kwargs)
        self.asked = opening_asked(self.item)
        self.button = "Open it to everybody who reads the agenda" if self.asked else "Ask for it to be opened"

    def line(self) -> str:
        """Return which item it is, and who asked for it to be opened and why."""
        if self.asked is None:
            return self.item.title
        when = long_date(self.asked.asked_on)
        return f"{self.item.title}. {self.asked.asked_by} asked on {when}: {self.asked.because}"

    def form_arguments(self) -> dict[str, Any]:
        """Return who asked already, and why."""
        return {"asked": self.asked}

    def act(self, form: Form) -> HttpResponse:
        """Open it, or ask another to do so."""
        if self.asked is None:
            reason = form.cleaned_data["reason"]
            ask_to_open(item=self.item, reason=reason, by=self.actor, on=self.today)
            return self.done("Another of its readers can open the item now.", self.item_url())
        open_item(item=self.item, by=self.actor, on=self.today)
        return self.done("The item is open to everybody who reads the agenda.", self.item_url())
