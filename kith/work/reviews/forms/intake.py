"""What people may type when a case comes in. Names have no field: codes stand for them."""

from typing import Any

from django import forms

from kith.base.kernel.ids import LENGTH
from kith.base.kernel.refusals import Refused
from kith.base.ui.fields import (
    CharField,
    ChoiceField,
    ConfirmField,
    DateField,
    MultipleChoiceField,
    RecordField,
    TextField,
)
from kith.base.ui.forms import Form
from kith.work.reviews.criteria import TRIGGERS
from kith.work.reviews.deadlines import EARLIEST
from kith.work.reviews.enums import Origin, Told

BY_CODE = "Write *Child A*, *Mother*, *School 1*, and no name.".replace("*", "")
MARKS = (
    ("has_died", "The child has died"),
    ("is_looked_after", "The child is or was looked after"),
    ("is_care_leaver", "The child is a care leaver"),
)

DAY_IS_RIGHT = "day_is_right"
OPEN_TRIGGER = "Choose yes, no or not known"


def day_is_right() -> ConfirmField:
    """Return the box by which somebody says that a day of awareness long ago is no slip."""
    box = ConfirmField(label="The day of awareness is right, though it is long ago", required=False)
    box.is_asked = True  # type: ignore[attr-defined]
    return box


STARTS = "Five working days to notify the Panel start with it."


def aware_field(hint: str) -> DateField:
    """Return the question on which day the local authority became aware."""
    return DateField(
        label="On which day did the local authority become aware?",
        hint=hint,
        required_message="Give the day on which the local authority became aware",
        earliest=EARLIEST,
    )


class FactsForm(Form):
    """The facts of a case. A day of awareness long ago is asked about again: then, and only then, a box to
    tick stands in the form."""

    authority = RecordField(
        label="In which local authority’s area did it happen?", required_message="Choose the local authority"
    )
    aware_on = aware_field(STARTS)
    incident_on = DateField(
        label="On which day did it happen?",
        hint="Leave it empty while that is not known.",
        required=False,
        earliest=EARLIEST,
    )
    what_happened = TextField(
        label="What happened?", hint=BY_CODE, required_message="Say what happened", rows=5, max_length=10000
    )
    why = TextField(
        label="Why may this be a serious incident?",
        required_message="Say why the criteria may be met",
        rows=3,
        max_length=5000,
    )
    made_safe = TextField(
        label="What was done at once to keep children safe?",
        required_message="Say what was done to keep children safe",
        rows=3,
        max_length=5000,
    )
    marks = MultipleChoiceField(label="What applies?", choices=MARKS, required=False)
    other_area = CharField(
        label="Is another area concerned?",
        hint="Such as where the child lives. Leave it empty if none is.",
        required=False,
        max_length=200,
    )

    def __init__(self, *args: Any, authorities: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["authority"].queryset = authorities  # type: ignore[attr-defined]
        if DAY_IS_RIGHT in self.data:
            self.fields[DAY_IS_RIGHT] = day_is_right()

    def refuse(self, refused: Refused) -> None:
        """Show why it was refused; ask about a day long ago beside the box that says it is right."""
        if refused.field == DAY_IS_RIGHT:
            self.fields.setdefault(DAY_IS_RIGHT, day_is_right())
        super().refuse(refused)

    def facts(self) -> dict[str, Any]:
        """Return the answers as the deed takes them."""
        said = dict(self.cleaned_data)
        marks = set(said.pop("marks"))
        return said | {mark: mark in marks for mark, _words in MARKS}


class ReceiveForm(FactsForm):
    """What is known of a case when it comes in."""

    form_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=LENGTH)


class ReferForm(ReceiveForm):
    """A referral: besides, for which agency it is, and which senior lead agreed to it."""

    aware_on = aware_field(
        "If the council learnt of it from your agency, it is the day on which you told the council. If you "
        f"do not know the day, ask the council. {STARTS}"
    )
    referred_by = RecordField(
        label="Your agency",
        hint="The agencies for which you sit here, or work.",
        required_message="Choose your agency",
    )
    agreed_by = CharField(
        label="Which senior safeguarding lead of your agency agreed to this referral?",
        required_message="Name the senior safeguarding lead who agreed",
        max_length=200,
    )
    is_no_emergency = ConfirmField(
        label="This is not how I report a child who is in danger",
        required_message="Confirm that this is not how a child in danger is reported",
    )
    agencies_known = TextField(
        label="Which agencies know the child or the family?",
        required_message="Say which agencies know the child or the family, or that it is not known",
        rows=2,
        max_length=2000,
    )
    family_told = TextField(
        label="Does the family know of this referral? If not, why?",
        required_message="Say whether the family knows of this referral, and if not, why",
        rows=2,
        max_length=2000,
    )

    def __init__(self, *args: Any, agencies: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["referred_by"].queryset = agencies  # type: ignore[attr-defined]
        for one in TRIGGERS:
            self.fields[one.field] = ChoiceField(
                label=one.asks, choices=Told.choices, required_message=f"{OPEN_TRIGGER}: “{one.asks}”"
            )
        first = ("is_no_emergency", "referred_by", "agreed_by")
        self.order_fields((*first, *(one.field for one in TRIGGERS)))

    def facts(self) -> dict[str, Any]:
        """Return the answers as the deed takes them."""
        said = super().facts()
        del said["is_no_emergency"]
        triggers = {one.key: said.pop(one.field) for one in TRIGGERS}
        return said | {"origin": Origin.REFERRAL, "triggers": triggers}


class NotificationForm(ReceiveForm):
    """What the business unit takes in: a serious incident, or a concern of the child death review panel."""

    origin = ChoiceField(
        label="How did it come?",
        choices=[one for one in Origin.choices if one[0] != Origin.REFERRAL],
        required_message="Choose how it came",
    )
    field_order = ("origin",)
