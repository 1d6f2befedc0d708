"""What people may type about minutes on their way to being agreed and published."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kith.base.ui.fields import ChoiceField, MultipleChoiceField, TextField
from kith.base.ui.forms import Form
from kith.work.meetings.enums import CorrectionState

Items = Sequence[tuple[str, str]]
"""Items to choose from: public id, and label with title."""


class ReturnMinutes(Form):
    """Why a draft goes back."""

    reason = TextField(label="What is to be put right", required_message="Say what is to be put right")


class ProposeCorrection(Form):
    """What should stand otherwise."""

    item = ChoiceField(
        label="Which item is it about?",
        choices=[],
        shown_as="select",
        empty_label="The minutes as a whole",
        required=False,
    )
    says = TextField(
        label="What should stand otherwise?",
        hint="Give the words as they should stand.",
        required_message="Say what should stand otherwise",
    )

    def __init__(self, *args: Any, items: Items = (), **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["item"].choices = [("", "The minutes as a whole"), *items]


class SettleCorrection(Form):
    """What becomes of a correction, with the new text where there is one."""

    outcome = ChoiceField(
        label="What becomes of it?",
        required_message="Say whether it is taken in",
        choices=[(c.value, c.label) for c in (CorrectionState.TAKEN_IN, CorrectionState.DECLINED)],
    )
    text = TextField(
        label="The text at this item",
        hint="Alter it if you take the correction in. Words in [[ ]] are left out of what is published.",
        rows=12,
        max_length=50_000,
        required=False,
    )
    because = TextField(label="Why it is not taken in", required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, has_text: bool = True, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if not has_text:
            del self.fields["text"], self.fields["revision"]


class PrepareRelease(Form):
    """Which items stay inside altogether."""

    left_out = MultipleChoiceField(
        label="Items to leave out altogether",
        hint="They are left out without a trace, and the others are numbered anew.",
        choices=[],
        required=False,
    )

    def __init__(self, *args: Any, items: Items = (), **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["left_out"].choices = list(items)


class TakeDown(Form):
    """Why published minutes are taken down."""

    reason = TextField(label="Why they are taken down", required_message="Give the reason")
