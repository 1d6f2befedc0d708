"""One meeting and what can be done with it; the meetings of one group, and adding one."""

from functools import cached_property
from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import MEMBERS
from kith.base.kernel.lifecycle import Move
from kith.base.kernel.subjects import Subject
from kith.base.ui.forms import Form
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.document.describing import frequency_words
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.decisions.public import decisions_about
from kith.partnership.partnerships.pages import KeptPage, MemberForm
from kith.work.meetings.enums import MeetingState, MinutesState
from kith.work.meetings.forms.calendar import AddMeeting, CancelMeeting, MoveMeeting
from kith.work.meetings.lifecycle import MEETING
from kith.work.meetings.operations.planning import add_meeting, cancel_meeting, move_meeting
from kith.work.meetings.permissions import Permission
from kith.work.meetings.presenters.agenda import sent_words
from kith.work.meetings.presenters.calendar import chair_words, line_of, meeting_facts, seat_lines
from kith.work.meetings.presenters.matters import action_rows
from kith.work.meetings.presenters.one import forecast, short_lines
from kith.work.meetings.presenters.tabs import is_in_the_meeting
from kith.work.meetings.queries.agenda import Agenda, agenda_of
from kith.work.meetings.queries.calendar import attendances_of, meetings_of_group, rhythm_on
from kith.work.meetings.queries.came_of_it import actions_from_items
from kith.work.meetings.queries.papers import papers_in
from kith.work.meetings.queries.replies import replies_to
from kith.work.meetings.queries.room import minutes_are_agreed
from kith.work.meetings.quorum import asked_on, chair_is_there, quorum, who_counts
from kith.work.meetings.reading import groups_read_by
from kith.work.meetings.recording import steers
from kith.work.meetings.views.parts import GroupPage, MeetingForm, MeetingPage
from kith.work.meetings.views.year import PLANNERS

PAGES = {"hold": "meetings:record", "cancel": "meetings:cancel"}


class GroupMeetings(GroupPage):
    """All meetings of a group, those ahead first."""

    policy = MEMBERS
    template_name = "meetings/group.jinja"

    def heading(self) -> str:
        """Return whose meetings they are."""
        return f"Meetings of {self.group.terms.name}"

    def line(self) -> str:
        """Return how often the group meets."""
        return f"Meets: {frequency_words(rhythm_on(self.group, self.ground, self.today).frequency)}"

    def content(self) -> dict[str, Any]:
        """Return the meetings ahead and those behind."""
        public_id = self.identity.public_id
        lines = [line_of(m, self.today, self.at) for m in meetings_of_group(self.membership, public_id)]
        may_plan = self.is_home and self.membership.may(Permission.PLAN)
        return {
            "ahead": [line for line in reversed(lines) if line.day >= self.today],
            "behind": [line for line in lines if line.day < self.today],
            "add_url": self.at("meetings:add", public_id) if may_plan else "",
            "chairs_action_url": self._chairs_action_url(),
            "group_url": self.at("arrangements:group", public_id),
        }

    def _chairs_action_url(self) -> str:
        """Return where a chair’s action is recorded, for those who steer the group’s meetings at its home."""
        may = self.is_home and steers(self.membership, self.identity)
        return self.at("meetings:chairs_action", self.identity.public_id) if may else ""


class Add(MemberForm, GroupPage):
    """Add a meeting of a group."""

    policy = PLANNERS
    title = "Add a meeting"
    form_class = AddMeeting
    button = "Add the meeting"

    def load_record(self, **kwargs: Any) -> None:
        """Find the group; one at home elsewhere is planned there."""
        super().load_record(**kwargs)
        if not self.is_home:
            raise Http404

    def line(self) -> str:
        """Return the group."""
        return self.group.terms.name

    def cancel_url(self) -> str:
        """Return the meetings of the group."""
        return self.at("meetings:group", self.identity.public_id)

    def act(self, form: Form) -> HttpResponse:
        """Add it."""
        made = add_meeting(group=self.identity, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The meeting is planned.", self.at("meetings:meeting", made.public_id))


class OneMeeting(KeptPage, MeetingPage):
    """A meeting: what can be done, when it is, and once held who was there and whether they could decide."""

    policy = MEMBERS
    tab = "meeting"
    template_name = "meetings/meeting.jinja"

    def content(self) -> dict[str, Any]:
        """Return what can be done, and what there is to know."""
        return {
            "ways": self._ways(),
            "next_step": self._next_step(),
            "group_url": self.at("meetings:group", self.meeting.group.public_id),
            **self._facts(),
        }

    def _facts(self) -> dict[str, Any]:
        """Return the facts, the attendance and the quorum."""
        as_at = ground_of(self.partnership, at=self.membership.tide).on(self.meeting.meets_on)
        group = as_at.group_with_id(self.meeting.group.public_id)
        return {
            "facts": meeting_facts(self.meeting, group, self.today),
            "calendar_url": self.at("meetings:calendar_file", self.meeting.public_id)
            if self.meeting.state != MeetingState.HELD
            else "",
            **self._agenda(group),
            **(self._held(group) if self.meeting.state == MeetingState.HELD else {"is_held": False}),
        }

    @cached_property
    def _reads_it(self) -> bool:
        return self.meeting.group_id in groups_read_by(self.membership)

    def _agenda(self, group: GroupAsAt | None) -> dict[str, Any]:
        """Return the agenda in short and the forecast before the meeting, what came of it afterwards.

        Only those who read what the group discusses see any of it.
        """
        nothing: dict[str, Any] = {"lines": (), "forecast": None, "came_of_it": None, "sent": ""}
        if not self._reads_it:
            return nothing
        agenda = agenda_of(self.membership, self.meeting)
        if self.meeting.state == MeetingState.HELD:
            return nothing | {"came_of_it": self._came_of_it(agenda)}
        papers = papers_in(agenda.items)
        return nothing | {
            "lines": short_lines(agenda, papers, self.today, self.at),
            "forecast": forecast(group, replies_to(self.meeting)) if self._is_ahead else None,
            "sent": sent_words(self.meeting),
        }

    def _came_of_it(self, agenda: Agenda) -> dict[str, Any]:
        about = [Subject("agenda-item", item.public_id) for item in agenda.items]
        decisions = decisions_about(about, self.membership)
        due = actions_from_items(self.membership, [subject.id for subject in about], self.today)
        return {
            "decisions": [one for subject in about for one in decisions.get(subject.id, [])],
            "actions": action_rows(due),
            "minutes_url": self.at("meetings:minutes", self.meeting.public_id),
        }

    @property
    def _is_ahead(self) -> bool:
        return self.meeting.state == MeetingState.PLANNED and self.meeting.meets_on >= self.today

    def _next_step(self) -> tuple[str, str] | None:
        """Return what whoever takes the minutes or settles the agenda does next."""
        here = self.meeting.public_id
        if self._takes_minutes():
            words = "Take the minutes" if self.meeting.state == MeetingState.PLANNED else "Finish the minutes"
            return words, self.at("meetings:room", here)
        if not self._is_ahead or not self._reads_it:
            return None
        if steers(self.membership, self.meeting.group) and not self.meeting.agenda_number:
            return "Settle the agenda", self.at("meetings:agenda", here)
        return None

    def _takes_minutes(self) -> bool:
        """Return whether the reader writes the minutes now: from the day on, until the chair has them."""
        if self.meeting.meets_on > self.today:
            return False
        kept = getattr(self.meeting, "minutes_kept", None)
        is_draft = kept is None or kept.state == MinutesState.DRAFT
        return is_draft and is_in_the_meeting(self.meeting, self.membership, self.today)

    def _held(self, group: GroupAsAt | None) -> dict[str, Any]:
        attendances = attendances_of(self.meeting)
        rule = group.terms.quorum if group else None
        there = who_counts(attendances, rule)
        chaired = group is not None and chair_is_there(group, there)
        asked = asked_on(rule, group.as_at) if group else asked_on(None, None)
        found = quorum(asked, there, chair_is_there=chaired)
        seats = seat_lines(attendances)
        return {"is_held": True, "quorate": found, "chair": chair_words(self.meeting), "seats": seats}

    def _ways(self) -> list[tuple[str, str]]:
        if not self.is_home:
            return []
        ways = []
        if self._is_ahead and steers(self.membership, self.meeting.group):
            ways.append(("Change when and where", self.at("meetings:times", self.meeting.public_id)))
        ways += [self._way(move) for move in MEETING.open_moves(self.meeting.state) if self._may(move)]
        if self.meeting.state == MeetingState.PLANNED and self.membership.may(Permission.PLAN):
            ways.append(("Move it", self.at("meetings:move", self.meeting.public_id)))
        is_held = self.meeting.state == MeetingState.HELD and not minutes_are_agreed(self.meeting)
        if is_held and self.membership.may(Permission.RECORD):
            ways.append(("Correct who was there", self.at("meetings:record", self.meeting.public_id)))
        return ways

    def _may(self, move: Move) -> bool:
        too_soon = move.name == "hold" and self.meeting.meets_on > self.today
        return not too_soon and self.membership.may(move.needs)

    def _way(self, move: Move) -> tuple[str, str]:
        return move.says, self.at(PAGES[move.name], self.meeting.public_id)


class Moving(MeetingForm):
    """Move a meeting."""

    policy = PLANNERS
    title = "Move a meeting"
    form_class = MoveMeeting
    button = "Move the meeting"

    def initial(self) -> dict[str, Any]:
        """Return where the meeting stands."""
        return {"meets_on": self.meeting.meets_on, "half_day": self.meeting.half_day}

    def act(self, form: Form) -> HttpResponse:
        """Move it."""
        move_meeting(meeting=self.meeting, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The meeting is moved.", self.cancel_url())


class Cancelling(MeetingForm):
    """Cancel a meeting."""

    policy = PLANNERS
    title = "Cancel a meeting"
    form_class = CancelMeeting
    button = "Cancel the meeting"

    def content(self) -> dict[str, Any]:
        """Return the words of the way out, which is not to cancel."""
        return {"cancel_text": "Keep the meeting"}

    def act(self, form: Form) -> HttpResponse:
        """Cancel it."""
        cancel_meeting(meeting=self.meeting, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The meeting is cancelled.", self.cancel_url())
