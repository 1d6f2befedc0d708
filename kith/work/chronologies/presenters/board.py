"""The status board of a rapid review in words."""

from __future__ import annotations

from kith.work.chronologies.enums import PartState
from kith.work.chronologies.queries.board import Board, HowFar


def board_in_words(board: Board) -> str:
    """Return how far the agencies are: *2 of 4 returns in, 1 of them with nothing held; 1 late. …*"""
    nil = f", {board.nil} of them with nothing held" if board.nil else ""
    late = f"; {board.late} late" if board.late else "; none late"
    returns = f"{board.returns_in} of {board.asked} {_plural(board.asked, 'return')} in{nil}{late}."
    if not board.parts_asked:
        return f"{returns} No chronology is asked for yet."
    nil = f", {board.parts_nil} of them with nothing held" if board.parts_nil else ""
    parts_in = board.parts_in + board.parts_nil
    parts = _plural(board.parts_asked, "part")
    return f"{returns} {parts_in} of {board.parts_asked} {parts} of the chronology in{nil}."


def how_far_in_words(found: HowFar) -> str:
    """Return how far a chronology is: *2 of 3 agencies have released; 4 doubts; 1 pair to judge.*"""
    said = [
        f"{found.released} of {found.asked} {'agency has' if found.asked == 1 else 'agencies have'} released"
    ]
    if found.nil:
        said.append(f"{found.nil} {'holds' if found.nil == 1 else 'hold'} nothing")
    said.append(f"{found.doubts or 'no'} {_plural(found.doubts, 'doubt')} about what was read")
    if found.open_pairs:
        said.append(f"{found.open_pairs} {_plural(found.open_pairs, 'pair')} of rows to judge")
    if found.chronology.locked_at:
        said.append("agreed and locked")
    return f"{'; '.join(said)}."


def _plural(number: int, word: str) -> str:
    return word if number == 1 else f"{word}s"


PART_WORDS = {PartState.RELEASED: "Released", PartState.NIL: "Nothing held"}
"""What an agency has said with its part; of the others the board says only that it is not in."""
