"""What may be typed in the meeting: who is there, minutes, actions, interests, and where an item goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kith.base.ui.fields import CharField, ChoiceField, TextField
from kith.base.ui.forms import Form, Question
from kith.partnership.actions.forms.raising import ASKED_OF_NEW, OwedAction
from kith.work.meetings.enums import Presence
from kith.work.meetings.minute_words import LONGEST_MINUTE
from kith.work.meetings.operations.holding import TookPart
from kith.work.meetings.queries.choices import with_place
from kith.work.meetings.seats import SeatHeld

NOT_YET = "Not known yet"


class Roll(Form):
    """How each member takes part, one row a person; whoever holds several seats is asked for once."""

    empty_label = NOT_YET
    is_whole = False
    """Whether everybody must be answered for."""
    to_come: tuple[tuple[str, str], ...] = ()
    """The items, by public id with their titles, of which it is asked what becomes of them."""

    def __init__(self, *args: Any, seats: Sequence[SeatHeld] = (), **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.people: dict[str, list[SeatHeld]] = {}
        for seat in seats:
            self.people.setdefault(seat.person, []).append(seat)
        for who, held in self.people.items():
            self._ask(who, held[0].name)

    def _ask(self, who: str, name: str) -> None:
        self.fields[f"presence_{who}"] = ChoiceField(
            label=name,
            required=self.is_whole,
            required_message=f"Say how {name} took part",
            choices=Presence.choices,
            shown_as="select",
            empty_label=self.empty_label,
        )
        self.fields[f"deputy_{who}"] = CharField(label=f"Deputy of {name}", required=False, max_length=200)

    def rows(self) -> list[tuple[str, str, str, Question, Question]]:
        """Return a row for each person: name, agency, seats, and the two questions."""
        return [
            (
                held[0].name,
                next((seat.body for seat in held if seat.body), ""),
                ", ".join(dict.fromkeys(seat.seat_name for seat in held)),
                self[f"presence_{who}"],  # type: ignore[misc]
                self[f"deputy_{who}"],
            )
            for who, held in self.people.items()
        ]

    def took_part(self, *, others: str = "") -> list[TookPart]:
        """Return how each took part; `others` is said of everybody who was not answered for."""
        given = self.cleaned_data
        said = {who: given[f"presence_{who}"] or others for who in self.people}
        return [TookPart(who, presence, given[f"deputy_{who}"]) for who, presence in said.items() if presence]

    def refuse_stray_deputies(self) -> None:
        """Say so where a deputy is named for somebody of whom nothing else is said."""
        for who, held in self.people.items():
            if self.cleaned_data.get(f"deputy_{who}") and not self.cleaned_data.get(f"presence_{who}"):
                words = f"Choose “{Presence.DEPUTY.label}” for {held[0].name}, or leave the name empty."
                self.add_error(f"presence_{who}", words)

    def clean(self) -> dict[str, Any]:
        """Look at the answers together."""
        self.refuse_stray_deputies()
        return self.cleaned_data


class RecordMeeting(Roll):
    """How each member took part, and who chaired: the record of a meeting that was held."""

    empty_label = "Choose one"
    is_whole = True

    def __init__(
        self,
        *args: Any,
        items: Sequence[tuple[str, str]] = (),
        answers: Sequence[tuple[str, str]] = (),
        **rest: Any,
    ) -> None:
        super().__init__(*args, **rest)
        self.to_come = tuple(items)
        for public_id, title in self.to_come:
            self.fields[f"becomes_{public_id}"] = ChoiceField(
                label=f"What becomes of “{title}”",
                choices=answers,
                shown_as="select",
                required_message=f"Say what becomes of “{title}”",
            )
        self.fields["chair"] = ChoiceField(
            label="Who chaired",
            required=False,
            choices=[(who, held[0].name) for who, held in self.people.items()],
            shown_as="select",
            empty_label="Not recorded",
        )
        self.fields["stood_in_because"] = TextField(
            label="Why somebody stood in",
            hint="Only where the group’s chair did not chair.",
            required=False,
            rows=2,
        )

    def questions(self) -> list[tuple[str, Question]]:
        """Return each item that is still to come, with the question what becomes of it."""
        return [(title, self[f"becomes_{public_id}"]) for public_id, title in self.to_come]  # type: ignore[misc]

    def becomes(self) -> dict[str, str]:
        """Return what becomes of each item, by its public id."""
        return {public_id: self.cleaned_data[f"becomes_{public_id}"] for public_id, _title in self.to_come}

    def refuse_stray_deputies(self) -> None:
        """Leave it to the deed, which says it of everybody."""


class WriteMinute(Form):
    """What was said at an item. The marks for what is left out stand in the text."""

    text = TextField(label="Minutes", required=False, rows=12, max_length=LONGEST_MINUTE)
    revision = CharField(label="Revision", required=False, max_length=10)


class BringTogether(Form):
    """The text that two texts become."""

    text = TextField(label="The text from now on", required=False, rows=12, max_length=LONGEST_MINUTE)


class ActionAtItem(OwedAction):
    """What is to be done, by whom and by when, or the action that exists and then answers the item too."""

    existing = CharField(
        label="Or an action that exists",
        required=False,
        max_length=12,
        hint="Its reference, such as A12. It then answers this item too, and the questions above stay empty.",
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["owner"].named = with_place  # type: ignore[attr-defined]
        for name in ASKED_OF_NEW:
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """Ask for words and a day for a new action, and for neither where one that exists is named."""
        given = self.cleaned_data
        if given.get("existing"):
            if given.get("wording"):
                self.add_error("existing", "Give new words or the reference of an action, not both.")
            return given
        for name, words in ASKED_OF_NEW.items():
            if not given.get(name) and name not in self.errors:
                self.add_error(name, words)
        return given


LEAVES, STAYS = "leaves", "stays"


class DeclareInterest(Form):
    """What the interest is, whose it is, and whether they leave for the item."""

    person = ChoiceField(
        label="Who has the interest",
        choices=(),
        shown_as="select",
        required_message="Choose who has the interest",
    )
    says = TextField(
        label="What the interest is",
        required_message="Say what the interest is",
        hint="Only the chair, whoever stands in for the chair, and the business unit read this.",
        rows=3,
        max_length=2_000,
    )
    leaves = ChoiceField(
        label="During the item",
        required_message="Say whether they leave for the item",
        choices=(
            (LEAVES, "Leaves, and sees nothing of the item and its papers from now on"),
            (STAYS, "Stays, with the interest on record"),
        ),
    )

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]] = (), **rest: Any) -> None:
        super().__init__(*args, **rest)
        if people:
            self.fields["person"].choices = [("", "Choose one"), *people]  # type: ignore[attr-defined]
        else:
            del self.fields["person"]


class LiftInterest(Form):
    """Why an interest is lifted."""

    reason = TextField(label="Why it is lifted", required_message="Give the reason", rows=3)
