"""What is known of an edition of the guidance: facts, each with its source."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]

Event = Literal[
    "became-aware", "notification-sent", "review-decided", "publication", "previous-report-published",
    "report-published", "arrangements-published",
]  # fmt: skip
"""What starts a clock."""

EVENT_WORDS: dict[Event, str] = {
    "became-aware": "the local authority becoming aware of the incident",
    "notification-sent": "the notification being sent to the national Panel",
    "review-decided": "the decision to start the review",
    "publication": "publication",
    "previous-report-published": "publication of the report before it",
    "report-published": "publication of the report",
    "arrangements-published": "publication of the arrangements",
}

UNIT_WORDS = {"working-days": "working day", "days": "day", "months": "month", "years": "year"}


class Known(BaseModel):
    """The base of every fact here: unknown keys are faults, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Standing(Known):
    """Where something comes from, and whether it was read there."""

    source: str = Field(min_length=1)
    confirmed: bool
    """True when read in a published source; false when recalled, inferred or carried over."""


class Fact(Standing):
    """One thing that an edition says, in our own words."""

    key: Key
    note: str | None = None
    since: Key | None = None
    """The edition that said it first in these words; filled in by the reader."""

    @property
    def label(self) -> str:
        """The fact's name for a list."""
        raise NotImplementedError

    @property
    def words(self) -> str:
        """What the fact says, in a sentence."""
        raise NotImplementedError


class Titled(Fact):
    """A fact with a title and a sentence."""

    title: str
    says: str

    @property
    def label(self) -> str:
        return self.title

    @property
    def words(self) -> str:
        return self.says


class Act(Titled):
    """An Act, section or regulation that the edition rests on."""


class Content(Titled):
    """Something that published arrangements must contain."""


class ReportContent(Titled):
    """Something that the yearly report must say."""


class Pending(Titled):
    """Law that is made and not yet in force: shown, never required."""


class Role(Fact):
    """A role that the edition gives, and who holds it."""

    name: str
    who: str
    says: str

    @property
    def label(self) -> str:
        return self.name

    @property
    def words(self) -> str:
        return f"{self.who} {self.says}"


class Clock(Fact):
    """A time limit: so long from an event, one day for all, or a day of every year."""

    name: str
    length: int | None = Field(default=None, ge=1)
    unit: Literal["working-days", "days", "months", "years"] | None = None
    starts: Event | None = None
    alternatives: tuple[Event, ...] = ()
    """Other events from which some sources count."""
    before: bool = False
    """The time lies before the event and not after it."""
    latest_on: date | None = None
    """The one day by which it was due for everybody."""
    every: Annotated[str, StringConstraints(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")] | None = None
    """The month and day by which it is due each year."""

    @model_validator(mode="after")
    def says_one_time(self) -> "Clock":
        runs = (self.length, self.unit, self.starts)
        if any(runs) and not all(runs):
            raise ValueError(f"{self.key}: a running clock needs its length, unit and start")
        if sum((all(runs), self.latest_on is not None, self.every is not None)) != 1:
            raise ValueError(f"{self.key}: a clock says one time: a length, one day, or a day of each year")
        return self

    @property
    def label(self) -> str:
        return self.name

    @property
    def words(self) -> str:
        if self.latest_on:
            return f"By {long_day(self.latest_on)}."
        if self.every:
            month, day = (int(part) for part in self.every.split("-"))
            return f"By {day} {MONTHS[month - 1]} each year."
        return self._running_words()

    def _running_words(self) -> str:
        assert self.unit is not None
        assert self.starts is not None
        plural = "" if self.length == 1 else "s"
        side = "before" if self.before else "from"
        sentence = f"{self.length} {UNIT_WORDS[self.unit]}{plural} {side} {EVENT_WORDS[self.starts]}"
        if self.alternatives:
            sentence += f" (or from {' or '.join(EVENT_WORDS[event] for event in self.alternatives)})"
        return sentence + "."


class Dropped(Known):
    """Keys of the earlier edition that a later one no longer has."""

    acts: tuple[Key, ...] = ()
    roles: tuple[Key, ...] = ()
    contents: tuple[Key, ...] = ()
    clocks: tuple[Key, ...] = ()
    report: tuple[Key, ...] = ()


class Edition(Known):
    """One edition of the guidance with everything it asks for."""

    key: Key
    name: str
    short_name: str
    builds_on: Key | None = None
    in_force_from: date
    dated: Standing
    """Where the day comes from."""
    carried_over: Standing | None = None
    """How sure it is that what the earlier edition asked for still holds."""
    drops: Dropped = Dropped()
    acts: tuple[Act, ...] = ()
    roles: tuple[Role, ...] = ()
    contents: tuple[Content, ...] = ()
    clocks: tuple[Clock, ...] = ()
    report: tuple[ReportContent, ...] = ()
    pending: tuple[Pending, ...] = ()

    def content(self, key: str) -> Content | None:
        """The required content of that key, or None."""
        return next((content for content in self.contents if content.key == key), None)

    def clock(self, key: str) -> Clock | None:
        """The clock of that key, or None."""
        return next((clock for clock in self.clocks if clock.key == key), None)


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def long_day(day: date) -> str:
    """A date in full: 3 March 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
