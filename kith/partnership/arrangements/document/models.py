"""What an arrangement file may say, as pydantic models.

The file is the published arrangements of one partnership as data. Each model
below is one kind of statement. Names of fields are the words a partnership
uses; a document that leaves something out says nothing about it, and the
model keeps that silence (`None`, or *not stated*) and never fills it in.
"""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
"""Characters that no page, file or database can be trusted to keep: control characters and their like."""


def of_plain_characters(text: str) -> str:
    """Text with one kind of line end. Raises `ValueError` for a control character."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := NOT_TEXT.search(text):
        raise ValueError(f"control character U+{ord(found.group()):04X}")
    return text


def of_one_line(text: str) -> str:
    """Text without a line end or a tab. Raises `ValueError` otherwise."""
    if "\n" in text or "\t" in text:
        raise ValueError("more than one line")
    return text


def written_as_a_day(value: object) -> object:
    """Read `2026-03-03` as a date and no text of any other shape. Raises `ValueError` for that.

    Without this a row of digits would be read as seconds since 1970.
    """
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise ValueError("not a day")
    return date.fromisoformat(value)


def in_order_of_keys(titles: dict) -> dict:
    """The same titles by sector in alphabetical order, so that every export writes them alike."""
    return dict(sorted(titles.items()))


Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
"""A name that stays the same over every version: lower-case words joined by hyphens."""

Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    AfterValidator(of_plain_characters),
    AfterValidator(of_one_line),
]
"""A name or title: one line."""

Words = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=4000),
    AfterValidator(of_plain_characters),
]
"""A sentence or a paragraph."""

Day = Annotated[date, BeforeValidator(written_as_a_day)]
"""A day as year-month-day, such as `2019-09-29`."""

ClauseKey = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9.\-]*$", max_length=24)]
"""The number by which the partnership cites a clause, such as `L12` or `4.2`."""


class Statement(BaseModel):
    """The base of every model: unknown keys are faults, values do not change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


# --- who the partnership is -------------------------------------------------


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
    """council, police, nhs, education, voluntary, justice, or another word of the file's own."""
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


# --- rules of a group -------------------------------------------------------


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


# --- bodies that stand beside the partnership ------------------------------


class Topic(Statement):
    """A subject that a linked board leads on."""

    topic: Line
    led_by: Line | None = None
    clause: ClauseKey | None = None


class LinkPerson(Statement):
    """A post of a link officer between the partnership and a board."""

    key: Key
    name: Line
    body: Key | None = None
    clause: ClauseKey | None = None


class LinkedBoard(Statement):
    """A board or body that the partnership exchanges information and assurance with."""

    key: Key
    name: Line
    kind: Literal["board", "body", "panel", "sub-group"] = "board"
    number: Line | None = None
    """Its number in the document's own list."""
    part_of: Key | None = None
    joint_with: tuple[JointWith, ...] = ()
    partners: tuple[Key, ...] = ()
    """The bodies that own it, such as the child death review partners."""
    partners_note: Words | None = None
    topics: tuple[Topic, ...] = ()
    links: tuple[LinkPerson, ...] = ()
    exchanges: tuple[Line, ...] = ()
    """What passes between the two: information, assurance, the yearly report, safeguarding concerns."""
    clause: ClauseKey | None = None
    note: Words | None = None


# --- what was promised ------------------------------------------------------


class Recurs(Statement):
    """How often a promise falls due."""

    times_a_year: int | None = Field(default=None, ge=1, le=366)
    every_months: int | None = Field(default=None, ge=1, le=120)
    each_meeting_of: Key | None = None
    once: bool = False


# fmt: off
DutyKind = Literal[
    # kept by seats, chairs, membership and lines
    "seats-filled", "seniority", "membership", "coverage", "chair", "reporting-line", "target-size",
    "joint-group", "linked-body", "link-officer", "linked-boards", "independent-post",
    # kept by versions, reviews of rules and functions
    "to-be-settled", "frequency-review", "functions-handed-on", "legal-basis", "replaces",
    "statutory-partners", "decided-by-all", "scope", "edition",
    # kept by rooms that come with their own evidence
    "meets", "chaired-as-promised", "quorate", "standing-item", "reports-each-meeting", "reviews-plan",
    "themed", "leads-session", "invites", "workload", "commissions", "carries-over", "reserved-decisions",
    "co-ordinates", "plan-delivery", "plan-leads", "plan-priorities", "contributions", "needs",
    "performance-framework", "emerging-issues", "scorecard", "streamlined",
    "policy-stage", "policy-compliance", "threshold-review", "policies",
    "training-needs", "training-programme", "training-reserve", "training-plan",
    "review-referrals", "notifications", "rapid-reviews", "panel-reports", "review-commissioning",
    "national-reviews", "other-reviews", "common-process", "child-death-link", "review-publication",
    "learning", "dissemination", "recommendations",
    "audit-programme", "inspections", "challenge", "assurance-reports", "practitioner-views",
    "information-to-boards", "assurance-from-boards",
    "scrutiny", "scrutiny-of-reviews", "scrutiny-milestones", "peer-review",
    "dispute-advice", "dispute-response", "legal-advice", "dispute-support",
    "young-people-joining", "young-people-views", "young-people-feedback",
    "yearly-report", "yearly-report-contents", "yearly-report-effectiveness", "yearly-report-scrutiny",
    "consultation", "questionnaire", "transition-plan",
]
# fmt: on


class Duty(Statement):
    """One promise that the partnership can be held to, with the clause it comes from."""

    key: Key
    kind: DutyKind
    says: Words
    clauses: tuple[ClauseKey, ...] = Field(min_length=1)
    group: Key | None = None
    """The group that owes it; the partnership as a whole where left out."""
    seats: tuple[Key, ...] = ()
    bodies: tuple[Key, ...] = ()
    standing: Literal["statutory-partner", "relevant-agency", "other", "any"] | None = None
    seniority: Key | None = None
    role: Line | None = None
    board: Key | None = None
    post: Key | None = None
    to_group: Key | None = None
    with_partnership: Key | None = None
    predecessor: Key | None = None
    topic: Line | None = None
    number: int | None = Field(default=None, ge=1)
    recurs: Recurs | None = None
    due_on: Day | None = None
    after_months: int | None = Field(default=None, ge=1)
    """Months after the arrangements take effect at which it falls due."""
    soft: bool = False
    """A promise to try ("as appropriate", "where possible"): kept on record, never a failing."""
    assumed: Words | None = None


class Answer(Statement):
    """Where the arrangements answer one required content of the guidance."""

    item: Key
    """The key of the required content in the edition named in `about.edition`."""
    where: Line
    """The heading or clause that answers it."""
    clauses: tuple[ClauseKey, ...] = ()
    in_part: bool = False
    """Only part of it is answered; the note says what is missing."""
    note: Words | None = None


class Priority(Statement):
    """A priority that the arrangements name."""

    key: Key
    name: Line
    lead_group: Key | None = None
    clause: ClauseKey | None = None


class Arrangements(Statement):
    """A whole arrangement file."""

    kith: Literal[1]
    """The format of the file: always 1."""
    partnership: Partnership
    about: About
    predecessors: tuple[Predecessor, ...] = ()
    clauses: tuple[Clause, ...] = ()
    seniority: tuple[Rank, ...] = ()
    agency_classes: tuple[AgencyClass, ...] = ()
    bodies: tuple[Body, ...] = Field(min_length=1)
    posts: tuple[Post, ...] = ()
    groups: tuple[Group, ...] = Field(min_length=1)
    joint_groups: tuple[JointGroup, ...] = ()
    linked_boards: tuple[LinkedBoard, ...] = ()
    priorities: tuple[Priority, ...] = ()
    duties: tuple[Duty, ...] = ()
    answers: tuple[Answer, ...] = ()
