"""How a promise stands on a day, and how the rooms that hold the evidence say so."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from kith.base.kernel.registries import Registry


class Standing(StrEnum):
    """Whether a promise holds."""

    MISSED = "missed"
    AT_RISK = "at-risk"
    DUE = "due"
    MET = "met"
    NOT_YET_DUE = "not-yet-due"
    NOT_STATED = "not-stated"
    SOFT = "soft"
    NOT_RECORDED = "not-recorded"

    @property
    def label(self) -> str:
        """Return the word on the page."""
        return LABELS[self]

    @property
    def counts(self) -> bool:
        """Return whether it counts among the promises that hold or don't."""
        return self in COUNTED


LABELS = {
    Standing.MET: "Met",
    Standing.DUE: "Due",
    Standing.AT_RISK: "At risk",
    Standing.MISSED: "Missed",
    Standing.NOT_YET_DUE: "Not yet due",
    Standing.NOT_STATED: "Not stated",
    Standing.SOFT: "Kept on record",
    Standing.NOT_RECORDED: "Nothing records this yet",
}
COUNTED = frozenset({Standing.MET, Standing.DUE, Standing.AT_RISK, Standing.MISSED})
WORST_FIRST = tuple(Standing)


@dataclass(frozen=True)
class Evidence:
    """Where to look for oneself: a page of Kith and what it shows."""

    label: str
    url: str


@dataclass(frozen=True)
class Finding:
    """How one promise stands on one day, and why."""

    standing: Standing
    reason: str
    next_on: date | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class DutySource:
    """A room's answer for the kinds of promise whose evidence it holds.

    `gather(ground)` asks the database once for everything that the room knows, for a whole partnership
    and a span of days; `assess[kind](duty, day, facts)` then judges one promise without asking again.
    """

    room: str
    gather: Callable[[Any], Any]
    assess: dict[str, Callable[[Any, date, Any], Finding]]
    words: dict[str, str]
    """For each kind, what counts as its evidence, as a sentence for the page *How this works*."""


duty_sources: Registry[DutySource] = Registry("source of evidence for duties")
