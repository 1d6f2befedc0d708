"""Attendance added up over a year, against what the arrangements expect. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kith.partnership.arrangements.document.models import Attendance as Expected
from kith.partnership.arrangements.words import count_of
from kith.work.meetings.enums import MISSED, THERE, Presence

ORDER = (Presence.PRESENT, Presence.IN_PART, Presence.DEPUTY, Presence.APOLOGY, Presence.ABSENT)
"""Where one person or agency stands in a meeting more than once, the first of these counts."""


@dataclass(frozen=True)
class Came:
    """How one person, seat or agency took part in one meeting."""

    who: str
    """The name of the person, seat or agency."""
    group: str
    group_id: str
    meeting: int
    day: date
    presence: str


@dataclass(frozen=True)
class Tally:
    """The attendance of one person, seat or agency in one group, in the order of the meetings."""

    who: str
    group: str
    group_id: str
    presences: tuple[str, ...]

    def count(self, *kinds: str) -> int:
        """Return at how many meetings it was one of these."""
        return sum(1 for presence in self.presences if presence in kinds)

    @property
    def percent(self) -> int:
        """Return the share of meetings at which they were there themselves, rounded down."""
        return self.count(*THERE) * 100 // len(self.presences)

    @property
    def misses_in_a_row(self) -> int:
        """Return how many of the latest meetings were missed without a deputy, one after the other."""
        run = 0
        for presence in reversed(self.presences):
            if presence not in MISSED:
                break
            run += 1
        return run

    def falls_short(self, expected: Expected | None) -> tuple[str, ...]:
        """Return what falls short of what the arrangements expect, each as a sentence."""
        found = []
        if expected and expected.percent and self.percent < expected.percent:
            found.append(f"{self.percent}% where {expected.percent}% is expected.")
        if expected and expected.misses and self.misses_in_a_row >= expected.misses:
            then = f" The arrangements say: {expected.then}" if expected.then else ""
            found.append(f"Missed {count_of(self.misses_in_a_row, 'meeting')} in a row.{then}")
        return tuple(found)


def tallies(came: Iterable[Came]) -> tuple[Tally, ...]:
    """Return the attendance of each, by group and name; a meeting counts once whatever the seats held."""
    found: dict[tuple[str, str, str], dict[tuple[date, int], str]] = {}
    for one in came:
        meetings = found.setdefault((one.group, one.group_id, one.who), {})
        key = (one.day, one.meeting)
        meetings[key] = min((meetings.get(key, one.presence), one.presence), key=_rank)
    return tuple(
        Tally(who, group, group_id, tuple(meetings[key] for key in sorted(meetings)))
        for (group, group_id, who), meetings in sorted(found.items())
    )


def _rank(presence: str) -> int:
    return ORDER.index(Presence(presence))


def came(rows: Sequence, named: Callable) -> list[Came]:
    """Return rows of attendance under the name that `named` gives each; those without a name are left out."""
    return [
        Came(
            named(row),
            row.meeting.group.name,
            row.meeting.group.public_id,
            row.meeting_id,
            row.meeting.meets_on,
            row.presence,
        )
        for row in rows
        if named(row)
    ]
