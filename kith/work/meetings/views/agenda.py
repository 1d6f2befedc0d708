"""The agenda of a meeting, and the base of what is done with it as a whole."""

from functools import cached_property
from itertools import pairwise
from typing import Any

from django.http import Http404

from kith.base.kernel.access import MEMBERS, members_who
from kith.base.kernel.actors import Actor
from kith.partnership.actions.public import actions_counted
from kith.partnership.partnerships.pages import KeptPage, MemberForm
from kith.work.meetings.enums import MeetingState, Slot
from kith.work.meetings.operations.agenda.sending import needs_theme
from kith.work.meetings.permissions import Permission
from kith.work.meetings.preparing import preparing
from kith.work.meetings.presenters.agenda import AgendaRow, agenda_rows, due_words, load_of, sent_words
from kith.work.meetings.presenters.long_late import long_late_by, long_late_words
from kith.work.meetings.presenters.minutes import last_minutes_shown
from kith.work.meetings.presenters.passing import report_lines
from kith.work.meetings.presenters.tabs import named
from kith.work.meetings.queries.agenda import agenda_of
from kith.work.meetings.queries.invitations import Invited, guests_at
from kith.work.meetings.queries.papers import papers_in
from kith.work.meetings.queries.timings import timings_of
from kith.work.meetings.reading import groups_read_by
from kith.work.meetings.recording import steers
from kith.work.meetings.views.parts import MeetingPage
from kith.work.meetings.waiting.misses import misses_before

STEERERS = members_who(
    Permission.STEER,
    "The chair of the group settles its agenda; so do the business manager and the coordinators where the "
    "group is at home.",
)


class Steering:
    """Whoever settles an agenda acts by the appointment that lets them: one in the unit before any other."""

    @property
    def actor(self: Any) -> Actor:
        """Return the reader, acting by an appointment in the business unit if they have one."""
        wanted = Permission.PREPARE if self.membership.may(Permission.PREPARE) else Permission.STEER
        return self.membership.actor(wanted)  # type: ignore[no-any-return]


class MeetingAgenda(KeptPage, MeetingPage):
    """What a meeting takes up, in order: minutes, purpose, lead and papers of each item."""

    policy = MEMBERS
    tab = "agenda"
    template_name = "meetings/agenda.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Find the meeting; its agenda is for those who read the group, and for whoever brings an item."""
        super().load_record(**kwargs)
        self.agenda = agenda_of(self.membership, self.meeting)
        if not self.agenda.lines and self.meeting.group_id not in groups_read_by(self.membership):
            raise Http404

    def content(self) -> dict[str, Any]:
        """Return the items, the load, and the ways to change them."""
        may, is_planned = self._may_change(), self.meeting.state == MeetingState.PLANNED
        return {
            "has_items": bool(self.agenda.lines),
            "load": load_of(self.agenda, self._rows, self._counts[0])
            if self.agenda.lines and is_planned
            else None,
            **self._items(),
            "order_url": self.at("meetings:agenda", self.meeting.public_id),
            "sent": sent_words(self.meeting),
            "due": self._due() if is_planned else "",
            "last_minutes": last_minutes_shown(
                self.membership, self.meeting, self.agenda.items, self.at, back="agenda"
            ),
            "theme": self.meeting.theme.name if self.meeting.theme else "",
            "next_step": self._next_step() if may and self.agenda.lines else None,
            "ways": self._ways() if may else [],
            "absences": misses_before(self.membership, self.meeting, self.today)
            if may and is_planned
            else (),
        }

    @property
    def _has_neighbours(self) -> bool:
        """Return whether an item can change places with another: two open ones, or two closed ones."""
        return any(a.is_closed == b.is_closed for a, b in pairwise(self.agenda.items))

    def _due(self) -> str:
        days = preparing(self.meeting.meets_on, self._timings)
        return due_words(days, is_out=bool(self.meeting.agenda_number))

    @cached_property
    def _timings(self) -> Any:
        return timings_of(self.meeting.group.partnership)

    @cached_property
    def _counts(self) -> tuple[int, int]:
        """Return how many open actions the group has, and how many are 14 or more days late."""
        due_by = long_late_by(self.today)
        return actions_counted(self.meeting.group, self.membership, due_by=due_by)

    @cached_property
    def _rows(self) -> tuple[AgendaRow, ...]:
        papers = papers_in(self.agenda.items)
        before, may = self._timings.papers_before, self._may_change()
        return agenda_rows(self.agenda, papers, self.today, self.at, before=before, may_order=may)

    def _items(self) -> dict[str, Any]:
        is_planned = self.meeting.state == MeetingState.PLANNED
        return {
            "rows": self._rows,
            "may_order": self._may_change() and self._has_neighbours,
            "guests": self._guests(),
            "late_actions": long_late_words(self._counts[1]) if is_planned else "",
            "actions_url": self._actions_url(),
            "reports": report_lines(self.agenda.items, self.today, self.at),
        }

    def _guests(self) -> dict[str, list[Invited]]:
        """Return who is invited, by the page of the item."""
        found = guests_at(self.agenda.items)
        invited = (item for item in self.agenda.items if item.pk in found)
        return {self.at("meetings:item", item.public_id): found[item.pk] for item in invited}

    def _actions_url(self) -> str:
        """Return the page of the item that looks at the actions of the group; empty where there is none."""
        found = next((item for item in self.agenda.items if item.slot == Slot.ACTIONS), None)
        return self.at("meetings:item", found.public_id) if found else ""

    def _may_change(self) -> bool:
        ahead = self.meeting.state == MeetingState.PLANNED and self.meeting.meets_on >= self.today
        return ahead and steers(self.membership, self.meeting.group)

    def _next_step(self) -> tuple[str, str]:
        """Return the words of the main button and its address."""
        here = self.meeting.public_id
        if needs_theme(self.meeting, at=self.membership.tide):
            return "Choose the theme", self.at("meetings:theme", here)
        again = "Send the agenda again" if self.meeting.agenda_number else "Send the agenda"
        return again, self.at("meetings:send_agenda", here)

    def _ways(self) -> list[tuple[str, str]]:
        here = self.meeting.public_id
        ways = [("Add an item", self.at("meetings:add_item", here))]
        if self.meeting.theme_id:
            ways.append(("Change the theme", self.at("meetings:theme", here)))
        return [*ways, ("Change when and where", self.at("meetings:times", here))]


class SteeringPage(Steering, MeetingPage, is_base=True):
    """A page for those who settle the agenda of a meeting."""

    def load_record(self, **kwargs: Any) -> None:
        """Find the meeting; for others the page is absent."""
        super().load_record(**kwargs)
        if not steers(self.membership, self.meeting.group):
            raise Http404

    def line(self) -> str:
        """Return which meeting it is."""
        return named(self.meeting)

    def agenda_url(self) -> str:
        """Return the agenda."""
        return self.at("meetings:agenda", self.meeting.public_id)


class SteeringForm(MemberForm, SteeringPage, is_base=True):
    """A deed on the agenda of a meeting."""

    def cancel_url(self) -> str:
        """Return the agenda."""
        return self.agenda_url()
