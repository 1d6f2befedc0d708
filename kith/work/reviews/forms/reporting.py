"""What people may type about the report of a rapid review."""

from collections.abc import Sequence
from typing import Any

from kith.base.ui.fields import CharField, ChoiceField, DateField, TextField
from kith.base.ui.forms import Form
from kith.work.reviews.deadlines import EARLIEST
from kith.work.reviews.forms.intake import BY_CODE
from kith.work.reviews.operations.reporting import DECIDES


class ReportForm(Form):
    """What the report of a rapid review says besides what comes from the workspace of the case."""

    meets_on = DateField(label="On which day does the panel meet?", required=False, earliest=EARLIEST)
    held_on = DateField(
        label="On which day was the meeting held?",
        hint="Partners sign the report once it was held.",
        required=False,
        earliest=EARLIEST,
    )
    not_held_because = TextField(
        label="Why is the report signed without a meeting?",
        hint="Only where none is held. It stands in the report.",
        required=False,
        rows=2,
        max_length=2000,
    )
    about_child = TextField(
        label="The child and the family",
        hint=f"Age, sex, ethnicity, disability, plans, who lives with whom. {BY_CODE}",
        required=False,
        rows=3,
        max_length=10000,
    )
    facts = TextField(label="The facts, in brief", hint=BY_CODE, required=False, rows=6, max_length=20000)
    episodes = TextField(
        label="Key practice episodes",
        hint="What happened in each, and why.",
        required=False,
        rows=4,
        max_length=20000,
    )
    learning_now = TextField(label="Learning already acted on", required=False, rows=3, max_length=10000)
    learning_next = TextField(
        label="Learning still to act on, and who does", required=False, rows=3, max_length=10000
    )
    heard = TextField(
        label="What do practitioners and the family think?", required=False, rows=3, max_length=10000
    )
    recommends = ChoiceField(
        label="What do the partners decide?", choices=list(DECIDES.items()), required=False
    )
    because = TextField(label="For which reasons?", required=False, rows=3, max_length=10000)
    against_because = TextField(
        label="Why does the decision go against the answers to the criteria?",
        hint="Only where it does: no review follows though a criterion is met or not clear yet, or one "
        "follows though none is met. It stands in the report.",
        required=False,
        rows=2,
        max_length=2000,
    )
    national = TextField(
        label="Does it raise a matter of national importance? Which?",
        required=False,
        rows=2,
        max_length=10000,
    )


class CodeForm(Form):
    """A code in the place of a name that a report still says."""

    words = ChoiceField(label="Which words?", choices=[], required_message="Choose the words")
    code = CharField(
        label="Which code goes in their place?",
        hint="Such as Child A, School 1 or Worker 2. Partners sign the changed text again.",
        required_message="Write the code",
        max_length=60,
    )

    def __init__(self, *args: Any, doubts: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].choices = [(one, one) for one in doubts]  # type: ignore[attr-defined]


class CheckForm(Form):
    """The letters of the copy that a second person has read."""

    code = CharField(
        label="Which letters of the copy stand at the foot of each sheet?",
        hint="Take the copy out as Word or PDF and read it: eight letters and figures follow “copy”.",
        required_message="Write the eight letters and figures of the copy",
        max_length=20,
    )


class SentForm(Form):
    """The day on which a report was sent."""

    sent_on = DateField(label="On which day did it go to the Panel?", required_message="Give the day")
    without_views_because = TextField(
        label="Why does it go ahead all the same?",
        hint="Only where a partner has stated no view on whether a local practice review follows, or an "
        "agency’s return is awaited. It stands among the steps of the case.",
        required=False,
        rows=2,
        max_length=2000,
    )


class ReconsiderForm(Form):
    """What the partners decide once the Panel has disagreed."""

    decision = ChoiceField(
        label="What do the partners decide?", choices=[], required_message="Choose what they decide"
    )
    decided_on = DateField(
        label="On which day did they decide?", required_message="Give the day on which they decided"
    )
    because = TextField(
        label="For which reasons?",
        hint="Also where a partner is of another mind.",
        required_message="Give the partners’ reasons",
        rows=4,
        max_length=10000,
    )

    def __init__(self, *args: Any, decisions: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["decision"].choices = decisions  # type: ignore[attr-defined]


class PanelForm(Form):
    """What the Panel answered."""

    answered_on = DateField(label="On which day did the Panel answer?", required_message="Give the day")
    panel_agrees = ChoiceField(
        label="Does the Panel agree with the decision?",
        choices=[("yes", "Yes"), ("no", "No")],
        required_message="Choose whether the Panel agrees",
    )
    panel_says = TextField(label="What does it say?", required=False, rows=3, max_length=10000)
