"""Putting a day of a concern right that was written wrong. What it said stays on record, with the reason."""

from datetime import date
from itertools import pairwise

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.deadlines import said
from kith.base.kernel.refusals import Refused
from kith.base.kernel.working_days import add_working_days, late_by
from kith.work.child_deaths.enums import ConcernDay
from kith.work.child_deaths.models import ConcernCorrection, SafeguardingConcern
from kith.work.child_deaths.recording import hold, record
from kith.work.reviews.deadlines import refuse_long_ago

STARTS = (ConcernDay.SENT, ConcernDay.RECEIVED)
"""The days from which the others are counted."""


@transaction.atomic
def correct_day(
    *, concern: SafeguardingConcern, day: str, to: date, because: str, by: Actor, on: date
) -> ConcernCorrection:
    """Put a day of a concern right. Where its time runs from that day, the last days move with it, by as many
    working days as were given then; a case that was opened from it keeps its own days.

    Raises Refused for whoever doesn’t keep the link, without a reason, for a day that is not on record or the
    same one, for one that lies ahead or too long ago, and for days that would stand in another order than
    sent, received, acknowledged, told.
    """
    hold(concern, by, on)
    was = getattr(concern, day) if day in ConcernDay.values else None
    if was is None:
        raise Refused("Choose a day that is on record.", field="day")
    if not because.strip():
        raise Refused("Say how the mistake came about.", field="because")
    if to == was:
        raise Refused(f"It says {said(was)} already.", field="to")
    refuse_long_ago(to, field="to")
    if to > on:
        raise Refused(f"{said(to)} lies ahead. Write the day on which it happened.", field="to")
    started = concern.received_on or concern.sent_on
    setattr(concern, day, to)
    _refuse_wrong_order(concern)
    fields = [day, *_moved(concern, started)]
    concern.save(update_fields=fields)
    facts = {"day": day, "was": was, "became": to, "because": because.strip()}
    correction = ConcernCorrection.objects.create(
        concern=concern, corrected_at=now(), corrected_by=by.name, **facts
    )
    record(concern, "put day of concern right", by=by, new={"day": day, "is": to.isoformat()})
    return correction


def _refuse_wrong_order(concern: SafeguardingConcern) -> None:
    known = [(one.label, getattr(concern, one.value)) for one in ConcernDay if getattr(concern, one.value)]
    for (first, earlier), (second, later) in pairwise(known):
        if later < earlier:
            raise Refused(
                f"{first} on {said(earlier)} would stand after {second.lower()} on {said(later)}. Put the "
                "other day right first, or write another one.",
                field="to",
            )


def _moved(concern: SafeguardingConcern, started: date) -> list[str]:
    """Move the last days of a concern by its new start; return the fields that changed."""
    start = concern.received_on or concern.sent_on
    if start == started:
        return []
    fields = ["acknowledge_due_on", "answer_due_on"]
    for field in fields:
        given = late_by(started, getattr(concern, field))
        setattr(concern, field, add_working_days(start, given))
    return fields
