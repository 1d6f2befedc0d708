"""What people may type about guests, and what a guest types."""

from collections.abc import Sequence
from typing import Any

from kith.base.ui.fields import (
    CharField,
    ChoiceField,
    ConfirmField,
    DateField,
    EmailField,
    RecordField,
    TextField,
)
from kith.base.ui.forms import Form
from kith.work.meetings.models import AgendaItem


class Invite(Form):
    """Whom to invite, to which item, and for how long."""

    item = ChoiceField(
        label="Item",
        hint="They see this item and its papers, and nothing else of the meeting.",
        required_message="Choose an item",
        choices=[],
        shown_as="select",
    )
    name = CharField(label="Name", required_message="Enter the name of the guest")
    email = EmailField(
        label="Email address",
        hint="The link goes there.",
        required_message="Enter the email address of the guest",
    )
    body = RecordField(label="Organisation", required=False, empty_label="Another one, named below")
    body_name = CharField(
        label="Name of another organisation", hint="If it is not in the list.", required=False
    )
    why = TextField(label="Why they are invited", rows=3, required_message="Say why they are invited")
    last_day = DateField(
        label="Last day on which they can read it",
        hint="Leave it empty for the day of the meeting. It can be up to 7 days later.",
        required=False,
    )
    may_download = ConfirmField(label="They may download the papers", required=False)

    def __init__(self, *args: Any, items: Sequence[AgendaItem], bodies: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.items = {item.public_id: item for item in items}
        self.fields["item"].choices = [
            ("", "Choose one"),
            *((key, item.title) for key, item in self.items.items()),
        ]
        self.fields["body"].queryset = bodies
        self.fields["body"].is_asked = True

    def chosen(self) -> dict[str, Any]:
        """Return the answers with the item itself."""
        return self.cleaned_data | {"item": self.items[self.cleaned_data["item"]]}


class EnterCode(Form):
    """The code that goes with the link."""

    code = CharField(
        label="Code",
        hint="Six digits. Whoever invited you gave them to you in another way than by email.",
        max_length=20,
        classes="govuk-input--width-5",
        required_message="Enter the code",
    )


class InviteAgain(Form):
    """Nothing to answer: pressing the button is all."""
