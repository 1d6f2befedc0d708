"""The versions of a partnership’s arrangements along time, and which of them holds on a day."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

from kith.partnership.arrangements.document.asking import Directory
from kith.partnership.arrangements.enums import VersionState
from kith.partnership.arrangements.models import Version


@dataclass(frozen=True)
class Chapter:
    """A version of the arrangements with its document read, and the period for which it is in force."""

    version: Version
    directory: Directory
    until: date | None = None
    """The last day in force, or None while no later version is adopted."""

    @property
    def document(self):
        """Return the arrangements themselves."""
        return self.directory.document

    @property
    def is_proposed(self) -> bool:
        """Return whether this version is not (or not yet) adopted."""
        return self.version.state != VersionState.ADOPTED

    @property
    def begins(self) -> date:
        """Return the first day in force; the last day of the calendar for a version that has none."""
        return begins(self.version)

    def holds_on(self, day: date) -> bool:
        """Return whether this version is in force on a day."""
        return not self.is_proposed and self.begins <= day and (self.until is None or day <= self.until)


def begins(version: Version) -> date:
    """Return the first day on which a version is in force, or the last of the calendar where it has none."""
    return version.in_force_from or date.max


class Timeline:
    """The adopted versions of one partnership, in order, and the latest proposal."""

    def __init__(self, adopted: list[Chapter], proposed: Chapter | None) -> None:
        self.adopted = adopted
        self.proposed = proposed
        self._begins = [chapter.begins for chapter in adopted]

    @classmethod
    def of(cls, read: list[tuple[Version, Directory]]) -> Timeline:
        """Put versions in order; each adopted one ends on the day before the next begins."""
        adopted = sorted(
            (pair for pair in read if pair[0].state == VersionState.ADOPTED),
            key=lambda pair: begins(pair[0]),
        )
        ends: list[date | None] = [begins(version) - timedelta(days=1) for version, _ in adopted[1:]]
        chapters = [Chapter(v, d, until) for (v, d), until in zip(adopted, [*ends, None], strict=False)]
        proposals = sorted(
            (pair for pair in read if pair[0].state == VersionState.PROPOSED), key=lambda pair: pair[0].number
        )
        return cls(chapters, Chapter(*proposals[-1]) if proposals else None)

    def in_force_on(self, day: date) -> Chapter | None:
        """Return the version in force on a day, or None."""
        index = bisect_right(self._begins, day)
        return self.adopted[index - 1] if index else None

    def to_show_on(self, day: date) -> Chapter | None:
        """Return the version in force on a day; before the first, that one; or the proposal."""
        return self.in_force_on(day) or next(iter(self.adopted), None) or self.proposed

    @property
    def first_day(self) -> date | None:
        """Return the first day on which any version is in force."""
        return self._begins[0] if self._begins else None

    @property
    def changes(self) -> list[date]:
        """Return the days on which a version takes effect."""
        return list(self._begins)
