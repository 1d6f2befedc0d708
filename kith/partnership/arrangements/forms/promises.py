"""What people may put on record of a promise: that it was settled, or that it was reviewed."""

from datetime import date
from typing import Any

from kith.base.ui.fields import ChoiceField, DateField, IntegerField, TextField
from kith.base.ui.forms import Form

KEEP, CHANGE = "keep", "change"


class SignOff(Form):
    """One side’s word that a matter is settled."""

    done_on = DateField(
        label="When was it settled?", required_message="Enter the day on which it was settled"
    )
    says = TextField(
        label="What was settled?",
        required_message="Say what was settled",
        hint="Say where it is written down, such as the minutes of a meeting.",
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["done_on"].latest = today  # type: ignore[attr-defined]


class Review(SignOff):
    """A review that was held, and what came of it."""

    done_on = DateField(label="When was the review held?", required_message="Enter the day of the review")
    says = TextField(
        label="What was decided?",
        required_message="Say what was decided",
        hint="Say who decided and where it is written down.",
    )


class FrequencyReview(Review):
    """A review of how often a group meets, which may change it."""

    outcome = ChoiceField(
        label="What happens to the frequency?",
        required_message="Choose whether the frequency changes",
        choices=[(KEEP, "Keep it as it is"), (CHANGE, "Change it")],
        hints={
            CHANGE: "A new version of the arrangements goes to the statutory partners. The old rule stays "
            "in its history."
        },
    )
    times_a_year = IntegerField(
        label="Meetings a year from then",
        required=False,
        min_value=1,
        max_value=366,
        classes="govuk-input--width-3",
    )
    takes_effect_on = DateField(label="From which day?", required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for number and day where the frequency changes."""
        given = super().clean() or {}
        if given.get("outcome") == CHANGE:
            if not given.get("times_a_year") and "times_a_year" not in self.errors:
                self.add_error("times_a_year", "Enter how many meetings a year there are from then")
            if not given.get("takes_effect_on") and "takes_effect_on" not in self.errors:
                self.add_error("takes_effect_on", "Enter the day from which the new frequency holds")
        return given
