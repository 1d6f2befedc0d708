"""What people may type when they put right what was taken in of a case."""

from typing import Any

from django import forms

from kith.base.kernel.refusals import Refused
from kith.base.ui.fields import CharField, ConfirmField, TextField
from kith.work.reviews.forms.intake import BY_CODE, FactsForm

SEEN = "seen"


class CorrectForm(FactsForm):
    """The facts of a case as they stand, to be put right; and why. Where days move with them, a box to tick
    says that they were read: it carries these days, so that other days are read anew."""

    child = CharField(
        label="By which code is the child called?",
        hint=BY_CODE,
        required_message="Give the child’s code",
        max_length=40,
    )
    because = TextField(
        label="Why is it put right?",
        hint="It stands on the page of the case, with what was said before.",
        required_message="Say why it is put right",
        rows=2,
        max_length=2000,
    )
    known = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ("authority", "aware_on", "incident_on", "child", "marks", "other_area")

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if SEEN in self.data:
            self._ask_to_keep(self.data[SEEN])

    def ask_to_keep(self, refused: Refused, seen: str) -> None:
        """Ask whether it is kept though days move; `seen` are the days that are shown."""
        told = self.data.copy()
        told.pop(SEEN, None)
        self.data = told
        self._ask_to_keep(seen)
        self.refuse(refused)

    def ask_after_others(self, refused: Refused, known: int) -> None:
        """Ask again, since somebody else put a fact right after the form was opened."""
        told = self.data.copy()
        told["known"] = str(known)
        self.data = told
        self.refuse(refused)

    def _ask_to_keep(self, seen: str) -> None:
        box = ConfirmField(label="Keep it: these days move", required=False)
        box.is_asked = True  # type: ignore[attr-defined]
        box.widget = forms.CheckboxInput(attrs={"value": seen})
        self.fields[SEEN] = box
