"""What anybody may read of a group: what it is for and how it works, never who sits in it."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from kith.base.ui.dates import long_date
from kith.partnership.arrangements.public import (
    GroupAsAt,
    ReportsTo,
    Seat,
    attendance_words,
    chair_words,
    frequency_words,
    quorum_words,
    seat_words,
)

KINDS = {
    "lead": "Leads the partnership",
    "executive": "Executive group",
    "group": "",
    "advisory": "Advisory group",
    "task-and-finish": "Task-and-finish group",
}
NOT_STATED = "Not stated"


@dataclass(frozen=True)
class Place:
    """A name, where it leads, and what is said of it."""

    text: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class GroupRow:
    """One group in a list: its name, what it is for, how often it meets and who chairs it by the rules."""

    name: str
    url: str
    purpose: str
    meets: str
    chair: str


@dataclass(frozen=True)
class GroupShown:
    """One group with its terms of reference."""

    name: str
    kind: str
    purpose: str
    facts: tuple[tuple[str, str], ...]
    reports_to: tuple[Place, ...]
    no_line: str
    reports_from: tuple[Place, ...]
    functions: tuple[str, ...]
    seats: tuple[tuple[str, str], ...]
    promises: tuple[str, ...]


def group_url(group: GroupAsAt, query: str) -> str:
    """Return the address of a group’s public page, or an empty text when it has none."""
    if group.identity is None:
        return ""
    return reverse("public:group", args=(group.as_at.partnership.key, group.identity.public_id)) + query


def group_row(group: GroupAsAt, day: date, query: str) -> GroupRow:
    """Return a group as one row of a list."""
    return GroupRow(
        name=group.terms.name,
        url=group_url(group, query),
        purpose=group.terms.purpose or NOT_STATED,
        meets=meets(group, day),
        chair=chair_words(group.terms.chair, group.directory.document, group.terms),
    )


def meets(group: GroupAsAt, day: date) -> str:
    """Return how often a group is to meet on a day."""
    chapter = group.as_at.ground.homes.get(group.home.pk) or group.as_at.ground.timeline
    in_force = chapter.in_force_on(day) or next(iter(chapter.adopted), None)
    begins = in_force.version.in_force_from if in_force else None
    return frequency_words(group.directory.frequency_on(group.terms, day, begins))


def group_shown(group: GroupAsAt, day: date, query: str) -> GroupShown:
    """Return everything that the public page of a group says."""
    terms = group.terms
    lines = lines_above(group)
    return GroupShown(
        name=terms.name,
        kind=KINDS[terms.kind],
        purpose=terms.purpose or "",
        facts=tuple(facts_of(group, day)),
        reports_to=tuple(
            Place(name_above(group, line), url_above(group, line, query), words_of(line)) for line in lines
        ),
        no_line="" if lines else why_no_line(group),
        reports_from=tuple(Place(other.terms.name, group_url(other, query)) for other in below(group)),
        functions=tuple(function.says for function in terms.functions),
        seats=tuple((seat.name, for_whom(seat, group)) for seat in terms.seats),
        promises=promises_of(group),
    )


def for_whom(seat: Seat, group: GroupAsAt) -> str:
    """Return whom a seat asks for; the chair’s asks for whoever may chair."""
    document = group.directory.document
    if seat.capacity == "chair":
        return chair_words(group.terms.chair, document, group.terms)
    return seat_words(seat, document)


def facts_of(group: GroupAsAt, day: date) -> list[tuple[str, str]]:
    """Return how a group works, each rule with its name."""
    terms, document = group.terms, group.directory.document
    replaced = [found.name for key in terms.replaces if (found := group.directory.predecessor(key))]
    facts = [
        ("Meets", meets(group, day)),
        ("Chair", chair_words(terms.chair, document, terms)),
        ("Quorum", quorum_words(terms.quorum, document)),
        ("Attendance", attendance_words(terms.attendance)),
        ("Shared with", ", ".join(joint_with(group))),
        ("Took over from", ", ".join(replaced)),
        ("Runs until", long_date(terms.ends_on) if terms.ends_on else ""),
    ]
    always = {"Meets", "Chair", "Quorum"}
    return [(name, value) for name, value in facts if name in always or value not in {"", NOT_STATED}]


def joint_with(group: GroupAsAt) -> list[str]:
    """Return the partnerships that share a group: by what both sides published, or named by one."""
    if group.is_shared_in:
        return list(group.joint_names)
    return [
        joint.name
        if joint.name in group.joint_names
        else f"{joint.name} (named here; not yet by the other side)"
        for joint in group.terms.joint_with
    ]


def lines_above(group: GroupAsAt) -> list[ReportsTo]:
    """Return the lines of a group to something that is there on the day."""
    return [line for line in group.lines if name_above(group, line)]


def name_above(group: GroupAsAt, line: ReportsTo) -> str:
    """Return the name of what a line leads to, or an empty text when it isn’t there on the day."""
    if line.board:
        board = group.as_at.directory.board(line.board) if group.as_at.directory else None
        return board.name if board else ""
    other = group_above(group, line)
    return other.terms.name if other else ""


def group_above(group: GroupAsAt, line: ReportsTo) -> GroupAsAt | None:
    """Return the group that a line leads to on the day, this partnership’s own before a shared one."""
    return next((other for other in group.as_at.groups if other.key == line.group), None)


def url_above(group: GroupAsAt, line: ReportsTo, query: str) -> str:
    """Return the page of what a line leads to; linked boards have none."""
    other = group_above(group, line)
    return group_url(other, query) if other else ""


def words_of(line: ReportsTo) -> str:
    """Return how the arrangements draw a line."""
    if line.line == "implied":
        return f"implied: {line.because}" if line.because else "implied"
    return line.how_often or ""


def why_no_line(group: GroupAsAt) -> str:
    """Return why a group answers to nobody."""
    own = "" if group.is_shared_in else group.terms.reports_to_nobody
    return own or "The arrangements don’t say to whom it answers."


def below(group: GroupAsAt) -> list[GroupAsAt]:
    """Return the groups that answer to a group."""
    return [
        other
        for other in group.as_at.groups
        if any(group_above(other, line) is group for line in other.lines)
    ]


def promises_of(group: GroupAsAt) -> tuple[str, ...]:
    """Return what this partnership’s arrangements promise of a group."""
    directory = group.as_at.directory
    return tuple(duty.says for duty in directory.duties_of(group.key)) if directory else ()
