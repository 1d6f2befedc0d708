"""What people may type about contributions."""

from decimal import Decimal
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from kith.base.ui.fields import CharField, ChoiceField, DateField, RecordField, TextField
from kith.base.ui.forms import Form
from kith.partnership.contributions.enums import ON_A_DAY, EntryKind
from kith.partnership.contributions.models import LedgerEntry
from kith.partnership.contributions.money import MOST, pounds, read_pounds

ANOTHER = "another"
"""What stands for a heading that is not on the list."""


class MoneyField(CharField):
    """A sum in pounds and pence, written with or without the sign and the commas."""

    classes = "govuk-input--width-10"

    def __init__(self, **rest: Any) -> None:
        super().__init__(max_length=20, **rest)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Return what brings up the figures on a phone."""
        return {"inputmode": "decimal", "spellcheck": "false"}

    def prepare_value(self, value: Any) -> Any:
        """Return a sum that is on record as somebody would write it."""
        if not isinstance(value, Decimal):
            return value
        return f"{value:.0f}" if value == value.to_integral_value() else f"{value:.2f}"

    def clean(self, value: Any) -> Decimal | None:
        """Return the sum, or None where nothing was written; raise ValidationError with a sentence."""
        text = super().clean(value)
        if not text:
            return None
        found = read_pounds(text)
        if found is None:
            raise ValidationError("Give a sum in pounds, such as 12,500 or 12,500.50")
        if found > MOST:
            raise ValidationError(f"Give a sum of {pounds(MOST)} or less")
        return found


def _sum(label: str = "How much, in pounds?", **more: Any) -> MoneyField:
    said = {"hint": "Such as 12,500 or 12,500.50.", "required_message": "Give the sum in pounds"}
    return MoneyField(label=label, **(said | more))


def _worth() -> MoneyField:
    return _sum(
        "What is it worth, in pounds?",
        hint="An estimate. Leave it empty while nobody has made one.",
        required=False,
        required_message="",
    )


def _notes(label: str = "Notes", hint: str = "") -> TextField:
    return TextField(label=label, hint=hint, required=False, rows=2, max_length=2000)


def _whose() -> RecordField:
    return RecordField(label="Partner or agency", required_message="Choose the partner or agency")


class OfPartner(Form):
    """A question about what one partner or agency gives."""

    def __init__(self, *args: Any, bodies: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]


class AgreedForm(OfPartner):
    """What a partner agreed to pay, and by when."""

    body = _whose()
    amount = _sum(hint="Such as 12,500 or 12,500.50. Write 0 if it agreed to give no money.")
    due_on = DateField(label="To be paid by", hint="Leave it empty if no day was agreed.", required=False)
    words = _notes("How it was agreed", "For example the meeting, or how the shares are worked out.")


class PaidForm(OfPartner):
    """What a partner paid, and when."""

    body = _whose()
    amount = _sum()
    happened_on = DateField(label="Paid on", required_message="Give the day on which it was paid")
    words = _notes()


class InKindForm(OfPartner):
    """What a partner gives in kind."""

    body = _whose()
    words = TextField(
        label="What is given?",
        hint="For example staff, rooms, training or legal advice.",
        required_message="Say what is given",
        rows=2,
        max_length=2000,
    )
    amount = _worth()


class OfHeading(Form):
    """A question about one heading of the budget."""

    def __init__(self, *args: Any, headings: list[str], **rest: Any) -> None:
        super().__init__(*args, **rest)
        offered = [("", "Choose one"), *((name, name) for name in headings), (ANOTHER, "Another heading")]
        cast(ChoiceField, self.fields["heading"]).choices = offered

    def clean(self) -> dict[str, Any]:
        """Return the answers, with the heading that was named where it was not on the list."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        named = said.pop("named", "")
        if said.get("heading") == ANOTHER:
            if not named:
                self.add_error("named", "Name the other heading")
            said["heading"] = named
        return said


def _heading() -> ChoiceField:
    return ChoiceField(label="Heading", choices=[], shown_as="select", required_message="Choose a heading")


def _named() -> CharField:
    return CharField(
        label="Name of the other heading",
        hint="Only if it is not on the list.",
        required=False,
        max_length=100,
    )


class BudgetForm(OfHeading):
    """The budget of one heading."""

    heading = _heading()
    named = _named()
    amount = _sum()
    words = _notes()


class SpentForm(OfHeading):
    """What was spent under a heading, and when."""

    heading = _heading()
    named = _named()
    amount = _sum()
    happened_on = DateField(label="Spent on", required_message="Give the day on which it was spent")
    words = _notes("What for?")


class ReserveForm(Form):
    """What stood in the reserve when the year began."""

    amount = _sum("How much was in the reserve, in pounds?")
    words = _notes()


class DrawForm(Form):
    """What was drawn from the reserve, when and what for."""

    amount = _sum()
    happened_on = DateField(label="Drawn on", required_message="Give the day on which it was drawn")
    words = TextField(label="What for?", required_message="Say what it is for", rows=2, max_length=2000)


DAYS = {
    EntryKind.PAID: "Paid on",
    EntryKind.SPENT: "Spent on",
    EntryKind.DRAWN: "Drawn on",
}


class CorrectForm(Form):
    """What an entry should have said, and why."""

    amount = _sum(hint="Such as 12,500 or 12,500.50. Write 0 to take it back.")
    due_on = DateField(label="To be paid by", hint="Leave it empty if no day was agreed.", required=False)
    happened_on = DateField(label="Day", required_message="Give the day")
    words = _notes()
    reason = TextField(
        label="Why is it corrected?",
        hint="What stood before stays on record with this reason.",
        required_message="Give the reason",
        rows=2,
        max_length=2000,
    )

    def __init__(self, *args: Any, entry: LedgerEntry, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if entry.kind != EntryKind.AGREED:
            del self.fields["due_on"]
        if entry.kind in ON_A_DAY:
            self.fields["happened_on"].label = DAYS[EntryKind(entry.kind)]
        else:
            del self.fields["happened_on"]
        if entry.kind == EntryKind.IN_KIND:
            self.fields["amount"] = _worth()
            self.fields["words"].label = "What is given?"
