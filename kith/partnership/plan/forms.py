"""What people may type about priorities."""

from typing import Any

from kith.base.ui.fields import CharField, DateField, RecordField, TextField
from kith.base.ui.forms import Form


class PriorityForm(Form):
    """What a priority is called, whom it covers and from when to when it runs."""

    name = CharField(label="Name", required_message="Give the priority’s name")
    children = TextField(
        label="Which children does it cover?",
        hint="Leave it empty while nobody has said so.",
        required=False,
        rows=2,
        max_length=2000,
    )
    held_from = DateField(label="First day", required_message="Give the first day")
    held_to = DateField(label="Last day", hint="Leave it empty while no end is set.", required=False)


class EndPriorityForm(Form):
    """The last day of a priority, and why it ends."""

    held_to = DateField(label="Last day", required_message="Give the last day")
    reason = TextField(label="Why does it end?", required_message="Give the reason", rows=2, max_length=2000)


class LeadForm(Form):
    """Who leads a priority, for which agency, from which day."""

    person = RecordField(label="Lead", required_message="Choose who leads it")
    body = RecordField(
        label="Agency", hint="The agency for which they lead it.", required=False, empty_label="No agency"
    )
    held_from = DateField(label="From which day?", required_message="Give the first day")

    def __init__(self, *args: Any, people: Any, bodies: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]


class EndLeadForm(Form):
    """The last day on which somebody leads a priority, and why."""

    held_to = DateField(label="Last day", required_message="Give the last day")
    because = TextField(
        label="Why do they stop?", required_message="Give the reason", rows=2, max_length=2000
    )
