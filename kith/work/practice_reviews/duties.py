"""The promises that reviews are commissioned and looked after, and that other local reviews are co-ordinated.

A year back from the day is looked at. Findings count reviews and name none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from kith.base.kernel.standings import DutySource, Evidence, Finding, Standing
from kith.partnership.arrangements.ground import Ground
from kith.work.practice_reviews.enums import Kind, ReviewState
from kith.work.practice_reviews.models import LastDayMove
from kith.work.reviews.enums import View
from kith.work.reviews.models import Case

COMMISSIONING, OTHERS = "review-commissioning", "other-reviews"
A_YEAR = timedelta(days=365)
WORDS = {
    COMMISSIONING: "Each local practice review on which the partners decided during the past year was "
    "commissioned, and each check of its time and quality was made by its day. At risk while one is not "
    "commissioned or a check is late. Not yet due while none was decided on.",
    OTHERS: "Each other local review of the past year is within its days, as they were set or moved. At risk "
    "while one is past its last day. Not yet due while there is none.",
}


@dataclass
class Looked:
    """The days of one review, or of one that the partners decided on; without the reference of its case."""

    decided_on: date | None
    """The day on which the report with the decision went out; None where none was decided on."""
    kind: str | None = None
    commissioned_on: date | None = None
    due_on: date | None = None
    done_on: date | None = None
    """The day of the last signature, or of the end."""
    checks: list[tuple[date, date | None]] = field(default_factory=list)
    """Each check with its day and the day on which it was made."""


@dataclass(frozen=True)
class Facts:
    """All that these promises are judged by."""

    partnership: str
    reviews: Sequence[Looked]


def gather(ground: Ground) -> Facts:
    """Return the days of a partnership’s reviews, and nothing of what they hold. One query."""
    if "practice-reviews" not in ground.gathered:
        ground.gathered["practice-reviews"] = Facts(ground.partnership.key, _looked_at(ground))
    facts: Facts = ground.gathered["practice-reviews"]
    return facts


CASE = (
    "pk",
    "rapid_review__sent_on",
    "rapid_review__recommends",
    "rapid_review__reconsidered",
    "rapid_review__reconsidered_on",
)


def _looked_at(ground: Ground) -> list[Looked]:
    moved = LastDayMove.objects.filter(review=OuterRef("practice_reviews__pk"), due_on__isnull=False)
    rows = Case.objects.filter(partnership=ground.partnership)
    rows = rows.annotate(moved_on=Subquery(moved.order_by("-pk").values("due_on")[:1]))
    names = ("kind", "state", "commissioned_on", "due_on", "signed_on", "ended_on")
    columns = [f"practice_reviews__{name}" for name in names]
    checks = ("practice_reviews__checks__due_on", "practice_reviews__checks__checked_on")
    found: dict[int, Looked] = {}
    for row in rows.order_by("received_on", "reference", "pk").values_list(
        *CASE, *columns, "moved_on", *checks
    ):
        _add(found, *row)
    return list(found.values())


def _add(found: dict[int, Looked], *row: Any) -> None:
    """Add one row of a case, its review and a check of it; a review that was stopped counts as none."""
    (
        pk,
        sent_on,
        recommends,
        now,
        now_on,
        kind,
        state,
        commissioned_on,
        due_on,
        signed_on,
        ended_on,
        moved_on,
    ) = row[:12]
    decided_on = now_on if now_on and now != recommends else sent_on
    one = found.setdefault(pk, Looked(decided_on if (now or recommends) == View.YES else None))
    if kind is None or state == ReviewState.STOPPED:
        return
    one.kind, one.commissioned_on, one.due_on = kind, commissioned_on, moved_on or due_on
    one.done_on = signed_on or ended_on
    if row[12]:
        one.checks.append((row[12], row[13]))


def commissioned(_duty: Any, day: date, facts: Facts) -> Finding:
    """Judge whether the reviews that were decided on are commissioned and looked after (L42, K39)."""
    decided = [one for one in facts.reviews if one.decided_on and day - A_YEAR < one.decided_on <= day]
    if not decided:
        words = "The partners decided on no local practice review in the past year."
        return Finding(Standing.NOT_YET_DUE, words, evidence=_where(facts))
    missing = [one for one in decided if not one.commissioned_on or one.commissioned_on > day]
    late = sum(_late_checks(one, day) for one in decided)
    says = [f"{len(decided) - len(missing)} of {len(decided)} commissioned that the partners decided on."]
    if late:
        says.append(f"{late} {'check' if late == 1 else 'checks'} of time and quality not made by the day.")
    standing = Standing.AT_RISK if missing or late else Standing.MET
    return Finding(standing, " ".join(says), _next(decided, day), _where(facts))


def _late_checks(one: Looked, day: date) -> int:
    """Return how many checks of a review that still runs are late on a day."""
    if one.done_on and one.done_on <= day:
        return 0
    return sum(1 for due, made in one.checks if due < day and (made is None or made > day))


def _next(reviews: Iterable[Looked], day: date) -> date | None:
    """Return the day of the next check."""
    ahead = [due for one in reviews for due, made in one.checks if made is None and due >= day]
    return min(ahead, default=None)


def others(_duty: Any, day: date, facts: Facts) -> Finding:
    """Judge whether other local reviews are within their days (K29)."""
    found = [
        one
        for one in facts.reviews
        if one.kind == Kind.OTHER and one.commissioned_on and day - A_YEAR < one.commissioned_on <= day
    ]
    if not found:
        words = "There is no other local review of the past year."
        return Finding(Standing.NOT_YET_DUE, words, evidence=_where(facts))
    late = [one for one in found if one.due_on and one.due_on < min(day, one.done_on or day)]
    done = [one for one in found if one.done_on and one.done_on <= day]
    says = f"{len(found)} in the past year, {len(done)} of them done, {len(late)} past the last day."
    ahead = [one.due_on for one in found if one not in done and one.due_on and one.due_on >= day]
    return Finding(Standing.AT_RISK if late else Standing.MET, says, min(ahead, default=None), _where(facts))


def _where(facts: Facts) -> tuple[Evidence, ...]:
    return (Evidence("Register of reviews", reverse("reviews:register", args=(facts.partnership,))),)


SOURCE = DutySource(
    room="practice_reviews",
    gather=gather,
    assess={COMMISSIONING: commissioned, OTHERS: others},
    words=WORDS,
)
