"""The running clock of a case: paused, running again, or put off, each with its reason. The day of the
guidance stays shown, and the figures count by it."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.deadlines import said
from kith.base.kernel.refusals import Refused
from kith.work.reviews.deadlines import refuse_far_ahead
from kith.work.reviews.enums import ClockKind, ClockMove, StepKind
from kith.work.reviews.locking import hold_case
from kith.work.reviews.models import Case, ClockChange
from kith.work.reviews.recording import record, refuse_unless_runs
from kith.work.reviews.running import last_day_of, running_clock
from kith.work.reviews.stepping import keep_step

LATE = "The last day has passed, so what is late stays late."


@transaction.atomic
def pause_clock(*, case: Case, because: str, by: Actor, on: date) -> ClockChange:
    """Pause the clock that runs in a case, from today. Raises Refused for others than those who run the case,
    without a reason, where no clock runs, once it is late, and while it is paused."""
    clock, _due = _held(case, because, by, on)
    if _pause_of(case, clock):
        raise Refused("The clock is paused already.")
    made = _changed(case, clock, because, by, move=ClockMove.PAUSE, held_from=on)
    keep_step(case, StepKind.PAUSED, because, by=by, on=on)
    record(case, "paused clock", by=by, new={"clock": clock, "from": on.isoformat()})
    return made


@transaction.atomic
def resume_clock(*, case: Case, because: str, by: Actor, on: date) -> None:
    """Let a paused clock run again; today is the last day of the pause. Raises Refused for others than those
    who run the case, without a reason, and where the clock is not paused."""
    hold_case(case)
    refuse_unless_runs(case, by, on)
    found = running_clock(case)
    pause = _pause_of(case, found[0]) if found else None
    if pause is None:
        raise Refused("The clock is not paused.")
    if not because.strip():
        raise Refused("Say why it runs again.", field="because")
    ClockChange.objects.filter(pk=pause.pk).update(held_to=on)
    keep_step(case, StepKind.RESUMED, because, by=by, on=on)
    record(case, "let clock run again", by=by, new={"clock": pause.clock, "to": on.isoformat()})


@transaction.atomic
def extend_clock(*, case: Case, due_on: date, because: str, by: Actor, on: date) -> ClockChange:
    """Put the last day of the running clock off. Raises Refused as for a pause, for a day that is no later
    than the last one, and for one more than two years ahead."""
    clock, due = _held(case, because, by, on)
    if due_on <= due:
        raise Refused(f"Choose a day after the last one, {said(due)}.", field="due_on")
    refuse_far_ahead(due_on, on, field="due_on")
    made = _changed(case, clock, because, by, move=ClockMove.EXTENSION, held_from=on, due_on=due_on)
    keep_step(case, StepKind.EXTENDED, f"To {said(due_on)}. {because.strip()}", by=by, on=on)
    new = {"clock": clock, "to": due_on.isoformat()}
    record(case, "put off last day", by=by, old={"to": due.isoformat()}, new=new)
    return made


def _held(case: Case, because: str, by: Actor, on: date) -> tuple[ClockKind, date]:
    """Hold a case whose clock runs and is not late; return the clock and its last day."""
    hold_case(case)
    refuse_unless_runs(case, by, on)
    found, due = running_clock(case), last_day_of(case, on)
    if found is None or due is None:
        raise Refused("No clock runs in this case.")
    if on > due:
        raise Refused(LATE)
    if not because.strip():
        raise Refused("Give the reason: it stays on record.", field="because")
    return found[0], due


def _pause_of(case: Case, clock: ClockKind) -> ClockChange | None:
    return ClockChange.objects.filter(
        case=case, clock=clock, move=ClockMove.PAUSE, held_to__isnull=True
    ).first()


def _changed(
    case: Case,
    clock: ClockKind,
    because: str,
    by: Actor,
    *,
    move: ClockMove,
    held_from: date,
    due_on: date | None = None,
) -> ClockChange:
    return ClockChange.objects.create(
        case=case,
        clock=clock,
        move=move,
        because=because.strip(),
        held_from=held_from,
        due_on=due_on,
        made_at=now(),
        made_by=by.name,
    )
