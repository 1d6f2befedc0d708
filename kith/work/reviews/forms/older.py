"""What people may type about reviews begun before the arrangements."""

from kith.base.ui.fields import CharField, ChoiceField, DateField, TextField
from kith.base.ui.forms import Form
from kith.work.reviews.deadlines import EARLIEST
from kith.work.reviews.enums import OlderKind


class OlderReviewForm(Form):
    """An older review, by code."""

    reference = CharField(
        label="By which code is it known?",
        hint="Such as SCR 2017-A. No name of a child, a family or a place.",
        required_message="Write the code",
        max_length=40,
    )
    kind = ChoiceField(
        label="What kind of review is it?", choices=OlderKind.choices, required_message="Choose the kind"
    )
    began_under = CharField(
        label="Under which board or group did it begin?", required_message="Say under which board it began"
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
    outcome = TextField(
        label="What came of it?",
        hint="In neutral words, by code. Needed once it has ended.",
        required=False,
        rows=3,
        max_length=4000,
    )
    report_is = CharField(label="Where is its report?", required=False, max_length=300)


class OlderStepForm(Form):
    """A step of its history."""

    taken_on = DateField(label="On which day?", required_message="Give the day", earliest=EARLIEST)
    words = CharField(
        label="What was done?",
        hint="In neutral words, by code.",
        required_message="Say what was done",
        max_length=500,
    )
