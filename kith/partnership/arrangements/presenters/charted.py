"""The facts of the picture of the structure, and what it shows in sentences."""

from __future__ import annotations

from collections.abc import Iterable

from kith.base.ui.dates import long_date
from kith.partnership.arrangements.as_at import AsAt, GroupAsAt
from kith.partnership.arrangements.chart import Chart, ChartBoard, ChartGroup, ChartLine
from kith.partnership.arrangements.presenters.reporting import (
    Above,
    board_marks,
    board_name,
    boards_below,
    chair_line,
    gap_words,
    is_on_top,
    joint_marks,
    lines_above,
    no_line_words,
    role_seats,
    stands_apart,
)
from kith.partnership.arrangements.words import and_list, count_of


def chart_of(as_at: AsAt, *, heading: tuple[str, ...] = ()) -> Chart:
    """Return the facts of the picture on the day."""
    groups = as_at.groups
    ids = {id(group): f"{group.home.key}/{group.key}" for group in groups}
    return Chart(
        title=f"Structure of {as_at.partnership.short_name} as at {long_date(as_at.day)}",
        description=" ".join(described(as_at)),
        groups=tuple(chart_group(group, ids[id(group)]) for group in groups),
        lines=tuple(
            ChartLine(ids[id(group)], _end(above, ids), above.line.line == "implied", above.group is None)
            for group in groups
            for above in lines_above(group)
            if above.is_drawn
        ),
        boards=tuple(chart_boards(as_at, None)),
        heading=heading,
    )


def _end(above: Above, ids: dict[int, str]) -> str:
    return ids[id(above.group)] if above.group else (above.line.board or "")


def chart_group(group: GroupAsAt, key: str) -> ChartGroup:
    """Return what the box of a group says."""
    return ChartGroup(
        key=key,
        name=group.terms.name,
        chair=chair_line(group),
        gaps=gap_words(group),
        has_gaps=bool(group.gaps or group.concerns),
        roles=tuple(f"{name}: {holder}" for name, holder in role_seats(group)),
        joint=joint_marks(group),
        is_on_top=is_on_top(group),
        apart=no_line_words(group) if stands_apart(group) else "",
    )


def chart_boards(as_at: AsAt, part_of: str | None) -> Iterable[ChartBoard]:
    """Return the boards beside the groups, each with those that are part of it."""
    for board in boards_below(as_at, part_of):
        parts = tuple(chart_boards(as_at, board.key))
        yield ChartBoard(board.key, board_name(board), board_marks(board, as_at), parts)


def described(as_at: AsAt) -> list[str]:
    """Return what the picture shows, as sentences."""
    said = []
    for group in as_at.groups:
        drawn = [above for above in lines_above(group) if above.is_drawn]
        if drawn:
            to = and_list([f"{above.name} ({above.line.line})" for above in drawn])
            said.append(f"{group.terms.name} answers to {to}.")
        elif not is_on_top(group):
            said.append(f"{group.terms.name} stands apart.")
        else:
            said.append(f"{group.terms.name} stands on top.")
    boards = boards_below(as_at, None)
    beside = f"{count_of(len(boards), 'linked board or body', 'linked boards and bodies')} beside them."
    return [*said, beside[0].upper() + beside[1:]] if boards else said
