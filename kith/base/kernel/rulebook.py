"""The rules of each room, for the page *How this works* and the papers that say the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kith.base.kernel.lifecycle import Lifecycle
from kith.base.kernel.registries import Registry


@dataclass(frozen=True)
class Rulebook:
    """What one room lets people do: its permissions in words, and what may happen to its records."""

    room: str
    """The room as people say it."""
    permissions: Mapping[Any, str]
    """For each permission, what it lets its holder do, to follow *may*."""
    lifecycles: tuple[Lifecycle, ...] = ()


rulebooks: Registry[Rulebook] = Registry("rulebook")
