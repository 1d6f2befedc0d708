"""Which actions to list."""

from collections.abc import Sequence
from typing import Any

from kith.base.ui.fields import CharField, ChoiceField
from kith.base.ui.forms import Form
from kith.partnership.actions.deadlines import STAND_WORDS
from kith.partnership.actions.queries.register import (
    ALL,
    CARRIED_OVER,
    FROM_GROUP,
    LIVE_ONES,
    ORDERS,
    Asked,
    Choices,
)
from kith.partnership.actions.sources import sources

Pairs = Sequence[tuple[str, str]]

ORDER_WORDS = {
    "due": "Due day",
    "newest": "Newest first",
    "owner": "Owner",
    "agency": "Agency",
    "group": "Group",
}


def choose_from(form: Form, name: str, choices: Pairs) -> None:
    """Give a question of a form its answers."""
    form.fields[name].choices = choices  # type: ignore[attr-defined]


class FindActions(Form):
    """Which actions to list, and in which order."""

    says_optional = False

    text = CharField(label="Words or reference", required=False, max_length=100)
    standing = ChoiceField(label="Standing", choices=(), shown_as="select", required=False)
    group = ChoiceField(label="Group", choices=(), shown_as="select", required=False)
    agency = ChoiceField(label="Agency", choices=(), shown_as="select", required=False)
    owner = ChoiceField(label="Owner", choices=(), shown_as="select", required=False)
    source = ChoiceField(label="Raised by", choices=(), shown_as="select", required=False)
    order = ChoiceField(label="Sort by", choices=(), shown_as="select", required=False)

    def __init__(self, *args: Any, choices: Choices, without: str = "", **rest: Any) -> None:
        super().__init__(*args, **rest)
        rungs = [(stand.value, words) for stand, words in STAND_WORDS.items()]
        kinds = [(kind, source.words) for kind, source in sources]
        own = [(FROM_GROUP, "The group itself"), (CARRIED_OVER, "A former group"), *kinds]
        choose_from(
            self, "standing", [(LIVE_ONES, "All that are open"), *rungs, (ALL, "All, ended ones too")]
        )
        choose_from(self, "group", [("", "Any group"), *choices.groups])
        choose_from(self, "agency", [("", "Any agency"), *choices.agencies])
        choose_from(self, "owner", [("", "Anybody"), *choices.owners])
        choose_from(self, "source", [("", "Anything"), *own])
        choose_from(self, "order", [(order, ORDER_WORDS[order]) for order in ORDERS])
        if without:
            del self.fields[without]

    def asked(self) -> Asked:
        """Return what was asked for; an answer that is not on the list counts as none."""
        self.is_valid()
        said = {name: value for name, value in self.cleaned_data.items() if value}
        return Asked(**said)
