"""Bringing a record before a group: an item with its paper on the agenda of the group’s next meeting.

The room that keeps agendas registers how it is done. Rooms beside it, which may not look at it, ask here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from kith.base.kernel.registries import Registry
from kith.base.kernel.subjects import Subject


@dataclass(frozen=True)
class Tabled:
    """An item that a record stands on an agenda by."""

    words: str
    """Of which meeting: *Policy and Performance Group, 3 December 2026*."""
    url: str


@dataclass(frozen=True)
class Tabling:
    """How records come before a group."""

    put: Callable[..., Tabled]
    """Called with `group`, `subject`, `paper` (a file with a name), `late_because`, `by` and `on`, and with
    `is_sensitive` for a paper that is marked OFFICIAL-SENSITIVE; raises
    Refused where no meeting is planned, for who may not, for what stands on the agenda already, and for a
    paper that is late without a reason."""
    where: Callable[[Subject, Any], Iterable[Tabled]]
    """Called with a subject and the membership of whoever reads; gives the items that they may see. One
    query."""


tabling: Registry[Tabling] = Registry("way to bring something before a group")
