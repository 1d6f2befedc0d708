"""The questions that a form can ask. Each renders itself: label, hint, error and answer together."""

from kith.base.ui.fields.choices import (
    ChoiceField,
    ConfirmField,
    MultipleChoiceField,
    RecordField,
    RecordsField,
)
from kith.base.ui.fields.dates import DateField
from kith.base.ui.fields.files import FileField
from kith.base.ui.fields.text import CharField, EmailField, IntegerField, NumberField, TextField

__all__ = [
    "CharField",
    "ChoiceField",
    "ConfirmField",
    "DateField",
    "EmailField",
    "FileField",
    "IntegerField",
    "MultipleChoiceField",
    "NumberField",
    "RecordField",
    "RecordsField",
    "TextField",
]
