"""Putting an emerging issue on an agenda, from its page."""

from typing import Any

from django.http import Http404

from kith.base.ui.dates import long_date
from kith.partnership.partnerships.pages import MemberPage, MemberPress
from kith.partnership.risks.public import issue_of
from kith.work.meetings.operations.agenda.issues import take_up_issue
from kith.work.meetings.recording import steers
from kith.work.meetings.views.agenda import STEERERS, Steering


class TakeUpIssue(Steering, MemberPress, MemberPage):
    """Put an issue on the agenda of the next meeting of the group that is to answer."""

    policy = STEERERS

    def load_record(self, **kwargs: Any) -> None:
        """Find the issue among those that the reader may see and whose group’s agendas they settle."""
        found = issue_of(self.membership, kwargs["public_id"], self.today)
        if found is None or not steers(self.membership, found.group):
            raise Http404
        self.issue = found

    def act(self) -> str:
        """Make the item."""
        made = take_up_issue(issue=self.issue, by=self.actor, on=self.today)
        where = f"the agenda of {long_date(made.meeting.meets_on)}" if made.meeting else "the forward plan"
        return f"The issue is on {where}."

    def next_url(self) -> str:
        """Return the page of the issue."""
        return self.at("risks:issue", self.issue.public_id)
