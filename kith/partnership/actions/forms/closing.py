"""How an action ends, and half a year later whether that still holds."""

from typing import Any

from kith.base.ui.fields import CharField, ChoiceField, DateField, RecordField, TextField
from kith.base.ui.forms import Form

CHANGED, ADMINISTRATION = "changed", "administration"
HOLDS, FAILS = "holds", "fails"


class WhoConfirms(Form):
    """Who is asked to confirm that an action is rightly closed."""

    confirmer = RecordField(
        label="Who confirms it",
        required_message="Choose who confirms it",
        hint="Somebody from another agency than the action’s own. It waits on their Home page.",
    )

    def __init__(self, *args: Any, people: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["confirmer"].queryset = people  # type: ignore[attr-defined]


class CloseAction(WhoConfirms):
    """What changed by it, what shows that it was done where nothing does yet, and who confirms it."""

    field_order = ("kind", "changed", "shows", "where", "confirmer")

    kind = ChoiceField(
        label="Did it change something for children?",
        choices=(
            (CHANGED, "Yes, as said below"),
            (ADMINISTRATION, "Nothing for children: it was a piece of administration"),
        ),
        required_message="Say whether it changed something for children",
    )
    changed = TextField(
        label="What changed for children",
        required=False,
        hint="Needed when it changed something for children.",
        rows=4,
        max_length=4_000,
    )
    shows = CharField(label="What shows that it was done", required=False, max_length=500)
    where = CharField(
        label="Where that is",
        required=False,
        hint="A web address, or a place such as “Shared drive of the business unit, folder Audits”.",
        max_length=500,
    )

    def __init__(self, *args: Any, has_evidence: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if has_evidence:
            del self.fields["shows"], self.fields["where"]
        for name in {"changed", "shows", "where"} & set(self.fields):
            # The deed refuses them empty where they are needed, so they are not called optional.
            self.fields[name].is_asked = True

    def said(self) -> dict[str, Any]:
        """Return the answers as the deed takes them."""
        given = dict(self.cleaned_data)
        return given | {"is_administration": given.pop("kind") == ADMINISTRATION}


class ConfirmClosing(Form):
    """What whoever confirms has looked at."""

    words = TextField(label="What you looked at", required=False, rows=3, max_length=2_000)


class SendBack(Form):
    """What is still missing."""

    reason = TextField(
        label="What is still missing", required_message="Give the reason", rows=4, max_length=4_000
    )


class DoubtClosing(SendBack):
    """What is still missing, says whoever was asked to confirm."""


class LookAgain(Form):
    """Whether a closed action still holds, how one can see that, and by when it is put right if not."""

    answer = ChoiceField(
        label="Does it still hold?",
        choices=((HOLDS, "Yes"), (FAILS, "No. The action is open again")),
        required_message="Say whether it still holds",
    )
    words = TextField(
        label="How one can see that",
        required_message="Say how one can see that it holds, or does not",
        rows=3,
        max_length=2_000,
    )
    due_on = DateField(
        label="New due day", required=False, hint="Only where it does not hold: by when it is put right."
    )
    due_on.is_asked = True

    def clean(self) -> dict[str, Any]:
        """Ask for a day where the action opens again."""
        given = self.cleaned_data
        if given.get("answer") == FAILS and not given.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", "Give the day by which it is put right")
        return given


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
