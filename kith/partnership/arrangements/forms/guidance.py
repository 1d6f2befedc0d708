"""Which edition of the guidance a page is shown for. The answers go into the address."""

from typing import Any

from kith.base.ui.fields import ChoiceField
from kith.base.ui.fields.choices import SELECT
from kith.base.ui.forms import Form


def edition_field(label: str) -> ChoiceField:
    """Return the question for one edition."""
    return ChoiceField(label=label, choices=[], shown_as=SELECT, required=False)


class OneEdition(Form):
    """One edition."""

    says_optional = False

    edition = edition_field("Show what this edition asks for")

    def __init__(self, *args: Any, editions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.choices = editions


class TwoEditions(OneEdition):
    """An earlier and a later edition."""

    edition = None
    earlier = edition_field("From")
    later = edition_field("To")
