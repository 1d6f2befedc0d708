"""The first day of a rapid review in one press: requests to every agency named, the day of the meeting, and
the standard tasks (F4)."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.deadlines import said
from kith.base.kernel.refusals import Refused
from kith.base.kernel.working_days import OutsideCalendar, add_working_days
from kith.partnership.partnerships.models import Body
from kith.work.reviews.deadlines import refuse_far_ahead, refuse_unless_working_day
from kith.work.reviews.enums import RUNS, Part, StepKind
from kith.work.reviews.locking import hold_case
from kith.work.reviews.models import Case, CaseTask, RapidReview, ReturnRequest
from kith.work.reviews.operations.returns import ask_agencies
from kith.work.reviews.recording import places_of, record
from kith.work.reviews.running import due_on as first_last_day
from kith.work.reviews.running import last_day_of
from kith.work.reviews.standard_tasks import TASKS, StandardTask
from kith.work.reviews.stepping import keep_step


@transaction.atomic
def begin_review(
    *,
    case: Case,
    bodies: Sequence[Body],
    due_on: date,
    meets_on: date,
    by: Actor,
    on: date,
    words: str = "",
    from_on: date | None = None,
    to_on: date | None = None,
    ring: str = "",
    late_because: str = "",
    no_names: Collection[str] = (),
) -> list[ReturnRequest]:
    """Ask the agencies, set the day of the meeting and the standard tasks. Raises Refused as for asking,
    where the tasks are set already, and for a meeting that is not after the day by which agencies return, on
    no working day, or after the last day of the clock without `late_because`, which stays among the steps."""
    hold_case(case)
    if case.tasks.exists():
        raise Refused("The first day of this review is done: its tasks are set.")
    asked = {"words": words, "from_on": from_on, "to_on": to_on, "ring": ring, "no_names": no_names}
    made = ask_agencies(case=case, bodies=bodies, due_on=due_on, by=by, on=on, **asked)  # type: ignore[arg-type]
    review = RapidReview.objects.select_for_update().get(case=case)
    last = first_last_day(review)
    _refuse_meeting(case, meets_on, due_on, on, late_because)
    RapidReview.objects.filter(pk=review.pk).update(meets_on=meets_on)
    if late_because.strip():
        keep_step(case, StepKind.MEETS_LATE, f"On {said(meets_on)}. {late_because}", by=by, on=on)
    for task in TASKS:
        if task.is_of_agencies:
            for body in bodies:
                _set(case, task, _agency_day(task, on, due_on), body)
        else:
            _set(case, task, _own_day(task, review.started_on, last, on), None)
    record(case, "began rapid review", by=by, new={"meets_on": meets_on.isoformat(), "agencies": len(bodies)})
    return made


def _refuse_meeting(case: Case, meets_on: date, due_on: date, on: date, late_because: str) -> None:
    """Raise Refused for a meeting that could not be prepared, or that leaves the report no time."""
    if meets_on <= due_on:
        raise Refused(
            f"Agencies return by {said(due_on)}. Choose a day after it for the meeting.", field="meets_on"
        )
    refuse_far_ahead(meets_on, on, field="meets_on")
    refuse_unless_working_day(meets_on, field="meets_on")
    last = last_day_of(case, on)
    if last and meets_on > last and not late_because.strip():
        raise Refused(
            f"The last day of the clock is {said(last)}. Choose a day up to then, or write why it is later.",
            field="late_because",
        )


def _set(case: Case, task: StandardTask, due_on: date, body: Body | None) -> None:
    CaseTask.objects.create(case=case, key=task.key, body=body, due_on=due_on)


def _own_day(task: StandardTask, start: date, last: date | None, on: date) -> date:
    """Return the day of a task of those who run the case: never after the last day, never before today."""
    try:
        day = add_working_days(start, task.working_day)
    except OutsideCalendar:
        day = on
    return max(min(day, last) if last else day, on)


def _agency_day(task: StandardTask, on: date, due_on: date) -> date:
    """Return the day of an agency’s task: never after its return is due."""
    if not task.working_day:
        return due_on
    try:
        return min(add_working_days(on, task.working_day), due_on)
    except OutsideCalendar:
        return due_on


@transaction.atomic
def do_task(*, task: CaseTask, by: Actor, on: date) -> None:
    """Record that a task is done. Raises Refused for others than those who run the case, or of an agency’s
    task its writers, and when it is done already."""
    hold_case(task.case)
    places = places_of(task.case, by, on)
    runs = any(place.part in RUNS for place in places)
    writes = any(p.part == Part.CONTRIBUTOR and p.body_id == task.body_id for p in places)
    if by.person and not (writes if task.body_id else runs):
        raise Refused("Whoever the task is of says that it is done.")
    done = {"done_on": on, "done_at": now(), "done_by": by.name}
    if not CaseTask.objects.filter(pk=task.pk, done_at__isnull=True).update(**done):
        raise Refused("The task is done already.")
    record(task.case, "did task of case", by=by, new={"task": task.key})
