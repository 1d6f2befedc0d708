"""What people are asked about decisions."""

from collections.abc import Sequence
from typing import Any, cast

from kith.base.ui.fields import CharField, ChoiceField, TextField
from kith.base.ui.forms import Form
from kith.partnership.decisions.enums import DecisionState, Method, Stance
from kith.partnership.decisions.finding import SUPERSEDED, Asked
from kith.partnership.decisions.voices import Voice

Pairs = Sequence[tuple[str, str]]


class PositionForm(Form):
    """Where a statutory partner stands; asked for which one only of somebody who sits for several."""

    body = ChoiceField(
        label="For which partner do you speak?",
        choices=[],
        required_message="Choose for which partner you speak",
    )
    stance = ChoiceField(
        label="Where does the partner stand?",
        choices=Stance.choices,
        required_message="Choose whether the partner agrees",
    )
    reasons = TextField(
        label="Reasons",
        hint="You can leave this empty if the partner agrees. Every member can read what you write.",
        required=False,
        rows=4,
        max_length=4000,
    )

    def __init__(self, *args: Any, voices: tuple[Voice, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.voices = {voice.body.public_id: voice for voice in voices}
        if len(voices) == 1:
            del self.fields["body"]
        else:
            offered = [(voice.body.public_id, voice.body.name) for voice in voices]
            cast(ChoiceField, self.fields["body"]).choices = offered

    @property
    def voice(self) -> Voice:
        """Return by which seat, and for which partner, the reader speaks."""
        chosen = self.cleaned_data.get("body") or next(iter(self.voices))
        return self.voices[chosen]


class AskForm(Form):
    """The words that the partners are to agree to."""

    wording = TextField(
        label="What the partners are to agree to",
        hint="These exact words stay on record with each partner’s position.",
        required_message="Write the words that the partners are to agree to",
        rows=3,
        max_length=2000,
    )


class WithdrawForm(Form):
    """Why what was asked is withdrawn."""

    reason = TextField(
        label="Why is the decision withdrawn?",
        hint="The positions stated so far stay on record.",
        required_message="Give the reason",
        rows=3,
        max_length=2000,
    )


class FindDecisions(Form):
    """Which decisions to list."""

    says_optional = False

    text = CharField(
        label="Words",
        hint="In the decision, its reasons, what it was about, or who was there.",
        required=False,
        max_length=100,
    )
    group = ChoiceField(label="Group", choices=(), shown_as="select", required=False)
    method = ChoiceField(label="How it was decided", choices=(), shown_as="select", required=False)
    state = ChoiceField(label="State", choices=(), shown_as="select", required=False)
    year = ChoiceField(label="Year", choices=(), shown_as="select", required=False)

    def __init__(self, *args: Any, groups: Pairs, years: Sequence[str], **rest: Any) -> None:
        super().__init__(*args, **rest)
        states = [*DecisionState.choices, (SUPERSEDED, "Another took its place")]
        self._offer("group", [("", "Any group"), *groups])
        self._offer("method", [("", "Any way"), *Method.choices])
        self._offer("state", [("", "Any state"), *states])
        self._offer("year", [("", "Any year"), *((year, year) for year in years)])

    def _offer(self, name: str, choices: Pairs) -> None:
        cast(ChoiceField, self.fields[name]).choices = choices

    def asked(self) -> Asked:
        """Return what was asked for; an answer that is not on the list counts as none."""
        self.is_valid()
        return Asked(**{name: value for name, value in self.cleaned_data.items() if value})
