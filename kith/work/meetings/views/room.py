"""In the meeting: the page for whoever takes the minutes, and the base of what is done from it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import Http404

from kith.base.kernel.access import members_who
from kith.partnership.actions.public import actions_raised_by
from kith.partnership.decisions.public import decisions_about
from kith.partnership.partnerships.pages import KeptPage, MemberPage
from kith.work.meetings.decided_on import about_item
from kith.work.meetings.enums import ItemState, MeetingState
from kith.work.meetings.forms.room import Roll
from kith.work.meetings.models import AgendaItem, Meeting
from kith.work.meetings.permissions import Permission
from kith.work.meetings.presenters.agenda import tags_of
from kith.work.meetings.presenters.minutes import last_minutes_shown
from kith.work.meetings.presenters.room import (
    InSight,
    at_hand,
    first_answers,
    in_sight,
    item_line,
    saved_words,
)
from kith.work.meetings.presenters.tabs import is_in_the_meeting, named
from kith.work.meetings.queries.agenda import Agenda, AgendaLine, agenda_of, item_seen_by
from kith.work.meetings.queries.calendar import attendances_of
from kith.work.meetings.queries.invitations import guests_at
from kith.work.meetings.queries.papers import papers_in
from kith.work.meetings.queries.replies import replies_to
from kith.work.meetings.queries.room import (
    group_of,
    interests_in,
    left_for_items,
    quorum_of,
    written_at,
    written_until,
)
from kith.work.meetings.reserved import group_that_decides
from kith.work.meetings.seats import seats_held
from kith.work.meetings.views.parts import MeetingPage

TAKERS = members_who(
    Permission.PREPARE,
    "The business manager and the coordinators take the minutes of the groups at home here.",
)


class InTheMeeting:
    """What pages in the meeting share: its group on the day, who is there, and the line always in sight."""

    meeting: Meeting

    def sight(self, item: AgendaItem | None) -> InSight:
        """Return who is there and whether they may decide, at an item without those who left for it."""
        membership = self.membership  # type: ignore[attr-defined]
        group = group_of(self.meeting, at=membership.tide)
        rows = attendances_of(self.meeting)
        left = left_for_items([item]).get(item.pk, frozenset()) if item else frozenset()
        seats = seats_held(group) if group else ()
        return in_sight(seats, rows, quorum_of(group, rows, left))

    def facts(self, item: AgendaItem | None) -> dict[str, str]:
        """Return the line always in sight as the script on the page wants it."""
        sight = self.sight(item)
        return {"count": sight.count, "word": sight.word, "reason": sight.reason, "tone": sight.tone}


class Room(KeptPage, InTheMeeting, MeetingPage):
    """In the meeting: one column for whoever takes the minutes, the item at hand large, the others folded."""

    policy = TAKERS
    tab = "room"
    template_name = "meetings/room.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Find the meeting; it opens the day before and closes once the minutes are agreed."""
        super().load_record(**kwargs)
        if not is_in_the_meeting(self.meeting, self.membership, self.today):
            raise Http404

    def stamp(self, **kwargs: Any) -> Any:
        """Return how far the texts are: while somebody goes on writing, the trail stays as it is."""
        return written_until(kwargs["public_id"])

    def content(self) -> dict[str, Any]:
        """Return who is there, the items, and what the one at hand holds."""
        agenda = agenda_of(self.membership, self.meeting)
        chosen = at_hand(agenda.lines, self.request.GET.get("item", ""))
        written = written_at(agenda.items)
        return {
            "lines": [self._line(line, chosen, written) for line in agenda.lines],
            "hand": self._hand(chosen, written) if chosen else None,
            "is_held": self.meeting.state == MeetingState.HELD,
            "last_minutes": last_minutes_shown(
                self.membership, self.meeting, agenda.items, self.at, back="room"
            ),
            "record_url": self._url("meetings:record") if self.meeting.meets_on <= self.today else "",
            "agenda_url": self._url("meetings:meeting"),
            **self._who(agenda, chosen),
        }

    def _url(self, name: str) -> str:
        return self.at(name, self.meeting.public_id)

    def _line(self, line: AgendaLine, chosen: AgendaLine | None, written: dict) -> Any:
        minute = written.get(line.item.pk)
        return item_line(
            line,
            url=f"{self._url('meetings:room')}?item={line.item.public_id}#at-hand",
            is_at_hand=chosen is line,
            is_written=bool(minute and minute.text),
            waiting=minute.waiting if minute else 0,
        )

    def _who(self, agenda: Agenda, chosen: AgendaLine | None) -> dict[str, Any]:
        group = group_of(self.meeting, at=self.membership.tide)
        seats, rows = (seats_held(group) if group else ()), attendances_of(self.meeting)
        left = self.left.get(chosen.item.pk, frozenset()) if chosen else frozenset()
        is_open = self.meeting.state == MeetingState.PLANNED and self.meeting.meets_on <= self.today
        answers = first_answers(seats, rows, replies_to(self.meeting)) if is_open else {}
        guests = guests_at(agenda.items)
        return {
            "sight": in_sight(seats, rows, quorum_of(group, rows, left)),
            "roll": Roll(seats=seats, initial=answers) if is_open and seats else None,
            "roll_url": self._url("meetings:attendance_now"),
            "guests": [
                (line.label, guest) for line in agenda.lines for guest in guests.get(line.item.pk, [])
            ],
        }

    @property
    def left(self) -> dict[int, frozenset[str]]:
        """Return who leaves for the item at hand; the page asks once."""
        return self._left

    def _hand(self, line: AgendaLine, written: dict) -> dict[str, Any]:
        item, minute = line.item, written.get(line.item.pk)
        self._left = left_for_items([item])
        public_id = item.public_id
        is_due = item.state == ItemState.PLACED and self.meeting.meets_on <= self.today
        other = group_that_decides(item, item.reserved_as, self.meeting.meets_on) if is_due else None
        return {
            "label": line.label,
            "item": item,
            "text": minute.text if minute else "",
            "revision": minute.revision if minute else 0,
            "saved": saved_words(minute.saved_at, minute.saved_by) if minute and minute.revision else "",
            "waiting": minute.waiting if minute else 0,
            "save_url": self.at("meetings:save_minute", public_id),
            "texts_url": self.at("meetings:texts", public_id),
            "action_url": self.at("meetings:item_action", public_id),
            "declare_url": self.at("meetings:declare", public_id),
            "take_url": self.at("meetings:take_item", public_id) if is_due and not other else "",
            "tags": tags_of(item),
            "decided_by": other.terms.name if other else "",
            "send_up_url": self.at("meetings:send_up", public_id),
            "carry_url": f"{self.at('meetings:carry_over', public_id)}?next=room" if is_due else "",
            "send_url": f"{self.at('meetings:send_on', public_id)}?next=room" if is_due else "",
            "decide_url": self._decide_url(item) if self.meeting.meets_on <= self.today else "",
            "interests": [
                (one, self.at("meetings:lift_interest", one.public_id))
                for one in interests_in(self.membership, [item]).get(item.pk, [])
            ],
            "decisions": decisions_about([about_item(item)], self.membership).get(public_id, []),
            "actions": actions_raised_by(about_item(item), self.membership, self.today),
            "papers": [
                (paper, self.at("meetings:paper", paper.public_id))
                for paper in papers_in([item]).get(item.pk, [])
            ],
        }

    def _decide_url(self, item: AgendaItem) -> str:
        return self.at("meetings:decide", item.public_id)


class ItemInTheMeeting(InTheMeeting, MemberPage, is_base=True):
    """A page or deed at one item of a meeting of a group at home here, from the day before on."""

    menu = "meetings:year"
    item: AgendaItem

    def load_record(self, **kwargs: Any) -> None:
        """Find the item among those that the reader may see, and its meeting."""
        found = item_seen_by(self.membership, kwargs["public_id"])
        if found is None or found.meeting is None or found.group.partnership_id != self.partnership.pk:
            raise Http404
        self.item, self.meeting = found, found.meeting
        self.meeting.group = found.group
        if self.meeting.state == MeetingState.CANCELLED:
            raise Http404
        if self.meeting.meets_on - timedelta(days=1) > self.today:
            raise Http404

    def line(self) -> str:
        """Return the item and its meeting."""
        return f"{self.item.title} | {named(self.meeting)}"

    def room_url(self, *, here: bool = True) -> str:
        """Return the page in the meeting, with this item at hand or with the next."""
        url = self.at("meetings:room", self.meeting.public_id)
        return f"{url}?item={self.item.public_id}#at-hand" if here else f"{url}#at-hand"

    def next_url(self) -> str:
        """Return the page in the meeting."""
        return self.room_url()

    def cancel_url(self) -> str:
        """Return the page in the meeting."""
        return self.room_url()
