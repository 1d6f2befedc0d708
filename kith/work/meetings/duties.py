"""The kinds of promise for which meetings are the evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from kith.base.kernel.standings import DutySource, Evidence, Finding, Standing
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.document.models import Duty
from kith.partnership.arrangements.duties.evidence import address
from kith.partnership.arrangements.duties.owing import no_group, owing_group
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.words import count_of, long_date
from kith.work.meetings.deadlines import Rhythm, Span, meeting_year, parts_of, rhythms
from kith.work.meetings.enums import THERE, MeetingState, Presence
from kith.work.meetings.models import Meeting
from kith.work.meetings.quorum import Quorate, There, asked_on, chair_is_there, quorum

SOON = timedelta(days=42)
"""How long before a part of the year ends a meeting should be planned (Kith’s own choice: six weeks)."""
A_YEAR = timedelta(days=365)

WORDS = {
    "meets": "A meeting is recorded as held in each part of the year, such as each quarter for four a year. "
    "Due while one is planned; at risk when a part has passed without one and enough are planned to make up "
    "the year’s number, or none is planned six weeks before a part ends; missed when too few are planned, "
    "and after a year that fell short until the next meeting is held. Met when the year has its number.",
    "chaired-as-promised": "Each meeting of the past twelve months says who chaired: whoever the "
    "arrangements name, or somebody who stood in, with the reason. At risk when an earlier one doesn’t, "
    "missed when the last doesn’t.",
    "quorate": "Each meeting of the past twelve months was quorate by the arrangements’ own rule. At risk "
    "when an earlier one was not, missed when the last was not.",
}


@dataclass(frozen=True)
class Kept:
    """A meeting as the judges need to know it."""

    day: date
    state: str
    planned_on: date
    cancelled_on: date | None
    chair: str
    stood_in_because: str
    attendance: tuple[tuple[str, int | None, str, str, bool], ...] = ()
    """Of each: the person, the body, the seat, the presence, the vote."""

    def is_held_by(self, day: date) -> bool:
        """Return whether it was held by a day."""
        return self.state == MeetingState.HELD and self.day <= day

    def waits_for_its_record(self, day: date) -> bool:
        """Return whether it should have been held before a day and nothing says whether it was."""
        return self.state == MeetingState.PLANNED and self.day < day and self.planned_on <= day

    def is_ahead_of(self, day: date) -> bool:
        """Return whether it stood in the calendar on a day, for that day or later."""
        cancelled = self.cancelled_on is not None and self.cancelled_on <= day
        return self.planned_on <= day and self.day >= day and not cancelled and not self.is_held_by(day)


@dataclass(frozen=True)
class Facts:
    """What was asked once for a whole partnership."""

    ground: Ground
    meetings: dict[tuple[int, str], list[Kept]]
    """By the pk of the group’s home and its key, in the order of their days."""

    def of(self, group: GroupAsAt) -> list[Kept]:
        """Return the meetings of a group."""
        return self.meetings.get((group.home.pk, group.key), [])

    @property
    def begin_on(self) -> date | None:
        """Return the first day on which anything was planned here; before it nothing is judged."""
        return min((m.planned_on for kept in self.meetings.values() for m in kept), default=None)


COLUMNS = (
    "pk", "group__partnership_id", "group__key", "meets_on", "state", "planned_on", "cancelled_on",
    "chair__public_id", "stood_in_because", "attendances__person__public_id", "attendances__body_id",
    "attendances__seat_key", "attendances__presence", "attendances__votes",
)  # fmt: skip


def gather(ground: Ground) -> Facts:
    """Return the meetings of all groups of a partnership with their attendance. One query."""
    rows = Meeting.objects.filter(group__in=[group.pk for group in ground.groups])
    found = rows.order_by("meets_on", "pk").values_list(*COLUMNS)
    meetings: dict[tuple[int, str], list[Kept]] = defaultdict(list)
    for _pk, lines in groupby(found, key=lambda line: line[0]):
        kept = list(lines)
        meetings[(kept[0][1], kept[0][2])].append(_kept(kept))
    return Facts(ground, dict(meetings))


def _kept(lines: Sequence[Any]) -> Kept:
    _pk, _home, _key, day, state, planned_on, cancelled_on, chair, because = lines[0][:9]
    there = tuple(line[9:14] for line in lines if line[9])
    return Kept(day, state, planned_on, cancelled_on, chair or "", because, there)


def _where(group: GroupAsAt) -> tuple[Evidence, ...]:
    if group.identity is None:
        return ()
    url = address("meetings:group", group.as_at.partnership.key, group.identity.public_id)
    return (Evidence(f"Meetings of {group.terms.name}", url),)


# --- how often ---------------------------------------------------------------


def meets(duty: Duty, day: date, facts: Facts) -> Finding:
    """Judge whether a group meets as often as it promised (L6, K17, K24)."""
    group = owing_group(duty, facts.ground.on(day))
    if group is None:
        return no_group(duty)
    rhythm = _rhythm(group, day, facts)
    if not rhythm.number:
        words = f"How often {group.terms.name} meets on this day is not stated."
        return Finding(Standing.NOT_STATED, words, evidence=_where(group))
    if facts.begin_on is None or day < facts.begin_on:
        words = "No meeting was on record yet, so nothing shows whether the group met."
        return Finding(Standing.NOT_RECORDED, words, evidence=_where(group))
    starts = group.directory.document.partnership.reporting_year_starts
    year = meeting_year(rhythm, day, starts)
    now = _Year(rhythm, year, facts.of(group), facts.begin_on, day)
    earlier = (
        meeting_year(rhythm, year.first - timedelta(days=1), starts)
        if rhythm.span.first < year.first
        else None
    )
    before = _Year(rhythm, earlier, facts.of(group), facts.begin_on, day) if earlier else None
    standing, words, next_on = _judged(now, before)
    return Finding(standing, words, next_on, _where(group))


def _rhythm(group: GroupAsAt, day: date, facts: Facts) -> Rhythm:
    ground = facts.ground
    timeline = ground.homes[group.home.pk] if group.is_shared_in else ground.timeline
    first = timeline.first_day or day
    window = Span(min(first, day), day + 2 * A_YEAR)
    return next(one for one in rhythms(group.key, timeline, window) if one.span.holds(day))


def _middle(part: Span) -> date:
    """Return the day by which records must have begun for a part of the year to be judged."""
    return part.first + (part.last - part.first) / 2


class _Year:
    """The meetings of one year of a group, as at a day."""

    def __init__(self, rhythm: Rhythm, year: Span, kept: Sequence[Kept], begin_on: date, day: date) -> None:
        self.year, self.day = year, day
        self.parts = [part for part in parts_of(rhythm, year) if _middle(part) >= begin_on]
        self.held = [m for m in kept if year.holds(m.day) and m.is_held_by(day)]
        self.ahead = [m for m in kept if year.holds(m.day) and m.is_ahead_of(day)]
        self.unrecorded = [m for m in kept if year.holds(m.day) and m.waits_for_its_record(day)]

    @property
    def empty(self) -> list[Span]:
        """Return the parts that have passed without a meeting."""
        return [p for p in self.parts if p.last < self.day and not any(p.holds(m.day) for m in self.held)]

    @property
    def count(self) -> str:
        """Return how many were held of how many, in words."""
        span = f"from {long_date(self.year.first)} to {long_date(self.year.last)}"
        return f"{len(self.held)} of {count_of(len(self.parts), 'meeting')} held {span}"

    @property
    def current(self) -> Span | None:
        """Return the part that the day falls in."""
        return next((part for part in self.parts if part.holds(self.day)), None)


def _judged(now: _Year, before: _Year | None) -> tuple[Standing, str, date | None]:
    next_on = min((m.day for m in now.ahead), default=None)
    if before and before.parts and not now.held and len(before.held) < len(before.parts):
        return Standing.MISSED, f"{before.count}; none held since.", next_on
    if now.parts and len(now.held) >= len(now.parts):
        extra = len(now.held) - len(now.parts)
        return Standing.MET, f"{now.count}{f', {extra} of them extra' if extra else ''}.", next_on
    if now.empty:
        return _with_a_gap(now, next_on)
    return _so_far(now, next_on)


def _with_a_gap(now: _Year, next_on: date | None) -> tuple[Standing, str, date | None]:
    first = now.empty[0]
    enough = len(now.held) + len(now.ahead) >= len(now.parts)
    words = (
        f"No meeting is on record from {long_date(first.first)} to {long_date(first.last)}. {now.count}; "
        f"{len(now.ahead)} more planned."
    )
    return (Standing.AT_RISK if enough else Standing.MISSED), words, next_on


def _so_far(now: _Year, next_on: date | None) -> tuple[Standing, str, date | None]:
    part = now.current
    if part is None:
        return Standing.NOT_YET_DUE, "No part of this year asks for a meeting yet.", next_on
    if any(part.holds(m.day) for m in now.held):
        return Standing.MET, f"{now.count}, one in each part of the year so far.", next_on
    planned = [m.day for m in now.ahead if part.holds(m.day)]
    if planned:
        return Standing.DUE, f"{now.count}; the next is planned for {long_date(planned[0])}.", planned[0]
    waiting = [m.day for m in now.unrecorded if part.holds(m.day)]
    if waiting:
        words = f"{now.count}; whether it met on {long_date(waiting[-1])} is not on record yet."
        return Standing.DUE, words, part.last
    standing = Standing.AT_RISK if part.last - now.day <= SOON else Standing.DUE
    return (
        standing,
        f"{now.count}; none is planned for the part that ends on {long_date(part.last)}.",
        part.last,
    )


# --- chair and quorum --------------------------------------------------------


def _past_year(group: GroupAsAt, day: date, facts: Facts) -> list[Kept]:
    return [m for m in facts.of(group) if m.is_held_by(day) and m.day > day - A_YEAR]


def chaired_as_promised(duty: Duty, day: date, facts: Facts) -> Finding:
    """Judge whether each meeting says who chaired it, and why if somebody stood in (L5)."""
    group = owing_group(duty, facts.ground.on(day))
    if group is None:
        return no_group(duty)
    held = _past_year(group, day, facts)
    if not held:
        words = "No meeting is on record for the past twelve months."
        return Finding(Standing.NOT_YET_DUE, words, evidence=_where(group))
    silent = [m for m in held if not _says_who_chaired(m, group, facts)]
    stood_in = sum(1 for m in held if m.stood_in_because)
    if silent:
        standing = Standing.MISSED if silent[-1] is held[-1] else Standing.AT_RISK
        day_words = long_date(silent[-1].day)
        words = f"The record of {day_words} doesn’t say that the chair chaired, or who stood in and why."
        return Finding(standing, words, evidence=_where(group))
    words = f"{count_of(len(held), 'meeting')} in the past twelve months, each chaired as promised"
    words += f"; somebody stood in at {stood_in}, with the reason." if stood_in else "."
    return Finding(Standing.MET, words, evidence=_where(group))


def _says_who_chaired(meeting: Kept, group: GroupAsAt, facts: Facts) -> bool:
    if not meeting.chair:
        return False
    then = facts.ground.on(meeting.day).group(group.key, home=group.home.pk)
    usual = then.chair.holder if then else None
    return bool(meeting.stood_in_because) or (usual is not None and usual.person_id == meeting.chair)


def quorate(duty: Duty, day: date, facts: Facts) -> Finding:
    """Judge whether the meetings of a group were quorate."""
    group = owing_group(duty, facts.ground.on(day))
    if group is None:
        return no_group(duty)
    if group.terms.quorum is None or group.terms.quorum.rule.by in ("not-stated", "chairs-discretion"):
        words = "The arrangements state no quorum that could be counted."
        return Finding(Standing.NOT_STATED, words, evidence=_where(group))
    held = _past_year(group, day, facts)
    if not held:
        words = "No meeting is on record for the past twelve months."
        return Finding(Standing.NOT_YET_DUE, words, evidence=_where(group))
    found = [(m, _quorate(m, group, facts)) for m in held]
    short = [(m, q) for m, q in found if q.answer is False]
    if not short:
        words = f"{count_of(len(held), 'meeting')} in the past twelve months, each quorate."
        return Finding(Standing.MET, words, evidence=_where(group))
    last, why = short[-1]
    standing = Standing.MISSED if last is held[-1] else Standing.AT_RISK
    return Finding(standing, f"{long_date(last.day)}: {why.reason}", evidence=_where(group))


def _quorate(meeting: Kept, group: GroupAsAt, facts: Facts) -> Quorate:
    as_at = facts.ground.on(meeting.day)
    then = as_at.group(group.key, home=group.home.pk) or group
    rule = then.terms.quorum
    counting = set(THERE) | ({Presence.DEPUTY} if rule is None or rule.substitutes else set())
    there = [
        There(person, body, seat, presence == Presence.DEPUTY, votes)
        for person, body, seat, presence, votes in meeting.attendance
        if presence in counting
    ]
    return quorum(asked_on(rule, as_at), there, chair_is_there=chair_is_there(then, there))


SOURCE = DutySource(
    room="meetings",
    gather=gather,
    assess={"meets": meets, "chaired-as-promised": chaired_as_promised, "quorate": quorate},
    words=WORDS,
)
