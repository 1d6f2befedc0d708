"""The record of a meeting: who was there and who chaired, closed at its end and corrected later."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import members_who
from kith.work.meetings.enums import MeetingState, Presence
from kith.work.meetings.forms.room import RecordMeeting
from kith.work.meetings.operations.holding import record_meeting
from kith.work.meetings.permissions import Permission
from kith.work.meetings.presenters.room import first_answers
from kith.work.meetings.queries.calendar import attendances_of
from kith.work.meetings.queries.replies import replies_to
from kith.work.meetings.queries.room import group_of, minutes_are_agreed
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

    def form_arguments(self) -> dict[str, Any]:
        """Return the members to ask about."""
        return {"seats": self.seats}

    def initial(self) -> dict[str, Any]:
        """Return what is on record; of others that they were there, unless they said otherwise beforehand."""
        rows, is_held = attendances_of(self.meeting), self.meeting.state == MeetingState.HELD
        answers: dict[str, Any] = {f"presence_{seat.person}": Presence.PRESENT for seat in self.seats}
        answers |= first_answers(self.seats, rows, {} if is_held else replies_to(self.meeting))
        chair = self.chair
        if is_held:
            chair = self.meeting.chair.public_id if self.meeting.chair else ""
        return answers | {"chair": chair, "stood_in_because": self.meeting.stood_in_because}

    def act(self, form: RecordMeeting) -> HttpResponse:
        """Record it."""
        record_meeting(
            meeting=self.meeting,
            took_part=form.took_part(),
            chair=form.cleaned_data["chair"],
            stood_in_because=form.cleaned_data["stood_in_because"],
            by=self.actor,
            on=self.today,
        )
        return self.done("The meeting is on record.", self.cancel_url())
