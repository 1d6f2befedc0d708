"""What waits for a member, what stands in their calendar, and of what they are reminded.

Rooms register sources; Home, the digest, the calendar feed and the reminders read them all.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kith.base.kernel.registries import Registry
from kith.base.kernel.subjects import Subject


@dataclass(frozen=True)
class Waiting:
    """One thing that waits for a member, as Home lists it. Mail counts it and never says its title."""

    kind: str
    """What kind of thing, in the singular: *paper to read*, *meeting to answer*, *minutes to check*."""
    kinds: str
    """The same in the plural, for counts."""
    title: str
    url: str
    due_on: date | None = None
    says: str = ""
    """Why it waits for this member, in a few words."""
    key: str = ""
    """What it is about, where two partnerships show a reader the same thing."""


WaitingSource = Callable[[Any, date], Iterable[Waiting]]

waiting_sources: Registry[WaitingSource] = Registry("source of what waits for a member")
"""Called with a membership and today; each asks the database at most once."""

digest_sources: Registry[WaitingSource] = Registry("source of what a digest counts besides")
"""What waits for a member, where Home reads it in another way: called as the other sources are."""


@dataclass(frozen=True)
class CalendarEntry:
    """Something that stands in a member’s calendar."""

    uid: str
    """Stays the same when the entry moves or is cancelled."""
    title: str
    """Held neutral: no case, no title of a closed item."""
    begins: datetime
    ends: datetime
    place: str = ""
    url: str = ""
    """A path below the installation’s address."""
    is_cancelled: bool = False
    sequence: int = 0
    """How often it was changed."""
    changed_at: datetime | None = None


CalendarSource = Callable[[Any, date], Iterable[CalendarEntry]]

calendar_sources: Registry[CalendarSource] = Registry("source of calendar entries")
"""Called with a membership and today; each asks the database at most once."""


@dataclass(frozen=True)
class Reminder:
    """One rung of a ladder of reminders, owed to one person on one day. Its key is sent once, ever."""

    key: str
    """Such as `action:<public id>:due-in-14:<person>`; the same key never goes out twice."""
    person: str
    """The public id of whoever is reminded."""
    says: str
    """One sentence without names or wording of a record: *An action that you owe is due in 14 days.*"""
    url: str
    """The path of the page, which asks the reader to sign in."""
    rung: str
    """What step of the ladder it is, for the record: *owner, 14 days before*."""
    about: Subject
    """The record that it is about, in whose trail the step is kept."""


ReminderSource = Callable[[Any, date], Iterable[Reminder]]

reminder_sources: Registry[ReminderSource] = Registry("source of reminders")
"""Called with a partnership and today; gives each step whose turn it is, taken already or not."""


@dataclass(frozen=True)
class Coming:
    """Something that falls on one of the next days, for whoever looks after all groups."""

    on: date
    what: str
    """What kind of thing: *Meeting*, *Papers due*, *Action due*."""
    title: str
    url: str
    group: str = ""
    who: str = ""
    """Who owes it, in words; empty where nobody does."""


ComingSource = Callable[[Any, date, date], Iterable[Coming]]

coming_sources: Registry[ComingSource] = Registry("source of what is coming")
"""Called with a membership, the first day and the last; each asks the database at most once. A clock that has
run out may be told too, with its day before the first: it stands among what is late."""
