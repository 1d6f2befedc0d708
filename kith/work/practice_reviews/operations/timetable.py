"""The timetable of a review: gateways reached and moved, regular checks, pauses and extensions (L42)."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.deadlines import said as said_day
from kith.base.kernel.refusals import Refused
from kith.work.practice_reviews.deadlines import BY_THEIR_DEED, after_pause
from kith.work.practice_reviews.enums import StepOfReview
from kith.work.practice_reviews.models import Gateway, GatewayMove, LastDayMove, PracticeReview, ReviewCheck
from kith.work.practice_reviews.recording import (
    hold_open_review,
    keep_step,
    refuse_day_outside,
    refuse_day_passed,
    said,
)
from kith.work.practice_reviews.running import due_now, pause_of
from kith.work.reviews.recording import record


@transaction.atomic
def reach_gateway(*, gateway: Gateway, reached_on: date, by: Actor, on: date) -> None:
    """Record that a review passed a gateway. Raises Refused for others than those who run the case, for one
    reached already or passed by a deed of its own, and for a day before the commission or ahead."""
    _hold_gateway(gateway, by, on)
    if gateway.name in BY_THEIR_DEED:
        raise Refused(BY_THEIR_DEED[gateway.name])
    refuse_day_outside(reached_on, gateway.review, on, field="reached_on")
    gateway.reached_on = reached_on
    gateway.save(update_fields=["reached_on"])
    record(gateway.review.case, "reached gateway of review", by=by, new={"on": reached_on.isoformat()})


@transaction.atomic
def move_gateway(*, gateway: Gateway, to_on: date, because: str, by: Actor, on: date) -> GatewayMove:
    """Move a gateway to another day, with the reason; the day planned at first stays. Raises Refused for
    others than those who run the case, for one reached already, for its own day and for a passed one."""
    _hold_gateway(gateway, by, on)
    refuse_day_passed(to_on, on, field="to_on")
    if to_on == gateway.planned_on:
        raise Refused("It is planned for that day already.", field="to_on")
    why = said(because, "Say why it moves.", field="because")
    made = GatewayMove.objects.create(
        gateway=gateway,
        from_on=gateway.planned_on,
        to_on=to_on,
        because=why,
        moved_at=now(),
        moved_by=by.name,
    )
    gateway.planned_on = to_on
    gateway.save(update_fields=["planned_on"])
    record(gateway.review.case, "moved gateway of review", by=by, new={"to": to_on.isoformat()})
    return made


def _hold_gateway(gateway: Gateway, by: Actor, on: date) -> None:
    hold_open_review(gateway.review, by, on)
    review = gateway.review
    gateway.refresh_from_db()
    gateway.review = review
    if gateway.reached_on:
        raise Refused(f"It was reached on {said_day(gateway.reached_on)}.")


@transaction.atomic
def record_check(
    *,
    check: ReviewCheck,
    is_on_time: bool,
    is_good_enough: bool,
    found: str,
    asked_for: str,
    by: Actor,
    on: date,
) -> None:
    """Put on record what a regular check of time and quality found, and what was asked for in writing. Raises
    Refused for others than those who run the case, without what was found, and for one done already."""
    hold_open_review(check.review, by, on)
    review = check.review
    check.refresh_from_db()
    check.review = review
    if check.checked_at:
        raise Refused("This check is on record already.")
    check.found = said(found, "Say what was found.", field="found")
    check.is_on_time, check.is_good_enough, check.asked_for = is_on_time, is_good_enough, asked_for.strip()
    check.checked_on, check.checked_at, check.checked_by = on, now(), by.name
    check.save()
    facts = {"is_on_time": is_on_time, "is_good_enough": is_good_enough}
    record(review.case, "checked time and quality of review", by=by, new=facts)


@transaction.atomic
def plan_check(*, review: PracticeReview, due_on: date, by: Actor, on: date) -> ReviewCheck:
    """Plan another check of time and quality. Raises Refused for others than those who run the case, for a
    day that is passed or far ahead, and for one that has a check."""
    hold_open_review(review, by, on)
    refuse_day_passed(due_on, on, field="due_on")
    if review.checks.filter(due_on=due_on).exists():
        raise Refused("There is a check on that day already.", field="due_on")
    made = ReviewCheck.objects.create(review=review, due_on=due_on)
    record(review.case, "planned check of review", by=by, new={"due_on": due_on.isoformat()})
    return made


@transaction.atomic
def extend_review(*, review: PracticeReview, due_on: date, because: str, by: Actor, on: date) -> LastDayMove:
    """Move the last day of a review on, with the reason. The first one stays on view, with how late the
    review is by it. Raises Refused for others than those who run the case, for a day that is no later
    than the last one, passed or far ahead, while it is paused, and where no last day was set."""
    hold_open_review(review, by, on)
    last = _last_day(review)
    if pause_of(review):
        raise Refused("The review is paused. Let it go on first.")
    refuse_day_passed(due_on, on, field="due_on")
    if due_on <= last:
        raise Refused(f"Write a day after {said_day(last)}, its last day now.", field="due_on")
    why = said(because, "Say why it needs longer.", field="because")
    made = LastDayMove.objects.create(
        review=review, because=why, due_on=due_on, moved_at=now(), moved_by=by.name
    )
    keep_step(review, StepOfReview.MOVED, f"To {said_day(due_on)}. {why}", by=by, on=on)
    record(review.case, "extended review", by=by, new={"due_on": due_on.isoformat()})
    return made


@transaction.atomic
def pause_review(
    *, review: PracticeReview, paused_from: date, because: str, by: Actor, on: date
) -> LastDayMove:
    """Pause a review from a day on, such as for a trial. The six months of the guidance are not paused by it,
    and pages say so. Raises Refused for others than those who run the case, without a reason, while it is
    paused, and for a day before the commission or ahead."""
    hold_open_review(review, by, on)
    _last_day(review)
    if pause_of(review):
        raise Refused("The review is paused already.")
    refuse_day_outside(paused_from, review, on, field="paused_from")
    if review.moves.filter(paused_to__gte=paused_from).exists():
        raise Refused("It was paused on that day before. Write a later day.", field="paused_from")
    why = said(because, "Say why it is paused.", field="because")
    made = LastDayMove.objects.create(
        review=review, because=why, paused_from=paused_from, moved_at=now(), moved_by=by.name
    )
    keep_step(review, StepOfReview.PAUSED, f"From {said_day(paused_from)}. {why}", by=by, on=on)
    record(review.case, "paused review", by=by, new={"from": paused_from.isoformat()})
    return made


@transaction.atomic
def go_on(*, review: PracticeReview, paused_to: date, by: Actor, on: date) -> None:
    """End the pause of a review with its last day; the last day of the review moves by as many days. Raises
    Refused for others than those who run the case, where nothing is paused, and for a day before the pause
    or ahead."""
    hold_open_review(review, by, on)
    pause, last = pause_of(review), _last_day(review)
    if pause is None or pause.paused_from is None:
        raise Refused("The review is not paused.")
    if not pause.paused_from <= paused_to <= on:
        raise Refused(
            f"Write the last day of the pause: from {said_day(pause.paused_from)} up to today.",
            field="paused_to",
        )
    pause.paused_to, pause.due_on = paused_to, after_pause(last, pause.paused_from, paused_to)
    pause.save(update_fields=["paused_to", "due_on"])
    words = f"The pause ended on {said_day(paused_to)}. The last day is now {said_day(pause.due_on)}."
    keep_step(review, StepOfReview.WENT_ON, words, by=by, on=on)
    record(review.case, "let review go on", by=by, new={"due_on": pause.due_on.isoformat()})


def _last_day(review: PracticeReview) -> date:
    last = due_now(review)
    if last is None:
        raise Refused("This review has no last day.")
    return last
