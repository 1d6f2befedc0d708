"""The promises about publishing reviews and about the national Panel (K39, K28), judged from their records.

A year back from the day is looked at. Findings count and name nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F
from django.urls import reverse

from kith.base.kernel.standings import DutySource, Evidence, Finding, Standing
from kith.partnership.arrangements.ground import Ground
from kith.work.practice_reviews.enums import Kind, ReviewState, Route
from kith.work.practice_reviews.models import NationalRequest, PracticeReview

PUBLISHING, NATIONAL = "review-publication", "national-reviews"
A_YEAR = timedelta(days=365)
WORDS = {
    PUBLISHING: "Each local practice review that is running, or ended in the past year, was published within "
    "six months of the decision, or ended without publication for reasons on record. Missed while one is "
    "late or was late, at risk while one is put off beyond its day, and due while one runs.",
    NATIONAL: "Each request of the national Panel of the past year was answered by its day. Missed while one "
    "is late or was late, due while one is open, and at risk while an answered one has no outcome on record "
    "for half a year.",
}
HALF_A_YEAR = timedelta(days=183)


@dataclass(frozen=True)
class ReviewDays:
    """The days of one local practice review, without its case."""

    due_on: date
    commissioned_on: date
    state: str
    ended_on: date | None
    route: str | None
    published_on: date | None


@dataclass(frozen=True)
class RequestDays:
    """The days of one request of the Panel."""

    received_on: date
    due_on: date
    answered_on: date | None
    outcome_on: date | None


@dataclass(frozen=True)
class Facts:
    """All that these promises are judged by."""

    partnership: str
    reviews: Sequence[ReviewDays]
    requests: Sequence[RequestDays]


def gather(ground: Ground) -> Facts:
    """Return the days of a partnership’s reviews and of the Panel’s requests. Two queries."""
    if "practice-reviews-published" not in ground.gathered:
        reviews = PracticeReview.objects.filter(
            case__partnership=ground.partnership, kind=Kind.LOCAL, due_on__isnull=False
        ).exclude(state=ReviewState.STOPPED)
        days = ("due_on", "commissioned_on", "state", "ended_on")
        published = ("publication__route", "publication__published_on")
        requests = NationalRequest.objects.filter(partnership=ground.partnership).order_by(F("due_on"))
        asked = requests.values_list("received_on", "due_on", "answered_on", "outcome_on")
        ground.gathered["practice-reviews-published"] = Facts(
            ground.partnership.key,
            [ReviewDays(*row) for row in reviews.values_list(*days, *published)],
            [RequestDays(*row) for row in asked],
        )
    facts: Facts = ground.gathered["practice-reviews-published"]
    return facts


def published_in_time(_duty: Any, day: date, facts: Facts) -> Finding:
    """Judge whether reviews were published within their six months (K39)."""
    where = (Evidence("Register of reviews", reverse("reviews:register", args=(facts.partnership,))),)
    known = [one for one in facts.reviews if one.commissioned_on <= day and _counts(one.ended_on, day)]
    if not known:
        return Finding(
            Standing.NOT_YET_DUE, "No local practice review ran or ended in the past year.", evidence=where
        )
    standing, words, next_on = _published_told(known, day)
    return Finding(standing, words, next_on, where)


def _counts(ended_on: date | None, day: date) -> bool:
    return ended_on is None or ended_on > day or ended_on > day - A_YEAR


def _published_told(known: Sequence[ReviewDays], day: date) -> tuple[Standing, str, date | None]:
    running = [one for one in known if one.ended_on is None or one.ended_on > day]
    late_now = [one for one in running if day > one.due_on]
    was_late = [one for one in known if one.published_on and one.due_on < one.published_on <= day]
    if late_now or was_late:
        told = (
            _counted(late_now, "is to be published and is late", "are to be published and are late"),
            _counted(was_late, "was published late", "were published late"),
        )
        return Standing.MISSED, " ".join(filter(None, told)), None
    put_off = [one for one in running if one.route == Route.DELAYED]
    if put_off:
        words = _counted(put_off, "is put off, with reasons", "are put off, with reasons")
        return Standing.AT_RISK, words, min(one.due_on for one in put_off)
    if running:
        return Standing.DUE, _counted(running, "runs", "run"), min(one.due_on for one in running)
    without = [one for one in known if one.published_on is None]
    words = f"{len(known) - len(without)} of {len(known)} published in time during the past year."
    more = _counted(without, "ended without publication", "ended without publication")
    return Standing.MET, " ".join(filter(None, (words, more))), None


def national_answered(_duty: Any, day: date, facts: Facts) -> Finding:
    """Judge whether the requests of the national Panel were answered by their days (K28)."""
    url = reverse("practice_reviews:national_requests", args=(facts.partnership,))
    where = (Evidence("Requests of the national Panel", url),)
    known = [one for one in facts.requests if one.received_on <= day and _counts(one.answered_on, day)]
    if not known:
        words = "The Panel asked for nothing in the past year."
        return Finding(Standing.NOT_YET_DUE, words, evidence=where)
    standing, words, next_on = _answered_told(known, day)
    return Finding(standing, words, next_on, where)


def _answered_told(known: Sequence[RequestDays], day: date) -> tuple[Standing, str, date | None]:
    open_ones = [one for one in known if one.answered_on is None or one.answered_on > day]
    late_now = [one for one in open_ones if day > one.due_on]
    was_late = [one for one in known if one.answered_on and one.due_on < one.answered_on <= day]
    if late_now or was_late:
        told = (
            _asked(late_now, "is late", "are late"),
            _asked(was_late, "was answered late", "were answered late"),
        )
        return Standing.MISSED, " ".join(filter(None, told)), None
    if open_ones:
        words = _asked(open_ones, "is to be answered", "are to be answered")
        return Standing.DUE, words, min(one.due_on for one in open_ones)
    waiting = [one for one in known if _waits_long(one, day)]
    if waiting:
        words = "answered half a year ago or longer has no outcome on record"
        many = "answered half a year ago or longer have no outcome on record"
        return Standing.AT_RISK, _asked(waiting, words, many), None
    return Standing.MET, f"{len(known)} of {len(known)} answered in time during the past year.", None


def _waits_long(one: RequestDays, day: date) -> bool:
    has_outcome = one.outcome_on is not None and one.outcome_on <= day
    return one.answered_on is not None and not has_outcome and one.answered_on + HALF_A_YEAR <= day


def _counted(rows: Sequence[object], one: str, many: str) -> str:
    """Return *1 review runs.* or *2 reviews run.*; empty for none."""
    if not rows:
        return ""
    return f"1 review {one}." if len(rows) == 1 else f"{len(rows)} reviews {many}."


def _asked(rows: Sequence[object], one: str, many: str) -> str:
    """Return *1 request is late.* or *2 requests are late.*; empty for none."""
    if not rows:
        return ""
    return f"1 request {one}." if len(rows) == 1 else f"{len(rows)} requests {many}."


SOURCE = DutySource(
    room="practice_reviews",
    gather=gather,
    assess={PUBLISHING: published_in_time, NATIONAL: national_answered},
    words=WORDS,
)
