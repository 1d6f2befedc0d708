"""Rules on when a group may decide."""

from typing import Annotated, Literal

from pydantic import Field

from kith.partnership.arrangements.document.models.words import ClauseKey, Key, Statement


class NamedBodies(Statement):
    """Quorate when each named body, or each statutory partner where none is named, is there."""

    by: Literal["bodies"]
    bodies: tuple[Key, ...] = ()


class MembersOfBodies(Statement):
    """Quorate with so many members from so many bodies."""

    by: Literal["members-of-bodies"]
    members: int = Field(ge=1)
    bodies: int = Field(ge=1)


class NumberOfSet(Statement):
    """Quorate with so many of a set of bodies or seats."""

    by: Literal["number-of-set"]
    number: int = Field(ge=1)
    of_bodies: tuple[Key, ...] = ()
    of_seats: tuple[Key, ...] = ()


class ChairsDiscretion(Statement):
    """The chair decides whether the meeting may go on."""

    by: Literal["chairs-discretion"]


class QuorumNotStated(Statement):
    """The document does not say."""

    by: Literal["not-stated"]


class Quorum(Statement):
    """When a group may decide, and what happens when too few are there."""

    rule: Annotated[
        NamedBodies | MembersOfBodies | NumberOfSet | ChairsDiscretion | QuorumNotStated,
        Field(discriminator="by"),
    ]
    chair_or_deputy: bool = False
    """The chair or the deputy must be among those present."""
    substitutes: bool = True
    if_not: Literal["stop", "provisional", "chairs-discretion", "not-stated"] = "not-stated"
    clause: ClauseKey | None = None
