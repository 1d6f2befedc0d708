"""What becomes of the actions of a former group."""

from typing import Any

from kith.base.kernel.tables import MEGABYTES
from kith.base.ui.fields import ChoiceField, FileField, TextField
from kith.base.ui.forms import Form
from kith.partnership.actions.forms.finding import Pairs, choose_from


class CarryOver(Form):
    """Which group takes the actions over."""

    group = ChoiceField(
        label="Group that takes them over",
        choices=(),
        shown_as="select",
        required_message="Choose the group that takes the actions over",
    )

    def __init__(self, *args: Any, groups: Pairs, **rest: Any) -> None:
        super().__init__(*args, **rest)
        choose_from(self, "group", groups if len(groups) == 1 else [("", "Choose one"), *groups])


class ImportActions(CarryOver):
    """The list of a former group’s open actions."""

    file = FileField(
        label="List of open actions",
        required_message="Choose the file with the list",
        hint=f"An .xlsx or .csv file of at most {MEGABYTES} MB. Its first row names the columns: reference, "
        "action, owner, agency, due, raised. Only action and due must be there.",
        endings=(".xlsx", ".csv"),
        megabytes=MEGABYTES,
    )


class TakeInActions(CarryOver):
    """The list as it was looked through."""

    rows = TextField(label="Rows", required_message="Choose the file again", max_length=2_000_000)
