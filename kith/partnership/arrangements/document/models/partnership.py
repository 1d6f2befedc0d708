"""Who the partnership is: its areas, its document, its bodies, posts and ladder of seniority."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from kith.partnership.arrangements.document.models.words import (
    ClauseKey,
    Day,
    Key,
    Line,
    Statement,
    Words,
    in_order_of_keys,
)


class Area(Statement):
    """A local authority area that the partnership covers."""

    key: Key
    name: Line


class Partnership(Statement):
    """The partnership that publishes these arrangements."""

    key: Key
    name: Line
    short_name: Line
    areas: tuple[Area, ...] = Field(min_length=1)
    scope: Words | None = None
    """The children whom the arrangements cover, in a sentence."""
    reporting_year_starts: int = Field(default=4, ge=1, le=12)
    """The month (1 to 12) in which the reporting year begins."""


class Source(Statement):
    """The published document from which the file was made."""

    title: Line
    published_on: Day | None = None
    note: Words | None = None


class About(Statement):
    """The arrangements as a document: their title, edition of the guidance and dates."""

    title: Line
    edition: Key
    """The edition of the statutory guidance they are made under, such as `wt2018`."""
    legal_basis: Words | None = None
    in_force_from: Day | None = None
    """The day they take effect. Left out while they are only proposed."""
    document: Literal["arrangements", "consultation"] = "arrangements"
    assumed: Words | None = None
    """What the person who made the file had to assume, for the reader to see."""
    source: Source | None = None


class Predecessor(Statement):
    """A board or group that these arrangements replace."""

    key: Key
    name: Line
    kind: Literal["board", "group"] = "board"
    ended_on: Day | None = None
    note: Words | None = None


class Clause(Statement):
    """One promise, description or duty of the published document, by number."""

    key: ClauseKey
    heading: Line | None = None
    says: Words
    """The clause in the words of whoever made the file."""


class Rank(Statement):
    """A rung of the ladder of seniority, the most senior first, with what each sector calls it."""

    key: Key
    name: Line
    titles: Annotated[dict[Key, tuple[Line, ...]], AfterValidator(in_order_of_keys)] = Field(
        default_factory=dict
    )
    """Equivalent job titles by sector, e.g. `police: [Chief constable]`."""


class AgencyClass(Statement):
    """A class of relevant agency, such as every maintained school of the area."""

    key: Key
    name: Line
    schedule: Line | None = None
    """Where the regulations name the class (SI 2018/789, schedule)."""
    why: Words | None = None
    """Why the partners chose it, which the published arrangements must say."""


class Body(Statement):
    """An organisation with a standing in the partnership from a day to a day."""

    key: Key
    name: Line
    sector: Key
    """A usual sector, such as council, police or nhs, or a word of the file's own that `seniority` has titles
    for."""
    kind: Key
    """local-authority, police-force, integrated-care-board, clinical-commissioning-group, and so on."""
    standing: Literal["statutory-partner", "relevant-agency", "other"]
    agency_class: Key | None = None
    areas: tuple[Key, ...] = ()
    held_from: Day | None = None
    held_to: Day | None = None
    """The last day of the standing, inclusive."""
    succeeded_by: Key | None = None
    assumed: Words | None = None


class Post(Statement):
    """A post of the partnership itself, held by a person, such as its independent advisor."""

    key: Key
    name: Line
    does: tuple[Literal["chairs", "scrutinises", "advises", "manages", "coordinates", "links"], ...] = ()
    term_years: int | None = Field(default=None, ge=1, le=20)
    independent: bool = False
    clause: ClauseKey | None = None
    assumed: Words | None = None
    """Why the post is here although the document does not state it."""
