"""What people may type about papers."""

from typing import Any

from kith.base.ui.fields import CharField, ChoiceField, TextField
from kith.base.ui.forms import Form
from kith.partnership.documents.enums import HandlingMark
from kith.partnership.documents.fields import UploadField

HINTS = {
    HandlingMark.OFFICIAL.value: "For those who read the group’s papers.",
    HandlingMark.SENSITIVE.value: "It would harm somebody if it went further: no copies beyond its readers.",
}


def mark_question() -> ChoiceField:
    """Return the question how a paper is to be handled."""
    return ChoiceField(
        label="How it is to be handled",
        required_message="Choose how it is to be handled",
        choices=HandlingMark.choices,
        hints=HINTS,
    )


class HandInPaper(Form):
    """A paper for an item."""

    title = CharField(label="Title of the paper", required_message="Give the title")
    upload = UploadField(label="File", required_message="Choose the file")
    mark = mark_question()
    late_because = TextField(label="Why it is late", required=False, rows=3, max_length=1000)

    def __init__(self, *args: Any, is_late: bool = False, due: str = "", **rest: Any) -> None:
        super().__init__(*args, **rest)
        if is_late:
            field = self.fields["late_because"]
            field.required, field.help_text = True, f"Papers were due on {due}. The reason stands beside it."
            field.error_messages["required"] = f"Papers were due on {due}. Say why this one is late."
        else:
            del self.fields["late_because"]


class NewVersion(Form):
    """A file that takes the place of the last one."""

    upload = UploadField(label="File", required_message="Choose the file")


class WithdrawPaper(Form):
    """Why a paper is withdrawn."""

    reason = TextField(label="Why it is withdrawn", required_message="Say why it is withdrawn", rows=3)


class ChangeMark(Form):
    """Another mark."""

    mark = mark_question()
    reason = TextField(
        label="Why",
        hint="Needed where the mark is lowered. Whoever handed the paper in does not lower its mark.",
        required=False,
        rows=3,
    )
