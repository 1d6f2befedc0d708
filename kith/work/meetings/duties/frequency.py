"""Promises about how often a group meets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from kith.base.kernel.standings import Finding, Standing
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.document.models import Duty
from kith.partnership.arrangements.duties.owing import no_group, owing_group
from kith.partnership.arrangements.words import count_of, long_date
from kith.work.meetings.deadlines import Rhythm, Span, meeting_year, parts_of, rhythms
from kith.work.meetings.duties.facts import A_YEAR, Facts, Kept, where

SOON = timedelta(days=42)
"""How long before a part of the year ends a meeting should be planned (Kith’s own choice: six weeks)."""

WORDS = {
    "meets": "A meeting is recorded as held in each part of the year, such as each quarter for four a year. "
    "Due while one is planned; at risk when a part has passed without one and enough are planned to make up "
    "the year’s number, or none is planned six weeks before a part ends; missed when too few are planned, "
    "and after a year that fell short until the next meeting is held. Met when the year has its number.",
}


def meets(duty: Duty, day: date, facts: Facts) -> Finding:
    """Judge whether a group meets as often as it promised (L6, K17, K24)."""
    group = owing_group(duty, facts.ground.on(day))
    if group is None:
        return no_group(duty)
    rhythm = _rhythm(group, day, facts)
    if not rhythm.number:
        words = f"How often {group.terms.name} meets on this day is not stated."
        return Finding(Standing.NOT_STATED, words, evidence=where(group))
    if facts.begin_on is None or day < facts.begin_on:
        words = "No meeting was on record yet, so nothing shows whether the group met."
        return Finding(Standing.NOT_RECORDED, words, evidence=where(group))
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
    return Finding(standing, words, next_on, where(group))


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


JUDGES = {"meets": meets}
