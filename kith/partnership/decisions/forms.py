"""What people are asked about decisions."""

from typing import Any, cast

from kith.base.ui.fields import ChoiceField, TextField
from kith.base.ui.forms import Form
from kith.partnership.decisions.enums import Stance
from kith.partnership.decisions.voices import Voice


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
