"""Proposing the year's calendar, and what speaks against a day. Pure: facts in, dates and reasons out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from kith.base.kernel.working_days import is_working_day, working_days_between
from kith.partnership.arrangements.words import and_list, long_date
from kith.work.meetings.deadlines import Span
from kith.work.meetings.enums import HalfDay

LEAST_BEFORE, MOST_BEFORE = 5, 15
"""How many working days before its parent a sub-group meets, so that its report is in time."""
BEST_BEFORE = 10
NAMED = 2
"""How many people or days a reason names before it counts the rest."""


@dataclass(frozen=True)
class Closure:
    """Days that a partnership keeps clear of meetings, such as a school holiday."""

    name: str
    span: Span


@dataclass(frozen=True)
class Circle:
    """A group as the calendar needs to know it: its parents, and who sits in it, by public id and name."""

    key: str
    name: str
    parents: tuple[str, ...] = ()
    people: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Sitting:
    """A meeting that stands in the calendar."""

    circle: Circle
    day: date
    half: str = HalfDay.MORNING


@dataclass(frozen=True)
class Wanted:
    """A group to plan for: each part of the year in which it is to meet; without any, why none."""

    circle: Circle
    parts: tuple[Span, ...] = ()
    why_none: str = ""


@dataclass(frozen=True)
class Proposed:
    """A date proposed for a group, with the reasons for it."""

    circle: Circle
    part: Span
    day: date
    half: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class NotProposed:
    """A group, or a part of its year, for which no date is proposed, and why."""

    circle: Circle
    why: str


@dataclass(frozen=True)
class Proposal:
    """A calendar proposed for a year."""

    dates: tuple[Proposed, ...]
    without: tuple[NotProposed, ...]


def why_closed(day: date, closures: Iterable[Closure] = ()) -> str:
    """Return why nobody meets on a day, to follow *is*; empty when the day is open."""
    if day.weekday() > 4:
        return "on a weekend"
    if not is_working_day(day):
        return "a bank holiday"
    names = [closure.name for closure in closures if closure.span.holds(day)]
    return f"in a school holiday ({names[0]})" if names else ""


def clashes(circle: Circle, day: date, half: str, sittings: Iterable[Sitting]) -> tuple[str, ...]:
    """Return a sentence for each meeting in the same half-day that needs some of the same people."""
    return tuple(
        _clash(shared, sitting)
        for sitting in sittings
        if sitting.day == day and sitting.half == half and sitting.circle.key != circle.key
        if (shared := [name for who, name in circle.people.items() if who in sitting.circle.people])
    )


def _clash(names: Sequence[str], sitting: Sitting) -> str:
    shown = list(names[:NAMED])
    if len(names) > NAMED:
        shown.append(f"{len(names) - NAMED} more")
    verb = "sits" if len(names) == 1 else "sit"
    return f"{and_list(shown)} also {verb} in {sitting.circle.name}, which meets that {sitting.half}."


def before_parents(circle: Circle, day: date, sittings: Iterable[Sitting]) -> tuple[tuple[int, Sitting], ...]:
    """Return the meetings of parents for which a day is in time, with the working days in between."""
    ahead = ((working_days_between(day, s.day), s) for s in sittings if s.circle.key in circle.parents)
    return tuple((days, sitting) for days, sitting in ahead if LEAST_BEFORE <= days <= MOST_BEFORE)


def conflicts(
    circle: Circle, day: date, half: str, *, sittings: Sequence[Sitting], closures: Sequence[Closure]
) -> tuple[str, ...]:
    """Return everything that speaks against a day for a group, each as a sentence."""
    closed = why_closed(day, closures)
    found = [f"{long_date(day)} is {closed}."] if closed else []
    found += clashes(circle, day, half, sittings)
    next_up = sorted(
        (s for s in sittings if s.circle.key in circle.parents and s.day >= day), key=lambda s: s.day
    )
    if next_up and not before_parents(circle, day, next_up[:1]):
        found.append(_out_of_order(day, next_up[0]))
    return tuple(found)


def _out_of_order(day: date, parent: Sitting) -> str:
    days = working_days_between(day, parent.day)
    return (
        f"{parent.circle.name}, to which it reports, meets on {long_date(parent.day)}: {days} working days "
        f"later, where {LEAST_BEFORE} to {MOST_BEFORE} leave time for the report."
    )


def propose(
    wanted: Sequence[Wanted],
    *,
    sittings: Sequence[Sitting] = (),
    closures: Sequence[Closure] = (),
    not_before: date | None = None,
) -> Proposal:
    """Propose a date for each part of the year in which a group is to meet and has no meeting yet.

    Parents come first, so that each sub-group can meet 5 to 15 working days before its parent. Weekends, bank
    holidays, closures and half-days on which somebody would sit twice are avoided; where no day is left, it
    says so. `not_before` is the first day that may be proposed.
    """
    calendar, dates, without = list(sittings), [], []
    for one in _parents_first(wanted):
        if not one.parts:
            without.append(NotProposed(one.circle, one.why_none))
        for part in one.parts:
            if any(s.circle.key == one.circle.key and part.holds(s.day) for s in calendar):
                continue
            found = _best(one.circle, part, calendar, closures, not_before)
            if isinstance(found, Proposed):
                dates.append(found)
                calendar.append(Sitting(one.circle, found.day, found.half))
            else:
                without.append(found)
    return Proposal(tuple(sorted(dates, key=lambda d: (d.day, d.half != HalfDay.MORNING))), tuple(without))


def _parents_first(wanted: Sequence[Wanted]) -> list[Wanted]:
    parents = {one.circle.key: one.circle.parents for one in wanted}

    def depth(key: str, seen: frozenset[str] = frozenset()) -> int:
        above = [p for p in parents.get(key, ()) if p in parents and p not in seen]
        return 1 + max((depth(p, seen | {key}) for p in above), default=0)

    return sorted(wanted, key=lambda one: depth(one.circle.key))


def _best(
    circle: Circle, part: Span, calendar: list[Sitting], closures: Sequence[Closure], not_before: date | None
) -> Proposed | NotProposed:
    """Return the best open day in a part of the year, with what kept better days out."""
    passed: list[str] = []
    for day in _by_preference(circle, part, calendar, not_before):
        closed = why_closed(day, closures)
        if closed:
            passed += [f"{long_date(day)} is {closed}"] if day.weekday() < 5 else []
            continue
        against: tuple[str, ...] = ()
        for half in HalfDay.values:
            against = clashes(circle, day, half, calendar)
            if not against:
                return Proposed(circle, part, day, half, _reasons(circle, part, day, calendar, passed))
        passed.append(f"on {long_date(day)} {against[0].rstrip('.')}")
    last_day = long_date(part.last)
    return NotProposed(circle, f"No day is free from {long_date(part.first)} to {last_day}.")


def _by_preference(
    circle: Circle, part: Span, calendar: list[Sitting], not_before: date | None
) -> list[date]:
    """Return the days of a part, the best first: in time for most parents, then nearest to the middle."""
    first = max(part.first, not_before) if not_before else part.first
    middle = part.first + (part.last - part.first) / 2
    near = [s for s in calendar if s.circle.key in circle.parents and s.day <= part.last + timedelta(days=40)]

    def cost(day: date) -> tuple[int, int, date]:
        in_time = before_parents(circle, day, near)
        away = abs(in_time[0][0] - BEST_BEFORE) if in_time else abs((day - middle).days)
        return (-len(in_time), away, day)

    days = [first + timedelta(days=n) for n in range((part.last - first).days + 1)]
    return sorted(days, key=cost)


def _reasons(
    circle: Circle, part: Span, day: date, calendar: list[Sitting], passed: list[str]
) -> tuple[str, ...]:
    found = [f"The meeting for {long_date(part.first)} to {long_date(part.last)}."]
    in_time = before_parents(circle, day, calendar)
    found += [f"{days} working days before {s.circle.name} on {long_date(s.day)}." for days, s in in_time]
    if circle.parents and not in_time and any(s.circle.key in circle.parents for s in calendar):
        found.append("No meeting of its parent follows in 5 to 15 working days.")
    if passed:
        more = f", and {len(passed) - NAMED} more days" if len(passed) > NAMED else ""
        found.append(f"Not sooner or later, because {'; '.join(passed[:NAMED])}{more}.")
    return tuple(found)
