"""Rules on who chairs a group."""

from typing import Annotated, Literal

from pydantic import Field

from kith.partnership.arrangements.document.models.words import ClauseKey, Day, Key, Line, Statement, Words


class ByPost(Statement):
    """Chaired by whoever holds a post of the partnership."""

    by: Literal["post"]
    post: Key


class BySeat(Statement):
    """Chaired by whoever holds a named seat of the group."""

    by: Literal["seat"]
    seat: Key


class AllowedChair(Statement):
    """One kind of person who may chair."""

    post: Key | None = None
    standing: Literal["statutory-partner", "relevant-agency", "other"] | None = None
    body: Key | None = None
    sector: Key | None = None
    seniority: Key | None = None
    function: Line | None = None
    """A function the chair must hold, e.g. notifications to the national Panel."""


class ByList(Statement):
    """Chaired by anybody of the kinds listed; anyone else is refused or warned about."""

    by: Literal["list"]
    allowed: tuple[AllowedChair, ...] = Field(min_length=1)


class ByRotation(Statement):
    """The chair passes between bodies after so many months."""

    by: Literal["rotation"]
    bodies: tuple[Key, ...] = Field(min_length=2)
    months: int | None = Field(default=None, ge=1)


class ByElection(Statement):
    """The chair is elected."""

    by: Literal["election"]
    electors: Line
    months: int | None = Field(default=None, ge=1)


class NotStated(Statement):
    """The document does not say."""

    by: Literal["not-stated"]


class Chair(Statement):
    """Who chairs a group, and what happens if somebody else does."""

    rule: Annotated[ByPost | BySeat | ByList | ByRotation | ByElection | NotStated, Field(discriminator="by")]
    line: Literal["stated", "implied"] = "stated"
    because: Words | None = None
    """The sentence that implies the rule, where it is only implied."""
    breach: Literal["warn", "refuse"] = "refuse"
    review_on: Day | None = None
    """The day by which the choice is looked at again, where the document says "initially"."""
    clause: ClauseKey | None = None
