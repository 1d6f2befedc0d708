"""By when a review is to be done, and the timetable that is proposed for it. Pure functions.

The six months are a setting of the room of cases, to be confirmed against the guidance. How often a review is
checked and where its gateways lie are proposals of Kith: the regulations ask for *regular intervals* and set
none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kith.base.kernel.deadlines import Unit, counted, months_after, said
from kith.base.kernel.standings import Finding, Standing
from kith.work.practice_reviews.enums import Kind
from kith.work.reviews.deadlines import REVIEW

SUPERVISION = (
    "Child Safeguarding Practice Review and Relevant Agency (England) Regulations 2018, regulation 14"
)
"""Time and quality are looked at in regular intervals; drafts are asked for in writing [M]."""

OTHER_MONTHS = 3
"""How long another local review is proposed to take. No rule says so; the partners set the day."""

CHECK_EVERY = 1
"""How many months lie between two checks, as proposed."""

FIRST_DRAFT, SIGNED, PUBLISHED = "First draft", "Signed by the partners", "Published"
BY_THEIR_DEED = {
    SIGNED: "This is reached when the last partner signs the text, and not by hand.",
    PUBLISHED: "This is reached when the review is published, and not by hand.",
}
"""The gateways that a deed of its own passes, each with what is said to whoever would record it by hand."""

GATEWAYS = (
    ("Reviewer chosen, terms agreed", 1),
    ("Agencies’ material and the chronology are in", 2),
    ("Practitioners heard", 3),
    (FIRST_DRAFT, 4),
    ("Facts checked by the agencies", 5),
    (SIGNED, 5.5),
    (PUBLISHED, 6),
)
"""The gateways that are proposed, each with its place in sixths of the time."""


@dataclass(frozen=True)
class Planned:
    """A gateway as it is proposed."""

    name: str
    on: date


def due_on(kind: str, decided_on: date) -> date:
    """Return the last day of the six months, or the day that is proposed for another local review."""
    if kind == Kind.LOCAL:
        return REVIEW.due_on(decided_on)
    return months_after(decided_on, OTHER_MONTHS)


def proposed_gateways(start: date, due: date) -> list[Planned]:
    """Return the gateways between two days, none on a Saturday or Sunday but where the span leaves no other
    day; the last one lies on the last day itself."""
    span = (due - start).days
    found = [
        Planned(name, _on_a_weekday(start, start + timedelta(int(span * n / 6)))) for name, n in GATEWAYS
    ]
    return [*found[:-1], Planned(found[-1].name, due)]


def _on_a_weekday(start: date, day: date) -> date:
    earlier = day - timedelta(max(0, day.weekday() - 4))
    return max(start, earlier)


def check_days(start: date, due: date) -> list[date]:
    """Return the days on which time and quality are checked: monthly from the start, before the last day."""
    days, months = [], CHECK_EVERY
    while (day := months_after(start, months)) < due:
        days.append(day)
        months += CHECK_EVERY
    return days or [due]


def after_pause(due: date, paused_from: date, paused_to: date) -> date:
    """Return the last day after a pause, both of whose days count: as many days later as it lasted."""
    return due + timedelta((paused_to - paused_from).days + 1)


def late_by(due: date, on: date) -> str:
    """Return *late by 3 days*, in calendar days; empty up to the last day, which counts."""
    days = (on - due).days
    return f"late by {counted(days, Unit.DAYS)}" if days > 0 else ""


def standing(
    kind: str, first: date | None, now: date | None, today: date, done_on: date | None, *, is_paused: bool
) -> Finding:
    """Return how the time of a review stands at the end of a day, in words. `first` is the last day as it was
    at first, `now` as it is; where it was moved, both are said, and how late it is by the first one."""
    name = "The six months" if kind == Kind.LOCAL else "The review"
    if first is None or now is None:
        return Finding(Standing.NOT_STATED, "No last day was set.")
    until = min(done_on, today) if done_on else today
    ended = f"{name} ended on {said(first)}" if first < today else f"{name} end on {said(first)}"
    if kind == Kind.OTHER:
        ended = f"{name} was due on {said(first)}" if first < today else f"{name} is due on {said(first)}"
    moved = f"; the last day was moved to {said(now)}" if now != first else ""
    late = late_by(first, until)
    done = f"; done on {said(done_on)}" if done_on else ""
    paused = ". It is paused" if is_paused and not done_on else ""
    words = f"{ended}{moved}{done}{f', {late}' if late else ''}{paused}."
    return Finding(_mark(kind, first, now, until, is_done=bool(done_on)), words, now)


def _mark(kind: str, first: date, now: date, on: date, *, is_done: bool) -> Standing:
    """Return the mark: of the six months by their own end, of another review by the day that holds now."""
    counts = first if kind == Kind.LOCAL else now
    if on > counts:
        return Standing.MISSED
    if is_done:
        return Standing.MET
    return Standing.DUE if on == counts else Standing.NOT_YET_DUE


@dataclass(frozen=True)
class MonthOfStrip:
    """One month of a review: its number, the day on which it ends, and what falls into it."""

    number: int
    ends_on: date
    notes: Sequence[str]
    is_past: bool
    has_today: bool


def strip(start: date, due: date, today: date, falls: Sequence[tuple[date, str]]) -> list[MonthOfStrip]:
    """Return the months of a review from its start up to its last day, with what falls into each. A day falls
    into the month whose last day it is."""
    ends: list[date] = []
    while not ends or ends[-1] < due:
        ends.append(min(months_after(start, len(ends) + 1), due))
    begins = [start - timedelta(1), *ends[:-1]]
    return [
        MonthOfStrip(
            n,
            end,
            [what for on, what in falls if begin < on <= end],
            end < today,
            begin < today <= end,
        )
        for n, (begin, end) in enumerate(zip(begins, ends, strict=True), start=1)
    ]
