"""What people may type about releases of figures."""

from typing import Any

from kith.base.ui.fields import CharField, ChoiceField, DateField, RecordsField, TextField
from kith.base.ui.forms import Form

HIDE, ROUND = "hide", "round"


class PrepareReleaseForm(Form):
    """Which figures are to be published."""

    name = CharField(
        label="Name of the release",
        hint="Such as Figures to September 2026. Readers see it.",
        required_message="Give the release a name",
    )
    indicators = RecordsField(
        label="Indicators", required_message="Choose at least one indicator", named=lambda one: one.name
    )
    first = DateField(label="First day of the first period", required_message="Give the first day")
    last = DateField(
        label="Last day on which a period can begin",
        hint="A quarter from July to September begins on 1 July.",
        required_message="Give the last day",
    )
    way = ChoiceField(
        label="What becomes of small numbers?",
        choices=[
            (HIDE, "Hide them, and what would give them away"),
            (ROUND, "Round every count to the nearest five"),
        ],
        hints={ROUND: "For tables of which hiding would leave next to nothing."},
        required_message="Choose what becomes of small numbers",
    )

    def __init__(self, *args: Any, indicators: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["indicators"].queryset = indicators  # type: ignore[attr-defined]


class WithdrawReleaseForm(Form):
    """Why published figures are taken down."""

    reason = TextField(
        label="Why are they taken down?", required_message="Give the reason", rows=3, max_length=1000
    )
