"""Promises about boards and bodies beside the partnership, and the people who link them."""

from datetime import date

from kith.base.kernel.standings import Finding, Standing
from kith.partnership.arrangements.as_at import AsAt
from kith.partnership.arrangements.document.models import Duty, LinkedBoard
from kith.partnership.arrangements.duties.evidence import of_page
from kith.partnership.arrangements.duties.once import once_a_stretch
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.words import and_list

WORDS = {
    "linked-body": "The arrangements name the body, who owns it and with whom it is shared. It is no group "
    "of the partnership, and its own records stay with it.",
    "link-officer": "Somebody holds each link officer’s post with the board.",
    "linked-boards": "Every board is in the register and has a link officer.",
}

PAGE = ("arrangements:linked_boards", "Linked boards")


def vacant_links(board: LinkedBoard, as_at: AsAt) -> list[str]:
    """Return the names of the link officers’ posts with a board that nobody holds."""
    return [link.terms.name for link in as_at.links_of(board) if link.is_vacant]


@once_a_stretch
def linked_body(duty: Duty, day: date, ground: Ground) -> Finding:
    """Judge whether a body beside the partnership is on record with its owners (L51, L54)."""
    as_at = ground.on(day)
    board = as_at.directory.board(duty.board or "") if as_at.directory else None
    if board is None:
        return Finding(
            Standing.MISSED, "The arrangements don’t name the body.", evidence=of_page(ground, *PAGE)
        )
    owners = partners_of(board, as_at)
    words = f"{board.name} stands beside the partnership."
    if owners:
        words += f" It belongs to {and_list(owners)}."
    if board.joint_with:
        words += f" It is shared with {and_list([joint.name for joint in board.joint_with])}."
    return Finding(Standing.MET, words, evidence=of_page(ground, *PAGE))


def partners_of(board: LinkedBoard, as_at: AsAt) -> list[str]:
    """Return the names of the bodies that own a board on the day, each followed to its successor."""
    bodies = [as_at.body_now(key) for key in board.partners]
    here = {standing.body_id for standing in as_at.standings}
    return list(dict.fromkeys(body.name for body in bodies if body and body.pk in here))


@once_a_stretch
def link_officer(duty: Duty, day: date, ground: Ground) -> Finding:
    """Judge whether each link officer’s post with a board is held (L53)."""
    as_at = ground.on(day)
    board = as_at.directory.board(duty.board or "") if as_at.directory else None
    if board is None or not board.links:
        return Finding(
            Standing.NOT_STATED, "The arrangements name no link officer.", evidence=of_page(ground, *PAGE)
        )
    vacant = vacant_links(board, as_at)
    held = [h.name for link in as_at.links_of(board) for h in link.holders]
    if vacant:
        return Finding(Standing.MISSED, f"Vacant: {and_list(vacant)}.", evidence=of_page(ground, *PAGE))
    return Finding(Standing.MET, f"Linked by {and_list(held)}.", evidence=of_page(ground, *PAGE))


@once_a_stretch
def linked_boards(duty: Duty, day: date, ground: Ground) -> Finding:
    """Judge whether every linked board has somebody who links it (L58)."""
    as_at = ground.on(day)
    boards = [b for b in as_at.chapter.document.linked_boards if not b.part_of] if as_at.chapter else []
    without = [board.name for board in boards if vacant_links(board, as_at) or not board.links]
    words = f"{len(boards) - len(without)} of {len(boards)} boards have a link officer."
    if without:
        return Finding(
            Standing.MISSED, f"{words} Vacant: {and_list(without)}.", evidence=of_page(ground, *PAGE)
        )
    return Finding(Standing.MET, words, evidence=of_page(ground, *PAGE))


JUDGES = {"linked-body": linked_body, "link-officer": link_officer, "linked-boards": linked_boards}
