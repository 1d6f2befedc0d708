"""One item of an agenda or of the forward plan: what it says, where it has been, and what is done with it."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import MEMBERS
from kith.base.ui.dates import long_date
from kith.base.ui.forms import Form
from kith.partnership.actions.public import actions_of
from kith.partnership.partnerships.pages import MemberForm, MemberPage, MemberPress
from kith.partnership.risks.public import issue_page
from kith.work.meetings.enums import ItemState, MeetingState, Slot
from kith.work.meetings.forms.agenda import (
    CarryOver,
    CloseItem,
    DeferItem,
    ItemForm,
    OpenItem,
    PlaceItem,
    SendOn,
    WithdrawItem,
)
from kith.work.meetings.models import AgendaItem, ItemOpening
from kith.work.meetings.operations.agenda import (
    ask_to_open,
    carry_over,
    change_item,
    close_item,
    defer_item,
    move_in_order,
    open_item,
    place_item,
    send_on,
    withdraw_item,
)
from kith.work.meetings.operations.agenda.changing import CHANGEABLE
from kith.work.meetings.operations.invitations import live_invitations
from kith.work.meetings.pack.contents import plan_words
from kith.work.meetings.permissions import Permission
from kith.work.meetings.presenters.agenda import item_facts, meeting_words, papers_word, step_rows, tags_of
from kith.work.meetings.presenters.guests import guests_words
from kith.work.meetings.presenters.long_late import long_late_by
from kith.work.meetings.presenters.matters import ActionRow, action_rows
from kith.work.meetings.presenters.tabs import is_in_the_meeting
from kith.work.meetings.queries.agenda import (
    agenda_of,
    item_seen_by,
    matter_items,
    opening_asked,
    readers_of,
    steps_of,
)
from kith.work.meetings.queries.choices import (
    groups_to_send_to,
    meetings_to_choose,
    partnerships_sharing,
    people_to_lead,
    readers_to_choose,
    reserved_kinds,
)
from kith.work.meetings.queries.invitations import guests_at
from kith.work.meetings.queries.papers import papers_of
from kith.work.meetings.queries.room import InterestLine, interests_in
from kith.work.meetings.recording import steers
from kith.work.meetings.views.agenda import STEERERS, Steering
from kith.work.meetings.views.offers import may_answer
from kith.work.meetings.views.year import MENU

OPEN = (ItemState.WAITING, ItemState.PLACED)
IN_THE_MEETING = "room"
"""What an address says, as `next`, to come back to the page in the meeting."""


class ItemPage(MemberPage, is_base=True):
    """A page about one item. What is none, and what the reader may not see, answer alike."""

    menu = MENU
    item: AgendaItem

    def load_record(self, **kwargs: Any) -> None:
        """Find the item among those that the reader may see."""
        found = item_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.item = found

    def line(self) -> str:
        """Return the group, the meeting and how far the item has come."""
        where = meeting_words(self.item.meeting)
        return f"{self.item.group.name} | {where} | {self.item.get_state_display()}"

    def item_url(self) -> str:
        """Return the page of the item."""
        return self.at("meetings:item", self.item.public_id)

    @property
    def is_before(self) -> bool:
        """Return whether the item’s meeting, if it has one, is still ahead or today and not on record."""
        meeting = self.item.meeting
        return meeting is None or (meeting.state == MeetingState.PLANNED and meeting.meets_on >= self.today)


class OneItem(ItemPage):
    """An item: what it says, its papers, its history, and the other items of the same matter."""

    policy = MEMBERS
    template_name = "meetings/item.jinja"

    def heading(self) -> str:
        """Return its title."""
        return self.item.title

    def content(self) -> dict[str, Any]:
        """Return the facts, the history and the ways to go on."""
        item = self.item
        papers = papers_of(self.membership, [item]).get(item.pk, [])
        others = [one for one in matter_items(self.membership, item) if one.pk != item.pk]
        offer = getattr(item, "offer", None)
        return {
            "facts": item_facts(item, readers_of(item) if item.is_closed else ()),
            "tags": tags_of(item),
            "papers": papers_word(item, papers, self.today, None),
            "papers_url": self.at("meetings:item_papers", item.public_id),
            "report_url": self.at("meetings:report", item.public_id)
            if item.slot == Slot.REPORT and item.meeting
            else "",
            "steps": step_rows(steps_of(item)),
            "others": [(one.title, self.at("meetings:item", one.public_id), _where(one)) for one in others],
            "matter_url": self.at("meetings:matter", (item.matter or item).public_id),
            "offer": offer,
            "offer_url": self.at("meetings:answer_offer", item.public_id) if self._answers() else "",
            "agenda_url": self.at("meetings:agenda", item.meeting.public_id) if item.meeting else "",
            "plan_url": self.at("meetings:forward_plan"),
            "review_url": self._review_url(),
            "progress_url": self.at("plan:progress") if item.slot == Slot.PLAN_PROGRESS else "",
            "plan_papers": self._plan_papers(),
            "pack_url": self.at("meetings:pack", item.meeting.public_id) if item.meeting else "",
            "issue_url": issue_page(self.membership, item.subject_id) if item.subject_kind == "issue" else "",
            "ways": self._ways(),
            "interests": self._interests(),
            "guests": guests_at([item]).get(item.pk, []),
            "late_actions": self._late_actions(),
        }

    def _plan_papers(self) -> list[tuple[str, str]]:
        """Return what the plan brings to the meeting: each paper’s title, and who gave no update (K20)."""
        meeting = self.item.meeting
        if self.item.slot != Slot.PLAN_PROGRESS or meeting is None:
            return []
        return [(words.heading, words.about) for words in plan_words(self.membership, meeting, self.today)]

    def _late_actions(self) -> list[ActionRow]:
        """Return the actions two or more weeks late, for the item that looks at actions (C7)."""
        if self.item.slot != Slot.ACTIONS or self.item.state != ItemState.PLACED:
            return []
        due_by = long_late_by(self.today)
        return list(action_rows(actions_of(self.item.group, self.membership, self.today, due_by=due_by)))

    def _interests(self) -> list[tuple[InterestLine, str]]:
        """Return who declared an interest, with the page to lift it for those who steer the group."""
        lifts = steers(self.membership, self.item.group)
        found = interests_in(self.membership, [self.item]).get(self.item.pk, [])
        return [(i, self.at("meetings:lift_interest", i.public_id) if lifts else "") for i in found]

    def _answers(self) -> bool:
        return self.is_before and self.item.meeting_id is not None and may_answer(self.membership, self.item)

    def _review_url(self) -> str:
        if self.item.slot != "frequency-review" or self.item.group.partnership_id != self.partnership.pk:
            return ""
        return review_url(self, self.item)

    def _ways(self) -> list[tuple[str, str]]:
        item = self.item
        if item.state not in OPEN:
            return []
        names = [("Declare an interest", "declare")] if self.membership.may(Permission.TAKE_PART) else []
        is_steered = steers(self.membership, item.group)
        if is_steered:
            names += self._names()
        ways = [(words, self.at(f"meetings:{name}", item.public_id)) for words, name in names]
        if is_steered and not item.is_closed:
            commission = f"{self.at('meetings:issue_commission')}?item={item.public_id}"
            ways.insert(-1, ("Commission work from a group", commission))
        return ways

    def _names(self) -> list[tuple[str, str]]:
        """Return what whoever steers the group may do, with the name of each page."""
        item = self.item
        names = [("Change it", "change_item")]
        if item.state == ItemState.WAITING:
            names.append(("Put on an agenda", "place_item"))
        elif self.is_before:
            names.append(("Defer it", "defer_item"))
        if item.meeting and item.meeting.meets_on <= self.today:
            names += [("Record a decision", "decide"), ("Carry it over", "carry_over")]
        names.append(("Send it to another group", "send_on"))
        names.append(("Choose who may read it" if item.is_closed else "Close it", "close_item"))
        if item.is_closed:
            names.append(("Open it to everybody", "open_item"))
        names.append(("Withdraw it", "withdraw_item"))
        return names


def review_url(page: Any, item: AgendaItem) -> str:
    """Return where the review of how often a group meets is put on record, or nothing."""
    from kith.work.meetings.queries.choices import group_of
    from kith.work.meetings.standing import duties_on

    group = group_of(page.membership, item.group)
    duties = duties_on(group.as_at, "frequency-review") if group else ()
    key = next((duty.key for duty in duties if duty.group == item.group.key), "")
    return page.at("arrangements:promise", key) if key else ""


def _where(item: AgendaItem) -> str:
    return f"{item.group.name}, {meeting_words(item.meeting)}: {item.get_state_display().lower()}"


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


class ItemPress(MemberPress, ItemDeedPage, is_base=True):
    """A button on an item."""


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
