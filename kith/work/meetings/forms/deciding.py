"""What people may type about decisions of a meeting and of a chair."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kith.base.ui.fields import CharField, ChoiceField, DateField, RecordField, TextField
from kith.base.ui.forms import Form
from kith.partnership.decisions.enums import Method, Stance
from kith.partnership.partnerships.models import Appointment, Body
from kith.work.meetings.operations.deciding import Stated, Words

NOT_STATED = ""
NO_ADVICE, ADVICE = "no", "yes"


@dataclass(frozen=True)
class PartnerAsked:
    """A statutory partner, and who was at the meeting that can speak for it."""

    body: Body
    voices: tuple[Appointment, ...]


class Deciding(Form):
    """What is written down of every decision."""

    says_optional = True

    wording = TextField(
        label="What was decided",
        hint="The exact words. They stay as they are; a later decision can take their place.",
        required_message="Write what was decided",
        rows=3,
        max_length=4000,
    )
    reasons = TextField(label="Reasons", required_message="Write the reasons", rows=3, max_length=4000)
    reserved_as = ChoiceField(label="Is it a reserved decision?", choices=(), required=False)
    options = TextField(label="Options considered", required=False, rows=3, max_length=4000)
    advice = ChoiceField(
        label="Is legal advice held on it?",
        choices=[(NO_ADVICE, "No"), (ADVICE, "Yes")],
        required_message="Say whether legal advice is held",
    )
    effective_from = DateField(
        label="When does it take effect?",
        hint="Leave it empty if it takes effect at once.",
        required=False,
    )
    supersedes = RecordField(
        label="Earlier decision whose place it takes", required=False, empty_label="No earlier decision"
    )

    def __init__(self, *args: Any, reserved: Mapping[str, str], lead: str, earlier: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if reserved:
            kinds = [(kind, f"Yes: {kind}") for kind in reserved]
            question = self.fields["reserved_as"]
            question.label = f"Is this one of the decisions that only {lead} takes?"
            question.choices = [*kinds, ("", "No")]  # type: ignore[attr-defined]
        else:
            del self.fields["reserved_as"]
        self.fields["supersedes"].queryset = earlier  # type: ignore[attr-defined]
        self.fields["supersedes"].label_from_instance = lambda found: found.title  # type: ignore[attr-defined]

    def words(self) -> Words:
        """Return what was written down."""
        said = self.cleaned_data
        return Words(
            wording=said["wording"],
            reasons=said["reasons"],
            options=said["options"],
            has_legal_advice=said["advice"] == ADVICE,
            reserved_as=said.get("reserved_as", ""),
            effective_from=said["effective_from"],
            supersedes=said["supersedes"],
        )


class DecidingInMeeting(Deciding):
    """What a meeting decided on an item; with positions where the statutory partners decide together."""

    method = ChoiceField(
        label="How was it decided?",
        choices=[
            (Method.CONSENSUS, Method.CONSENSUS.label),
            (Method.UNANIMITY, Method.UNANIMITY.label),
        ],
        hints={
            Method.UNANIMITY: "Each statutory partner states its position, and it is decided when all agree."
        },
        required_message="Choose how it was decided",
    )

    field_order = ("wording", "reserved_as", "method")

    def __init__(self, *args: Any, partners: Sequence[PartnerAsked], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.partners = [one for one in partners if one.voices]
        for one in self.partners:
            self._ask(one)

    def _ask(self, one: PartnerAsked) -> None:
        name, said_by = one.body.name, one.voices[0].person.name
        self.fields[f"stance_{one.body.public_id}"] = ChoiceField(
            label=f"Where did {name} stand, as {said_by} stated it?",
            hint="Only for a decision of the statutory partners.",
            choices=[*Stance.choices, (NOT_STATED, "No position stated")],
            required=False,
        )
        self.fields[f"reasons_{one.body.public_id}"] = TextField(
            label=f"Reasons of {name}",
            hint="Needed where it does not agree.",
            required=False,
            rows=2,
            max_length=4000,
        )

    def positions(self) -> list[Stated]:
        """Return the positions stated in the meeting; none where the group decided by consensus."""
        if self.cleaned_data["method"] != Method.UNANIMITY:
            return []
        found = [
            Stated(
                one.voices[0],
                self.cleaned_data[f"stance_{one.body.public_id}"],
                self.cleaned_data[f"reasons_{one.body.public_id}"],
            )
            for one in self.partners
        ]
        return [one for one in found if one.stance]


class ChairsAction(Deciding):
    """What a chair decided between meetings."""

    title = CharField(label="What is it about?", required_message="Say what the decision is about")
    taken_on = DateField(
        label="When was it decided?", required_message="Give the day on which it was decided"
    )

    field_order = ("title", "taken_on", "wording", "reasons")
