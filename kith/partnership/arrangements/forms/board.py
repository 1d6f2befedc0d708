"""What one may ask of the duty board: a group, a clause, a standing."""

from typing import Any

from kith.base.kernel.standings import WORST_FIRST
from kith.base.ui.fields.choices import SELECT, ChoiceField
from kith.base.ui.forms import Form

Choices = list[tuple[str, str]]

STANDINGS: Choices = [(standing.value, standing.label) for standing in WORST_FIRST]
WHOLE = "whole"
"""The answer for promises that no group owes but the partnership as a whole."""


class BoardFilter(Form):
    """Narrows the board; its answers stand in the address."""

    says_optional = False

    group = ChoiceField(label="Group", choices=[], shown_as=SELECT, empty_label="Every group", required=False)
    clause = ChoiceField(
        label="Clause", choices=[], shown_as=SELECT, empty_label="Every clause", required=False
    )
    standing = ChoiceField(
        label="Standing", choices=STANDINGS, shown_as=SELECT, empty_label="Every standing", required=False
    )

    def __init__(self, *args: Any, groups: Choices, clauses: list[str], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self._offer("group", "Every group", groups)
        self._offer("clause", "Every clause", [(clause, clause) for clause in clauses])

    def _offer(self, name: str, every: str, choices: Choices) -> None:
        self.fields[name].choices = [("", every), *choices]  # type: ignore[attr-defined]

    @property
    def asked(self) -> dict[str, str]:
        """Return what was asked; an answer that the board does not have asks nothing."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
