"""Seats of a group, and whom they ask for."""

from typing import Literal

from pydantic import Field

from kith.partnership.arrangements.document.models.words import ClauseKey, Key, Line, Statement, Words


class EachOf(Statement):
    """One seat for each body of a standing, a class, a set or a list."""

    standing: Literal["statutory-partner", "relevant-agency", "other", "any"] | None = None
    agency_class: Key | None = None
    sector: Key | None = None
    bodies: tuple[Key, ...] = ()
    at_least: int | None = Field(default=None, ge=1)
    """How many of the bodies must be seated; all of them where left out."""


class ChairsOf(Statement):
    """Seats that follow the chairs of other groups."""

    groups: tuple[Key, ...] = ()
    """The groups; every group that reports to this one where left out."""


class Seat(Statement):
    """A place in a group that exists whether or not anybody sits in it."""

    key: Key
    name: Line
    capacity: Literal[
        "member",
        "chair",
        "deputy-chair",
        "adviser",
        "in-attendance",
        "executive",
        "non-executive",
        "co-opted",
    ] = "member"
    body: Key | None = None
    """The seat belongs to this body."""
    each: EachOf | None = None
    """One such seat for each of these bodies."""
    post: Key | None = None
    """The seat follows this post."""
    chairs_of: ChairsOf | None = None
    """The seat follows the chairs of these groups."""
    seniority: Key | None = None
    """The lowest rung of the ladder that the holder should stand on."""
    role: Line | None = None
    """What the holder does in their own body, such as safeguarding lead."""
    places: int = Field(default=1, ge=1, le=200)
    votes: bool = True
    breach: Literal["warn", "refuse"] = "warn"
    """What happens when a holder stands below the seniority asked for."""
    optional: bool = False
    """A seat the group may leave empty ("invited as necessary")."""
    clause: ClauseKey | None = None
    assumed: Words | None = None
    """Why the seat is here although the document does not state it."""
