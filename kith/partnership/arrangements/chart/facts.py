"""What a picture of the structure is drawn from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ChartGroup:
    """One group: what its box says, and whether it stands on top or apart."""

    key: str
    name: str
    chair: str
    gaps: str
    """How many gaps and concerns, in words."""
    has_gaps: bool = False
    roles: tuple[str, ...] = ()
    """Seats with a role of their own, such as those of thematic leads, with who holds each."""
    joint: tuple[str, ...] = ()
    """The marks of a joint group, each naming the other partnership."""
    is_on_top: bool = False
    apart: str = ""
    """Why it has no line upwards, for a group that stands apart."""


@dataclass(frozen=True)
class ChartLine:
    """A line from a group up to the group or board that it answers to."""

    group: str
    to: str
    is_implied: bool = False
    to_board: bool = False


@dataclass(frozen=True)
class ChartBoard:
    """A linked board or body, with those that are part of it below."""

    key: str
    name: str
    joint: tuple[str, ...] = ()
    parts: tuple[ChartBoard, ...] = ()


@dataclass(frozen=True)
class Chart:
    """All that one picture shows."""

    title: str
    description: str
    groups: tuple[ChartGroup, ...]
    lines: tuple[ChartLine, ...] = ()
    boards: tuple[ChartBoard, ...] = ()
    heading: tuple[str, ...] = ()
    """Lines above the picture, for a file that leaves the page: title, day, version, watermark."""
