"""Which rows to show, and what people say of rows: judgements, notes, agreement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from kith.base.ui.fields import CharField, ChoiceField, ConfirmField, DateField, IntegerField, TextField
from kith.base.ui.forms import Form
from kith.work.chronologies.enums import Judgement, Layer
from kith.work.chronologies.operations.silence import FEWEST, MOST
from kith.work.chronologies.queries.merged import ALONE, CONTRADICTING, HIDE, MARK, NOT_JUDGED, Asked

PAIRS = (
    ("", "Any"),
    (NOT_JUDGED, "Not judged yet"),
    (CONTRADICTING, "Told differently"),
    (ALONE, "Told by one agency alone"),
)
ABOUT_KNOWING = ("as_at", "known_to", "later")
"""The questions about what was known when; the others narrow the rows down."""
SEARCHED_FOR = frozenset({"text", "subject"})
"""Words of the reader’s own, which may be a name: they never stand in an address."""
WORDS = "words"
"""What an address calls the mark of such words."""


def _box(label: str, **rest: Any) -> ConfirmField:
    return ConfirmField(label=label, required=False, **rest)


class FindRows(Form):
    """Which rows to show. It goes into the address, without the words that are looked for; what can’t be read
    counts as not asked and says so."""

    says_optional = False

    as_at = DateField(label="As known on", required=False)
    known_to = ChoiceField(label="Known to", choices=(), shown_as="select", required=False)
    later = ChoiceField(
        label="What became known later",
        choices=((HIDE, "Hide it"), (MARK, "Show it, marked")),
        shown_as="select",
        required=False,
    )
    text = CharField(label="Words", required=False, max_length=100)
    agency = ChoiceField(label="Told by", choices=(), shown_as="select", required=False)
    subject = CharField(label="Subject", required=False, max_length=100, classes="govuk-input--width-10")
    pairs = ChoiceField(label="Beside other agencies", choices=PAIRS, shown_as="select", required=False)
    from_on = DateField(label="First day", required=False)
    to_on = DateField(label="Last day", required=False)
    key_only = _box("Key events only")
    uncertain = _box("Uncertain dates only")

    def __init__(self, *args: Any, agencies: Sequence[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self._choose("known_to", [("", "Any agency"), *agencies])
        self._choose("agency", [("", "Any agency"), *agencies])
        self._choose("later", [(HIDE, "Hide it"), (MARK, "Show it, marked")])
        self._choose("pairs", PAIRS)

    def _choose(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Say when the days stand the wrong way round."""
        said = super().clean() or {}
        first, last = said.get("from_on"), said.get("to_on")
        if first and last and last < first:
            self.add_error("to_on", "The last day must be on or after the first day")
        return said

    def asked(self) -> Asked:
        """Return what was asked for; what can’t be read counts as not asked."""
        self.is_valid()
        said = {name: value for name, value in self.cleaned_data.items() if value}
        return Asked(**said, words=self.data.get(WORDS, ""))

    def about_knowing(self) -> list[forms.BoundField]:
        """Return the questions about what was known when."""
        return [self[name] for name in ABOUT_KNOWING]

    def about_rows(self) -> list[forms.BoundField]:
        """Return the questions that narrow the rows down."""
        return [self[name] for name in self.fields if name not in ABOUT_KNOWING]


class JudgementForm(Form):
    """What two rows are that stand side by side."""

    judgement = ChoiceField(
        label="What are the two rows?",
        choices=[one for one in Judgement.choices if one[0] != Judgement.OPEN],
        required_message="Choose what the two rows are",
    )
    words = TextField(
        label="Why do you think so?",
        hint="Needed where they are told differently. Codes, no names.",
        required=False,
        rows=3,
        max_length=2000,
    )


class NoteForm(Form):
    """A note beside a row, and who reads it."""

    layer = ChoiceField(
        label="Who reads it?",
        choices=Layer.choices,
        hints={
            Layer.PANEL: "The panel, the partners, independent people and those who run the case.",
            Layer.RUNNERS: "Nobody else, independent people included.",
        },
        required_message="Choose who reads the note",
    )
    words = TextField(
        label="Note",
        hint="Codes, no names. It stays as you write it, and beside what the agency told.",
        required_message="Write the note",
        rows=4,
        max_length=5000,
    )

    def __init__(self, *args: Any, layers: Sequence[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["layer"].choices = layers  # type: ignore[attr-defined]


class AgreeForm(Form):
    """That those who work on a chronology agree on its rows."""

    is_agreed = ConfirmField(
        label="The rows are agreed as they stand",
        hint="From then on no agency releases, replaces or takes back a part, and no key event changes. "
        "Notes and judgements stay open.",
        required_message="Confirm that the rows are agreed",
    )


class UnlockForm(Form):
    """Why a chronology is unlocked."""

    because = TextField(
        label="Why is it unlocked?", required_message="Say why it is unlocked", rows=3, max_length=1000
    )


class SilenceForm(Form):
    """After how many days without a row an agency’s silence is shown."""

    silent_days = IntegerField(
        label="Show a silence of more than how many days?",
        hint="Choose by how often agencies would have seen the child, such as 42 where a core group meets "
        "every six weeks.",
        required_message="Give the number of days",
        min_value=FEWEST,
        max_value=MOST,
    )
