"""What people may type about commissions, reports and sessions."""

from collections.abc import Sequence
from typing import Any

from kith.base.ui.fields import CharField, ChoiceField, DateField, IntegerField, TextField
from kith.base.ui.forms import Form
from kith.work.meetings.models import Meeting

Choices = Sequence[tuple[str, str]]


class Issue(Form):
    """What is commissioned, from whom, by when."""

    from_group = ChoiceField(
        label="Group that commissions it", required_message="Choose a group", choices=[], shown_as="select"
    )
    to_group = ChoiceField(
        label="Group that is to do it", required_message="Choose a group", choices=[], shown_as="select"
    )
    title = CharField(label="Title", required_message="Give the commission a title", max_length=200)
    brief = TextField(
        label="Brief",
        hint="What the group is asked to do.",
        required_message="Say what the group is asked to do",
    )
    product = CharField(
        label="What is to be there at the end",
        hint="For example, a report of four pages.",
        required_message="Say what is to be there at the end",
        max_length=300,
    )
    due_on = DateField(label="Due on", required_message="Give the day by which it is due")

    def __init__(self, *args: Any, givers: Choices, takers: Choices, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["from_group"].choices = [("", "Choose one"), *givers]
        self.fields["to_group"].choices = [("", "Choose one"), *takers]


class Words(Form):
    """A few words, if there are any."""

    words = TextField(label="Note", hint="If there is something to say.", required=False, rows=4)


class Reason(Form):
    """The reason for a step."""

    reason = TextField(label="Reason", required_message="Give the reason", rows=4)


class Progress(Form):
    """How it is coming on."""

    words = TextField(label="How it is coming on", required_message="Say how it is coming on", rows=4)


class Delivery(Form):
    """What is delivered, and where it is."""

    words = TextField(label="What is delivered", required_message="Say what is delivered", rows=4)
    place = CharField(
        label="Where it is", hint="For example, the paper and the meeting, or a link.", required=False
    )

    def said(self) -> str:
        """Return both answers as one text."""
        place = self.cleaned_data["place"]
        return self.cleaned_data["words"] + (f"\nWhere it is: {place}" if place else "")


class Again(Form):
    """What has changed in a commission that is given again."""

    words = TextField(label="What has changed", required_message="Say what has changed", rows=4)
    due_on = DateField(label="Due on", required_message="Give the day by which it is due")


class ReportText(Form):
    """The words of a report."""

    words = TextField(
        label="Report",
        hint="Keep the four headings, each on a line of its own.",
        required_message="Write the report",
        rows=24,
    )


class PlanSession(Form):
    """At which meeting a group leads a session, and what it is about."""

    meeting = ChoiceField(label="Meeting", required_message="Choose a meeting", choices=[])
    title = CharField(
        label="What the session is about", required_message="Say what it is about", max_length=200
    )
    minutes = IntegerField(
        label="How long it takes, in minutes",
        required_message="Say how long it takes",
        classes="govuk-input--width-3",
    )

    def __init__(self, *args: Any, meetings: Sequence[tuple[Meeting, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.meetings = {meeting.public_id: meeting for meeting, _words in meetings}
        self.fields["meeting"].choices = [(meeting.public_id, words) for meeting, words in meetings]

    def chosen(self) -> Meeting:
        """Return the meeting."""
        return self.meetings[self.cleaned_data["meeting"]]
