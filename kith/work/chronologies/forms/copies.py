"""What people choose when they take a copy."""

from kith.base.ui.fields import ChoiceField, TextField
from kith.base.ui.forms import Form
from kith.work.chronologies.exporting.files import FORMS


class CopyForm(Form):
    """In which form, and why all the same where names may be left in it."""

    form = ChoiceField(
        label="In which form?",
        choices=[(kind, form.words) for kind, form in FORMS.items()],
        hints={
            "xlsx": "For any number of rows. It can be handed in again.",
            "docx": "For any number of rows. It can be handed in again.",
            "pdf": f"With the picture, for up to {FORMS['pdf'].most:,} rows.",
        },
        required_message="Choose Excel, Word or PDF",
    )
    because = TextField(
        label="Why is it taken although names may be left in it?",
        hint="Leave it empty at first. The finished file is looked through, and you see what was found.",
        required=False,
        rows=2,
        max_length=1000,
    )
