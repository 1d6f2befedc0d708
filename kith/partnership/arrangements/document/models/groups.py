"""Groups and their terms of reference."""

from typing import Literal

from pydantic import Field

from kith.partnership.arrangements.document.models.chairs import Chair
from kith.partnership.arrangements.document.models.quorum import Quorum
from kith.partnership.arrangements.document.models.seats import Seat
from kith.partnership.arrangements.document.models.words import ClauseKey, Day, Key, Line, Statement, Words


class Frequency(Statement):
    """How often a group meets from a day to a day."""

    times_a_year: int | None = Field(default=None, ge=1, le=366)
    every_months: int | None = Field(default=None, ge=1, le=60)
    at_least_a_year: int | None = Field(default=None, ge=1, le=366)
    none_fixed: bool = False
    not_stated: bool = False
    starts_on: Day | None = None
    ends_on: Day | None = None
    """The last day on which this frequency holds, inclusive."""
    for_months: int | None = Field(default=None, ge=1)
    """How long it holds from the day the arrangements take effect ("in the first year")."""
    then: Literal["reviewed"] | None = None
    clause: ClauseKey | None = None


class Attendance(Statement):
    """What is expected of members' attendance, and what happens when it is missed."""

    percent: int | None = Field(default=None, ge=1, le=100)
    misses: int | None = Field(default=None, ge=1)
    then: Words | None = None
    clause: ClauseKey | None = None


class ReportsTo(Statement):
    """A line from this group to a group, or to a linked board, that it answers to."""

    group: Key | None = None
    board: Key | None = None
    line: Literal["stated", "implied"] = "stated"
    because: Words | None = None
    """The sentence that implies the line, where it is only implied."""
    how_often: Line | None = None
    clause: ClauseKey | None = None


class JointWith(Statement):
    """Another partnership that shares this group."""

    partnership: Key
    name: Line
    where_possible: bool = False
    clause: ClauseKey | None = None


class TargetSize(Statement):
    """About how many members a group is meant to have: information, never a failing."""

    about: int = Field(ge=1, le=500)
    clause: ClauseKey | None = None


class Function(Statement):
    """One thing that a group is there to do."""

    says: Words
    clause: ClauseKey | None = None
    soft: bool = False


class Group(Statement):
    """A group of the partnership and its terms of reference."""

    key: Key
    name: Line
    short_name: Line | None = None
    kind: Literal["lead", "executive", "group", "advisory", "task-and-finish"] = "group"
    purpose: Words | None = None
    functions: tuple[Function, ...] = ()
    reserved: tuple[Line, ...] = ()
    """Kinds of decision that only this group may take."""
    replaces: tuple[Key, ...] = ()
    joint_with: tuple[JointWith, ...] = ()
    reports_to: tuple[ReportsTo, ...] = ()
    reports_to_nobody: Words | None = None
    """Why there is no line: the document says that the group answers to none, or that it stands on top."""
    chair: Chair | None = None
    seats: tuple[Seat, ...] = ()
    target_size: TargetSize | None = None
    quorum: Quorum | None = None
    frequency: tuple[Frequency, ...] = ()
    attendance: Attendance | None = None
    young_people: bool = False
    """A group of young people: minimal names, and an item on the others' agendas."""
    starts_on: Day | None = None
    ends_on: Day | None = None
    """The last day of a task-and-finish group, inclusive."""


class JointGroup(Statement):
    """A group whose home file is another partnership's and which this one shares."""

    partnership: Key
    group: Key
    reports_to: tuple[ReportsTo, ...] = ()
    clause: ClauseKey | None = None
