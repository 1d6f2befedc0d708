"""The bases of pages about a group’s meetings, about one meeting, and of deeds on one."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.ui.dates import days_away
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.pages import MemberForm, MemberPage
from kith.work.meetings.enums import MeetingState
from kith.work.meetings.models import Meeting
from kith.work.meetings.presenters.tabs import Tab, heading_of, named, tabs_of
from kith.work.meetings.queries.agenda import agenda_of
from kith.work.meetings.queries.calendar import meeting_seen_by
from kith.work.meetings.reading import groups_read_by
from kith.work.meetings.views.year import MENU


class GroupPage(MemberPage, is_base=True):
    """A page about the meetings of one group that the partnership has or shares."""

    menu = MENU
    group: GroupAsAt

    def load_record(self, **kwargs: Any) -> None:
        """Find the group on today’s picture."""
        self.ground = ground_of(self.partnership, at=self.membership.tide)
        found = self.ground.on(self.today).group_with_id(kwargs["public_id"])
        if found is None or found.identity is None:
            raise Http404
        self.group, self.identity = found, found.identity

    @property
    def is_home(self) -> bool:
        """Return whether the group is at home in this partnership, which alone plans its meetings."""
        return not self.group.is_shared_in


class MeetingPage(MemberPage, is_base=True):
    """A page about one meeting. What is none, and what the reader may not see, answer alike."""

    menu = MENU
    tab: str = ""
    """Which of the pages of a meeting it is; empty for a page that is none of them."""
    meeting: Meeting

    def load_record(self, **kwargs: Any) -> None:
        """Find the meeting among those that the reader may see."""
        found = meeting_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.meeting = found

    def heading(self) -> str:
        """Return which page of which meeting it is; a page that is none of them has a title of its own."""
        return heading_of(self.meeting, self.tab) if self.tab else self.title

    def line(self) -> str:
        """Return how far the meeting has come."""
        state = self.meeting.get_state_display()
        if self.meeting.state != MeetingState.PLANNED:
            return state
        return f"{state} | {days_away(self.meeting.meets_on, self.today)}"

    @property
    def is_home(self) -> bool:
        """Return whether the group is at home in this partnership."""
        return self.meeting.group.partnership_id == self.partnership.pk

    def show(self, *, status: int = 200, **more: Any) -> HttpResponse:
        """Return the page with the way to the other pages of the meeting."""
        return super().show(status=status, tabs=self.tabs(), **more)

    def tabs(self) -> tuple[Tab, ...]:
        """Return the pages of the meeting that this reader may open."""
        return tabs_of(self.meeting, self.membership, self.today, self.tab) if self.tab else ()


class DiscussedPage(MeetingPage, is_base=True):
    """A page about what a meeting discusses: for those who read the group, and whoever sees an item of it."""

    def load_record(self, **kwargs: Any) -> None:
        """Find the meeting; for others there is no such page (AR15)."""
        super().load_record(**kwargs)
        reads = self.meeting.group_id in groups_read_by(self.membership)
        if not reads and not agenda_of(self.membership, self.meeting).lines:
            raise Http404


class MeetingForm(MemberForm, MeetingPage, is_base=True):
    """A deed on a meeting, done where its group is at home."""

    def load_record(self, **kwargs: Any) -> None:
        """Find the meeting; one of a group at home elsewhere is looked after there."""
        super().load_record(**kwargs)
        if not self.is_home:
            raise Http404

    def cancel_url(self) -> str:
        """Return the meeting."""
        return self.at("meetings:meeting", self.meeting.public_id)

    def line(self) -> str:
        """Return which meeting it is."""
        return named(self.meeting)
