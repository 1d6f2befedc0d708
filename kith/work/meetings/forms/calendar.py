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
from kith.work.meetings.enums import HalfDay


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
        hint="Kith warns of weekends, holidays and clashes. Tick to keep the day all the same.",
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
