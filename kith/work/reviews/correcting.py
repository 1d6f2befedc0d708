"""What of a case may be put right, how each fact is said, and which days of its clocks move with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from kith.base.kernel.deadlines import Deadline, said
from kith.work.reviews.deadlines import NOTIFICATION, due_if_counted, standing_if_counted
from kith.work.reviews.enums import ClockKind
from kith.work.reviews.models import Case, CorrectedFact
from kith.work.reviews.running import changes_of, deadline_of, put_off, review_of

FACTS = {
    "authority": "Local authority",
    "aware_on": "Day of awareness",
    "incident_on": "Day on which it happened",
    "child": "Child, by code",
    "has_died": "The child has died",
    "is_looked_after": "Looked after",
    "is_care_leaver": "Care leaver",
    "other_area": "Another area",
    "what_happened": "What happened",
    "why": "Why it may be serious",
    "made_safe": "Made safe at once",
}
"""The facts taken in that may be put right, by their columns."""


@dataclass(frozen=True)
class Moved:
    """The last day of a clock that another day of awareness moves."""

    what: str
    was: date | None
    is_now: date | None
    standing: str
    """How it then stands by the guidance, in a sentence."""

    @property
    def in_words(self) -> str:
        """Return from what to what it moves, and how it then stands."""
        return f"{self.what} moves from {_day(self.was)} to {_day(self.is_now)}. {self.standing}"


def words_of(value: Any) -> str:
    """Return a fact in words; nothing for one that says nothing."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return said(value)
    return "" if value is None else str(getattr(value, "name", value))


def corrections_of(case: Case) -> int:
    """Return how many facts of a case were put right so far: it tells whether somebody else did meanwhile."""
    return CorrectedFact.objects.filter(step__case=case).count()


def corrected_since(case: Case, known: int) -> list[str]:
    """Return what was put right after the first so many facts, in words. One query."""
    rows = CorrectedFact.objects.filter(step__case=case).order_by("pk")[known:]
    return [f"{FACTS.get(one.fact, one.fact)}: {one.is_now or 'nothing'}" for one in rows]


def facts_as_received(case: Case) -> dict[str, str]:
    """Return the facts that were put right, each as it was said first. One query."""
    rows = CorrectedFact.objects.filter(step__case=case).order_by("-pk")
    return dict(rows.values_list("fact", "was"))


def days_moved(case: Case, aware_on: date, today: date) -> list[Moved]:
    """Return the last days that move when the authority became aware on another day."""
    return [one for one in _clocks(case, aware_on, today) if one.was != one.is_now]


def _clocks(case: Case, aware_on: date, today: date) -> Iterator[Moved]:
    yield _moved(
        case, ClockKind.NOTIFICATION, NOTIFICATION, (case.aware_on, aware_on), case.sent_on, today=today
    )
    review = review_of(case)
    if review and review.starts_with == "aware":
        starts = (review.started_on, aware_on)
        rule = deadline_of(review)
        yield _moved(case, ClockKind.RAPID_REVIEW, rule, starts, review.sent_on, today=today)


def _moved(
    case: Case,
    kind: ClockKind,
    rule: Deadline,
    starts: tuple[date, date],
    done_on: date | None,
    *,
    today: date,
) -> Moved:
    changes, until = changes_of(case, kind), min(today, done_on) if done_on else today
    was, is_now = (
        put_off(first, changes, until) if (first := due_if_counted(rule, start)) else None for start in starts
    )
    standing = standing_if_counted(rule, starts[1], today, done_on).reason
    return Moved(f"The last day of the clock “{kind.label}”", was, is_now, f"By the guidance: {standing}")


def _day(day: date | None) -> str:
    return said(day) if day else "a day that is not counted"
