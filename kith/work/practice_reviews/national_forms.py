"""What people may type about requests of the national Panel."""

from typing import Any

from kith.base.ui.fields import CharField, DateField, RecordField, TextField
from kith.base.ui.forms import Form
from kith.work.reviews.deadlines import EARLIEST
from kith.work.reviews.forms.intake import BY_CODE


class LogForm(Form):
    """What the Panel asks, of whom, and by when."""

    received_on = DateField(
        label="On which day did it come?", required_message="Give the day it came", earliest=EARLIEST
    )
    asked_by = CharField(
        label="Who asks?",
        hint="Such as who leads the Panel’s review, and what the review is called.",
        required_message="Say who asks",
        max_length=200,
    )
    case = RecordField(
        label="About which case?",
        hint="Leave it open where it is about no single case.",
        required=False,
        empty_label="No single case",
    )
    asks = TextField(
        label="What is asked?", hint=BY_CODE, required_message="Say what is asked", rows=4, max_length=10000
    )
    due_on = DateField(label="By which day is it answered?", required_message="Give the day it is due")
    contact = RecordField(
        label="Who is the local contact?",
        hint="They answer for the area, and read the request.",
        required_message="Choose the local contact",
    )

    def __init__(self, *args: Any, cases: Any, people: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["case"].queryset = cases  # type: ignore[attr-defined]
        self.fields["contact"].queryset = people  # type: ignore[attr-defined]


class SuppliedForm(Form):
    """What was sent to the Panel."""

    what = CharField(
        label="What was sent?",
        hint="Such as the report of the rapid review. Write codes and never a name.",
        required_message="Say what was sent",
        max_length=300,
    )
    to_whom = CharField(label="To whom?", required_message="Say to whom it went", max_length=200)
    supplied_on = DateField(label="On which day?", required_message="Give the day it was sent")


class NationalAnswerForm(Form):
    """The answer as it went out."""

    answered_on = DateField(label="On which day was it answered?", required_message="Give the day")
    answer = TextField(
        label="What was answered?",
        hint=BY_CODE,
        required_message="Say what was answered",
        rows=4,
        max_length=10000,
    )


class OutcomeForm(Form):
    """What came of it, and what the area makes of that."""

    outcome_on = DateField(label="On which day was that known?", required_message="Give the day")
    outcome = TextField(
        label="What came of it?",
        hint="Such as the report of the Panel, and what it recommends.",
        required_message="Say what came of it",
        rows=4,
        max_length=10000,
    )
    response = TextField(
        label="What does the area make of it?",
        hint="Actions stand in the register of actions; raise them from the request.",
        required_message="Say what the area makes of it",
        rows=4,
        max_length=10000,
    )


class ContactForm(Form):
    """Who answers for the area instead."""

    contact = RecordField(label="Who is the local contact now?", required_message="Choose the local contact")

    def __init__(self, *args: Any, people: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["contact"].queryset = people  # type: ignore[attr-defined]


class ReaderForm(Form):
    """Who else reads one request, why, and up to when."""

    person = RecordField(label="Who?", required_message="Choose the person")
    because = CharField(label="Why do they need to read it?", required_message="Say why", max_length=300)
    held_to = DateField(label="Up to which day?", required_message="Give the last day")

    def __init__(self, *args: Any, people: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


class LocalActionForm(Form):
    """An action of the local response."""

    wording = TextField(
        label="What is to be done",
        hint="Every member reads it in the register of actions, so write nothing of the case or the Panel’s "
        "letter in it.",
        required_message="Say what is to be done",
        rows=3,
        max_length=1000,
    )
    owner = RecordField(label="Owner", required=False, empty_label="Nobody yet")
    body = RecordField(label="Agency", required=False, empty_label="The owner’s own")
    due_on = DateField(label="Due day", required_message="Give the day by which it is done")

    def __init__(self, *args: Any, people: Any, bodies: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
