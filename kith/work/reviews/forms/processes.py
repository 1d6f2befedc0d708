"""What people may type about other processes beside a case."""

from kith.base.ui.fields import ChoiceField, DateField, TextField
from kith.base.ui.forms import Form
from kith.work.reviews.deadlines import EARLIEST
from kith.work.reviews.enums import Process
from kith.work.reviews.forms.intake import BY_CODE


class ProcessForm(Form):
    """Another process about the same events."""

    kind = ChoiceField(
        label="Which process is it?", choices=Process.choices, required_message="Choose which process it is"
    )
    says = TextField(
        label="Who runs it, whom to ask, and what does it ask of the review?",
        hint=f"Such as to speak to no witness before a trial. {BY_CODE}",
        required_message="Say who runs it and what it asks of the review",
        rows=3,
        max_length=4000,
    )
    began_on = DateField(
        label="On which day did it begin?", required_message="Give the day it began", earliest=EARLIEST
    )
    ended_on = DateField(
        label="On which day did it end?",
        hint="Leave it empty while it goes on.",
        required=False,
        earliest=EARLIEST,
    )


class EndProcessForm(Form):
    """On which day another process ended."""

    ended_on = DateField(
        label="On which day did it end?", required_message="Give the day it ended", earliest=EARLIEST
    )
