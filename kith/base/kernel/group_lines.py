"""What stands on the page of a group about its work: meetings, commissions, what is late.

Rooms register sources; the page of a group reads them all.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kith.base.kernel.registries import Registry


@dataclass(frozen=True)
class GroupLine:
    """One line about the work of a group."""

    section: str
    """Under which words it stands: *Next and last meeting*, *Open commissions*."""
    text: str
    url: str
    note: str = ""
    """What is said after it."""
    needs_attention: bool = False
    """Whether it is late or missing; the note says why."""
    word: str = "Late"
    """The word of its mark where it needs attention: *Late*, *Missing*."""


GroupLineSource = Callable[[Any, Any, date], Iterable[GroupLine]]

group_lines: Registry[GroupLineSource] = Registry("source of lines about a group")
"""Called with a membership, a group as at today and today; each asks the database at most once."""


def sections_of(membership: Any, group: Any, today: date) -> dict[str, list[GroupLine]]:
    """Return what all rooms say of a group’s work, by section in the order of the rooms."""
    found: dict[str, list[GroupLine]] = {}
    for _name, source in group_lines:
        for line in source(membership, group, today):
            found.setdefault(line.section, []).append(line)
    return found
