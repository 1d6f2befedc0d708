"""What people may write on the function map."""

from typing import Any

from kith.base.ui.fields import CharField, ChoiceField, DateField, TextField
from kith.base.ui.fields.choices import SELECT
from kith.base.ui.forms import Form


class ListFunction(Form):
    """A function of a retired group."""

    says = CharField(
        label="What did the group do?",
        required_message="Say what the group did",
        hint="One function, in a line, such as “Looks at the yearly figures on neglect”.",
        max_length=500,
    )


class HandOn(Form):
    """Who has a function now."""

    group = ChoiceField(
        label="Which group has it now?", required_message="Choose the group", choices=[], shown_as=SELECT
    )
    from_day = DateField(
        label="From which day?", required_message="Enter the day from which the group has it"
    )

    def __init__(self, *args: Any, groups: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].choices = [("", "Choose one"), *groups]  # type: ignore[attr-defined]


class TakeOff(Form):
    """Why a function does not belong on the map."""

    reason = TextField(
        label="Why does it not belong on the map?", required_message="Say why it does not belong on the map"
    )
