"""Other processes about the same events, put on record so that the review doesn’t disturb them."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.work.reviews.deadlines import refuse_long_ago
from kith.work.reviews.enums import CaseState, Process
from kith.work.reviews.locking import hold_case
from kith.work.reviews.models import Case, ParallelProcess
from kith.work.reviews.recording import record, refuse_unless_runs


@transaction.atomic
def add_process(
    *, case: Case, kind: str, says: str, began_on: date, by: Actor, on: date, ended_on: date | None = None
) -> ParallelProcess:
    """Put another process beside a case on record; the trail doesn’t say of which kind it is. `ended_on` is
    None while it goes on. Raises Refused for others than those who run the case, once the case has ended,
    without its kind or who runs it, and for days that lie ahead or in the wrong order."""
    _refuse_unless_open(case, by, on)
    if kind not in Process.values:
        raise Refused("Choose which process it is.", field="kind")
    if not says.strip():
        raise Refused("Say who runs it and what it asks of the review.", field="says")
    refuse_long_ago(began_on, field="began_on")
    if began_on > on:
        raise Refused("Write the day it began: today or earlier.", field="began_on")
    _refuse_wrong_end(began_on, ended_on, on)
    made = ParallelProcess.objects.create(
        case=case, kind=kind, says=says.strip(), began_on=began_on, ended_on=ended_on
    )
    record(case, "put other process on record", by=by, new={"process": made.public_id})
    return made


@transaction.atomic
def end_process(*, process: ParallelProcess, ended_on: date, by: Actor, on: date) -> None:
    """Record on which day another process ended. Raises Refused for others than those who run the case, once
    the case has ended, for one that has ended, and for a day before it began or one that lies ahead."""
    _refuse_unless_open(process.case, by, on)
    _refuse_wrong_end(process.began_on, ended_on, on)
    if not ParallelProcess.objects.filter(pk=process.pk, ended_on__isnull=True).update(ended_on=ended_on):
        raise Refused("This process has ended already.")
    new = {"process": process.public_id, "on": ended_on.isoformat()}
    record(process.case, "recorded end of other process", by=by, new=new)


def _refuse_unless_open(case: Case, by: Actor, on: date) -> None:
    """Hold a case; raise Refused unless whoever acts runs it and it has not ended."""
    hold_case(case)
    refuse_unless_runs(case, by, on)
    if case.state == CaseState.ENDED:
        raise Refused("The case has ended, so nothing in it changes any more.")


def _refuse_wrong_end(began_on: date, ended_on: date | None, on: date) -> None:
    if ended_on and not began_on <= ended_on <= on:
        raise Refused("Write the day it ended: from the day it began up to today.", field="ended_on")
