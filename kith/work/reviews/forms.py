"""What people may type about cases. Names of children and families have no field: codes stand for them."""

from datetime import date
from typing import Any

from django import forms

from kith.base.kernel.deadlines import months_after
from kith.base.kernel.ids import LENGTH
from kith.base.ui.fields import (
    CharField,
    ChoiceField,
    ConfirmField,
    DateField,
    MultipleChoiceField,
    RecordField,
    RecordsField,
    TextField,
)
from kith.base.ui.forms import Form
from kith.work.reviews.deadlines import EARLIEST, MONTHS_AHEAD
from kith.work.reviews.enums import Answer, ConflictKind, Origin, Part, Stage, View
from kith.work.reviews.operations.reporting import DECIDES
from kith.work.reviews.questions import QUESTIONS

BY_CODE = "Write *Child A*, *Mother*, *School 1*, and no name.".replace("*", "")
MARKS = (
    ("has_died", "The child has died"),
    ("is_looked_after", "The child is or was looked after"),
    ("is_care_leaver", "The child is a care leaver"),
)


class ReceiveForm(Form):
    """What is known of a case when it comes in."""

    authority = RecordField(
        label="In which local authority’s area did it happen?", required_message="Choose the local authority"
    )
    aware_on = DateField(
        label="On which day did the local authority become aware?",
        hint="Five working days to notify the Panel start with it.",
        required_message="Give the day on which the local authority became aware",
        earliest=EARLIEST,
    )
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
    form_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=LENGTH)

    def __init__(self, *args: Any, authorities: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["authority"].queryset = authorities  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """Return the answers as the deed takes them."""
        said = dict(self.cleaned_data)
        marks = set(said.pop("marks"))
        return said | {mark: mark in marks for mark, _words in MARKS}


class ReferForm(ReceiveForm):
    """A referral: besides, for which agency it is, and which senior lead agreed to it."""

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
    field_order = ("is_no_emergency", "referred_by", "agreed_by")

    def __init__(self, *args: Any, agencies: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["referred_by"].queryset = agencies  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """Return the answers as the deed takes them."""
        said = super().facts()
        del said["is_no_emergency"]
        return said | {"origin": Origin.REFERRAL}


class NotificationForm(ReceiveForm):
    """What the business unit takes in: a serious incident, or a concern of the child death review panel."""

    origin = ChoiceField(
        label="How did it come?",
        choices=[one for one in Origin.choices if one[0] != Origin.REFERRAL],
        required_message="Choose how it came",
    )
    field_order = ("origin",)


class PlaceForm(Form):
    """Who may open a case, what they do in it, why, and until when."""

    person = RecordField(label="Who?", required_message="Choose the person")
    part = ChoiceField(label="What do they do?", choices=Part.choices, required_message="Choose what they do")
    body = RecordField(
        label="For which agency?",
        hint="Needed for who decides for a partner or writes a return.",
        required=False,
        empty_label="No agency",
    )
    because = CharField(
        label="Why do they need to open this case?", required_message="Say why", max_length=300
    )
    held_to = DateField(label="Until which day?", required_message="Give the last day")

    def __init__(self, *args: Any, people: Any, bodies: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]


class ExtendForm(Form):
    """Until when a place holds instead."""

    held_to = DateField(label="Until which day instead?", required_message="Give the last day")


class ConflictForm(Form):
    """What keeps somebody out of a case."""

    person = RecordField(label="Who?", required_message="Choose the person")
    kind = ChoiceField(label="Why?", choices=ConflictKind.choices, required_message="Choose why")
    because = TextField(
        label="What is the conflict?", required_message="Say what the conflict is", rows=2, max_length=1000
    )

    def __init__(self, *args: Any, people: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


class OwnConflictForm(Form):
    """A conflict of interest of one’s own."""

    because = TextField(
        label="What is your conflict?",
        hint="The case closes to you at once and your places in it end. Another person who runs it can lift "
        "this and give you a place anew.",
        required_message="Say what your conflict is",
        rows=2,
        max_length=1000,
    )


class ReasonForm(Form):
    """A reason, where a deed asks for nothing else."""

    because = TextField(label="Why?", required_message="Give the reason", rows=2, max_length=2000)


class CriterionForm(Form):
    """Whether one criterion is met, and why."""

    answer = ChoiceField(
        label="Is it met?", choices=Answer.choices, required_message="Choose whether it is met"
    )
    reasons = TextField(label="Reasons", required_message="Give the reasons", rows=3, max_length=5000)


class PartnersForm(Form):
    """What somebody says for a statutory partner: for which is asked where they decide for several."""

    body = RecordField(label="For which partner?", required_message="Choose the partner")

    def __init__(self, *args: Any, partners: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["body"].queryset = partners  # type: ignore[attr-defined]
        if len(partners) < 2:
            del self.fields["body"]


class ViewForm(PartnersForm):
    """What one’s partner thinks."""

    view = ChoiceField(
        label="What does your partner think?",
        choices=View.choices,
        required_message="Choose what your partner thinks",
    )
    reasons = TextField(label="Reasons", required_message="Give the reasons", rows=3, max_length=5000)


class NotifiedForm(Form):
    """The notification as it went out."""

    sent_on = DateField(
        label="On which day did it go to the Panel?", required_message="Give the day on which it was sent"
    )
    form_reference = CharField(label="Reference of the Panel’s form", required=False, max_length=60)
    sent_to = CharField(
        label="To whom else did it go?",
        hint="Such as the other partners and another area.",
        required=False,
        max_length=300,
    )
    because = TextField(
        label="Why is it notified?", required_message="Give the reasons", rows=3, max_length=5000
    )


class CommentForm(Form):
    """What an independent person found about a decision."""

    stage = ChoiceField(
        label="Which decision?", choices=Stage.choices, required_message="Choose the decision"
    )
    words = TextField(
        label="What did you find?",
        hint="It is locked as soon as it is on record.",
        required_message="Write what you found",
        rows=4,
        max_length=10000,
    )


class AnswerForm(PartnersForm):
    """What a partner answers to a comment."""

    words = TextField(label="Answer", required_message="Write the answer", rows=4, max_length=10000)


class AskForm(Form):
    """Which agencies are asked, and by which day they answer."""

    bodies = RecordsField(label="Which agencies?", required_message="Choose the agencies to ask")
    due_on = DateField(label="By which day?", required_message="Give the day by which they answer")
    words = TextField(
        label="What are they asked besides the usual questions?", required=False, rows=2, max_length=2000
    )

    def __init__(self, *args: Any, bodies: Any, today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["bodies"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["due_on"].latest = months_after(today, MONTHS_AHEAD)  # type: ignore[attr-defined]


class ChaseForm(Form):
    """How an agency was reminded."""

    how = CharField(
        label="How was the agency reminded?",
        hint="Such as by telephone, and whom you spoke to.",
        required_message="Say how the agency was reminded",
        max_length=200,
    )


class ReturnForm(Form):
    """An agency’s answers. Each may be left empty and written later."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for one in QUESTIONS:
            self.fields[one.key] = TextField(
                label=one.asks, hint=one.hint, required=False, rows=4, max_length=20000
            )


class LeadForm(Form):
    """Which lead of the agency signs a return off."""

    agreed_by = CharField(
        label="Which safeguarding lead of your agency signs it off?",
        required_message="Name the safeguarding lead who signs it off",
        max_length=200,
    )


class ReportForm(Form):
    """The report of a rapid review."""

    meets_on = DateField(label="On which day does the panel meet?", required=False, earliest=EARLIEST)
    facts = TextField(label="The facts, in brief", hint=BY_CODE, required=False, rows=6, max_length=20000)
    learning_now = TextField(label="Learning already acted on", required=False, rows=3, max_length=10000)
    learning_next = TextField(
        label="Learning still to act on, and who does", required=False, rows=3, max_length=10000
    )
    recommends = ChoiceField(
        label="What do the partners decide?", choices=list(DECIDES.items()), required=False
    )
    because = TextField(label="For which reasons?", required=False, rows=3, max_length=10000)


class SentForm(Form):
    """The day on which a report was sent."""

    sent_on = DateField(label="On which day did it go to the Panel?", required_message="Give the day")


class PanelForm(Form):
    """What the Panel answered."""

    answered_on = DateField(label="On which day did the Panel answer?", required_message="Give the day")
    panel_agrees = ChoiceField(
        label="Does the Panel agree with the decision?",
        choices=[("yes", "Yes"), ("no", "No")],
        required_message="Choose whether the Panel agrees",
    )
    panel_says = TextField(label="What does it say?", required=False, rows=3, max_length=10000)
