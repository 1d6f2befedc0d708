"""The structure as anybody may see it: groups, lines and linked boards, without holders and without gaps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.ui.dates import long_date
from kith.front.public.presenters.groups import (
    below,
    group_above,
    group_url,
    joint_with,
    lines_above,
    name_above,
    why_no_line,
)
from kith.partnership.arrangements.public import (
    AsAt,
    Chart,
    ChartBoard,
    ChartGroup,
    ChartLine,
    GroupAsAt,
    LinkedBoard,
)


@dataclass(frozen=True)
class Node:
    """One line of the outline."""

    text: str
    url: str = ""
    note: str = ""
    children: tuple["Node", ...] = ()


def is_on_top(group: GroupAsAt) -> bool:
    """Return whether a group leads the partnership."""
    return group.terms.kind == "lead" and not group.is_shared_in


def ident(group: GroupAsAt) -> str:
    """Return what the chart knows a group by."""
    return f"{group.home.key}/{group.key}"


def chart_of(as_at: AsAt, day: date) -> Chart:
    """Return the facts of the picture."""
    name = as_at.chapter.document.partnership.name
    return Chart(
        title=f"Structure of {name} as at {long_date(day)}",
        description="The outline on this page says the same in words.",
        groups=tuple(chart_group(group) for group in as_at.groups),
        lines=tuple(line for group in as_at.groups for line in chart_lines(group)),
        boards=tuple(chart_board(board, as_at) for board in boards_in(as_at, None)),
    )


def chart_group(group: GroupAsAt) -> ChartGroup:
    """Return what the box of a group says: its name and with whom it is shared."""
    stands_apart = not is_on_top(group) and not lines_above(group)
    return ChartGroup(
        key=ident(group),
        name=group.terms.name,
        chair="",
        gaps="",
        joint=tuple(f"Joint with {name}" for name in joint_with(group)),
        is_on_top=is_on_top(group),
        apart=why_no_line(group) if stands_apart else "",
    )


def chart_lines(group: GroupAsAt) -> Iterable[ChartLine]:
    """Return the lines upwards from a group."""
    for line in lines_above(group):
        above = group_above(group, line)
        yield ChartLine(
            ident(group), ident(above) if above else line.board or "", line.line == "implied", above is None
        )


def boards_in(as_at: AsAt, part_of: str | None) -> Sequence[LinkedBoard]:
    """Return the linked boards that are part of one, or those that are part of none."""
    boards = as_at.chapter.document.linked_boards if as_at.chapter else ()
    known = {board.key for board in boards}
    return [board for board in boards if (board.part_of if board.part_of in known else None) == part_of]


def chart_board(board: LinkedBoard, as_at: AsAt) -> ChartBoard:
    """Return a linked board with those that are part of it."""
    joint = tuple(f"Joint with {other.name}" for other in board.joint_with)
    return ChartBoard(
        board.key, board.name, joint, tuple(chart_board(b, as_at) for b in boards_in(as_at, board.key))
    )


def outline_of(as_at: AsAt, query: str) -> tuple[Node, ...]:
    """Return the groups as an outline: those that answer to no other group first, the rest below them."""
    tops = [g for g in as_at.groups if not any(group_above(g, line) for line in g.lines)]
    return tuple(node_of(group, query, ()) for group in tops)


def node_of(group: GroupAsAt, query: str, path: Sequence[GroupAsAt]) -> Node:
    """Return a group with those below it; a circle of lines ends where it began."""
    children = () if group in path else tuple(node_of(other, query, (*path, group)) for other in below(group))
    notes = [
        *line_notes(group, path[-1] if path else None),
        *(f"joint with {name}" for name in joint_with(group)),
    ]
    return Node(group.terms.name, group_url(group, query), f"({'; '.join(notes)})" if notes else "", children)


def line_notes(group: GroupAsAt, above: GroupAsAt | None) -> list[str]:
    """Return what is said of a group’s lines where it stands in the outline."""
    if is_on_top(group):
        return ["leads"]
    lines = lines_above(group)
    if not lines:
        why = why_no_line(group).rstrip(".")
        return [why[:1].lower() + why[1:]]
    implied = [line for line in lines if line.line == "implied" and group_above(group, line) is above]
    also = [f"also answers to {name}" if above else f"answers to {name}" for name in elsewhere(group, above)]
    return [*(["line implied"] if implied and above else []), *also]


def elsewhere(group: GroupAsAt, above: GroupAsAt | None) -> list[str]:
    """Return the names of what a group answers to besides the one that it stands under."""
    return [
        name_above(group, line)
        for line in lines_above(group)
        if above is None or group_above(group, line) is not above
    ]


def board_nodes(as_at: AsAt, part_of: str | None = None) -> tuple[Node, ...]:
    """Return the linked boards as an outline."""
    return tuple(
        Node(board.name, note=_shared(board), children=board_nodes(as_at, board.key))
        for board in boards_in(as_at, part_of)
    )


def _shared(board: LinkedBoard) -> str:
    return f"(joint with {', '.join(other.name for other in board.joint_with)})" if board.joint_with else ""
