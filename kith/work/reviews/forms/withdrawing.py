"""What people may type when a case is withdrawn that was taken in twice, or by mistake."""

from typing import Any

from kith.base.ui.fields import RecordField, TextField
from kith.base.ui.forms import Form
from kith.work.reviews.forms.intake import BY_CODE


class WithdrawForm(Form):
    """Why a case is withdrawn, and as which it had been taken in already."""

    same_as = RecordField(
        label="As which case had it been taken in already?",
        hint="Leave it empty for a case that was taken in by mistake.",
        required=False,
        empty_label="No other: it was taken in by mistake",
    )
    because = TextField(
        label="Why is it withdrawn?",
        hint=f"The circle of the case reads it, and so does whoever referred it. {BY_CODE}",
        required_message="Say why it is withdrawn",
        rows=3,
        max_length=2000,
    )

    def __init__(self, *args: Any, others: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["same_as"].queryset = others  # type: ignore[attr-defined]
