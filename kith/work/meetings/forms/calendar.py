"""What people may type about meetings."""

from collections.abc import Sequence
from typing import Any

from kith.base.ui.fields import (
    CharField,
    ChoiceField,
    ConfirmField,
    DateField,
    MultipleChoiceField,
    TextField,
)
from kith.base.ui.forms import Form
from kith.work.meetings.enums import HalfDay, Presence
from kith.work.meetings.operations.holding import TookPart
from kith.work.meetings.seats import SeatHeld


class TakeInDates(Form):
    """Which dates of the proposal to take in."""

    dates = MultipleChoiceField(
        label="Dates to take in", required_message="Choose at least one date", choices=[]
    )

    def __init__(self, *args: Any, dates: Sequence[tuple[str, str, str]] = (), **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["dates"].choices = [(key, label) for key, label, _hint in dates]
        self.fields["dates"].hints = {key: hint for key, _label, hint in dates}


def half_day() -> ChoiceField:
    """Return the question which half of the day it is."""
    return ChoiceField(
        label="Half of the day", required_message="Choose morning or afternoon", choices=HalfDay.choices
    )


def in_spite() -> ConfirmField:
    """Return the box to tick where something speaks against the day."""
    return ConfirmField(
        label="Keep this day even if something speaks against it",
        hint="A weekend, a bank holiday, a school holiday, people who sit elsewhere, the order of reporting.",
        required=False,
    )


class MoveMeeting(Form):
    """Another day for a meeting."""

    meets_on = DateField(label="New day", required_message="Give the new day")
    half_day = half_day()
    reason = TextField(label="Why it moves", required=False)
    in_spite = in_spite()


class AddMeeting(Form):
    """A meeting beyond the calendar that was proposed."""

    meets_on = DateField(label="Day", required_message="Give the day")
    half_day = half_day()
    why = TextField(label="What it is for", required_message="Say what the meeting is for")
    place = CharField(label="Place", required=False, max_length=200)
    in_spite = in_spite()


class CancelMeeting(Form):
    """Why a meeting is cancelled."""

    reason = TextField(label="Why it is cancelled", required_message="Give the reason")


class AddSchoolHoliday(Form):
    """Days to keep clear of meetings."""

    name = CharField(
        label="Name", required_message="Give a name", hint="Such as Easter holiday.", max_length=100
    )
    closed_from = DateField(label="First day", required_message="Give the first day")
    closed_to = DateField(label="Last day", required_message="Give the last day")


class RecordMeeting(Form):
    """How each member took part, and who chaired."""

    def __init__(self, *args: Any, seats: Sequence[SeatHeld] = (), **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.people = {seat.person: seat for seat in seats}
        for who, seat in self.people.items():
            self._ask(who, f"{seat.name}, {seat.body}" if seat.body else seat.name)
        self.fields["chair"] = ChoiceField(
            label="Who chaired",
            required=False,
            choices=[(who, seat.name) for who, seat in self.people.items()],
            shown_as="select",
            empty_label="Not recorded",
        )
        self.fields["stood_in_because"] = TextField(
            label="Why somebody stood in", hint="Only where the group’s chair did not chair.", required=False
        )

    def _ask(self, who: str, label: str) -> None:
        self.fields[f"presence_{who}"] = ChoiceField(
            label=label,
            required_message=f"Say how {label} took part",
            choices=Presence.choices,
            shown_as="select",
        )
        self.fields[f"deputy_{who}"] = CharField(
            label=f"Deputy of {self.people[who].name}", required=False, max_length=200
        )

    def took_part(self) -> list[TookPart]:
        """Return how each took part."""
        given = self.cleaned_data
        return [TookPart(who, given[f"presence_{who}"], given[f"deputy_{who}"]) for who in self.people]
