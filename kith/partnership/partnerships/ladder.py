"""What the arrangements say that pages about people show: the ladder of seniority and the names of groups.

This room may not look up to the arrangements; the room that knows them makes itself known here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.registries import Registry
from kith.partnership.partnerships.models import Partnership


@dataclass(frozen=True)
class Rung:
    """One rung: its key, its name, and what each sector calls those who stand on it, in a sentence."""

    key: str
    name: str
    titles: str


Ladder = Callable[[Partnership, date], tuple[Rung, ...]]

ladders: Registry[Ladder] = Registry("ladder of seniority")

GroupNames = Callable[[Partnership], dict[tuple[int, str], str]]
"""Gives the name of each group that a partnership has or shares, by its home’s pk and its key."""

group_names: Registry[GroupNames] = Registry("names of groups")


def rungs_for(partnership: Partnership, day: date) -> tuple[Rung, ...]:
    """Return the rungs of the ladder in force on a day, the most senior first; maybe none."""
    return tuple(rung for _name, ladder in ladders for rung in ladder(partnership, day))


def groups_for(partnership: Partnership) -> dict[tuple[int, str], str]:
    """Return the name of each group that a partnership has or shares, by its home’s pk and its key."""
    found: dict[tuple[int, str], str] = {}
    for _name, names in group_names:
        found |= names(partnership)
    return found
