"""What people may type when they appoint somebody, or end an appointment."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError

from kith.base.ui.fields import CharField, ChoiceField, ConfirmField, DateField, RecordField, TextField
from kith.base.ui.forms import Form
from kith.partnership.arrangements.document.asking import last_day_of
from kith.partnership.arrangements.words import long_date
from kith.partnership.partnerships.models import Person

HOLDER, DEPUTY = "holder", "deputy"

YEARS_AHEAD = 2
"""How far ahead a first day may lie; a later one is taken for a slip of the year."""


class Appointing(Form):
    """Who, for which organisation, and from when to when."""

    says_optional = False

    person = RecordField(label="Person", required=False)
    new_name = CharField(
        label="Or a name not on the list",
        required=False,
        hint="For somebody with no job on record, such as an independent advisor or a young member. "
        "A first or chosen name is enough for a young member.",
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
        self,
        *args: Any,
        people: Any,
        labels: dict[int, str],
        bodies_on: Callable[[date], Any],
        body_is_asked: bool,
        today: date,
        **rest: Any,
    ) -> None:
        super().__init__(*args, **rest)
        self.labels, self.today = labels, today
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["person"].label_from_instance = self.label_of  # type: ignore[attr-defined]
        self.fields["body"].queryset = bodies_on(self.first_day())  # type: ignore[attr-defined]
        self.fields["body"].required = body_is_asked

    def first_day(self) -> date:
        """Return the first day as it was sent, on which the organisation is judged; today until one is."""
        field, name = self.fields["held_from"], self.add_prefix("held_from")
        try:
            said = field.clean(field.widget.value_from_datadict(self.data, self.files, name))
        except ValidationError:
            return self.today
        return self.today if self.is_far(said) else said

    def is_far(self, day: date) -> bool:
        """Return whether a first day is further ahead than anybody is appointed, as a mistyped year is."""
        return day > last_day_of(self.today, 12 * YEARS_AHEAD) + timedelta(days=1)

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
        if begins and self.is_far(begins):
            words = f"{long_date(begins)} is more than two years ahead; check the year"
            self.add_error("held_from", ValidationError(words))
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
