"""Reviews begun before the arrangements are put on record with their history (L46)."""

from datetime import date

import rules
from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.deadlines import said
from kith.base.kernel.refusals import Refused
from kith.base.trail.operations import record_change
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Appointment, Partnership
from kith.work.reviews.deadlines import refuse_long_ago
from kith.work.reviews.handling import handling_group
from kith.work.reviews.models import OlderReview, OlderStep
from kith.work.reviews.permissions import Permission
from kith.work.reviews.recording import about_older


def _refuse_unless_receives(partnership: Partnership, by: Actor, on: date) -> None:
    live = Appointment.objects.live_on(on).filter(partnership=partnership, person__public_id=by.person)
    if by.person and not any(rules.has_perm(Permission.RECEIVE, a) for a in live.select_related("post")):
        raise Refused("The business manager and the coordinators put older reviews on record.")


def _record(review: OlderReview, deed: str, by: Actor) -> None:
    record_change(by=by, deed=deed, subject=about_older(review), partnership=review.partnership.key)


@transaction.atomic
def record_older_review(
    *,
    partnership: Partnership,
    reference: str,
    kind: str,
    began_under: str,
    began_on: date,
    by: Actor,
    on: date,
    ended_on: date | None = None,
    outcome: str = "",
    report_is: str = "",
) -> OlderReview:
    """Put a review on record that began before the arrangements did; it stands under the group that considers
    cases now. Raises Refused for others than the business unit, where there is no such group, for one that
    began under the arrangements, for a reference that is taken, and for an end without its outcome."""
    _refuse_unless_receives(partnership, by, on)
    ground = ground_of(partnership)
    group, first = handling_group(ground.on(on)), ground.timeline.first_day
    if group is None or group.identity is None or first is None:
        raise Refused("The arrangements name no group that considers serious cases, so none stands under it.")
    refuse_long_ago(began_on, field="began_on")
    if began_on >= first:
        raise Refused(
            f"The arrangements began on {said(first)}. Write an earlier day, or refer it as a case.",
            field="began_on",
        )
    if OlderReview.objects.filter(partnership=partnership, reference=reference.strip()).exists():
        raise Refused("There is already an older review with that reference.", field="reference")
    if ended_on and not began_on <= ended_on <= on:
        raise Refused(f"Write a day from {said(began_on)} to today, {said(on)}.", field="ended_on")
    if ended_on and not outcome.strip():
        raise Refused("Say what came of it.", field="outcome")
    review = OlderReview.objects.create(
        partnership=partnership,
        group=group.identity,
        reference=reference.strip(),
        kind=kind,
        began_under=began_under.strip(),
        began_on=began_on,
        ended_on=ended_on,
        outcome=outcome.strip(),
        report_is=report_is.strip(),
        recorded_at=now(),
        recorded_by=by.name,
    )
    _record(review, "recorded older review", by)
    return review


@transaction.atomic
def add_older_step(*, review: OlderReview, taken_on: date, words: str, by: Actor, on: date) -> OlderStep:
    """Add a step to the history of an older review. Raises Refused for others than the business unit, without
    words, and for a day before it began or ahead."""
    _refuse_unless_receives(review.partnership, by, on)
    if not words.strip():
        raise Refused("Say what was done.", field="words")
    if not review.began_on <= taken_on <= on:
        raise Refused(f"Write a day from {said(review.began_on)} to today, {said(on)}.", field="taken_on")
    step = OlderStep.objects.create(
        review=review, taken_on=taken_on, words=words.strip(), recorded_at=now(), recorded_by=by.name
    )
    _record(review, "added step to older review", by)
    return step
