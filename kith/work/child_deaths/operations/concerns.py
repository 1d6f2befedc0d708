"""A concern goes to the panel or comes from it, is acknowledged, and has an outcome (L52)."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.deadlines import said
from kith.base.kernel.refusals import Refused
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Body, Partnership
from kith.work.child_deaths.deadlines import due_days
from kith.work.child_deaths.enums import Direction
from kith.work.child_deaths.models import SafeguardingConcern
from kith.work.child_deaths.panel import panel_of
from kith.work.child_deaths.queries import times_of
from kith.work.child_deaths.recording import hold, record, refuse_unless_keeps
from kith.work.reviews.deadlines import refuse_long_ago
from kith.work.reviews.models import Case
from kith.work.reviews.recording import places_of


@dataclass(frozen=True, kw_only=True)
class ConcernFacts:
    """What is known of a concern when it is put on record; by code, without a name."""

    authority: Body
    says: str
    told_by: str
    told_to: str
    way: str
    sent_on: date
    received_on: date | None = None
    """For one from the panel."""
    case: Case | None = None
    """For one to the panel: the case that it comes from."""


@transaction.atomic
def record_concern(
    *,
    partnership: Partnership,
    direction: str,
    facts: ConcernFacts,
    by: Actor,
    on: date,
    form_key: str = "",
) -> SafeguardingConcern:
    """Put a concern on record. The same form (by its key) sent twice makes one, and the second time gives it.

    Raises Refused for whoever doesn’t keep the link, for a day that lies ahead or too long ago, for one that
    came in before it was sent, and for a case that is not open to whoever sends it or has a concern already.
    """
    refuse_unless_keeps(partnership, by, on)
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    if form_key and (
        found := SafeguardingConcern.objects.filter(form_key=form_key, partnership=partnership).first()
    ):
        return found
    _refuse_wrong_days(facts, direction, on)
    _refuse_wrong_case(facts.case, by, on)
    board = panel_of(ground_of(partnership).on(on))
    start = facts.received_on if direction == Direction.RECEIVED and facts.received_on else facts.sent_on
    acknowledge_due_on, answer_due_on = due_days(start, times_of(partnership))
    concern = SafeguardingConcern.objects.create(
        partnership=partnership,
        reference=_next_reference(partnership, on),
        form_key=form_key or None,
        direction=direction,
        board_key=board.key if board else "",
        authority=facts.authority,
        says=facts.says.strip(),
        told_by=facts.told_by.strip(),
        told_to=facts.told_to.strip(),
        way=facts.way,
        sent_on=facts.sent_on,
        received_on=facts.received_on if direction == Direction.RECEIVED else None,
        acknowledge_due_on=acknowledge_due_on,
        answer_due_on=answer_due_on,
        case=facts.case,
        recorded_at=now(),
        recorded_by=by.name,
    )
    record(concern, "recorded concern", by=by, new={"direction": str(direction)})
    return concern


def _refuse_wrong_days(facts: ConcernFacts, direction: str, on: date) -> None:
    for field in ("sent_on", "received_on"):
        day = getattr(facts, field)
        refuse_long_ago(day, field=field)
        if day and day > on:
            raise Refused(f"{said(day)} lies ahead. Write the day on which it happened.", field=field)
    if direction == Direction.RECEIVED and facts.received_on is None:
        raise Refused("Give the day on which it came in.", field="received_on")
    if facts.received_on and facts.received_on < facts.sent_on:
        raise Refused(
            f"It was sent on {said(facts.sent_on)}, so it came in on that day or later.", field="received_on"
        )


def _refuse_wrong_case(case: Case | None, by: Actor, on: date) -> None:
    if case is None:
        return
    if by.person and not places_of(case, by, on):
        raise Refused("Choose a case in whose circle you are.", field="case")
    if SafeguardingConcern.objects.filter(case=case).exists():
        raise Refused("A concern hangs on that case already.", field="case")


def _next_reference(partnership: Partnership, on: date) -> str:
    """Return the next reference of a year; the lock on the partnership keeps two from taking the same."""
    taken = SafeguardingConcern.objects.filter(
        partnership=partnership, reference__startswith=f"C{on.year}-"
    ).count()
    return f"C{on.year}-{taken + 1:02}"


@transaction.atomic
def acknowledge(
    *, concern: SafeguardingConcern, acknowledged_on: date, how: str, by: Actor, on: date
) -> None:
    """Put on record that a concern was acknowledged, by whom and how. Raises Refused for whoever doesn’t keep
    the link, for one that is acknowledged, without words, and for a day before it was sent or ahead."""
    hold(concern, by, on)
    if concern.acknowledged_on:
        raise Refused(f"It was acknowledged on {said(concern.acknowledged_on)}.")
    if not how.strip():
        raise Refused("Say who acknowledged it, and how.", field="how")
    _refuse_outside(concern, acknowledged_on, on, field="acknowledged_on")
    concern.acknowledged_on, concern.acknowledged_how = acknowledged_on, how.strip()
    concern.acknowledged_at, concern.acknowledged_by = now(), by.name
    concern.save(update_fields=["acknowledged_on", "acknowledged_how", "acknowledged_at", "acknowledged_by"])
    record(concern, "acknowledged concern", by=by, new={"acknowledged_on": acknowledged_on.isoformat()})


@transaction.atomic
def record_outcome(
    *, concern: SafeguardingConcern, answered_on: date, outcome: str, by: Actor, on: date
) -> None:
    """Put the outcome of a concern on record. Raises Refused for whoever doesn’t keep the link, for one that
    has an outcome, without words, and for a day before it was sent or acknowledged, or ahead."""
    hold(concern, by, on)
    if concern.answered_on:
        raise Refused(f"Its outcome was told on {said(concern.answered_on)}.")
    if not outcome.strip():
        raise Refused("Say what came of it.", field="outcome")
    _refuse_outside(concern, answered_on, on, field="answered_on")
    concern.answered_on, concern.outcome = answered_on, outcome.strip()
    concern.answered_at, concern.answered_by = now(), by.name
    concern.save(update_fields=["answered_on", "outcome", "answered_at", "answered_by"])
    record(concern, "told outcome of concern", by=by, new={"answered_on": answered_on.isoformat()})


def _refuse_outside(concern: SafeguardingConcern, day: date, on: date, *, field: str) -> None:
    first = max(filter(None, (concern.sent_on, concern.received_on)))
    if field == "answered_on" and concern.acknowledged_on:
        first = max(first, concern.acknowledged_on)
    if not first <= day <= on:
        raise Refused(f"Write a day from {said(first)} to today, {said(on)}.", field=field)
