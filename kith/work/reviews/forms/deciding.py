"""What people may type when a case is decided, and when it is scrutinised."""

from typing import Any

from kith.base.ui.fields import CharField, ChoiceField, DateField, RecordField, TextField
from kith.base.ui.forms import Form
from kith.work.reviews.enums import Answer, Stage, View


class ReasonForm(Form):
    """A reason, where a deed asks for nothing else."""

    because = TextField(label="Why?", required_message="Give the reason", rows=2, max_length=2000)


class PutOffForm(Form):
    """A later last day of a clock, and why."""

    due_on = DateField(label="Which day is the last one instead?", required_message="Give the later last day")
    because = TextField(
        label="Why?",
        hint="Another person confirms it. It stays on record, and the day of the guidance stays shown.",
        required_message="Give the reason",
        rows=2,
        max_length=2000,
    )


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


def goes_ahead() -> TextField:
    """Return the field of why a decision goes ahead without a partner’s view, or against the criteria."""
    return TextField(
        label="Why does it go ahead all the same?",
        hint="Only where a partner has stated no view, or the answers to the criteria say otherwise. "
        "It stands among the steps of the case.",
        required=False,
        rows=2,
        max_length=2000,
    )


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
    without_views_because = goes_ahead()


class NotNotifiedForm(Form):
    """Why a case is not notified."""

    because = TextField(
        label="Why is it not notified?", required_message="Give the reason", rows=3, max_length=2000
    )
    without_views_because = goes_ahead()


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
