"""One review in lines: the months with today, its gateways, its checks, its steps, and what is next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.standings import Standing
from kith.base.ui.dates import long_date
from kith.work.practice_reviews.deadlines import BY_THEIR_DEED, FIRST_DRAFT, MonthOfStrip, strip
from kith.work.practice_reviews.enums import AccuracyState, Kind, ReviewerState, ReviewState
from kith.work.practice_reviews.models import (
    Draft,
    Gateway,
    PracticeReview,
    ReviewCheck,
    Reviewer,
    ReviewStep,
)
from kith.work.practice_reviews.operations.reviewers import conflicts_found
from kith.work.practice_reviews.running import due_now, pause_of

At = Callable[..., str]


@dataclass(frozen=True)
class Step:
    """The one next step of those who run a review."""

    words: str
    url_name: str
    of: str
    """The public id that the address carries."""


@dataclass(frozen=True)
class GatewayLine:
    """A gateway as a page shows it."""

    name: str
    mark: Standing
    says: str
    moves: Sequence[str]
    ways: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class CheckLine:
    """A check of time and quality as a page shows it."""

    due: str
    mark: Standing
    says: str
    found: str
    asked_for: str
    by: str
    url: str


def months_of(review: PracticeReview, gateways: Sequence[Gateway], today: date) -> list[MonthOfStrip]:
    """Return the months of a review from its commission to its last day, with what falls into each; none for
    one without a last day, and none once it has ended."""
    last = due_now(review)
    if last is None or review.ended_on:
        return []
    falls = [(one.reached_on or one.planned_on, one.name) for one in gateways]
    return strip(review.commissioned_on, last, today, falls)


def gateway_lines(gateways: Sequence[Gateway], today: date, at: At, *, is_open: bool) -> list[GatewayLine]:
    """Return the gateways by day; with the ways of those who run the review while it `is_open` to them."""
    return [_gateway_line(one, today, at, is_open) for one in gateways]


def _gateway_line(gateway: Gateway, today: date, at: At, is_open: bool) -> GatewayLine:
    mark, says = _gateway_words(gateway, today)
    ways = []
    if is_open and not gateway.reached_on:
        ways = [("Move", at("practice_reviews:move", gateway.public_id))]
        if gateway.name not in BY_THEIR_DEED:
            ways.insert(0, ("Reached", at("practice_reviews:reach", gateway.public_id)))
    moves = [
        f"Moved from {long_date(one.from_on)} to {long_date(one.to_on)} by {one.moved_by}: {one.because}"
        for one in gateway.moves.all()
    ]
    return GatewayLine(gateway.name, mark, says, moves, ways)


def _gateway_words(gateway: Gateway, today: date) -> tuple[Standing, str]:
    planned = long_date(gateway.planned_on)
    if gateway.reached_on:
        late = "" if gateway.reached_on <= gateway.planned_on else f", planned for {planned}"
        return Standing.MET, f"Reached on {long_date(gateway.reached_on)}{late}."
    if today > gateway.planned_on:
        return Standing.MISSED, f"Planned for {planned}, which has passed."
    return (Standing.DUE if today == gateway.planned_on else Standing.NOT_YET_DUE), f"Planned for {planned}."


def check_lines(checks: Sequence[ReviewCheck], today: date, at: At, *, is_open: bool) -> list[CheckLine]:
    """Return the checks by day; with the way of those who run the review while it `is_open` to them."""
    return [_check_line(one, today, at, is_open) for one in checks]


def _check_line(check: ReviewCheck, today: date, at: At, is_open: bool) -> CheckLine:
    mark, says = _check_words(check, today)
    by = f"{check.checked_by}, {long_date(check.checked_on)}" if check.checked_on else ""
    url = at("practice_reviews:check", check.public_id) if is_open and not check.checked_on else ""
    return CheckLine(long_date(check.due_on), mark, says, check.found, check.asked_for, by, url)


def _check_words(check: ReviewCheck, today: date) -> tuple[Standing, str]:
    if check.checked_on:
        on_time = "On time" if check.is_on_time else "Not on time"
        good = "good enough" if check.is_good_enough else "not good enough"
        holds = check.is_on_time and check.is_good_enough
        return (Standing.MET if holds else Standing.AT_RISK), f"{on_time}, {good}."
    if today > check.due_on:
        return Standing.MISSED, "Not done, and its day has passed."
    if today == check.due_on:
        return Standing.DUE, "Due today."
    return Standing.NOT_YET_DUE, "Still to come."


def step_lines(review: PracticeReview) -> list[ReviewStep]:
    """Return the steps of a review, the earliest first. One query."""
    return list(review.steps.order_by("taken_at", "pk"))


def next_step(
    review: PracticeReview,
    *,
    reviewers: Sequence[Reviewer],
    drafts: Sequence[Draft],
    gateways: Sequence[Gateway],
    checks: Sequence[ReviewCheck],
    today: date,
) -> Step | None:
    """Return the one next step of those who run a review, or None where they wait for others."""
    if review.state == ReviewState.COMMISSIONED:
        return _towards_a_reviewer(review, reviewers)
    if review.state != ReviewState.UNDER_WAY:
        return None
    if pause_of(review):
        return Step("Let it go on", "practice_reviews:go_on", review.public_id)
    late = next((one for one in checks if not one.checked_on and one.due_on <= today), None)
    if late:
        return Step("Record the check of time and quality", "practice_reviews:check", late.public_id)
    return _towards_a_text(review, drafts, gateways)


def _towards_a_reviewer(review: PracticeReview, reviewers: Sequence[Reviewer]) -> Step:
    chosen = next((one for one in reviewers if one.state == ReviewerState.CHOSEN), None)
    if chosen:
        return Step("Agree the reviewer’s terms", "practice_reviews:agree_terms", chosen.public_id)
    considered = [one for one in reviewers if one.state == ReviewerState.CONSIDERED]
    unchecked = next((one for one in considered if one.checked_on is None), None)
    if unchecked:
        return Step("Check conflicts of interest", "practice_reviews:check_conflicts", unchecked.public_id)
    if any(not conflicts_found(one) for one in considered):
        return Step("Choose the reviewer", "practice_reviews:reviewers", review.public_id)
    if review.kind == Kind.OTHER and not reviewers:
        return Step("Start the review", "practice_reviews:start", review.public_id)
    return Step("Consider a reviewer", "practice_reviews:consider", review.public_id)


def _towards_a_text(
    review: PracticeReview, drafts: Sequence[Draft], gateways: Sequence[Gateway]
) -> Step | None:
    if not drafts:
        return _towards_a_draft(review, gateways)
    newest = drafts[0]
    asked = [one for draft in drafts for one in draft.requests.all()]
    if not asked and not newest.for_signing_on:
        return Step("Ask agencies about the facts", "practice_reviews:ask_accuracy", newest.public_id)
    unsaid = next((one for one in asked if one.state == AccuracyState.ANSWERED and not one.outcome), None)
    if unsaid:
        return Step("Say what was changed", "practice_reviews:settle", unsaid.public_id)
    waits = newest.for_signing_on or any(one.state == AccuracyState.ASKED for one in newest.requests.all())
    return None if waits else Step("Go on to the text", "practice_reviews:text", review.public_id)


def _towards_a_draft(review: PracticeReview, gateways: Sequence[Gateway]) -> Step:
    ahead = next((one for one in gateways if not one.reached_on), None)
    if ahead is None or ahead.name in {FIRST_DRAFT, *BY_THEIR_DEED}:
        return Step("Keep the first draft", "practice_reviews:add_draft", review.public_id)
    words = f"Record when it was reached: {ahead.name[0].lower()}{ahead.name[1:]}"
    return Step(words, "practice_reviews:reach", ahead.public_id)
