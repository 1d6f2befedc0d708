"""What is done with one item: change, place, defer, carry over, send on, withdraw and move it."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.ui.dates import long_date
from kith.base.ui.forms import Form
from kith.partnership.partnerships.pages import MemberForm, MemberPress
from kith.work.meetings.forms.agenda import (
    CarryOver,
    DeferItem,
    ItemForm,
    PlaceItem,
    SendOn,
    WithdrawItem,
)
from kith.work.meetings.operations.agenda import (
    carry_over,
    change_item,
    defer_item,
    move_in_order,
    place_item,
    send_on,
    withdraw_item,
)
from kith.work.meetings.operations.agenda.changing import CHANGEABLE
from kith.work.meetings.operations.invitations import live_invitations
from kith.work.meetings.presenters.guests import guests_words
from kith.work.meetings.presenters.tabs import is_in_the_meeting
from kith.work.meetings.queries.agenda import (
    agenda_of,
)
from kith.work.meetings.queries.choices import (
    groups_to_send_to,
    meetings_to_choose,
    partnerships_sharing,
    people_to_lead,
    reserved_kinds,
)
from kith.work.meetings.recording import steers
from kith.work.meetings.views.agenda import STEERERS, Steering
from kith.work.meetings.views.agenda_items import ItemPage

IN_THE_MEETING = "room"
"""What an address says, as `next`, to come back to the page in the meeting."""


class ItemDeedPage(Steering, ItemPage, is_base=True):
    """A page for those who settle the agendas of the item’s group."""

    def load_record(self, **kwargs: Any) -> None:
        """Find the item; for others the page is absent."""
        super().load_record(**kwargs)
        if not steers(self.membership, self.item.group):
            raise Http404

    def line(self) -> str:
        """Return which item it is."""
        return self.item.title


class ItemDeed(MemberForm, ItemDeedPage, is_base=True):
    """A deed on an item."""

    def cancel_url(self) -> str:
        """Return the item."""
        return self.item_url()

    def meetings(self) -> dict[str, Any]:
        """Return the meetings to choose from, after the one that the item is on."""
        rows = meetings_to_choose(self.membership, self.item.group, self.today, self.item.meeting)
        return {"meetings": rows}


class Changing(ItemDeed):
    """Change what an item says."""

    policy = STEERERS
    title = "Change the item"
    form_class = ItemForm
    template_name = "meetings/item_form.jinja"

    def form_arguments(self) -> dict[str, Any]:
        """Return whom and what to choose from."""
        group = self.item.group
        return {
            "people": people_to_lead(self.membership, group),
            "partnerships": partnerships_sharing(self.membership, group),
            "reserved": reserved_kinds(self.membership, group),
        }

    def initial(self) -> dict[str, Any]:
        """Return what it says."""
        said = {name: getattr(self.item, name) for name in CHANGEABLE}
        for name in ("lead", "author", "for_partnership"):
            said[name] = said[name].public_id if said[name] else ""
        return said

    def act(self, form: Form) -> HttpResponse:
        """Change it."""
        change_item(item=self.item, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The item is changed.", self.item_url())


class Placing(ItemDeed):
    """Put an item of the forward plan on an agenda."""

    policy = STEERERS
    title = "Put on an agenda"
    form_class = PlaceItem
    button = "Put it there"

    def form_arguments(self) -> dict[str, Any]:
        """Return the meetings to choose from."""
        return self.meetings()

    def act(self, form: Form) -> HttpResponse:
        """Put it there."""
        meeting = form.cleaned_data["meeting"]
        place_item(item=self.item, meeting=meeting, by=self.actor, on=self.today)
        return self.done(f"The item is on the agenda of {long_date(meeting.meets_on)}.", self.item_url())


class Deferring(ItemDeed):
    """Take an item off an agenda before the meeting."""

    policy = STEERERS
    title = "Defer the item"
    form_class = DeferItem
    button = "Defer it"

    def form_arguments(self) -> dict[str, Any]:
        """Return the meetings to choose from."""
        return self.meetings()

    def act(self, form: Form) -> HttpResponse:
        """Defer it."""
        guests = live_invitations(self.item)
        defer_item(item=self.item, by=self.actor, on=self.today, **form.cleaned_data)
        to = form.cleaned_data["to_meeting"]
        return self.done(
            f"The item is deferred.{guests_words(guests, moves=to is not None)}", self.item_url()
        )


class GoingOn(ItemDeed, is_base=True):
    """An item that goes on elsewhere. With `next=room` the way leads back into the meeting."""

    @property
    def in_the_meeting(self) -> bool:
        """Return whether the reader came from the meeting, which is the one other way back that there is."""
        meeting = self.item.meeting
        if meeting is None or self.request.GET.get("next") != IN_THE_MEETING:
            return False
        return is_in_the_meeting(meeting, self.membership, self.today)

    def cancel_url(self) -> str:
        """Return the item, or the page in the meeting with the item at hand."""
        if not self.in_the_meeting:
            return self.item_url()
        return f"{self.room_url()}?item={self.item.public_id}#at-hand"

    def room_url(self) -> str:
        """Return the page in the meeting."""
        return self.at("meetings:room", self.item.meeting.public_id)  # type: ignore[union-attr]

    def gone_on(self, words: str, to: str) -> HttpResponse:
        """Say what was done, in the meeting or where the item stands now."""
        return self.done(words, f"{self.room_url()}#at-hand" if self.in_the_meeting else to)


class CarryingOver(GoingOn):
    """Carry what a meeting did not finish over."""

    policy = STEERERS
    title = "Carry the item over"
    form_class = CarryOver
    button = "Carry it over"

    def form_arguments(self) -> dict[str, Any]:
        """Return the meetings to choose from."""
        return self.meetings()

    def act(self, form: Form) -> HttpResponse:
        """Carry it over."""
        made = carry_over(item=self.item, by=self.actor, on=self.today, **form.cleaned_data)
        return self.gone_on("The item goes on.", self.at("meetings:item", made.public_id))


class SendingOn(GoingOn):
    """Send an item to another group."""

    policy = STEERERS
    title = "Send it to another group"
    form_class = SendOn
    button = "Send it there"

    def form_arguments(self) -> dict[str, Any]:
        """Return the groups to choose from."""
        return {"groups": groups_to_send_to(self.membership, self.item.group)}

    def act(self, form: Form) -> HttpResponse:
        """Send it there."""
        guests = live_invitations(self.item)
        send_on(item=self.item, by=self.actor, on=self.today, **form.cleaned_data)
        words = f"The item goes on with {form.cleaned_data['to_group'].name}.{guests_words(guests)}"
        return self.gone_on(words, self.item_url())


class Withdrawing(ItemDeed):
    """Withdraw an item."""

    policy = STEERERS
    title = "Withdraw the item"
    form_class = WithdrawItem
    button = "Withdraw it"

    def act(self, form: Form) -> HttpResponse:
        """Withdraw it."""
        guests = live_invitations(self.item)
        withdraw_item(item=self.item, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done(f"The item is withdrawn.{guests_words(guests)}", self.item_url())


class ItemPress(MemberPress, ItemDeedPage, is_base=True):
    """A button on an item."""


class MovingInOrder(ItemPress):
    """Move an item one place up or down, past the next one that the reader sees."""

    policy = STEERERS

    def load_record(self, **kwargs: Any) -> None:
        """Find the item and its neighbour on the agenda."""
        super().load_record(**kwargs)
        if self.item.meeting is None or kwargs["way"] not in ("up", "down"):
            raise Http404
        items = agenda_of(self.membership, self.item.meeting).items
        shown = [one for one in items if one.is_closed == self.item.is_closed]
        places = [one.pk for one in shown]
        here = places.index(self.item.pk) if self.item.pk in places else -1
        there = here + (-1 if kwargs["way"] == "up" else 1)
        if here < 0 or not 0 <= there < len(shown):
            raise Http404
        self.other = shown[there]

    def act(self) -> str:
        """Move it."""
        move_in_order(item=self.item, other=self.other, by=self.actor, on=self.today)
        return f"“{self.item.title}” is moved."

    def next_url(self) -> str:
        """Return the agenda."""
        meeting = self.item.meeting
        return self.at("meetings:agenda", meeting.public_id) if meeting else self.item_url()
