"""The running clock of a case: paused, running again, or put off, each with its reason. One person asks for a
pause or a later day, another confirms it; until then the clock runs as before. The day of the guidance stays
shown, and the figures count by it."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.deadlines import said
from kith.base.kernel.refusals import Refused, in_words
from kith.work.reviews.deadlines import refuse_far_ahead
from kith.work.reviews.enums import RUNS, ClockKind, ClockMove, Part, StepKind
from kith.work.reviews.locking import hold_case
from kith.work.reviews.models import Case, ClockChange
from kith.work.reviews.recording import record, refuse_unless_in, refuse_unless_runs
from kith.work.reviews.running import last_day_of, running_clock
from kith.work.reviews.stepping import keep_step

CONFIRMS = RUNS | {Part.PARTNER}
"""Who confirms or declines what another person asked of a clock."""
CONFIRMERS = "Those who run the case or decide for a partner confirm or decline what was asked of its clock."
LATE = "The last day has passed, so what is late stays late."


@transaction.atomic
def ask_to_pause(*, case: Case, because: str, by: Actor, on: date) -> ClockChange:
    """Ask for a pause of the clock that runs in a case; it begins on the day on which another person confirms
    it. Raises Refused for others than those who run the case, without a reason, where no clock runs, once it
    is late, while it is paused, and while another change waits."""
    clock, _due = _held(case, because, by, on)
    _refuse_second_change(case, clock)
    if _pause_of(case, clock):
        raise Refused("The clock is paused already.")
    made = _asked(case, clock, because, by, move=ClockMove.PAUSE, held_from=on)
    keep_step(case, StepKind.CLOCK_ASKED, f"A pause. {because.strip()}", by=by, on=on)
    record(case, "asked for pause of clock", by=by, new={"clock": clock})
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
def ask_to_put_off(*, case: Case, due_on: date, because: str, by: Actor, on: date) -> ClockChange:
    """Ask for a later last day of the running clock; it holds once another person confirms it. Raises Refused
    as for a pause, for a day that is no later than the last one, and for one more than two years ahead."""
    clock, due = _held(case, because, by, on)
    _refuse_second_change(case, clock)
    _refuse_no_later(due_on, due)
    refuse_far_ahead(due_on, on, field="due_on")
    made = _asked(case, clock, because, by, move=ClockMove.EXTENSION, held_from=on, due_on=due_on)
    keep_step(case, StepKind.CLOCK_ASKED, f"To {said(due_on)}. {because.strip()}", by=by, on=on)
    record(case, "asked for later last day", by=by, new={"clock": clock, "to": due_on.isoformat()})
    return made


@transaction.atomic
def confirm_change(*, change: ClockChange, by: Actor, on: date) -> None:
    """Confirm what another person asked of a clock: a pause begins today, a later last day holds from today.

    Raises Refused for whoever asked for it, for others than those who run the case or decide for a partner,
    once the clock is late or runs no more, for what is settled already, and for a day that is no later now.
    """
    case = _held_with(change, by, on)
    if by.person and by.person == change.made_by_person:
        raise Refused("You asked for it yourself. Another person confirms it.")
    clock, due = _running(case, on)
    if clock != change.clock:
        raise Refused("That clock runs no more.")
    if change.due_on:
        _refuse_no_later(change.due_on, due)
    held = {"confirmed_at": now(), "confirmed_by": by.name, "held_from": on}
    ClockChange.objects.filter(pk=change.pk).update(**held)
    kind = StepKind.EXTENDED if change.due_on else StepKind.PAUSED
    until = f"To {said(change.due_on)}. " if change.due_on else ""
    keep_step(case, kind, f"{until}Asked for by {change.made_by}: {change.because}", by=by, on=on)
    to = change.due_on.isoformat() if change.due_on else ""
    record(case, "confirmed change of clock", by=by, new={"clock": clock, "from": on.isoformat(), "to": to})


@transaction.atomic
def decline_change(*, change: ClockChange, because: str, by: Actor, on: date) -> None:
    """Decline what was asked of a clock, or take one’s own wish back: the clock runs on. Raises Refused for
    others than those who run the case or decide for a partner, without a reason, and for what is settled."""
    case = _held_with(change, by, on)
    because = in_words(because, "Say why it is declined.", field="because")
    ClockChange.objects.filter(pk=change.pk).update(declined_at=now(), declined_by=by.name)
    keep_step(case, StepKind.CLOCK_DECLINED, because, by=by, on=on)
    record(case, "declined change of clock", by=by, new={"clock": change.clock})


def _held_with(change: ClockChange, by: Actor, on: date) -> Case:
    """Hold the case of a change that waits, and return it. Raises Refused for who may not settle it."""
    case = change.case
    hold_case(case)
    refuse_unless_in(case, by, on, parts=CONFIRMS, says=CONFIRMERS)
    change.refresh_from_db()
    if change.confirmed_at or change.declined_at:
        raise Refused("It is confirmed or declined already.")
    return case


def _refuse_second_change(case: Case, clock: ClockKind) -> None:
    if ClockChange.objects.awaited().filter(case=case, clock=clock).exists():
        raise Refused(
            "A change of this clock waits for its second person. Have it confirmed or declined first."
        )


def _refuse_no_later(due_on: date, due: date) -> None:
    if due_on <= due:
        raise Refused(f"Choose a day after the last one, {said(due)}.", field="due_on")


def _held(case: Case, because: str, by: Actor, on: date) -> tuple[ClockKind, date]:
    """Hold a case whose clock runs and is not late; return the clock and its last day."""
    hold_case(case)
    refuse_unless_runs(case, by, on)
    found = _running(case, on)
    if not because.strip():
        raise Refused("Give the reason: it stays on record.", field="because")
    return found


def _running(case: Case, on: date) -> tuple[ClockKind, date]:
    found, due = running_clock(case), last_day_of(case, on)
    if found is None or due is None:
        raise Refused("No clock runs in this case.")
    if on > due:
        raise Refused(LATE)
    return found[0], due


def _pause_of(case: Case, clock: ClockKind) -> ClockChange | None:
    paused = ClockChange.objects.filter(case=case, clock=clock, move=ClockMove.PAUSE, held_to__isnull=True)
    return paused.filter(confirmed_at__isnull=False).first()


def _asked(
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
        made_by_person=by.person or "",
    )
