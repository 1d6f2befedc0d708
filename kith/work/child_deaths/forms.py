"""What people may type about the link. Names of children and families have no field: codes stand for them."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kith.base.kernel.ids import LENGTH
from kith.base.ui.fields import CharField, ChoiceField, DateField, IntegerField, RecordField, TextField
from kith.base.ui.forms import Form
from kith.work.child_deaths.deadlines import MOST
from kith.work.child_deaths.enums import Way
from kith.work.reviews.deadlines import EARLIEST


class ConcernForm(Form):
    """A concern, whichever way it goes."""

    authority = RecordField(
        label="In which local authority’s area is it?", required_message="Choose the local authority"
    )
    says = TextField(
        label="What is the concern?",
        hint="In neutral words, by code: Child A, Sibling B, School 1. Nothing of the review of the death.",
        required_message="Say what the concern is",
        rows=4,
        max_length=4000,
    )
    sent_on = DateField(
        label="On which day was it sent?",
        required_message="Give the day on which it was sent",
        earliest=EARLIEST,
    )
    way = ChoiceField(
        label="How was it sent?", choices=Way.choices, required_message="Choose how it was sent"
    )
    told_by = CharField(
        label="Who sent it?", hint="By function, with the agency.", required_message="Say who sent it"
    )
    told_to = CharField(
        label="To whom?", hint="By function, with the agency.", required_message="Say to whom it was sent"
    )
    form_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=LENGTH)

    def __init__(self, *args: Any, authorities: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["authority"].queryset = authorities  # type: ignore[attr-defined]


class SentForm(ConcernForm):
    """A concern that goes to the panel."""

    case = RecordField(
        label="Does it come from a case?",
        hint="A case in whose circle you are. Its circle reads this concern then.",
        required=False,
        empty_label="No case",
    )
    field_order = ("authority", "says", "case")

    def __init__(self, *args: Any, cases: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["case"].queryset = cases  # type: ignore[attr-defined]


class ReceivedForm(ConcernForm):
    """A concern that came from the panel."""

    received_on = DateField(
        label="On which day did it come in?",
        required_message="Give the day on which it came in",
        earliest=EARLIEST,
    )
    field_order = ("authority", "says", "sent_on", "received_on")


class AcknowledgeForm(Form):
    """Who acknowledged a concern, how and when."""

    acknowledged_on = DateField(
        label="On which day was it acknowledged?", required_message="Give the day of the acknowledgement"
    )
    how = CharField(
        label="Who acknowledged it, and how?",
        hint="Such as the panel’s coordinator, by secure email.",
        required_message="Say who acknowledged it, and how",
        max_length=300,
    )


class OutcomeForm(Form):
    """What came of a concern."""

    answered_on = DateField(
        label="On which day was the outcome told?", required_message="Give the day of the outcome"
    )
    outcome = TextField(
        label="What came of it?",
        hint="In neutral words, by code. Nothing of the review of the death.",
        required_message="Say what came of it",
        rows=4,
        max_length=4000,
    )


class CorrectDayForm(Form):
    """Which day was written wrong, what it was, and how the mistake came about."""

    day = ChoiceField(
        label="Which day is wrong?", choices=(), required_message="Choose the day that is wrong"
    )
    to = DateField(label="Which day was it?", required_message="Give the day that it was", earliest=EARLIEST)
    because = TextField(
        label="How did the mistake come about?",
        hint="Such as the day of the email’s copy instead of its own. No names.",
        required_message="Say how the mistake came about",
        rows=3,
        max_length=1000,
    )

    def __init__(self, *args: Any, days: Sequence[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["day"].choices = days  # type: ignore[attr-defined]


class TimesForm(Form):
    """How soon concerns are acknowledged and answered."""

    acknowledge_within = IntegerField(
        label="In how many working days is a concern acknowledged?",
        required_message="Write a number of working days",
        min_value=1,
        max_value=MOST,
    )
    answer_within = IntegerField(
        label="In how many working days is its outcome told?",
        required_message="Write a number of working days",
        min_value=1,
        max_value=MOST,
    )
