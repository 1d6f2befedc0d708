"""A whole document in words, so that a director reads it in ten minutes."""

from collections.abc import Sequence
from dataclasses import dataclass

from kith.base.ui.dates import MONTHS, long_date
from kith.partnership.arrangements.document.asking import Directory
from kith.partnership.arrangements.document.describing import (
    STANDINGS,
    attendance_words,
    chair_words,
    frequency_words,
    group_name,
    joined,
    line_words,
    name_of,
    names_of,
    quorum_words,
    recurs_words,
    seat_words,
    sentence_case,
)
from kith.partnership.arrangements.document.models import (
    Arrangements,
    Body,
    Chair,
    Duty,
    Group,
    LinkedBoard,
    Post,
    Seat,
)
from kith.partnership.arrangements.guidance.editions import editions

Facts = list[tuple[str, str]]


@dataclass(frozen=True)
class PromiseRead:
    """One promise in words."""

    key: str
    says: str
    clauses: str
    note: str


@dataclass(frozen=True)
class SeatRead:
    """One seat in words."""

    key: str
    name: str
    asks: str
    capacity: str
    note: str


@dataclass(frozen=True)
class GroupRead:
    """One group in words."""

    key: str
    name: str
    facts: Facts
    functions: Sequence[str]
    seats: Sequence[SeatRead]
    promises: Sequence[PromiseRead]


@dataclass(frozen=True)
class DocumentRead:
    """A whole document in words, part by part."""

    facts: Facts
    assumed: Sequence[tuple[str, str]]
    groups: Sequence[GroupRead]
    joint_groups: Sequence[str]
    promises: Sequence[PromiseRead]
    bodies: Sequence[tuple[str, str, str]]
    posts: Sequence[tuple[str, str]]
    boards: Sequence[tuple[str, str]]
    priorities: Sequence[tuple[str, str]]
    predecessors: Sequence[str]
    clauses: Sequence[tuple[str, str, str]]


def read_document(directory: Directory) -> DocumentRead:
    """Return a document in words."""
    document = directory.document
    return DocumentRead(
        facts=document_facts(document),
        assumed=assumptions(document),
        groups=[read_group(group, directory) for group in document.groups],
        joint_groups=[_joint_words(joint, document) for joint in document.joint_groups],
        promises=[read_promise(duty, document) for duty in directory.duties_of(None)],
        bodies=[
            (body.name, _standing_words(body, document), _period_words(body)) for body in document.bodies
        ],
        posts=[(post.name, _post_words(post)) for post in document.posts],
        boards=[(board.name, _board_words(board, directory)) for board in document.linked_boards],
        priorities=[(p.name, _led_words(p.lead_group, document)) for p in document.priorities],
        predecessors=[_predecessor_words(each) for each in document.predecessors],
        clauses=[(clause.key, clause.heading or "", clause.says) for clause in document.clauses],
    )


def document_facts(document: Arrangements) -> Facts:
    """Return the facts about the document and the partnership."""
    about, partnership = document.about, document.partnership
    return [
        ("Title", about.title),
        ("Partnership", f"{partnership.name} ({partnership.short_name})"),
        ("Area", joined([area.name for area in partnership.areas])),
        ("Scope", partnership.scope or ""),
        ("Edition of the guidance", edition_name(about.edition)),
        ("Legal basis", about.legal_basis or ""),
        ("Takes effect on", long_date(about.in_force_from) if about.in_force_from else ""),
        ("Reporting year", f"Begins in {MONTHS[partnership.reporting_year_starts - 1]}"),
        ("Made from", source_words(document)),
    ]


def edition_name(key: str) -> str:
    """Return the name of an edition, or its key where Kith does not know it."""
    return next((each.name for each in editions() if each.key == key), key)


def source_words(document: Arrangements) -> str:
    """Return the published document that the file was made from, with its day and note."""
    source = document.about.source
    if source is None:
        return ""
    published = f"published on {long_date(source.published_on)}" if source.published_on else ""
    return (
        ". ".join(
            part.rstrip(".") for part in (source.title, sentence_case(published), source.note or "") if part
        )
        + "."
    )


def assumptions(document: Arrangements) -> list[tuple[str, str]]:
    """Return all that whoever made the file had to assume, each with what it is about."""
    found = [("The document", document.about.assumed)]
    found += [(body.name, body.assumed) for body in document.bodies]
    found += [(post.name, post.assumed) for post in document.posts]
    found += [(f"{g.name}: {seat.name}", seat.assumed) for g in document.groups for seat in g.seats]
    found += [(duty.says, duty.assumed) for duty in document.duties]
    return [(about, words) for about, words in found if words]


# --- groups -----------------------------------------------------------------


def read_group(group: Group, directory: Directory) -> GroupRead:
    """Return a group in words."""
    document = directory.document
    return GroupRead(
        key=group.key,
        name=group.name,
        facts=group_facts(group, document),
        functions=[each.says for each in group.functions],
        seats=[read_seat(seat, document) for seat in group.seats],
        promises=[read_promise(duty, document) for duty in directory.duties_of(group.key)],
    )


def group_facts(group: Group, document: Arrangements) -> Facts:
    """Return the rules of a group in words; what the document leaves out stays empty."""
    facts = [
        ("Purpose", group.purpose or ""),
        ("Reports to", _lines_words(group, document)),
        ("Chair", _chair_line(group, document)),
        ("Meets", "; ".join(_stated(frequency_words(each)) for each in group.frequency)),
        ("Quorum", _stated(quorum_words(group.quorum, document))),
    ]
    more = [
        ("Attendance", _stated(attendance_words(group.attendance))),
        ("Joint with", joined([joint.name for joint in group.joint_with]) if group.joint_with else ""),
        ("Replaces", names_of(document.predecessors, group.replaces) if group.replaces else ""),
        ("Only this group decides", "; ".join(group.reserved)),
        ("Last day", long_date(group.ends_on) if group.ends_on else ""),
    ]
    return facts + [fact for fact in more if fact[1]]


def _stated(words: str) -> str:
    return "" if words == "Not stated" else words


def _lines_words(group: Group, document: Arrangements) -> str:
    lines = "; ".join(line_words(line, document) for line in group.reports_to)
    return lines or (f"Nobody. {group.reports_to_nobody}" if group.reports_to_nobody else "")


def _chair_line(group: Group, document: Arrangements) -> str:
    words = _stated(chair_words(group.chair, document, group))
    return f"{words} {_implied(group.chair)}".strip() if group.chair else words


def _implied(chair: Chair) -> str:
    if chair.line != "implied" or not chair.because:
        return ""
    return f"(implied: “{chair.because}”)"


def read_seat(seat: Seat, document: Arrangements) -> SeatRead:
    """Return a seat in words."""
    notes = [
        f"{seat.places} places" if seat.places > 1 else "",
        "may be empty" if seat.optional else "",
        "no vote" if not seat.votes else "",
        f"clause {seat.clause}" if seat.clause else "",
    ]
    return SeatRead(
        key=seat.key,
        name=seat.name,
        asks=seat_words(seat, document),
        capacity=sentence_case(seat.capacity.replace("-", " ")),
        note=sentence_case(", ".join(note for note in notes if note)),
    )


def read_promise(duty: Duty, document: Arrangements) -> PromiseRead:
    """Return a promise in words."""
    notes = [
        recurs_words(duty.recurs, document),
        f"Due on {long_date(duty.due_on)}" if duty.due_on else "",
        "A promise to try" if duty.soft else "",
    ]
    return PromiseRead(duty.key, duty.says, joined(duty.clauses), ". ".join(note for note in notes if note))


# --- the rest ---------------------------------------------------------------


def _joint_words(joint, document: Arrangements) -> str:
    lines = "; ".join(line_words(line, document) for line in joint.reports_to)
    reports = f", which reports here to {lines}" if lines else ""
    name = sentence_case(joint.group.replace("-", " "))
    return f"{name}, a group of the partnership “{joint.partnership}”{reports}."


def _standing_words(body: Body, document: Arrangements) -> str:
    standing = sentence_case(STANDINGS[body.standing][0])
    return (
        f"{standing}: {name_of(document.agency_classes, body.agency_class)}"
        if body.agency_class
        else standing
    )


def _period_words(body: Body) -> str:
    begins = f"From {long_date(body.held_from)}" if body.held_from else ""
    ends = f"until {long_date(body.held_to)}" if body.held_to else ""
    return sentence_case(" ".join(part for part in (begins, ends) if part))


def _post_words(post: Post) -> str:
    parts = [joined(post.does) if post.does else "", "independent" if post.independent else ""]
    parts.append(f"for {post.term_years} years" if post.term_years else "")
    return sentence_case(", ".join(part for part in parts if part))


def _board_words(board: LinkedBoard, directory: Directory) -> str:
    above = directory.board(board.part_of) if board.part_of else None
    parts = [
        f"Part of {above.name}" if above else "",
        sentence_case("; ".join(board.exchanges)),
        board.note or "",
    ]
    return ". ".join(part.rstrip(".") for part in parts if part)


def _led_words(key: str | None, document: Arrangements) -> str:
    return f"Led by {group_name(key, document)}" if key else ""


def _predecessor_words(each) -> str:
    ended = f", ended on {long_date(each.ended_on)}" if each.ended_on else ""
    note = f". {each.note}" if each.note else ""
    return f"{each.name}{ended}{note}"
