"""What the page of the structure says: the chart, the same as an outline, and both counted in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.ui.dates import long_date
from kith.partnership.arrangements.as_at import AsAt, GroupAsAt
from kith.partnership.arrangements.chart import Chart
from kith.partnership.arrangements.duties.evidence import address
from kith.partnership.arrangements.presenters.charted import chart_of
from kith.partnership.arrangements.presenters.reporting import (
    board_marks,
    board_name,
    boards_below,
    chair_line,
    gap_words,
    group_url,
    is_on_top,
    joint_marks,
    lines_above,
    lower_first,
    no_line_words,
    role_seats,
    stands_apart,
)
from kith.partnership.arrangements.words import count_of


@dataclass(frozen=True)
class Node:
    """One line of an outline."""

    text: str
    note: str = ""
    url: str = ""
    children: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Structure:
    """The structure of a partnership on a day, ready to be shown."""

    chart: Chart
    groups: tuple[Node, ...]
    apart: tuple[Node, ...]
    boards: tuple[Node, ...]
    caption: str
    sources: tuple[str, ...] = ()
    """Where it comes from: the version, its day and the guidance."""


# --- the outline ---


def outline_of(as_at: AsAt, query: str) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """Return the groups below each other, and those that stand apart."""
    tops = [group for group in as_at.groups if is_on_top(group) or _answers_to_boards_alone(group)]
    apart = [group for group in as_at.groups if stands_apart(group)]
    return (
        tuple(group_node(group, query, ()) for group in tops),
        tuple(group_node(group, query, ()) for group in apart),
    )


def _answers_to_boards_alone(group: GroupAsAt) -> bool:
    drawn = [above for above in lines_above(group) if above.is_drawn]
    return bool(drawn) and all(above.group is None for above in drawn)


def group_node(group: GroupAsAt, query: str, path: Sequence[GroupAsAt]) -> Node:
    """Return one group with those that answer to it; a circle of lines ends where it began."""
    above = path[-1] if path else None
    below = [other for other in group.as_at.groups if any(a.group is group for a in lines_above(other))]
    roles = tuple(Node(name, f"({holder})") for name, holder in role_seats(group))
    nodes = () if group in path else tuple(group_node(other, query, (*path, group)) for other in below)
    notes = [*_line_notes(group, above), chair_line(group), gap_words(group), *joint_marks(group)]
    return Node(
        group.terms.name,
        f"({'; '.join(lower_first(note) for note in notes)})",
        group_url(group, query),
        (*roles, *nodes),
    )


def _line_notes(group: GroupAsAt, above: GroupAsAt | None) -> list[str]:
    drawn = [line for line in lines_above(group) if line.is_drawn]
    here = [line.words for line in drawn if line.group is not None and line.group is above]
    others = [
        f"{line.words} to {line.name}" for line in drawn if line.group is None or line.group is not above
    ]
    also = [f"also {words}" if here else words for words in others]
    return [*here, *also] if drawn else ["leads"] if is_on_top(group) else [no_line_words(group).rstrip(".")]


def board_nodes(as_at: AsAt, query: str, part_of: str | None = None) -> tuple[Node, ...]:
    """Return the linked boards as an outline."""
    return tuple(
        Node(
            board_name(board),
            f"({lower_first('; '.join(board_marks(board, as_at)))})" if board.joint_with else "",
            address("arrangements:linked_board", as_at.partnership.key, board.key) + query,
            board_nodes(as_at, query, board.key),
        )
        for board in boards_below(as_at, part_of)
    )


# --- the whole ---


def sources_of(as_at: AsAt) -> tuple[str, ...]:
    """Return which version is shown and since when it holds, in lines."""
    if as_at.chapter is None:
        return ()
    version = as_at.chapter.version
    since = long_date(version.in_force_from) if version.in_force_from else ""
    state = (
        f"in force from {since}" if since and not as_at.chapter.is_proposed else "proposed, not yet in force"
    )
    return (version.title, f"Version {version.number}, {state}")


def caption_of(as_at: AsAt, day: date) -> str:
    """Return the line of facts under the title: how many groups, gaps and boards."""
    groups, boards = len(as_at.groups), len(boards_below(as_at, None))
    gaps = sum(len(group.gaps) for group in as_at.groups)
    said = [count_of(groups, "group")]
    said += [] if as_at.takes_effect_on else [count_of(gaps, "gap") if gaps else "no gaps"]
    said += [count_of(boards, "linked board or body", "linked boards and bodies")] if boards else []
    ahead = f" {takes_effect_words(as_at)}" if as_at.takes_effect_on else ""
    return f"{', '.join(said)}. As at {long_date(day)}.{ahead}"


def takes_effect_words(as_at: AsAt) -> str:
    """Return from when the arrangements shown are in force, where the day lies before it; else empty."""
    day = as_at.takes_effect_on
    return f"These arrangements take effect on {long_date(day)}." if day else ""


def structure_of(as_at: AsAt, day: date, query: str) -> Structure:
    """Return everything that the page of the structure says."""
    groups, apart = outline_of(as_at, query)
    return Structure(
        chart=chart_of(as_at),
        groups=groups,
        apart=apart,
        boards=board_nodes(as_at, query),
        caption=caption_of(as_at, day),
        sources=sources_of(as_at),
    )


def heading_of(as_at: AsAt, day: date, watermark: str) -> tuple[str, ...]:
    """Return the lines above a picture that leaves the page."""
    lines = (
        f"Structure of {as_at.partnership.name}",
        f"As at {long_date(day)}",
        *sources_of(as_at),
        watermark,
    )
    return tuple(line for line in lines if line)
