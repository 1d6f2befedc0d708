"""What is done at one item of a meeting on a page of its own: texts, actions, interests, where it goes on."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from kith.base.kernel.access import members_who
from kith.base.kernel.refusals import Refused
from kith.base.ui.forms import Form
from kith.partnership.actions.public import action_with_reference
from kith.partnership.actions.queries.owners import at_work
from kith.partnership.partnerships.pages import MemberForm
from kith.partnership.partnerships.queries import known_bodies
from kith.work.meetings.forms.room import (
    LEAVES,
    ActionAtItem,
    BringTogether,
    DeclareInterest,
    LiftInterest,
)
from kith.work.meetings.models import MinuteRevision
from kith.work.meetings.operations.born_here import raise_at_item, use_at_item
from kith.work.meetings.operations.interests import declare_interest, lift_interest
from kith.work.meetings.operations.minute_taking import settle_aside
from kith.work.meetings.permissions import Permission
from kith.work.meetings.presenters.room import saved_words
from kith.work.meetings.queries.agenda import item_seen_by
from kith.work.meetings.queries.choices import bodies_with_standing, people_to_lead
from kith.work.meetings.queries.replies import person_with_id
from kith.work.meetings.queries.room import (
    asides_of,
    earlier_texts,
    interest_seen_by,
    people_to_declare_for,
    written_at,
)
from kith.work.meetings.recording import steers
from kith.work.meetings.views.parts import MENU
from kith.work.meetings.views.room import TAKERS, ItemInTheMeeting

PARTAKERS = members_who(
    Permission.TAKE_PART,
    "Members who see the item can declare an interest of their own; the chair and the business unit put on "
    "record what others declared.",
)
LIFTERS = members_who(
    Permission.STEER,
    "The chair of the group and the business unit can lift an interest, but nobody their own.",
)


class Texts(MemberForm, ItemInTheMeeting):
    """The texts at an item: what was put aside beside what is on record, and the earlier ones."""

    policy = TAKERS
    template_name = "meetings/texts.jinja"
    form_class = BringTogether
    button = "Save this text"

    def load_record(self, **kwargs: Any) -> None:
        """Find what is on record and what waits beside it."""
        super().load_record(**kwargs)
        self.minute = written_at([self.item]).get(self.item.pk)
        if self.minute is None:
            raise Http404
        self.asides = asides_of(self.item)

    def heading(self) -> str:
        """Return whose texts they are."""
        return f"Texts at “{self.item.title}”"

    @property
    def aside(self) -> MinuteRevision | None:
        """Return the text put aside that is dealt with next, or None."""
        sent = self.request.POST.get("aside", "")
        return next((one for one in self.asides if str(one.pk) == sent), None) if sent else self._first

    @property
    def _first(self) -> MinuteRevision | None:
        return self.asides[0] if self.asides else None

    def initial(self) -> dict[str, Any]:
        """Return both texts, one after the other, to be brought together."""
        if self.aside is None:
            return {}
        return {"text": f"{self.minute.text}\n\n{self.aside.text}"}

    def content(self) -> dict[str, Any]:
        """Return the text on record, the one put aside, and the earlier ones."""
        aside = self.aside or self._first
        return {
            "minute": self.minute,
            "minute_saved": saved_words(self.minute.saved_at, self.minute.saved_by),
            "aside": aside,
            "aside_saved": saved_words(aside.saved_at, aside.saved_by) if aside else "",
            "more_waiting": max(len(self.asides) - 1, 0),
            "earlier": [(saved_words(t.saved_at, t.saved_by), t) for t in earlier_texts(self.item)],
            "room_url": self.room_url(),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Deal with the text put aside: keep one of the two as it is, or save what both became."""
        form = self.form(request.POST)
        try:
            if self.aside is None:
                raise Refused("Somebody has dealt with this text already.")
            if form.is_valid():
                return self.act(form)
        except Refused as refused:
            form.refuse(refused)
        return self.ask(form, status=422)

    def act(self, form: Form) -> HttpResponse:
        """Save the text that was chosen."""
        aside, kept = self.aside, self.request.POST.get("keep", "")
        assert aside is not None
        chosen = {"record": self.minute.text, "aside": aside.text}
        revision = self.request.POST.get("revision", "")
        settle_aside(
            aside=aside,
            text=chosen.get(kept, form.cleaned_data["text"]),
            revision=int(revision) if revision.isdecimal() else 0,
            by=self.actor,
        )
        to = self.at("meetings:texts", self.item.public_id) if len(self.asides) > 1 else self.room_url()
        return self.done("The text is saved. The other stays among the earlier texts.", to)


class AddingAction(MemberForm, ItemInTheMeeting):
    """Raise an action at an item, in the words of the meeting."""

    policy = TAKERS
    title = "Add an action"
    form_class = ActionAtItem
    button = "Add the action"

    def form_arguments(self) -> dict[str, Any]:
        """Return the people and agencies to choose from."""
        return {
            "people": people_to_lead(self.membership, self.item.group).filter(
                pk__in=at_work(self.partnership, self.today).order_by().values("pk")
            ),
            "bodies": bodies_with_standing(known_bodies(self.partnership), self.partnership, self.today),
        }

    def act(self, form: Form) -> HttpResponse:
        """Raise it, or let the one that exists answer this item too."""
        given = dict(form.cleaned_data)
        reference = given.pop("existing")
        if not reference:
            action = raise_at_item(item=self.item, by=self.actor, on=self.today, **given)
            return self.done(f"{action.reference} is raised.", self.room_url())
        found = action_with_reference(self.membership, reference)
        if found is None:
            raise Refused(f"There is no action {reference}. Look it up in the register.", field="existing")
        use_at_item(item=self.item, action=found, by=self.actor, on=self.today)
        return self.done(f"{found.reference} answers this item too.", self.room_url())


class Declaring(MemberForm):
    """Declare an interest in an item: one’s own, or for whoever told the chair or the business unit."""

    policy = PARTAKERS
    menu = MENU
    title = "Declare an interest"
    form_class = DeclareInterest
    button = "Declare the interest"

    def load_record(self, **kwargs: Any) -> None:
        """Find the item, and for whom the reader may declare."""
        found = item_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.item = found
        self.people = (
            people_to_declare_for(self.membership, found) if steers(self.membership, found.group) else {}
        )

    def line(self) -> str:
        """Return the item and its group."""
        return f"{self.item.title} | {self.item.group.name}"

    def form_arguments(self) -> dict[str, Any]:
        """Return for whom the reader may declare; nobody else where it is their own."""
        return {"people": list(self.people.items())}

    def initial(self) -> dict[str, Any]:
        """Return whose interest it is unless somebody else is chosen: the reader’s own."""
        return {"person": self.membership.person.public_id}

    def cancel_url(self) -> str:
        """Return the meeting, else the meetings of the group."""
        meeting = self.item.meeting
        if meeting is None:
            return self.at("meetings:group", self.item.group.public_id)
        return self.at("meetings:meeting", meeting.public_id)

    def act(self, form: Form) -> HttpResponse:
        """Declare it."""
        given = form.cleaned_data
        who = given.get("person") or self.membership.person.public_id
        person = person_with_id(who)
        leaves = given["leaves"] == LEAVES
        declare_interest(
            item=self.item, person=person, says=given["says"], leaves=leaves, by=self.actor, on=self.today
        )
        own = person.pk == self.membership.person.pk
        words = "Your interest is on record." if own else f"{person.name}’s interest is on record."
        if leaves:
            words += (
                " You see nothing of the item any more." if own else " They see nothing of the item any more."
            )
        return self.done(words, self.cancel_url())


class Lifting(MemberForm):
    """Lift a declared interest, so that the person sees the item again."""

    policy = LIFTERS
    menu = MENU
    title = "Lift an interest"
    form_class = LiftInterest
    button = "Lift the interest"

    def load_record(self, **kwargs: Any) -> None:
        """Find the interest in an item that the reader sees; only who steers the group lifts it."""
        found = interest_seen_by(self.membership, kwargs["public_id"])
        if found is None or not steers(self.membership, found.item.group):
            raise Http404
        self.interest = found

    def line(self) -> str:
        """Return whose interest it is, and in what."""
        return f"{self.interest.person.name}: {self.interest.item.title}"

    def cancel_url(self) -> str:
        """Return the meeting, else the meetings of the group."""
        item = self.interest.item
        if item.meeting is None:
            return self.at("meetings:group", item.group.public_id)
        return self.at("meetings:meeting", item.meeting.public_id)

    def act(self, form: Form) -> HttpResponse:
        """Lift it."""
        lift_interest(
            interest=self.interest, reason=form.cleaned_data["reason"], by=self.actor, on=self.today
        )
        return self.done(f"{self.interest.person.name} sees the item again.", self.cancel_url())
