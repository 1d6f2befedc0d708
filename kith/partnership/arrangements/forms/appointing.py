"""What people may type when they appoint somebody, or end an appointment."""

from typing import Any

from django.core.exceptions import ValidationError

from kith.base.ui.fields import CharField, ChoiceField, ConfirmField, DateField, RecordField, TextField
from kith.base.ui.forms import Form
from kith.partnership.partnerships.models import Person

HOLDER, DEPUTY = "holder", "deputy"


class Appointing(Form):
    """Who, for which organisation, and from when to when."""

    says_optional = False

    person = RecordField(label="Person", required=False)
    new_name = CharField(
        label="Or the name of somebody who is not on the list and has no job on record",
        required=False,
        hint="Such as an independent advisor or a young member, of whom a first or chosen name is enough.",
    )
    body = RecordField(
        label="Organisation that the person sits for",
        required=False,
        required_message="Choose the organisation that the person sits for",
        empty_label="No organisation",
    )
    held_from = DateField(label="First day", required_message="Give the first day of the appointment")
    held_to = DateField(
        label="Last day", required=False, hint="The last day counts. Leave it empty when no end is set."
    )
    anyway = ConfirmField(label="Appoint anyway", required=False)

    def __init__(
        self, *args: Any, people: Any, labels: dict[int, str], bodies: Any, body_is_asked: bool, **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self.labels = labels
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["person"].label_from_instance = self.label_of  # type: ignore[attr-defined]
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["body"].required = body_is_asked

    def label_of(self, person: Person) -> str:
        """Return a person with the job by which one tells them from another of the same name."""
        job = self.labels.get(person.pk)
        return f"{person.name}, {job}" if job else person.name

    def clean(self) -> dict[str, Any]:
        """Return the answers; a fault where not just one person is named or the period ends too early."""
        said = super().clean() or {}
        if "person" in said and not said["person"] and not said.get("new_name"):
            self.add_error("person", ValidationError("Choose the person"))
        if said.get("person") and said.get("new_name"):
            self.add_error("new_name", ValidationError("Choose a person or give a name, not both"))
        begins, ends = said.get("held_from"), said.get("held_to")
        if begins and ends and ends < begins:
            self.add_error("held_to", ValidationError("The last day is before the first day"))
        return said


class AppointToSeat(Appointing):
    """An appointment to a seat of a group."""

    field_order = ("person", "new_name", "body", "sits_as", "may_vote", "held_from", "held_to", "anyway")

    sits_as = ChoiceField(
        label="Sits as",
        choices=[(HOLDER, "The holder of the seat"), (DEPUTY, "A deputy")],
        hints={DEPUTY: "Stands in when the holder can’t come"},
        required_message="Choose whether the person holds the seat or deputises",
    )
    may_vote = ConfirmField(label="May vote", required=False)

    def answers(self) -> dict[str, Any]:
        """Return the answers as the deed takes them."""
        said = self.cleaned_data
        names = ("person", "body", "held_from", "held_to", "may_vote")
        return {name: said[name] for name in names} | {"is_deputy": said["sits_as"] == DEPUTY}


class AppointToPost(Appointing):
    """An appointment to a post of the partnership."""

    independence = TextField(
        label="Declaration of independence",
        rows=4,
        required=False,
        max_length=2000,
        hint="In the person’s words: of which organisations they are independent.",
    )
    field_order = ("person", "new_name", "body", "held_from", "held_to", "independence", "anyway")

    def __init__(self, *args: Any, is_independent: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if not is_independent:
            del self.fields["independence"]

    def answers(self) -> dict[str, Any]:
        """Return the answers as the deed takes them."""
        said = self.cleaned_data
        names = ("person", "body", "held_from", "held_to")
        return {name: said[name] for name in names} | {"independence": said.get("independence", "")}


class EndOfAppointment(Form):
    """The last day of an appointment, and why it ends."""

    last_day = DateField(
        label="Last day",
        required_message="Give the last day of the appointment",
        hint="The last day counts: what the appointment opens stays open until the end of it.",
    )
    reason = CharField(
        label="Reason", required_message="Give the reason, such as Change of job", max_length=500
    )


class WithdrawAppointment(Form):
    """Why an appointment that has not begun is taken back."""

    reason = CharField(
        label="Reason", required_message="Give the reason, such as Named by mistake", max_length=500
    )
