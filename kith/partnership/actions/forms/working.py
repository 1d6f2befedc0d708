"""What is said of an action while it is open, and who owns it from now on."""

from typing import Any

from kith.base.ui.fields import CharField, ChoiceField, DateField, RecordField, TextField
from kith.base.ui.forms import Form
from kith.partnership.actions.forms.finding import Pairs, choose_from


class SayUpdate(Form):
    """How an action goes."""

    words = TextField(label="How it goes", required_message="Say how it goes", rows=4, max_length=4_000)


class AddEvidence(Form):
    """What shows that an action was done, and where it is."""

    words = CharField(label="What it shows", required_message="Say what the evidence shows", max_length=500)
    where = CharField(
        label="Where it is",
        required_message="Give the web address, or say where it is kept",
        hint="A web address, or a place such as “Shared drive of the business unit, folder Audits”.",
        max_length=500,
    )


class ReportDone(Form):
    """What was done."""

    words = TextField(label="What was done", required_message="Say what was done", rows=4, max_length=4_000)


class ReviseDay(Form):
    """Another day, why, and who agreed."""

    due_on = DateField(label="New due day", required_message="Give the new due day")
    reason = TextField(
        label="Reason", required_message="Give the reason for another day", rows=3, max_length=2_000
    )
    agreed_by = CharField(
        label="Who agreed to it",
        required_message="Say who agreed to it",
        hint="Such as “Planning and Delivery Group, 3 March 2026”.",
    )


class HandOverOne(Form):
    """Who owns an action from now on, and why."""

    to = RecordField(label="New owner", required_message="Choose the new owner")
    reason = CharField(
        label="Reason", required_message="Give the reason, such as Has left for a new job", max_length=500
    )

    def __init__(self, *args: Any, people: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["to"].queryset = people  # type: ignore[attr-defined]


class HandOverAll(HandOverOne):
    """Whose actions go to whom, and why."""

    field_order = ("person", "to", "reason")

    person = ChoiceField(
        label="Whose open actions",
        choices=(),
        shown_as="select",
        required_message="Choose whose actions are handed over",
    )

    def __init__(self, *args: Any, owners: Pairs, **rest: Any) -> None:
        super().__init__(*args, **rest)
        choose_from(self, "person", [("", "Choose one"), *owners])
