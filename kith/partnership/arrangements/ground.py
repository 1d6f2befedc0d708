"""Everything that Kith knows about one partnership’s seats, bodies and promises, asked once.

A page gathers the ground in a fixed number of queries and then works in memory, so that a partnership
with thirty groups costs no more questions than one with three, and a year costs no more than a day.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any, TypeVar

from kith.partnership.arrangements.models import Fulfilment, Group, HandedOnFunction, Sharing
from kith.partnership.arrangements.timeline import Timeline
from kith.partnership.partnerships.models import Affiliation, Appointment, BodyStanding, Partnership

ONE_DAY = timedelta(days=1)
FOUND_ONCE = (
    "group_by_key",
    "appointments_by_seat",
    "appointments_by_post",
    "jobs",
    "turning_days",
)
"""What follows from the facts alone."""
MOST_KEPT = 48
"""How many boards and parts of pages one ground keeps."""

Kept = TypeVar("Kept")


@dataclass(frozen=True)
class Ground:
    """The facts about one partnership, of all time: who sat where, which bodies, what was recorded."""

    partnership: Partnership
    timeline: Timeline
    homes: dict[int, Timeline]
    """The timelines of other partnerships whose groups are shared with this one, by pk."""
    groups: tuple[Group, ...]
    sharings: tuple[Sharing, ...]
    appointments: tuple[Appointment, ...]
    affiliations: tuple[Affiliation, ...]
    standings: tuple[BodyStanding, ...]
    ask_functions: Callable[[], Iterable[HandedOnFunction]] = tuple
    ask_fulfilments: Callable[[], Iterable[Fulfilment]] = tuple
    gathered: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What other rooms asked about the partnership for this page, by room, so that none asks twice."""
    _pictures: dict = field(default_factory=dict, compare=False, repr=False)
    _kept: dict = field(default_factory=dict, compare=False, repr=False)
    findings: dict = field(default_factory=dict, compare=False, repr=False)
    """What judges found out once and needn’t again, while the ground lasts."""

    def afresh(self) -> Ground:
        """Return the same facts, with nothing gathered or worked out from them yet but how to find them."""
        other = replace(
            self,
            ask_functions=lambda: self.functions,
            ask_fulfilments=lambda: self.fulfilments,
            gathered={},
            _pictures={},
            _kept={},
            findings={},
        )
        for name in FOUND_ONCE:
            vars(other)[name] = getattr(self, name)
        return other

    @cached_property
    def functions(self) -> tuple[HandedOnFunction, ...]:
        """Return the lines of the function map. One query, when first asked."""
        return tuple(self.ask_functions())

    @cached_property
    def fulfilments(self) -> tuple[Fulfilment, ...]:
        """Return what was recorded of promises, here and next door. One query, when first asked."""
        return tuple(self.ask_fulfilments())

    @cached_property
    def group_by_key(self) -> dict[tuple[int, str], Group]:
        """Return each group by the pk of its home partnership and its key."""
        return {(group.partnership_id, group.key): group for group in self.groups}

    @cached_property
    def appointments_by_seat(self) -> dict[tuple[int, str, str], list[Appointment]]:
        """Return the appointments ever made to each seat, by home partnership’s pk, group and seat."""
        found: dict[tuple[int, str, str], list[Appointment]] = defaultdict(list)
        for a in self.appointments:
            if a.seat:
                found[(a.seat.partnership_id, a.seat.group_key, a.seat.key)].append(a)
        return found

    @cached_property
    def appointments_by_post(self) -> dict[tuple[int, str], list[Appointment]]:
        """Return the appointments ever made to each post, by home partnership’s pk and key."""
        found: dict[tuple[int, str], list[Appointment]] = defaultdict(list)
        for a in self.appointments:
            if a.post:
                found[(a.post.partnership_id, a.post.key)].append(a)
        return found

    @cached_property
    def jobs(self) -> dict[int, list[Affiliation]]:
        """Return each person’s jobs, by the person’s pk."""
        found: dict[int, list[Affiliation]] = defaultdict(list)
        for affiliation in self.affiliations:
            found[affiliation.person_id].append(affiliation)
        return found

    @cached_property
    def turning_days(self) -> list[date]:
        """Return the days on which who sits where, or what is asked, may change, in order."""
        days: set[date] = set(self.timeline.changes)
        for timeline in self.homes.values():
            days.update(timeline.changes)
        for rows in (self.appointments, self.affiliations, self.standings, self.sharings):
            days.update(_turns(rows))
        for chapter in self.timeline.adopted:
            for group in chapter.document.groups:
                days.update(day for day in (group.starts_on, _after(group.ends_on)) if day)
        return sorted(days)

    def stretch(self, day: date) -> int:
        """Return the number of the stretch of days, between two turning days, that a day falls in."""
        return bisect_right(self.turning_days, day)

    def kept(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """Return what was worked out from this ground under a key, working it out the first time."""
        if key not in self._kept:
            while len(self._kept) >= MOST_KEPT:
                self._kept.pop(next(iter(self._kept)), None)
            self._kept[key] = make()
        return self._kept[key]

    def on(self, day: date):
        """Return the partnership as at a day; days between which nothing changes share one picture."""
        from kith.partnership.arrangements.as_at import AsAt

        stretch = self.stretch(day)
        if stretch not in self._pictures:
            self._pictures[stretch] = AsAt(self, day)
        return self._pictures[stretch]


def _turns(rows: Iterable) -> set[date]:
    begun = {row.held_from for row in rows if row.held_from}
    ended = {row.held_to + ONE_DAY for row in rows if row.held_to and row.held_to < date.max}
    return begun | ended


def _after(day: date | None) -> date | None:
    return day + ONE_DAY if day else None
