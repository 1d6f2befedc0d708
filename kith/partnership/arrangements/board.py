"""The duty board: every promise of a partnership with its standing on a day, its reason and its year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kith.base.kernel.standings import Finding, Standing, duty_sources
from kith.partnership.arrangements.as_at import AsAt, GroupAsAt
from kith.partnership.arrangements.document.models import Duty
from kith.partnership.arrangements.duties.owing import owing_group
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.words import count_of, long_date

MONTHS = 12


@dataclass(frozen=True)
class Promise:
    """One promise with how it stands on a day, and how it stood at the end of each month before."""

    duty: Duty
    group: GroupAsAt | None
    finding: Finding
    year: tuple[tuple[date, Standing], ...] = ()

    @property
    def standing(self) -> Standing:
        """Return how it stands on the day."""
        return self.finding.standing


class Assessor:
    """Judges promises from facts that every source gathered once."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._facts: dict[str, Any] = {}
        self._made: dict[date, Collection[str]] = {}
        self._judges = {
            kind: (judge, name) for name, source in duty_sources for kind, judge in source.assess.items()
        }

    def find(self, duty: Duty, day: date) -> Finding:
        """Return how a promise stands on a day."""
        chapter = self.ground.timeline.in_force_on(day)
        if chapter is None:
            return self._not_in_force(day)
        if duty.kind not in self._judges:
            return _nothing_records(duty)
        judge, source = self._judges[duty.kind]
        finding = judge(duty, day, self._facts_of(source))
        return _kept_on_record(finding) if duty.soft else finding

    def _facts_of(self, source: str) -> Any:
        if source not in self._facts:
            self._facts[source] = duty_sources[source].gather(self.ground)
        return self._facts[source]

    def _not_in_force(self, day: date) -> Finding:
        first = self.ground.timeline.first_day
        if first is None:
            return Finding(Standing.NOT_YET_DUE, "The arrangements are proposed and not yet in force.")
        return Finding(Standing.NOT_YET_DUE, f"The arrangements take effect on {long_date(first)}.", first)

    def year(self, duty: Duty, ends: tuple[date, ...]) -> tuple[tuple[date, Standing], ...]:
        """Return how a promise stood at the end of each month.

        Months before it was made are left out; a kind for which nothing is recorded has no year.
        """
        if duty.kind not in self._judges:
            return ()
        return tuple((end, self.find(duty, end).standing) for end in ends if duty.key in self._made_on(end))

    def promise(self, duty: Duty, day: date, as_at: AsAt, ends: tuple[date, ...]) -> Promise:
        """Return a promise with how it stands on a day and how it stood at each of these days before."""
        return Promise(duty, owing_group(duty, as_at), self.find(duty, day), self.year(duty, ends))

    def _made_on(self, day: date) -> Collection[str]:
        """Return the keys of the promises that were in force on a day."""
        if day not in self._made:
            chapter = self.ground.timeline.in_force_on(day)
            self._made[day] = chapter.directory.duties if chapter else ()
        return self._made[day]


def _nothing_records(duty: Duty) -> Finding:
    if duty.soft:
        return Finding(Standing.SOFT, "A promise to try. It is kept on record and never counted as missed.")
    return Finding(Standing.NOT_RECORDED, "Kith does not yet keep the records that would show this.")


def _kept_on_record(finding: Finding) -> Finding:
    return Finding(Standing.SOFT, finding.reason, finding.next_on, finding.evidence)


@dataclass(frozen=True)
class Board:
    """All promises of a partnership on a day."""

    as_at: AsAt
    day: date
    promises: tuple[Promise, ...] = ()
    begins_on: date | None = None
    """The day on which the arrangements take effect, when they had not on the day of the board."""

    @property
    def is_proposed(self) -> bool:
        """Return whether the promises are only proposed."""
        return self.as_at.is_proposed

    @property
    def counts(self) -> Counter[Standing]:
        """Return how many promises stand in each way."""
        return Counter(promise.standing for promise in self.promises)

    @property
    def counted(self) -> int:
        """Return how many promises count: neither soft, nor not yet due, nor without a record."""
        return sum(1 for promise in self.promises if promise.standing.counts)

    @property
    def holding(self) -> int:
        """Return how many of those that count hold: met, or due and not late."""
        counts = self.counts
        return counts[Standing.MET] + counts[Standing.DUE]

    @property
    def sentence(self) -> str:
        """Return the board in a sentence or two."""
        return f"{self.judged} {self.trouble}." if self.trouble else self.judged

    @property
    def judged(self) -> str:
        """Return how many promises there are, how many can be judged, and how many of those hold."""
        if self.begins_on is None and self.is_proposed:
            return "These arrangements are proposed. Their promises count from the day they take effect."
        if self.begins_on:
            return f"These arrangements take effect on {long_date(self.begins_on)}, and count from then."
        made = count_of(len(self.promises), "promise")
        if not self.counted:
            return f"{made}: none can be judged on this day."
        verb = "holds" if self.holding == 1 else "hold"
        return f"{made}: {self.counted} can be judged on this day, and {self.holding} of them {verb}."

    @property
    def trouble(self) -> str:
        """Return how many promises are missed or at risk: *9 missed, 1 at risk*; empty when none is."""
        counts = self.counts
        bad = (Standing.MISSED, Standing.AT_RISK)
        return ", ".join(f"{counts[s]} {s.label.lower()}" for s in bad if counts[s])


def board_of(ground: Ground, day: date, *, with_year: bool = True) -> Board:
    """Return the board of a partnership on a day. Asks no question beyond those that gathered the ground."""
    return ground.kept(("board", day, with_year), lambda: _board_of(ground, day, with_year=with_year))


def _board_of(ground: Ground, day: date, *, with_year: bool) -> Board:
    as_at = ground.on(day)
    if as_at.chapter is None:
        return Board(as_at, day)
    assessor = Assessor(ground)
    ends = month_ends(day) if with_year else ()
    promises = tuple(assessor.promise(duty, day, as_at, ends) for duty in as_at.chapter.document.duties)
    in_force = ground.timeline.in_force_on(day) is not None
    return Board(as_at, day, promises, None if in_force else ground.timeline.first_day)


def promise_of(ground: Ground, key: str, day: date, *, assessor: Assessor | None = None) -> Promise | None:
    """Return one promise as it stands on a day, with its year, or None when it is not made."""
    as_at = ground.on(day)
    duty = as_at.directory.duty(key) if as_at.directory else None
    if duty is None:
        return None
    return (assessor or Assessor(ground)).promise(duty, day, as_at, month_ends(day))


def month_ends(day: date) -> tuple[date, ...]:
    """Return the last days of the eleven months before a day’s own, oldest first, and then the day itself."""
    ends, first = [], day.replace(day=1)
    for _ in range(MONTHS - 1):
        ends.append(first - timedelta(days=1))
        first = ends[-1].replace(day=1)
    return (*reversed(ends), day)
