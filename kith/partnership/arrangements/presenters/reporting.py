"""How a group and its lines are said in words: on the chart, in the outline, on its own page."""

from __future__ import annotations

from dataclasses import dataclass

from kith.partnership.arrangements.as_at import AsAt, GroupAsAt
from kith.partnership.arrangements.document import models as file
from kith.partnership.arrangements.duties.evidence import address
from kith.partnership.arrangements.seating import SeatAsAt
from kith.partnership.arrangements.words import and_list, count_of


def short_names(as_at: AsAt) -> dict[str, str]:
    """Return the short name of each partnership that shares a group with this one, by its full name."""
    known = [s.partnership for s in as_at.ground.sharings] + [
        group.partnership for group in as_at.ground.groups
    ]
    return {partnership.name: partnership.short_name for partnership in known}


def joint_marks(group: GroupAsAt) -> tuple[str, ...]:
    """Return the marks of a joint group, each with the other partnership: agreed, or named by one side."""
    short = short_names(group.as_at)
    agreed = [f"Joint with {short.get(name, name)}" for name in group.joint_names]
    asked = (
        [] if group.is_shared_in else [j for j in group.terms.joint_with if j.name not in group.joint_names]
    )
    return (*agreed, *(f"To be joint with {short.get(j.name, j.name)}" for j in asked))


def chair_line(group: GroupAsAt) -> str:
    """Return who chairs, in a line."""
    if group.chair.holder:
        return f"Chair: {group.chair.holder.name}"
    has_seat = any(seat.capacity == "chair" for seat in group.terms.seats)
    if group.chair.is_stated or has_seat:
        return "Chair: not on record" if group.is_shared_in else "Chair: vacant"
    return "Chair: not stated"


def gap_words(group: GroupAsAt) -> str:
    """Return how many gaps and concerns a group has, in words."""
    gaps, concerns = len(group.gaps), len(group.concerns)
    said = [count_of(gaps, "gap")] if gaps else []
    said += [count_of(concerns, "concern")] if concerns else []
    return ", ".join(said) or "No gaps"


def role_seats(group: GroupAsAt) -> tuple[tuple[str, str], ...]:
    """Return the seats for one person with a role of their own, such as a thematic lead, and holders."""
    found = [seat for seat in group.seats if _is_for_a_role(seat.terms)]
    return tuple((seat.terms.name, _holders(seat) or "vacant") for seat in found)


def _is_for_a_role(seat: file.Seat) -> bool:
    follows = seat.body or seat.each or seat.post or seat.chairs_of
    return bool(seat.role) and seat.capacity == "member" and seat.places == 1 and not follows


def _holders(seat: SeatAsAt) -> str:
    return and_list([holder.name for place in seat.places for holder in place.holders])


def group_url(group: GroupAsAt, query: str) -> str:
    """Return the address of a group’s page, or an empty text while the group stands only in a draft."""
    if group.identity is None:
        return ""
    return address("arrangements:group", group.as_at.partnership.key, group.identity.public_id) + query


# --- lines upwards ---


@dataclass(frozen=True)
class Above:
    """One line upwards: what is answered to, and how the arrangements say so."""

    line: file.ReportsTo
    group: GroupAsAt | None
    board: file.LinkedBoard | None
    known_as: str = ""
    """Its name in the arrangements, where it does not run on the day."""

    @property
    def is_drawn(self) -> bool:
        """Return whether what it leads to is there on the day."""
        return self.group is not None or self.board is not None

    @property
    def name(self) -> str:
        """Return the name of what it leads to."""
        if self.group:
            return self.group.terms.name
        return self.board.name if self.board else self.known_as

    @property
    def words(self) -> str:
        """Return the kind of line in words."""
        often = f", {self.line.how_often[0].lower()}{self.line.how_often[1:]}" if self.line.how_often else ""
        return f"{self.line.line} line{often}"


def lines_above(group: GroupAsAt) -> tuple[Above, ...]:
    """Return a group’s lines upwards, each with what it leads to on the day."""
    as_at = group.as_at
    directory = as_at.directory
    by_key = {other.key: other for other in reversed(as_at.groups)}
    if directory is None:
        return ()
    return tuple(
        Above(
            line,
            by_key.get(line.group or ""),
            directory.board(line.board or ""),
            known_as=known.name if (known := directory.group(line.group or "")) else "another group",
        )
        for line in group.lines
    )


def no_line_words(group: GroupAsAt) -> str:
    """Return why a group has no line upwards, in a sentence."""
    if group.terms.reports_to_nobody and not group.is_shared_in:
        return group.terms.reports_to_nobody
    lines = lines_above(group)
    if lines:
        return f"It answers to {and_list([above.name for above in lines])}, which does not run on this day."
    return "Not stated to whom it answers."


def is_on_top(group: GroupAsAt) -> bool:
    """Return whether a group leads the partnership, and so stands on top."""
    return group.terms.kind == "lead" and not group.is_shared_in


def stands_apart(group: GroupAsAt) -> bool:
    """Return whether a group has no line upwards and does not stand on top."""
    return not is_on_top(group) and not any(above.is_drawn for above in lines_above(group))


# --- linked boards ---


def boards_below(as_at: AsAt, part_of: str | None) -> list[file.LinkedBoard]:
    """Return the linked boards that are part of one, or those that are part of none."""
    boards = as_at.chapter.document.linked_boards if as_at.chapter else ()
    known = {board.key for board in boards}
    return [b for b in boards if (b.part_of if b.part_of in known else None) == part_of]


def board_name(board: file.LinkedBoard) -> str:
    """Return a board’s name with its number in the document’s own list."""
    return f"{board.number}. {board.name}" if board.number else board.name


def board_marks(board: file.LinkedBoard, as_at: AsAt) -> tuple[str, ...]:
    """Return the marks of a board that is shared, each with the other partnership."""
    short = short_names(as_at)
    return tuple(f"Joint with {short.get(joint.name, joint.name)}" for joint in board.joint_with)


def lower_first(words: str) -> str:
    """Return words as they stand inside a sentence."""
    return words[:1].lower() + words[1:]
