"""Who comes to a meeting: everybody’s answers, and giving one."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import MEMBERS, members_who
from kith.base.ui.forms import Form
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.pages import MemberForm
from kith.work.meetings.enums import MeetingState
from kith.work.meetings.forms.replies import OwnReply, ReplyOfAnother
from kith.work.meetings.operations.replies import reply_to_meeting
from kith.work.meetings.permissions import Permission
from kith.work.meetings.presenters.replies import Comer, comers, in_a_sentence
from kith.work.meetings.presenters.tabs import named
from kith.work.meetings.queries.replies import person_with_id, replies_to, reply_of
from kith.work.meetings.reading import groups_read_by
from kith.work.meetings.views.parts import MeetingForm, MeetingPage

UNIT = members_who(
    Permission.RECORD,
    "The business manager and the coordinators put on record what others answered.",
)


class RepliesPage(MeetingPage, is_base=True):
    """A page about who comes to a meeting, for those who read what the group discusses."""

    group: GroupAsAt | None

    def load_record(self, **kwargs: Any) -> None:
        """Find the meeting and its group as on the day of the meeting."""
        super().load_record(**kwargs)
        if self.meeting.group_id not in groups_read_by(self.membership):
            raise Http404
        as_at = ground_of(self.partnership, at=self.membership.tide).on(self.meeting.meets_on)
        self.group = as_at.group_with_id(self.meeting.group.public_id)

    @property
    def is_open(self) -> bool:
        """Return whether answers are still taken."""
        return self.meeting.state == MeetingState.PLANNED and self.meeting.meets_on >= self.today

    @property
    def sits(self) -> bool:
        """Return whether the reader is expected at the meeting."""
        return self.group is not None and self.membership.person.public_id in self.group.people


class WhoComes(RepliesPage):
    """Everybody who is expected, and what they answered."""

    policy = MEMBERS
    tab = "replies"
    template_name = "meetings/replies.jinja"

    def line(self) -> str:
        """Return how many answered."""
        return in_a_sentence(self.people)

    @property
    def people(self) -> tuple[Comer, ...]:
        """Return those who are expected; asked once for a page."""
        if not hasattr(self, "_people"):
            self._people = comers(self.group, replies_to(self.meeting))
        return self._people

    def content(self) -> dict[str, Any]:
        """Return the people with their answers, and what this reader may do."""
        notes = self.is_open and self.is_home and self.membership.may(Permission.RECORD)
        return {
            "people": self.people,
            "reply_url": self._at("meetings:reply") if self.is_open and self.sits else "",
            "note_urls": {one.person: self._note(one.person) for one in self.people} if notes else {},
        }

    def _at(self, name: str, *more: str) -> str:
        return self.at(name, self.meeting.public_id, *more)

    def _note(self, person: str) -> str:
        return self._at("meetings:reply_for", person)


class Replying(MemberForm, RepliesPage):
    """Answer for oneself."""

    policy = MEMBERS
    title = "Will you be there?"
    form_class = OwnReply
    button = "Send the answer"

    def load_record(self, **kwargs: Any) -> None:
        """Find the meeting; only who is expected answers."""
        super().load_record(**kwargs)
        if not self.sits:
            raise Http404

    def line(self) -> str:
        """Return which meeting it is."""
        return named(self.meeting)

    def cancel_url(self) -> str:
        """Return who comes."""
        return self.at("meetings:replies", self.meeting.public_id)

    def initial(self) -> dict[str, Any]:
        """Return what was answered before."""
        given = reply_of(self.meeting, self.membership)
        return {"answer": given.answer, "deputy": given.deputy} if given else {}

    def act(self, form: Form) -> HttpResponse:
        """Keep the answer."""
        person = self.membership.person
        reply_to_meeting(
            meeting=self.meeting, person=person, by=self.actor, on=self.today, **form.cleaned_data
        )
        return self.done("Your answer is on record.", self.cancel_url())


class ReplyingForAnother(MeetingForm):
    """Put on record what somebody told the business unit."""

    policy = UNIT
    title = "What they answered"
    form_class = ReplyOfAnother
    button = "Save"

    def load_record(self, **kwargs: Any) -> None:
        """Find the meeting and the person, who is expected there."""
        super().load_record(**kwargs)
        as_at = ground_of(self.partnership, at=self.membership.tide).on(self.meeting.meets_on)
        group = as_at.group_with_id(self.meeting.group.public_id)
        expected = {one.person: one for one in comers(group, replies_to(self.meeting))}
        if kwargs["person"] not in expected:
            raise Http404
        self.comer = expected[kwargs["person"]]

    def heading(self) -> str:
        """Return whose answer it is."""
        return f"What {self.comer.name} answered"

    def cancel_url(self) -> str:
        """Return who comes."""
        return self.at("meetings:replies", self.meeting.public_id)

    def act(self, form: Form) -> HttpResponse:
        """Keep the answer."""
        person = person_with_id(self.comer.person)
        reply_to_meeting(
            meeting=self.meeting, person=person, by=self.actor, on=self.today, **form.cleaned_data
        )
        return self.done("The answer is on record.", self.cancel_url())
