"""The record of a meeting: who was there and who chaired, closed at its end and corrected later."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import members_who
from kith.base.ui.dates import long_date
from kith.work.meetings.enums import Becomes, MeetingState, Presence
from kith.work.meetings.forms.room import RecordMeeting
from kith.work.meetings.operations.closing import goes_next, to_come, usually
from kith.work.meetings.operations.holding import record_meeting
from kith.work.meetings.permissions import Permission
from kith.work.meetings.presenters.room import first_answers
from kith.work.meetings.presenters.tabs import named
from kith.work.meetings.queries.agenda import agenda_of
from kith.work.meetings.queries.calendar import attendances_of
from kith.work.meetings.queries.replies import replies_to
from kith.work.meetings.queries.room import group_of, minutes_are_agreed
from kith.work.meetings.reserved import group_that_decides
from kith.work.meetings.seats import seats_held
from kith.work.meetings.views.parts import MeetingForm

RECORDERS = members_who(
    Permission.RECORD,
    "The business manager and the coordinators record who was at a meeting and who chaired it.",
)


class Recording(MeetingForm):
    """Put on record who was at a meeting, and who chaired it."""

    policy = RECORDERS
    title = "Who was there"
    template_name = "meetings/roll.jinja"
    form_class = RecordMeeting
    button = "Save"

    def load_record(self, **kwargs: Any) -> None:
        """Find whose attendance is asked for, as at the day of the meeting; it stays once it is agreed."""
        super().load_record(**kwargs)
        if minutes_are_agreed(self.meeting):
            raise Http404
        group = group_of(self.meeting, at=self.membership.tide)
        self.seats = seats_held(group) if group else ()
        self.chair = group.chair.holder.person_id if group and group.chair.holder else ""
        self._find_items()

    def _find_items(self) -> None:
        """Find the items still to come that the reader sees, and which of them only another group decides."""
        day, lines = self.meeting.meets_on, agenda_of(self.membership, self.meeting).lines
        seen = {line.item.pk: f"{line.label}. {line.item.title}" for line in lines}
        waiting = [(item, seen[item.pk]) for item in to_come(self.meeting) if item.pk in seen]
        other = {item.pk: group_that_decides(item, item.reserved_as, day) for item, _title in waiting}
        self.later = goes_next(self.meeting, self.today) if waiting else None
        self.items = [(item, title) for item, title in waiting if other[item.pk] is None]
        self.reserved = [
            (title, group.terms.name) for item, title in waiting if (group := other[item.pk]) is not None
        ]

    def heading(self) -> str:
        """Return what is done: the record is closed, or corrected afterwards."""
        return self.title if self.is_closed else f"Close the record of {named(self.meeting)}"

    def line(self) -> str:
        """Return which meeting it is, where the title does not say so."""
        return super().line() if self.is_closed else ""

    @property
    def is_closed(self) -> bool:
        """Return whether the record is closed by now, so that it is corrected."""
        return self.meeting.state == MeetingState.HELD

    def content(self) -> dict[str, Any]:
        """Return the items that only another group decides; they stay open."""
        return {"reserved": self.reserved}

    def form_arguments(self) -> dict[str, Any]:
        """Return the members to ask about, and the items still to come with the answers for each."""
        answers = [(Becomes.TAKEN.value, Becomes.TAKEN.label)]
        if self.later:
            day = long_date(self.later.meets_on)
            answers.append((Becomes.NEXT.value, f"Carried over to the meeting on {day}"))
        answers.append((Becomes.PLAN.value, Becomes.PLAN.label))
        items = [(item.public_id, title) for item, title in self.items]
        return {"seats": self.seats, "items": items, "answers": answers}

    def initial(self) -> dict[str, Any]:
        """Return what is on record; of others that they were there, unless they said otherwise beforehand."""
        rows, is_held = attendances_of(self.meeting), self.is_closed
        answers: dict[str, Any] = {f"presence_{seat.person}": Presence.PRESENT for seat in self.seats}
        answers |= first_answers(self.seats, rows, {} if is_held else replies_to(self.meeting))
        chair = self.chair
        if is_held:
            chair = self.meeting.chair.public_id if self.meeting.chair else ""
        answers |= {f"becomes_{item.public_id}": usually(item, self.later) for item, _title in self.items}
        return answers | {"chair": chair, "stood_in_because": self.meeting.stood_in_because}

    def act(self, form: RecordMeeting) -> HttpResponse:
        """Record it."""
        record_meeting(
            meeting=self.meeting,
            took_part=form.took_part(),
            chair=form.cleaned_data["chair"],
            stood_in_because=form.cleaned_data["stood_in_because"],
            becomes=form.becomes(),
            by=self.actor,
            on=self.today,
        )
        return self.done("The meeting is on record.", self.cancel_url())
