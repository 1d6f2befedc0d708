"""Questions about a promise of a draft."""

from typing import Any, get_args

from kith.base.ui.fields import CharField, ChoiceField, ConfirmField, DateField, IntegerField, TextField
from kith.base.ui.fields.choices import SELECT
from kith.partnership.arrangements.document.checks.duties import NEEDS
from kith.partnership.arrangements.document.describing import sentence_case
from kith.partnership.arrangements.document.models import Arrangements, Duty, DutyKind
from kith.partnership.arrangements.forms.drafting.part import (
    PartForm,
    Place,
    clauses_in,
    clauses_out,
    entry,
    found,
    named,
    new_key,
    put,
)


def kind_words(kind: str) -> str:
    """Return a kind of promise in words: “Seats filled”."""
    return sentence_case(kind.replace("-", " "))


KINDS = sorted(((kind, kind_words(kind)) for kind in get_args(DutyKind)), key=lambda choice: choice[1])
RECURS = [
    ("", "Not stated"),
    ("once", "Once"),
    ("times_a_year", "So many times a year"),
    ("every_months", "Every so many months"),
    ("each_meeting_of", "At each meeting of the group"),
]
RELATED = ("group", "board", "post", "predecessor", "seniority")
PLAIN = ("says", "kind", *RELATED, "role", "soft")
CHOSEN = {
    "group": "Choose the group that owes it",
    "board": "Choose the linked board",
    "post": "Choose the post",
    "predecessor": "Choose the former board or group",
    "seniority": "Choose the level of seniority",
    "role": "Enter the role",
    "due_on": "Enter the day on which it falls due",
}


class PromiseForm(PartForm):
    """A promise that the partnership can be held to."""

    what = "the promise {promise}"
    says_optional = False

    says = TextField(
        label="What is promised", required_message="Enter what is promised", rows=3, max_length=4000
    )
    clauses = CharField(
        label="Clauses",
        required_message="Enter the clause that it comes from",
        hint="Separated by commas, such as L12, L13.",
    )
    kind = ChoiceField(
        label="Kind of promise",
        required_message="Choose the kind of promise",
        choices=KINDS,
        shown_as=SELECT,
        hint="The kind says how it is judged and which evidence counts.",
    )
    group = ChoiceField(
        label="Group that owes it",
        required=False,
        choices=[],
        shown_as=SELECT,
        hint="Left out: the partnership as a whole.",
    )
    board = ChoiceField(label="Linked board", required=False, choices=[], shown_as=SELECT)
    post = ChoiceField(label="Post", required=False, choices=[], shown_as=SELECT)
    predecessor = ChoiceField(label="Former board or group", required=False, choices=[], shown_as=SELECT)
    seniority = ChoiceField(label="Level of seniority", required=False, choices=[], shown_as=SELECT)
    role = CharField(label="Role", required=False)
    due_on = DateField(label="Falls due on", required=False)
    recurs = ChoiceField(label="How often it falls due", required=False, choices=RECURS, shown_as=SELECT)
    number = IntegerField(label="Number of times or months", required=False, min_value=1, max_value=366)
    soft = ConfirmField(
        label="A promise to try: it is kept on record and never counts as missed", required=False
    )

    def offer(self) -> None:
        """Offer the groups, boards, posts, predecessors and levels of the document."""
        document = self.document
        for name, entries in (
            ("group", document.groups),
            ("board", document.linked_boards),
            ("post", document.posts),
            ("predecessor", document.predecessors),
            ("seniority", document.seniority),
        ):
            self.fields[name].choices = [("", "Not stated"), *named(entries)]
        self.fields["recurs"].choices = RECURS

    @classmethod
    def answers_in(cls, document: Arrangements, place: Place) -> dict[str, Any]:
        """Return the promise as it stands; a new one has no answers yet."""
        if "promise" not in place:
            return {}
        duty = found(document.duties, place["promise"])
        answers = {name: getattr(duty, name) for name in PLAIN} | {"due_on": duty.due_on}
        return answers | recurs_answers(duty) | {"clauses": clauses_out(duty.clauses)}

    def clean(self) -> dict[str, Any]:
        """Ask for what the kind of promise cannot be judged without."""
        given = self.cleaned_data
        for name in NEEDS.get(given.get("kind", ""), ()):
            if not given.get(name) and name not in self.errors:
                self.add_error(name, f"{CHOSEN[name]}. This kind of promise can’t be judged without it")
        if given.get("recurs") in ("times_a_year", "every_months") and not given.get("number"):
            self.add_error("number", "Enter how many times or months")
        if given.get("recurs") == "each_meeting_of" and not given.get("group"):
            self.add_error("group", CHOSEN["group"])
        return given

    def revise(self, plain: dict) -> None:
        """Write the promise, adding it where it is new."""
        given = self.cleaned_data
        duties = plain.setdefault("duties", [])
        if "promise" not in self.place:
            duties.append({"key": new_key(given["says"], [duty["key"] for duty in duties])})
            duty = duties[-1]
        else:
            duty = entry(plain, "duties", self.place["promise"])
        due_on = given["due_on"].isoformat() if given["due_on"] else None
        put(duty, clauses=clauses_in(given["clauses"]), due_on=due_on)
        if {"recurs", "number"} & set(self.changed_data):
            put(duty, recurs=written_recurs(given))
        put(duty, **{name: given[name] for name in PLAIN})


def recurs_answers(duty: Duty) -> dict[str, Any]:
    """Return how often a promise falls due."""
    if duty.recurs is None:
        return {"recurs": ""}
    says = next(name for name, _words in RECURS[1:] if getattr(duty.recurs, name))
    value = getattr(duty.recurs, says)
    return {"recurs": says, "number": value if says in ("times_a_year", "every_months") else None}


def written_recurs(given: dict[str, Any]) -> dict[str, Any] | None:
    """Return how often a promise falls due as plain data."""
    says = given["recurs"]
    if not says:
        return None
    value = {"once": True, "each_meeting_of": given["group"]}.get(says, given["number"])
    return {says: value}
