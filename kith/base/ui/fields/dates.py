"""A date in three boxes: day, month, year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kith.base.ui.dates import MONTHS, long_date
from kith.base.ui.fields.asked import Asked

BOXES = ("day", "month", "year")


@dataclass(frozen=True)
class Written:
    """What somebody wrote into the three boxes, as they wrote it."""

    day: str = ""
    month: str = ""
    year: str = ""

    def absent(self) -> list[str]:
        """Return the names of the boxes left empty."""
        return [box for box in BOXES if not getattr(self, box)]


class DateBoxes(forms.Widget):
    """Three text boxes called `name_day`, `name_month` and `name_year`.

    A whole date under the name itself (`?on=2026-03-03`) is read too, so that a page on a day
    has a short address.
    """

    use_fieldset = True

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Written:
        """Return what was written."""
        boxes = {box: str(data.get(f"{name}_{box}") or "").strip() for box in BOXES}
        whole = str(data.get(name) or "").strip().split("-")
        if not any(boxes.values()) and len(whole) == len(BOXES):
            boxes = dict(zip(BOXES, (part.lstrip("0") for part in reversed(whole)), strict=True))
        return Written(**boxes)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Return whether none of the boxes was sent at all."""
        return name not in data and not any(f"{name}_{box}" in data for box in BOXES)

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """Return the id of the first box."""
        return f"{id_}_day" if id_ else id_


class WrongDate(ValidationError):
    """What is wrong with a date, and in which boxes."""

    def __init__(self, sentence: str, *boxes: str) -> None:
        super().__init__(sentence, code="-".join(boxes))


def read_number(text: str, box: str, lowest: int, highest: int) -> int:
    """Return the number in a box; raise WrongDate with a sentence if it is none or out of bounds."""
    if text.isascii() and text.isdigit() and lowest <= int(text[:6]) <= highest:
        return int(text)
    raise WrongDate(f"The {box} must be a number from {lowest} to {highest}", box)


def read_month(text: str) -> int:
    """Return the month; its name, or the first three letters or more of it, will do."""
    word = text.lower()
    for number, name in enumerate(MONTHS, start=1):
        if len(word) >= 3 and name.lower().startswith(word):
            return number
    if text.isascii() and text.isdigit():
        return read_number(text, "month", 1, 12)
    raise WrongDate("The month must be a number from 1 to 12, or its name", "month")


def read_year(text: str) -> int:
    """Return the year, which has four figures."""
    if len(text) == 4 and text.isascii() and text.isdigit() and text[0] != "0":
        return int(text)
    raise WrongDate("The year must be four figures, such as 2026", "year")


def read_date(written: Written) -> date:
    """Return the date that three full boxes make; raise WrongDate with a sentence."""
    day, month, year = (
        read_number(written.day, "day", 1, 31),
        read_month(written.month),
        read_year(written.year),
    )
    try:
        return date(year, month, day)
    except ValueError:
        raise WrongDate(f"{day} {MONTHS[month - 1]} {year} is not a real date", *BOXES) from None


class DateField(Asked, forms.Field):
    """A date, written day, month, year; `earliest` and `latest` both count as allowed."""

    widget = DateBoxes
    says_which = False
    """True in a form that asks for more than one date, so that each fault names its question."""

    def __init__(self, *, earliest: date | None = None, latest: date | None = None, **rest: Any) -> None:
        self.earliest = earliest
        self.latest = latest
        super().__init__(**rest)

    def prepare_value(self, value: Any) -> Written:
        """Return what stands in the boxes before anybody writes."""
        if isinstance(value, date):
            return Written(str(value.day), str(value.month), str(value.year))
        return value or Written()

    def clean(self, value: Written | date | None) -> date | None:
        """Return the date or None; raise ValidationError with a sentence for each way it can be wrong."""
        if value is None or isinstance(value, date):
            return super().clean(value)
        absent = value.absent()
        if len(absent) == len(BOXES):
            return super().clean(None)
        if absent:
            raise WrongDate(f"{self.label} must include a {' and a '.join(absent)}", *absent)
        return super().clean(self._read(value))

    def _read(self, value: Written) -> date:
        """Return the date; among several questions for a date, a fault begins with its own label."""
        try:
            return read_date(value)
        except WrongDate as wrong:
            if not self.says_which:
                raise
            sentence = wrong.message[0].lower() + wrong.message[1:]
            raise WrongDate(
                f"{str(self.label).rstrip('?')}: {sentence}", *str(wrong.code).split("-")
            ) from None

    def validate(self, value: date | None) -> None:
        """Raise ValidationError when there is no date, or one out of bounds."""
        super().validate(value)
        if value and self.earliest and value < self.earliest:
            raise WrongDate(f"{self.label} must be on or after {long_date(self.earliest)}", *BOXES)
        if value and self.latest and value > self.latest:
            raise WrongDate(f"{self.label} must be on or before {long_date(self.latest)}", *BOXES)

    def has_changed(self, initial: Any, data: Written | None) -> bool:
        """Return whether the boxes say something else than they did."""
        return self.prepare_value(initial) != (data or Written())
