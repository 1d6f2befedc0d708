"""What people may type about emerging issues and risks."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from kith.base.ui.fields import (
    CharField,
    ChoiceField,
    ConfirmField,
    DateField,
    RecordField,
    RecordsField,
    TextField,
)
from kith.base.ui.forms import Form
from kith.partnership.risks.enums import Impact, Likelihood, RiskState
from kith.partnership.risks.queries.issues import AskedIssues
from kith.partnership.risks.queries.people import with_agency
from kith.partnership.risks.queries.risks import ALL, LIVE_ONES, AskedRisks
from kith.partnership.risks.scores import Band, Scored

NAMED = {
    "priority": lambda one: one.name,
    "priorities": lambda one: one.name,
    "group": lambda one: one.name,
    "readers": with_agency,
    "owner": with_agency,
    "body": lambda one: one.name,
    "to": lambda one: one.name,
}


class Offering(Form):
    """A form with questions whose answers are records: each is given by the name of its question."""

    def __init__(self, *args: Any, records: Mapping[str, Any] | None = None, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for name, rows in (records or {}).items():
            self.fields[name].queryset = rows
            self.fields[name].named = NAMED[name]


def _words(label: str, missing: str, rows: int = 3, **rest: Any) -> TextField:
    return TextField(label=label, required_message=missing, rows=rows, max_length=4_000, **rest)


class RaiseIssue(Offering):
    """What somebody sees coming, where they know it from, and which group is to answer."""

    title = CharField(
        label="What is it about?", required_message="Say in a few words what it is about", hint="A few words."
    )
    seen = _words(
        "What do you see?", "Say what is seen", hint="No name of a child, and nothing by which one is known."
    )
    comes_from = CharField(
        label="Where does it come from?",
        hint="Such as case notes of a service, a count, or what children say.",
        required_message="Say where it comes from",
        max_length=300,
    )
    priority = RecordField(label="Which priority does it bear on?", required=False, empty_label="No priority")
    group = RecordField(label="Which group is to answer?", required_message="Choose the group")
    is_closed = ConfirmField(
        label="Closed: only I, the chair of the group and the people chosen below know of it", required=False
    )
    readers = RecordsField(label="Who else may know of it, if it is closed?", required=False)
    readers.template_name = "fields/folded_checkboxes.jinja"
    readers.folded_as = "People who may know of it, if it is closed"


class FindIssues(Form):
    """Which issues to list."""

    says_optional = False

    standing = ChoiceField(
        label="Standing",
        choices=[
            ("waiting", "Wait for an answer"),
            ("unanswered", "Unanswered after the next meeting"),
            ("mine", "Raised by me"),
            ("all", "All"),
        ],
        shown_as="select",
        required=False,
    )
    group = ChoiceField(label="Group", choices=(), shown_as="select", required=False)
    priority = ChoiceField(label="Priority", choices=(), shown_as="select", required=False)

    def __init__(self, *args: Any, groups: Sequence[Any], priorities: Sequence[Any], **rest: Any) -> None:
        super().__init__(*args, **rest)
        _offer(self, "group", "Any group", groups)
        _offer(self, "priority", "Any priority", priorities)

    def asked(self) -> AskedIssues:
        """Return what was asked for; an answer that is not on the list counts as none."""
        self.is_valid()
        return AskedIssues(**{name: value for name, value in self.cleaned_data.items() if value})


class FindRisks(Form):
    """Which risks to list."""

    says_optional = False

    state = ChoiceField(
        label="State",
        choices=[(LIVE_ONES, "Looked after here"), *RiskState.choices, (ALL, "All")],
        shown_as="select",
        required=False,
    )
    group = ChoiceField(label="Group", choices=(), shown_as="select", required=False)
    priority = ChoiceField(label="Priority", choices=(), shown_as="select", required=False)
    agency = ChoiceField(label="Agency that owns it", choices=(), shown_as="select", required=False)
    band = ChoiceField(
        label="Score", choices=[(one.value, one.label) for one in Band], shown_as="select", required=False,
        empty_label="Any score",
    )  # fmt: skip
    likelihood = ChoiceField(
        label="Likelihood", choices=Likelihood.choices, shown_as="select", required=False, empty_label="Any"
    )
    impact = ChoiceField(
        label="Impact", choices=Impact.choices, shown_as="select", required=False, empty_label="Any"
    )

    def __init__(
        self,
        *args: Any,
        groups: Sequence[Any],
        priorities: Sequence[Any],
        agencies: Sequence[Any],
        **rest: Any,
    ) -> None:
        super().__init__(*args, **rest)
        _offer(self, "group", "Any group", groups)
        _offer(self, "priority", "Any priority", priorities)
        _offer(self, "agency", "Any agency", agencies)

    def asked(self) -> AskedRisks:
        """Return what was asked for; an answer that is not on the list counts as none."""
        self.is_valid()
        said = {name: value for name, value in self.cleaned_data.items() if value}
        numbers = {field.name for field in fields(AskedRisks) if field.type == "int"}
        typed: dict[str, Any] = {name: int(v) if name in numbers else v for name, v in said.items()}
        return AskedRisks(**typed)


def _offer(form: Form, name: str, any_one: str, records: Sequence[Any]) -> None:
    pairs = [(one.public_id, one.name) for one in records]
    form.fields[name].choices = [("", any_one), *pairs]  # type: ignore[attr-defined]


class Answer(Form):
    """What the group answers, and on which day it did."""

    words = _words(
        "What does the group answer?",
        "Say what the group answers, so that whoever raised it knows",
    )
    answered_on = DateField(
        label="On which day did the group answer?",
        hint="Such as the day of its meeting.",
        required_message="Give the day",
    )


class PassOn(Offering, Answer):
    """Which group answers from now on, and why."""

    group = RecordField(label="To which group?", required_message="Choose the group")
    field_order = ("group", "words", "answered_on")


class ActionForm(Offering):
    """What is to be done, by whom and by when."""

    wording = _words("What is to be done", "Say what is to be done")
    owner = RecordField(label="Owner of the action", required=False, empty_label="Nobody yet")
    body = RecordField(label="Agency", required=False, empty_label="The owner’s own")
    due_on = DateField(
        label="Due day",
        hint="A firm day; the day itself is in time.",
        required_message="Give the day by which it is done",
    )


class ActOn(ActionForm, Answer):
    """What the group answers, and the first action that follows."""

    field_order = ("words", "answered_on", "wording", "owner", "body", "due_on")


class NameReaders(Offering):
    """Who else may know of a closed issue."""

    readers = RecordsField(label="Who else may know of it?", required_message="Choose at least one person")


class ReasonForm(Form):
    """Why something is done."""

    reason = _words("Why?", "Give the reason")


def _score(label: str, choices: Any, missing: str) -> ChoiceField:
    pairs = [(value, f"{value} {words}") for value, words in choices]
    return ChoiceField(
        label=label, choices=pairs, shown_as="select", required_message=missing, empty_label="Choose one"
    )


class Scoring(Form):
    """How likely and how grave, before anything holds it down and with what does."""

    inherent_likelihood = _score(
        "How likely is it, if nothing held it down?", Likelihood.choices, "Choose how likely it is"
    )
    inherent_impact = _score(
        "How much would it matter then?", Impact.choices, "Choose how much it would matter"
    )
    residual_likelihood = _score(
        "How likely is it, with what holds it down?", Likelihood.choices, "Choose how likely it is"
    )
    residual_impact = _score(
        "How much would it matter then?", Impact.choices, "Choose how much it would matter"
    )
    reason = _words("Why does it score so?", "Give the reason")

    def scores(self) -> dict[str, Scored]:
        """Return the two scores."""
        given = {name: int(self.cleaned_data[name]) for name in SCORES}
        return {
            "inherent": Scored(given["inherent_likelihood"], given["inherent_impact"]),
            "residual": Scored(given["residual_likelihood"], given["residual_impact"]),
        }

    def facts(self) -> dict[str, Any]:
        """Return all that was answered, the four numbers put together as two scores."""
        rest = {name: value for name, value in self.cleaned_data.items() if name not in SCORES}
        return {**rest, **self.scores()}


SCORES = ("inherent_likelihood", "inherent_impact", "residual_likelihood", "residual_impact")


class RiskWords(Offering):
    """What a risk is: its cause, the event and what follows, who owns it and what it bears on."""

    title = CharField(label="What is the risk?", required_message="Say in a few words what the risk is")
    cause = _words("Cause", "Say what it comes from", rows=2)
    event = _words("Event", "Say what may happen", rows=2)
    consequence = _words("Consequence for children", "Say what would follow for children", rows=2)
    owner = RecordField(label="Owner", required=False, empty_label="Nobody yet")
    body = RecordField(label="Agency that owns it", required=False, empty_label="No agency")
    priorities = RecordsField(label="Which priorities does it bear on?", required=False)


class EnterRisk(RiskWords, Scoring):
    """A new risk, with its first score and the day on which it is looked at again."""

    group = RecordField(label="Group that looks after it", required_message="Choose the group")
    review_on = DateField(
        label="Look at it again on",
        hint="The day itself is in time.",
        required_message="Give the day on which it is looked at again",
    )
    field_order = ("group", *RiskWords.base_fields, *Scoring.base_fields, "review_on")


class RiskOfIssue(EnterRisk, Answer):
    """What the group answers, and the risk that the issue becomes."""

    field_order = ("words", "answered_on", *RiskWords.base_fields, *Scoring.base_fields, "review_on")

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        del self.fields["group"]


class ChangeRisk(RiskWords):
    """What a risk is from now on, and why it was changed."""

    reason = _words("Why?", "Give the reason", rows=2)


class Review(Form):
    """What was found, and when the risk is looked at next."""

    words = _words("What was found?", "Say what was found")
    review_on = DateField(label="Look at it again on", required_message="Give the day")


class Settle(ReasonForm):
    """Why, and when the risk is looked at next."""

    review_on = DateField(label="Look at it again on", required_message="Give the day")


class AddControl(Offering):
    """What holds a risk down, which agency sees to it, and how one knows that it works."""

    says = _words("What holds it down?", "Say what holds the risk down", rows=2)
    body = RecordField(label="Which agency sees to it?", required_message="Choose the agency")
    how_known = TextField(
        label="How does one know that it works?",
        hint="Leave it empty while nobody can say; the page shows that.",
        required=False,
        rows=2,
        max_length=2_000,
    )


class Transfer(Offering):
    """Which agency takes a risk over, under which reference, who agreed, and why."""

    to = RecordField(label="To which agency’s own register?", required_message="Choose the agency")
    reference = CharField(
        label="Its reference there",
        required_message="Give the reference in that agency’s own register",
        max_length=100,
    )
    accepted_by = CharField(
        label="Who in that agency accepted it?", required_message="Say who in that agency accepted it"
    )
    reason = _words("Why?", "Give the reason", rows=2)


class Doubt(Form):
    """Why somebody doubts the score of a risk."""

    words = _words("Why do you doubt the score?", "Say why you doubt the score")


class Reply(Form):
    """What is answered."""

    answer = _words("What is answered?", "Say what is answered")
