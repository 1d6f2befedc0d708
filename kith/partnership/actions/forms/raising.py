"""Raising an action, on its own or in a meeting."""

from typing import Any

from kith.base.ui.fields import ChoiceField, DateField, RecordField, TextField
from kith.base.ui.forms import Form
from kith.partnership.actions.forms.finding import Pairs, choose_from
from kith.partnership.actions.models import LONGEST_WORDING

ASKED_OF_NEW = {
    "wording": "Say what is to be done",
    "due_on": "Give the day by which it is done",
}
"""What a new action needs, with the words for whoever leaves it out."""


class OwedAction(Form):
    """What is to be done, by whom and by when."""

    wording = TextField(
        label="What is to be done",
        required_message=ASKED_OF_NEW["wording"],
        hint="The words stay as they are; later steps are added to them.",
        rows=3,
        max_length=LONGEST_WORDING,
    )
    owner = RecordField(
        label="Owner",
        required=False,
        hint="The person who sees to it. Leave it open while the agency has yet to name somebody.",
        empty_label="Nobody yet",
    )
    body = RecordField(
        label="Agency",
        required=False,
        hint="Without an answer it is the agency for which the owner works.",
        empty_label="The owner’s own",
    )
    due_on = DateField(
        label="Due day",
        required_message=ASKED_OF_NEW["due_on"],
        hint="A firm day. The day itself still counts as in time.",
    )

    def __init__(self, *args: Any, people: Any, bodies: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]


class RaiseAction(OwedAction):
    """The same, with the group that raises it."""

    field_order = ("wording", "group", "owner", "body", "due_on")

    group = ChoiceField(
        label="Group that raises it",
        choices=(),
        shown_as="select",
        required_message="Choose the group that raises the action",
    )

    def __init__(self, *args: Any, groups: Pairs, **rest: Any) -> None:
        super().__init__(*args, **rest)
        choose_from(self, "group", [("", "Choose one"), *groups])
