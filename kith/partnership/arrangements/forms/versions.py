"""Questions about whole versions: which one to begin from, a file, a reason, how one was adopted."""

from datetime import date
from typing import Any

from kith.base.ui.fields import ChoiceField, DateField, FileField, TextField
from kith.base.ui.fields.choices import SELECT
from kith.base.ui.forms import Form

MEGABYTES = 20
"""More than any file that can be read, so that the reader itself says what is wrong with a huge one."""


class StartDraft(Form):
    """From which version a draft begins."""

    version = ChoiceField(
        label="Which version do you begin from?",
        required_message="Choose the version that the draft begins from",
        choices=[],
        hint="The draft holds all that this version says, except the day on which it takes effect.",
    )

    def __init__(self, *args: Any, versions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].choices = versions


class UploadFile(Form):
    """An arrangement file from the reader’s own machine."""

    file = FileField(
        label="Arrangement file",
        required_message="Choose the arrangement file",
        hint="A YAML file of at most 1,000,000 bytes. All its faults are named at once.",
        endings=(".yaml", ".yml"),
        megabytes=MEGABYTES,
    )


class Reason(Form):
    """Why something is taken back or withdrawn."""

    reason = TextField(label="Reason", required_message="Give the reason", rows=3, max_length=1000)


class FirstAdoption(Form):
    """How the first version was adopted, before the statutory partners decided in Kith."""

    adopted_on = DateField(label="Day of the decision", required_message="Enter the day of the decision")
    evidence = TextField(
        label="Who decided, and where is it written down?",
        required_message="Say who decided, and where it is written down",
        hint="For example, the minutes of a meeting of the partners or a published notice.",
        rows=4,
        max_length=2000,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adopted_on"].latest = today


class CompareWith(Form):
    """Which two versions are compared. The answer goes into the address."""

    says_optional = False

    against = ChoiceField(label="Compare with", choices=[], shown_as=SELECT, required=False)

    def __init__(self, *args: Any, versions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["against"].choices = versions
