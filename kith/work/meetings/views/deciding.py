"""What a meeting decides on its items, what a chair decides between meetings, and what is ratified."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from kith.base.kernel.access import MEMBERS, members_who
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.decisions.enums import DecisionState, Method
from kith.partnership.decisions.finding import provisional_of, replaceable_of
from kith.partnership.decisions.models import Decision
from kith.partnership.decisions.public import decisions_about, speakers_on
from kith.partnership.decisions.queries import decision_seen_by
from kith.partnership.partnerships.pages import MemberForm, MemberPress
from kith.work.meetings.decided_on import about_item
from kith.work.meetings.enums import THERE, ItemState, MeetingState
from kith.work.meetings.forms.deciding import ChairsAction, DecidingInMeeting, PartnerAsked
from kith.work.meetings.gathered import who_was_there
from kith.work.meetings.models import AgendaItem
from kith.work.meetings.operations.deciding import (
    decide,
    ratify_in_meeting,
    record_chairs_action,
    send_to_who_decides,
)
from kith.work.meetings.permissions import Permission
from kith.work.meetings.presenters.tabs import named
from kith.work.meetings.queries.agenda import agenda_of, item_seen_by
from kith.work.meetings.queries.calendar import attendances_of
from kith.work.meetings.queries.room import left_for_items, quorum_now
from kith.work.meetings.recording import steers
from kith.work.meetings.reserved import group_that_decides, only_there, reserved_kinds
from kith.work.meetings.views.parts import DiscussedPage, GroupPage, MeetingPage
from kith.work.meetings.views.year import MENU

STEERERS = members_who(
    Permission.STEER,
    "The chair of the group can open this page, and so can the business manager and the coordinators.",
)


class DecisionsOfMeeting(DiscussedPage):
    """What a meeting decided on each item, and what waits to be ratified."""

    policy = MEMBERS
    tab = "decisions"
    template_name = "meetings/decisions.jinja"

    def content(self) -> dict[str, Any]:
        """Return each item of the agenda with what was decided on it."""
        agenda = agenda_of(self.membership, self.meeting)
        found = decisions_about([about_item(item) for item in agenda.items], self.membership)
        has_begun = self.meeting.meets_on <= self.today and self.meeting.state != MeetingState.CANCELLED
        decides = has_begun and steers(self.membership, self.meeting.group)
        return {
            "lines": [(line, found.get(line.item.public_id, [])) for line in agenda.lines],
            "decide_urls": {i.pk: self.at("meetings:decide", i.public_id) for i in agenda.items if decides},
            "to_ratify": self._to_ratify(may=decides) if has_begun else [],
            "quorum": quorum_now(self.meeting) if has_begun else None,
        }

    def _to_ratify(self, *, may: bool) -> list[tuple[Decision, str, str]]:
        earlier = [
            one
            for one in provisional_of(self.membership, self.meeting.group_id)
            if one.concluded_on and one.concluded_on < self.meeting.meets_on
        ]
        here = self.meeting.public_id
        return [
            (
                one,
                self.at("decisions:decision", one.public_id),
                self.at("meetings:ratify", here, one.public_id) if may else "",
            )
            for one in earlier
        ]


class ItemDeed(MemberForm, is_base=True):
    """A deed on an item of a group whose meetings the reader steers; for others there is no page."""

    menu = MENU
    item: AgendaItem

    def load_record(self, **kwargs: Any) -> None:
        """Find the item among those that the reader may see and steers."""
        self.item = steered_item(self, kwargs["public_id"])


def steered_item(page: Any, public_id: str) -> AgendaItem:
    """Return an item that the reader sees, of a group whose meetings they steer; raise Http404 else."""
    found = item_seen_by(page.membership, public_id)
    if found is None or found.meeting is None or not steers(page.membership, found.group):
        raise Http404
    return found


class Decide(ItemDeed):
    """Put on record what a meeting decided on an item."""

    policy = STEERERS
    form_class = DecidingInMeeting
    template_name = "meetings/decide.jinja"
    button = "Record the decision"

    def heading(self) -> str:
        """Return what is decided on."""
        return f"Record a decision: {self.item.title}"

    def line(self) -> str:
        """Return which meeting it is."""
        return named(self.item.meeting)  # type: ignore[arg-type]

    @property
    def day(self) -> Any:
        """Return the day of the meeting."""
        return self.item.meeting.meets_on  # type: ignore[union-attr]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask for the words; where the group can’t decide, say why and what to do."""
        objection = self.objection()
        return self.show(objection=objection) if objection else self.ask(self.form())

    def objection(self) -> str:
        """Return why nothing can be decided on the item here, as a sentence; empty when it can."""
        if self.day > self.today:
            return f"The meeting is on {long_date(self.day)}. Decisions are recorded on that day or after."
        if self.item.state == ItemState.SENT_ON:
            return "The item was sent to another group, which decides on it."
        if self.item.state not in {ItemState.PLACED, ItemState.TAKEN}:
            return f"The item is {self.item.get_state_display().lower()}, so nothing is decided on it here."
        other = group_that_decides(self.item, self.item.reserved_as, self.day)
        return only_there(self.item.reserved_as, other) if other else ""

    def form_arguments(self) -> dict[str, Any]:
        """Return the reserved kinds, the partners with their voices, and the earlier decisions."""
        then = ground_of(self.item.for_partnership or self.item.group.partnership).on(self.day)
        kinds = reserved_kinds(then)
        return {
            "reserved": {} if self.item.reserved_as else {kind: g.terms.name for kind, g in kinds.items()},
            "lead": ", ".join(dict.fromkeys(group.terms.name for group in kinds.values())),
            "earlier": replaceable_of(self.membership, self.item.group_id),
            "partners": self._partners(),
        }

    def _partners(self) -> list[PartnerAsked]:
        home = self.item.for_partnership or self.item.group.partnership
        ground = ground_of(home)
        speakers = speakers_on(ground, self.day)
        there = {one.person_id for one in attendances_of(self.item.meeting) if one.presence in THERE}  # type: ignore[arg-type]
        return [
            PartnerAsked(body, tuple(v for v in speakers.get(body.pk, []) if v.person_id in there))
            for body in ground.on(self.day).statutory_partners
        ]

    def initial(self) -> dict[str, Any]:
        """Return the usual answers."""
        return {"method": Method.CONSENSUS, "advice": "no", "reserved_as": ""}

    def content(self) -> dict[str, Any]:
        """Return whether the meeting is quorate, who is there, and where a reserved decision goes."""
        assert self.item.meeting is not None
        there = attendances_of(self.item.meeting)
        left = left_for_items([self.item]).get(self.item.pk, ())
        kind = self.item.reserved_as or self.request.POST.get("reserved_as", "")
        other = group_that_decides(self.item, kind, self.day)
        open_here = self.item.state in {ItemState.PLACED, ItemState.TAKEN} and self.day <= self.today
        return {
            "objection": "",
            "item": self.item,
            "quorum": quorum_now(self.item.meeting, self.item),
            "there": who_was_there(there, left),
            "kind": kind,
            "send_to": other.terms.name if other and open_here else "",
            "send_url": self.at("meetings:send_up", self.item.public_id),
            "meeting_url": self.cancel_url(),
        }

    def cancel_url(self) -> str:
        """Return what the meeting decided."""
        return self.at("meetings:decisions", self.item.meeting.public_id)  # type: ignore[union-attr]

    def act(self, form: DecidingInMeeting) -> HttpResponse:
        """Record it."""
        decision = decide(
            item=self.item,
            words=form.words(),
            method=form.cleaned_data["method"],
            positions=form.positions(),
            by=self.actor,
            on=self.today,
        )
        return self.done(
            DONE[DecisionState(decision.state)], self.at("decisions:decision", decision.public_id)
        )


DONE = {
    DecisionState.FINAL: "The decision is on record.",
    DecisionState.PROVISIONAL: "The decision is on record: provisional, since the meeting was not quorate.",
    DecisionState.OPEN: "The partners are asked. It is decided when every statutory partner agrees.",
    DecisionState.STOPPED: "The decision is stopped here, since a statutory partner does not agree.",
}


class SendUp(MemberPress):
    """Send an item that asks for a reserved decision to the group that alone takes it."""

    policy = STEERERS

    def load_record(self, **kwargs: Any) -> None:
        """Find the item among those that the reader may see and steers."""
        self.item = steered_item(self, kwargs["public_id"])

    def act(self) -> str:
        """Send it."""
        kind = self.request.POST.get("reserved_as", "") or self.item.reserved_as
        made = send_to_who_decides(item=self.item, kind=kind, by=self.actor, on=self.today)
        if made.meeting is None:
            return f"The item waits on the forward plan of {made.group.name}."
        return f"The item is on the agenda of {made.group.name} on {long_date(made.meeting.meets_on)}."

    def next_url(self) -> str:
        """Return what the meeting decided, or the page in the meeting where it was sent from there."""
        page = "room" if self.request.POST.get("next") == "room" else "decisions"
        return self.at(f"meetings:{page}", self.item.meeting.public_id)  # type: ignore[union-attr]


class Ratify(MemberPress, MeetingPage):
    """Put on record that a meeting ratified a provisional decision."""

    policy = STEERERS

    def load_record(self, **kwargs: Any) -> None:
        """Find the meeting, which the reader steers, and the decision among those that they may see."""
        super().load_record(**kwargs)
        found = decision_seen_by(self.membership, kwargs["decision"])
        if found is None or not steers(self.membership, self.meeting.group):
            raise Http404
        self.decision = found

    def act(self) -> str:
        """Record it."""
        ratify_in_meeting(decision=self.decision, meeting=self.meeting, by=self.actor, on=self.today)
        return "The decision is ratified."

    def next_url(self) -> str:
        """Return what the meeting decided."""
        return self.at("meetings:decisions", self.meeting.public_id)


class RecordChairsAction(MemberForm, GroupPage):
    """Put on record what the chair of a group decided between meetings."""

    policy = STEERERS
    title = "Record a chair’s action"
    form_class = ChairsAction
    button = "Record the decision"

    def load_record(self, **kwargs: Any) -> None:
        """Find the group, at home here, whose meetings the reader steers."""
        super().load_record(**kwargs)
        if not self.is_home or not steers(self.membership, self.identity):
            raise Http404

    def line(self) -> str:
        """Return the group, and where the decision is reported."""
        return f"{self.group.terms.name}. The next meeting has it on its agenda for information."

    def form_arguments(self) -> dict[str, Any]:
        """Return the reserved kinds and the earlier decisions of the group."""
        kinds = reserved_kinds(self.ground.on(self.today))
        return {
            "reserved": {kind: group.terms.name for kind, group in kinds.items()},
            "lead": ", ".join(dict.fromkeys(group.terms.name for group in kinds.values())),
            "earlier": replaceable_of(self.membership, self.identity.pk),
        }

    def initial(self) -> dict[str, Any]:
        """Return the usual answers."""
        return {"taken_on": self.today, "advice": "no", "reserved_as": ""}

    def cancel_url(self) -> str:
        """Return the meetings of the group."""
        return self.at("meetings:group", self.identity.public_id)

    def act(self, form: ChairsAction) -> HttpResponse:
        """Record it."""
        decision = record_chairs_action(
            group=self.identity,
            title=form.cleaned_data["title"],
            words=form.words(),
            taken_on=form.cleaned_data["taken_on"],
            by=self.actor,
            on=self.today,
        )
        return self.done(
            "The decision is on record, and on the agenda of the next meeting for information.",
            self.at("decisions:decision", decision.public_id),
        )
