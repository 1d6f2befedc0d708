"""What the register of linked boards says, and the page of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kith.base.ui.dates import long_date
from kith.partnership.arrangements.as_at import AsAt, LinkAsAt
from kith.partnership.arrangements.board import board_of
from kith.partnership.arrangements.document import models as file
from kith.partnership.arrangements.duties.boards import partners_of
from kith.partnership.arrangements.duties.evidence import address
from kith.partnership.arrangements.presenters.group import Linked, PromiseShown, promise_shown
from kith.partnership.arrangements.presenters.reporting import (
    board_marks,
    board_name,
    boards_below,
    group_url,
    lines_above,
    lower_first,
)
from kith.partnership.arrangements.presenters.seats_of_group import Matter, held
from kith.partnership.arrangements.words import count_of

KINDS = {"board": "Board", "body": "Body", "panel": "Panel", "sub-group": "Sub-group"}


@dataclass(frozen=True)
class OfficerShown:
    """One link officer’s post and who holds it."""

    post: str
    holders: tuple[str, ...]
    since: str
    """Since when, empty while nobody holds it."""
    clause: str


@dataclass(frozen=True)
class BoardRow:
    """One line of the register."""

    name: str
    """With its number in the document’s list."""
    url: str
    note: str
    """Its kind, what it is part of, with whom it is shared."""
    leads_on: tuple[str, ...]
    officers: tuple[OfficerShown, ...]
    officers_note: str
    exchanges: str


@dataclass(frozen=True)
class Register:
    """The register of linked boards on a day."""

    caption: str
    matters: tuple[Matter, ...]
    rows: tuple[BoardRow, ...]


@dataclass(frozen=True)
class BoardShown:
    """One linked board or body on a day."""

    name: str
    caption: str
    matters: tuple[Matter, ...]
    part_of: tuple[Linked, ...]
    parts: tuple[Linked, ...]
    leads_on: tuple[str, ...]
    partners: tuple[str, ...]
    partners_note: str
    joint: tuple[str, ...]
    officers: tuple[OfficerShown, ...]
    exchanges: str
    groups: tuple[Linked, ...]
    note: str
    promises: tuple[PromiseShown, ...]


# --- words ---


def topics_of(board: file.LinkedBoard) -> tuple[str, ...]:
    """Return the subjects that a board leads on, each with who leads and the clause."""
    return tuple(topic_words(topic) for topic in board.topics)


def topic_words(topic: file.Topic) -> str:
    """Return one subject with who leads on it and the clause."""
    led_by = f": led by {topic.led_by}" if topic.led_by else ""
    return f"{topic.topic}{led_by}{f' ({topic.clause})' if topic.clause else ''}"


def officer_shown(link: LinkAsAt, board: file.LinkedBoard) -> OfficerShown:
    """Return a link officer’s post with its holder; the board’s own name is left out of the post’s."""
    shown = [held(holder) for holder in link.holders]
    names = tuple(f"{one.name}, {one.words}" if one.words else one.name for one in shown)
    since = ", ".join(long_date(one.since) for one in shown)
    return OfficerShown(
        link.terms.name.removesuffix(f", {board.name}"), names, since, link.terms.clause or ""
    )


def matters_of_board(board: file.LinkedBoard, as_at: AsAt, *, may_appoint: bool) -> list[Matter]:
    """Return each link officer’s post with a board that nobody holds, and the step that fills it."""
    found = []
    for link in as_at.links_of(board):
        if link.is_vacant:
            clause = f"The arrangements ask for it ({link.terms.clause})." if link.terms.clause else ""
            url = (
                address("arrangements:appoint_to_post", as_at.partnership.key, link.terms.key)
                if may_appoint
                else ""
            )
            found.append(
                Matter(
                    f"Nobody holds the post “{link.terms.name}”.",
                    clause,
                    "Appoint somebody" if url else "",
                    url,
                )
            )
    return found


def note_of(board: file.LinkedBoard, as_at: AsAt) -> str:
    """Return a board’s kind, what it is part of and with whom it is shared."""
    above = as_at.directory.board(board.part_of) if as_at.directory and board.part_of else None
    part = f" of {above.name}" if above else ""
    joint = [lower_first(mark) for mark in board_marks(board, as_at)]
    return ", ".join([f"{KINDS[board.kind]}{part}", *joint])


def officers_note(board: file.LinkedBoard) -> str:
    """Return what to say where a board has no link officer of its own."""
    if board.links:
        return ""
    return "Linked through the board that it is part of" if board.part_of else "No link officer is stated"


# --- the register ---


def register_of(as_at: AsAt, day: date, query: str, *, may_appoint: bool) -> Register:
    """Return the register on a day, each board followed by those that are part of it."""
    boards = in_order(as_at, None)
    matters = [m for board in boards for m in matters_of_board(board, as_at, may_appoint=may_appoint)]
    return Register(
        caption=register_words(as_at, len(matters), day),
        matters=tuple(matters),
        rows=tuple(row_of(board, as_at, query) for board in boards),
    )


def in_order(as_at: AsAt, part_of: str | None) -> list[file.LinkedBoard]:
    """Return the boards in the order of the document, each followed by those that are part of it."""
    found: list[file.LinkedBoard] = []
    for board in boards_below(as_at, part_of):
        found += [board, *in_order(as_at, board.key)]
    return found


def register_words(as_at: AsAt, vacant: int, day: date) -> str:
    """Return how many boards there are and how many posts are vacant, in a line."""
    boards = len(boards_below(as_at, None))
    posts = (
        count_of(vacant, "link officer’s post vacant", "link officers’ posts vacant")
        if vacant
        else "none vacant"
    )
    beside = count_of(boards, "board or body", "boards and bodies")
    return f"{beside} beside the partnership, {posts}. As at {long_date(day)}."


def row_of(board: file.LinkedBoard, as_at: AsAt, query: str) -> BoardRow:
    """Return one line of the register."""
    return BoardRow(
        name=board_name(board),
        url=board_url(board, as_at, query),
        note=note_of(board, as_at),
        leads_on=topics_of(board),
        officers=tuple(officer_shown(link, board) for link in as_at.links_of(board)),
        officers_note=officers_note(board),
        exchanges=", ".join(board.exchanges),
    )


def board_url(board: file.LinkedBoard, as_at: AsAt, query: str) -> str:
    """Return the address of a board’s page on the same day."""
    return address("arrangements:linked_board", as_at.partnership.key, board.key) + query


# --- one board ---


def board_shown(
    board: file.LinkedBoard, as_at: AsAt, day: date, query: str, *, may_appoint: bool
) -> BoardShown:
    """Return everything that the page of a linked board says on a day."""
    above = as_at.directory.board(board.part_of) if as_at.directory and board.part_of else None
    number = f"Number {board.number} in the document’s list. " if board.number else ""
    return BoardShown(
        name=board.name,
        caption=f"{note_of(board, as_at)}. {number}As at {long_date(day)}.",
        matters=tuple(matters_of_board(board, as_at, may_appoint=may_appoint)),
        part_of=(Linked(above.name, board_url(above, as_at, query)),) if above else (),
        parts=tuple(
            Linked(part.name, board_url(part, as_at, query)) for part in boards_below(as_at, board.key)
        ),
        leads_on=topics_of(board),
        partners=tuple(partners_of(board, as_at)),
        partners_note=board.partners_note or "",
        joint=tuple(
            f"{joint.name}{f' ({joint.clause})' if joint.clause else ''}" for joint in board.joint_with
        ),
        officers=tuple(officer_shown(link, board) for link in as_at.links_of(board)),
        exchanges=", ".join(board.exchanges),
        groups=groups_answering(board, as_at, query),
        note=board.note or "",
        promises=promises_about(board, as_at, day),
    )


def groups_answering(board: file.LinkedBoard, as_at: AsAt, query: str) -> tuple[Linked, ...]:
    """Return the groups of the partnership that answer to a board, each with its kind of line."""
    return tuple(
        Linked(group.terms.name, group_url(group, query), above.words)
        for group in as_at.groups
        for above in lines_above(group)
        if above.board is not None and above.board.key == board.key
    )


def promises_about(board: file.LinkedBoard, as_at: AsAt, day: date) -> tuple[PromiseShown, ...]:
    """Return the promises about a board, with how they stand."""
    found = board_of(as_at.ground, day, with_year=False).promises
    return tuple(promise_shown(p, as_at.partnership.key) for p in found if p.duty.board == board.key)
