"""Questions answered by choosing."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.db.models import Model

from kith.base.ui.fields.asked import Asked

RADIOS = "radios"
SELECT = "select"
NOT_LISTED = "Choose one of the answers listed"


class Chosen(Asked):
    """What the questions with a list of answers share: a hint for each answer, by its value."""

    def __init__(self, *, hints: Mapping[str, str] | None = None, **rest: Any) -> None:
        self.hints = dict(hints or {})
        super().__init__(**rest)

    def sentences(self, label: str, settings: dict[str, Any]) -> dict[str, str]:
        """Return the sentences for an answer that is not on the list."""
        return {
            "invalid_choice": NOT_LISTED,
            "invalid_list": NOT_LISTED,
            "invalid_pk_value": NOT_LISTED,
        }


def one_of(shown_as: str) -> forms.Widget:
    """Return what a choice of one is made with: `radios` for a few answers, `select` for many."""
    return {RADIOS: forms.RadioSelect, SELECT: forms.Select}[shown_as]()


class ChoiceField(Chosen, forms.ChoiceField):
    """One of a fixed list of answers, as radios (`shown_as="radios"`) or a drop-down list (`"select"`)."""

    def __init__(
        self, *, choices: Any, shown_as: str = RADIOS, empty_label: str = "Choose one", **rest: Any
    ) -> None:
        if shown_as == SELECT:
            choices = [("", empty_label), *choices]
        super().__init__(choices=choices, widget=one_of(shown_as), **rest)


class MultipleChoiceField(Chosen, forms.MultipleChoiceField):
    """Any number of a fixed list of answers, as checkboxes."""

    def __init__(self, *, choices: Any, **rest: Any) -> None:
        super().__init__(choices=choices, widget=forms.CheckboxSelectMultiple(), **rest)


class NamesRecords:
    """Says a record by `named`, a function, where its own `str` won't do; an answer is its public id."""

    named: Callable[[Any], str] | None = None
    queryset: Any

    @property
    def to_field_name(self) -> str | None:
        """Return the field that an answer carries: the public id of every model that has one."""
        model = getattr(self.queryset, "model", None)
        return "public_id" if hasattr(model, "public_id") else None

    @to_field_name.setter
    def to_field_name(self, given: str | None) -> None:
        """Take no other: the query, which the form sets, decides."""

    def label_from_instance(self, record: Model) -> str:
        """Return what the list says for a record."""
        return self.named(record) if self.named else str(record)


class RecordField(NamesRecords, Chosen, forms.ModelChoiceField):
    """One record of a query, which the form sets to what the person may see: `fields["group"].queryset`."""

    def __init__(
        self,
        *,
        queryset: Any = None,
        shown_as: str = SELECT,
        named: Callable[[Any], str] | None = None,
        empty_label: str = "Choose one",
        **rest: Any,
    ) -> None:
        self.named = named
        super().__init__(
            queryset=queryset,
            widget=one_of(shown_as),
            empty_label=empty_label if shown_as == SELECT else None,
            **rest,
        )


class RecordsField(NamesRecords, Chosen, forms.ModelMultipleChoiceField):
    """Any number of records of a query that the form gives, as checkboxes."""

    def __init__(
        self, *, queryset: Any = None, named: Callable[[Any], str] | None = None, **rest: Any
    ) -> None:
        self.named = named
        super().__init__(queryset=queryset, widget=forms.CheckboxSelectMultiple(), **rest)


class ConfirmField(Asked, forms.BooleanField):
    """One box to tick: the label is what the person confirms."""
