"""What people write when they freeze a quarterly report, and when they put it on an agenda."""

from collections.abc import Iterable
from typing import Any

from kith.base.ui.fields import TextField
from kith.base.ui.forms import Form

BEGINS = "priority_"
"""How the names of the questions about priorities begin; the public id of the priority follows."""


class FreezeForm(Form):
    """What the quarter’s figures mean for the group, and of each priority where there is something to say."""

    commentary = TextField(
        label="What do the quarter’s figures mean?",
        hint="What changed for children, what may explain it, and what the group is asked to do.",
        required_message="Write what the quarter’s figures mean",
        rows=8,
    )

    def __init__(
        self, *args: Any, priorities: Iterable[tuple[str, str]], is_again: bool, **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        for ident, name in priorities:
            self.fields[f"{BEGINS}{ident}"] = TextField(label=name, required=False, rows=3, max_length=4000)
        if is_again:
            self.fields["because"] = TextField(
                label="Why is the report frozen again?",
                hint="The issue before stays on record.",
                required_message="Say why the report is frozen again",
                rows=2,
                max_length=1000,
            )

    @property
    def of_priorities(self) -> dict[str, str]:
        """Return what was written of each priority, by its public id."""
        return {
            name.removeprefix(BEGINS): words
            for name, words in self.cleaned_data.items()
            if name.startswith(BEGINS) and words
        }


class TableForm(Form):
    """Why a report comes after the day on which papers were due."""

    late_because = TextField(
        label="If papers were due before today, why does it come late?",
        required=False,
        rows=2,
        max_length=1000,
    )
