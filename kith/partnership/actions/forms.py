"""What people may type about actions."""

from collections.abc import Sequence
from typing import Any

from kith.base.kernel.tables import MEGABYTES
from kith.base.ui.fields import CharField, ChoiceField, DateField, FileField, RecordField, TextField
from kith.base.ui.forms import Form
from kith.partnership.actions.deadlines import STAND_WORDS
from kith.partnership.actions.models import LONGEST_WORDING
from kith.partnership.actions.queries.register import (
    ALL,
    CARRIED_OVER,
    FROM_GROUP,
    LIVE_ONES,
    ORDERS,
    Asked,
    Choices,
)
from kith.partnership.actions.sources import sources

Pairs = Sequence[tuple[str, str]]

ORDER_WORDS = {
    "due": "Due day",
    "newest": "Newest first",
    "owner": "Owner",
    "agency": "Agency",
    "group": "Group",
}


def choose_from(form: Form, name: str, choices: Pairs) -> None:
    """Give a question of a form its answers."""
    form.fields[name].choices = choices  # type: ignore[attr-defined]


class FindActions(Form):
    """Which actions to list, and in which order."""

    says_optional = False

    text = CharField(label="Words or reference", required=False, max_length=100)
    standing = ChoiceField(label="Standing", choices=(), shown_as="select", required=False)
    group = ChoiceField(label="Group", choices=(), shown_as="select", required=False)
    agency = ChoiceField(label="Agency", choices=(), shown_as="select", required=False)
    owner = ChoiceField(label="Owner", choices=(), shown_as="select", required=False)
    source = ChoiceField(label="Raised by", choices=(), shown_as="select", required=False)
    order = ChoiceField(label="Sort by", choices=(), shown_as="select", required=False)

    def __init__(self, *args: Any, choices: Choices, without: str = "", **rest: Any) -> None:
        super().__init__(*args, **rest)
        rungs = [(stand.value, words) for stand, words in STAND_WORDS.items()]
        kinds = [(kind, source.words) for kind, source in sources]
        own = [(FROM_GROUP, "The group itself"), (CARRIED_OVER, "A former group"), *kinds]
        choose_from(
            self, "standing", [(LIVE_ONES, "All that are open"), *rungs, (ALL, "All, ended ones too")]
        )
        choose_from(self, "group", [("", "Any group"), *choices.groups])
        choose_from(self, "agency", [("", "Any agency"), *choices.agencies])
        choose_from(self, "owner", [("", "Anybody"), *choices.owners])
        choose_from(self, "source", [("", "Anything"), *own])
        choose_from(self, "order", [(order, ORDER_WORDS[order]) for order in ORDERS])
        if without:
            del self.fields[without]

    def asked(self) -> Asked:
        """Return what was asked for; an answer that is not on the list counts as none."""
        self.is_valid()
        said = {name: value for name, value in self.cleaned_data.items() if value}
        return Asked(**said)


class RaiseAction(Form):
    """What is to be done, by whom and by when."""

    wording = TextField(
        label="What is to be done",
        required_message="Say what is to be done",
        hint="The words stay as they are; later steps are added to them.",
        rows=3,
        max_length=LONGEST_WORDING,
    )
    group = ChoiceField(
        label="Group that raises it",
        choices=(),
        shown_as="select",
        required_message="Choose the group that raises the action",
    )
    owner = RecordField(
        label="Owner",
        required=False,
        hint="The person who sees to it. Leave it open while the agency has yet to name somebody.",
        empty_label="Nobody yet",
    )
    body = RecordField(
        label="Agency",
        required=False,
        hint="Without an answer it is the agency for which the owner works.",
        empty_label="The owner’s own",
    )
    due_on = DateField(
        label="Due day",
        required_message="Give the day by which it is done",
        hint="A firm day. The day itself still counts as in time.",
    )

    def __init__(self, *args: Any, groups: Pairs, people: Any, bodies: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        choose_from(self, "group", [("", "Choose one"), *groups])
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]


class SayUpdate(Form):
    """How an action goes."""

    words = TextField(label="How it goes", required_message="Say how it goes", rows=4, max_length=4_000)


class AddEvidence(Form):
    """What shows that an action was done, and where it is."""

    words = CharField(label="What it shows", required_message="Say what the evidence shows", max_length=500)
    where = CharField(
        label="Where it is",
        required_message="Give the web address, or say where it is kept",
        hint="A web address, or a place such as “Shared drive of the business unit, folder Audits”.",
        max_length=500,
    )


class ReportDone(Form):
    """What was done."""

    words = TextField(label="What was done", required_message="Say what was done", rows=4, max_length=4_000)


class CloseAction(Form):
    """What changed by it."""

    words = TextField(label="What changed for children", required=False, rows=4, max_length=4_000)


class SendBack(Form):
    """What is still missing."""

    reason = TextField(
        label="What is still missing", required_message="Give the reason", rows=4, max_length=4_000
    )


class WithdrawAction(Form):
    """Why it is not wanted any more."""

    reason = TextField(label="Reason", required_message="Give the reason", rows=4, max_length=4_000)


class SupersedeAction(Form):
    """Which action takes its place, and why."""

    reference = CharField(
        label="Reference of the other action",
        required_message="Give the reference of the action that takes its place, such as A12",
        classes="govuk-input--width-5",
        max_length=10,
    )
    reason = TextField(label="Reason", required_message="Give the reason", rows=4, max_length=4_000)


class ReviseDay(Form):
    """Another day, why, and who agreed."""

    due_on = DateField(label="New due day", required_message="Give the new due day")
    reason = TextField(
        label="Reason", required_message="Give the reason for another day", rows=3, max_length=2_000
    )
    agreed_by = CharField(
        label="Who agreed to it",
        required_message="Say who agreed to it",
        hint="Such as “Planning and Delivery Group, 3 March 2026”.",
    )


class HandOverOne(Form):
    """Who owns an action from now on, and why."""

    to = RecordField(label="New owner", required_message="Choose the new owner")
    reason = CharField(
        label="Reason", required_message="Give the reason, such as Has left for a new job", max_length=500
    )

    def __init__(self, *args: Any, people: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["to"].queryset = people  # type: ignore[attr-defined]


class HandOverAll(HandOverOne):
    """Whose actions go to whom, and why."""

    field_order = ("person", "to", "reason")

    person = ChoiceField(
        label="Whose open actions",
        choices=(),
        shown_as="select",
        required_message="Choose whose actions are handed over",
    )

    def __init__(self, *args: Any, owners: Pairs, **rest: Any) -> None:
        super().__init__(*args, **rest)
        choose_from(self, "person", [("", "Choose one"), *owners])


class CarryOver(Form):
    """Which group takes the actions over."""

    group = ChoiceField(
        label="Group that takes them over",
        choices=(),
        shown_as="select",
        required_message="Choose the group that takes the actions over",
    )

    def __init__(self, *args: Any, groups: Pairs, **rest: Any) -> None:
        super().__init__(*args, **rest)
        choose_from(self, "group", groups if len(groups) == 1 else [("", "Choose one"), *groups])


class ImportActions(CarryOver):
    """The list of a former group’s open actions."""

    file = FileField(
        label="List of open actions",
        required_message="Choose the file with the list",
        hint=f"An .xlsx or .csv file of at most {MEGABYTES} MB. Its first row names the columns: reference, "
        "action, owner, agency, due, raised. Only action and due must be there.",
        endings=(".xlsx", ".csv"),
        megabytes=MEGABYTES,
    )


class TakeInActions(CarryOver):
    """The list as it was looked through."""

    rows = TextField(label="Rows", required_message="Choose the file again", max_length=2_000_000)
