"""What each agency is asked for in a rapid review, and what it returns. Until it is released, a return is the
agency’s own: those who run the case see whether it is in and not a word of it (AR6, L40)."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.deadlines import said
from kith.base.kernel.refusals import Refused
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Body, Person
from kith.work.processes.queries import version_in_use
from kith.work.reviews.deadlines import refuse_far_ahead, refuse_long_ago, refuse_unless_working_day
from kith.work.reviews.enums import CaseState, Part, RequestState, StepKind
from kith.work.reviews.handling import handling_group
from kith.work.reviews.lifecycle import RETURN
from kith.work.reviews.locking import hold_case, hold_return
from kith.work.reviews.models import (
    Case,
    CasePlace,
    Chase,
    EarlierAnswer,
    ReturnAnswer,
    ReturnRequest,
)
from kith.work.reviews.operations.naming import refuse_names
from kith.work.reviews.questions import questions_of
from kith.work.reviews.recording import places_of, record, refuse_unless_runs
from kith.work.reviews.return_form.opening import close_files, open_files
from kith.work.reviews.running import last_day_of
from kith.work.reviews.stepping import keep_step

A_RETURN_STAYS_OPEN = timedelta(days=92)
"""How long an agency’s writers keep their place, counted from the day the return is due."""


@transaction.atomic
def ask_agencies(
    *,
    case: Case,
    bodies: Sequence[Body],
    due_on: date,
    by: Actor,
    on: date,
    words: str = "",
    from_on: date | None = None,
    to_on: date | None = None,
    ring: str = "",
    no_names: Collection[str] = (),
) -> list[ReturnRequest]:
    """Ask agencies for their returns in one press; whoever sits for an agency in the group that considers
    cases may write it. They are asked about the days from `from_on` to `to_on`, both counted in; `ring` says
    whom they can ring; `no_names` are words of what they are asked that look like names and are none.

    Raises Refused for others than those who run the case, outside a rapid review, without an agency, for one
    that is asked already, for a day that has passed, is no working day or lies more than two years ahead, for
    a period that ends before it begins or after today, and for words that may name somebody.
    """
    hold_case(case)
    refuse_unless_runs(case, by, on)
    if case.state != CaseState.RAPID_REVIEW:
        raise Refused("Agencies are asked while the rapid review runs.")
    if not bodies:
        raise Refused("Choose the agencies to ask.", field="bodies")
    if due_on < on:
        raise Refused("Choose a day that is today or later.", field="due_on")
    refuse_far_ahead(due_on, on, field="due_on")
    refuse_unless_working_day(due_on, field="due_on")
    _refuse_no_period(from_on, to_on, on)
    known = set(case.requests.values_list("body", flat=True))
    if again := [body.name for body in bodies if body.pk in known]:
        raise Refused(f"{', '.join(again)} is asked already.", field="bodies")
    refuse_names(case=case, words=words, field="words", no_names=no_names, bodies=bodies, on=on)
    asked = {
        "asked_on": on,
        "due_on": due_on,
        "words": words.strip(),
        "from_on": from_on,
        "to_on": to_on,
        "ring": ring.strip(),
        "version": version_in_use(case.partnership, on),
    }
    return [_ask(case, body, asked, by=by, on=on) for body in bodies]


def _refuse_no_period(from_on: date | None, to_on: date | None, on: date) -> None:
    refuse_long_ago(from_on, field="from_on")
    refuse_long_ago(to_on, field="to_on")
    for day, field in ((from_on, "from_on"), (to_on, "to_on")):
        if day and day > on:
            raise Refused("Agencies are asked about days up to today. Write an earlier day.", field=field)
    if from_on and to_on and to_on < from_on:
        raise Refused("Write a last day that is on or after the first.", field="to_on")


def _ask(case: Case, body: Body, asked: Mapping[str, Any], *, by: Actor, on: date) -> ReturnRequest:
    request = ReturnRequest.objects.create(case=case, body=body, **asked)
    due_on = request.due_on
    record(case, "asked for return", by=by, new={"body": body.key, "due_on": due_on.isoformat()})
    for person in _writers_for(case, body, on):
        CasePlace.objects.create(
            case=case,
            person=person,
            part=Part.CONTRIBUTOR,
            body=body,
            because=f"Writes the return of {body.name}",
            given_at=now(),
            given_by=by.name,
            held_from=on,
            held_to=due_on + A_RETURN_STAYS_OPEN,
        )
        record(case, "gave place in case", by=by, new={"person": person.public_id, "part": Part.CONTRIBUTOR})
    return request


def _writers_for(case: Case, body: Body, on: date) -> Sequence[Person]:
    """Return those who sit for an agency in the group that considers cases, but for whom a conflict keeps out
    and whoever writes for it already."""
    group = handling_group(ground_of(case.partnership).on(on))
    if group is None:
        return ()
    ids = {holder.person_id for holder in group.members if holder.body_id == body.pk}
    out = case.conflicts.filter(lifted_at__isnull=True).values("person")
    writes = (
        CasePlace.objects.open_on(on).filter(case=case, part=Part.CONTRIBUTOR, body=body).values("person")
    )
    found = Person.objects.filter(public_id__in=ids).exclude(pk__in=out).exclude(pk__in=writes)
    return list(found.order_by("name"))


@transaction.atomic
def chase(*, request: ReturnRequest, how: str, by: Actor, on: date) -> None:
    """Put on record that an agency was reminded, and how. Raises Refused for others than those who run the
    case, without words, outside a rapid review, and once the return is in."""
    hold_return(request)
    refuse_unless_runs(request.case, by, on)
    _refuse_unless_under_review(request)
    if request.state in {RequestState.RELEASED, RequestState.NIL}:
        raise Refused("The return is in, so nobody needs reminding.")
    if not how.strip():
        raise Refused("Say how the agency was reminded.", field="how")
    Chase.objects.create(request=request, chased_at=now(), chased_by=by.name, how=how.strip())
    record(request.case, "chased return", by=by, new={"body": request.body.key})


@transaction.atomic
def save_answers(*, request: ReturnRequest, answers: Mapping[str, str], by: Actor, on: date) -> None:
    """Keep what an agency has written so far; nobody else reads it. Raises Refused for others than the
    agency’s writers, outside a rapid review, and once the return is released."""
    begin_writing(request=request, by=by, on=on)
    keys = {one.key for one in questions_of(request)}
    read = dict(request.answers.filter(file__isnull=False).values_list("question", "words"))
    for question, words in answers.items():
        if question in keys:
            kept: dict[str, Any] = {"words": words.strip(), "saved_at": now(), "saved_by": by.name}
            if question in read and read[question].split() != words.split():
                kept["is_altered"] = True
            ReturnAnswer.objects.update_or_create(request=request, question=question, defaults=kept)
    record(request.case, "saved return", by=by, new={"body": request.body.key})


def begin_writing(*, request: ReturnRequest, by: Actor, on: date) -> None:
    """Hold a return that one of the agency’s writers goes on with. Raises Refused for others, outside a rapid
    review, and once the return is in."""
    _refuse_unless_open_to(request, by, on)
    if request.state in {RequestState.ASKED, RequestState.RECALLED}:
        RETURN.move(request, "begin")
    if request.state != RequestState.BEGUN:
        raise Refused("The return is in. Take it back first if something must change.")


@transaction.atomic
def release_return(*, request: ReturnRequest, agreed_by: str, by: Actor, on: date) -> None:
    """Release a return to the case: those who run it, its panel and its partners read it from now on.

    Raises Refused for others than the agency’s writers, outside a rapid review, without any answer, and
    without the lead who signs it off.
    """
    _refuse_unless_open_to(request, by, on)
    if not request.answers.exclude(words="").exists():
        raise Refused("Nothing is written yet. If your agency holds nothing, say so instead.")
    _hand_over(request, "release", agreed_by, by, on)
    open_files(request, on)


@transaction.atomic
def say_nil(*, request: ReturnRequest, agreed_by: str, by: Actor, on: date) -> None:
    """Say that an agency holds nothing on the child or the family. Raises Refused as for a release."""
    _refuse_unless_open_to(request, by, on)
    _hand_over(request, "say_nil", agreed_by, by, on)


def _hand_over(request: ReturnRequest, move: str, agreed_by: str, by: Actor, on: date) -> None:
    if not agreed_by.strip():
        raise Refused("Name the safeguarding lead who signs the return off.", field="agreed_by")
    RETURN.move(
        request,
        move,
        agreed_by=agreed_by.strip(),
        released_on=on,
        released_at=now(),
        released_by=by.name,
    )
    record(request.case, "released return", by=by, new={"body": request.body.key, "state": request.state})


@transaction.atomic
def recall_return(*, request: ReturnRequest, because: str, by: Actor, on: date) -> None:
    """Take a released return back; that it was released stays on record. Raises Refused for others than the
    agency’s writers, without a reason, and once the report has been sent."""
    _refuse_unless_open_to(request, by, on)
    _keep_earlier(request, is_withdrawn=True)
    RETURN.move(request, "recall", reason=because, released_on=None, released_at=None, released_by="")
    close_files(request)
    keep_step(request.case, StepKind.RECALLED, because, by=by, on=on, body=request.body)
    record(request.case, "took return back", by=by, new={"body": request.body.key})


def _keep_earlier(request: ReturnRequest, *, is_withdrawn: bool) -> None:
    """Keep what an agency had released, as it was, beside what it writes from now on."""
    if request.released_on is None:
        return
    for one in request.answers.exclude(words=""):
        EarlierAnswer.objects.create(
            request=request,
            question=one.question,
            words=one.words,
            file_id=one.file_id,
            is_altered=one.is_altered,
            released_on=request.released_on,
            is_withdrawn=is_withdrawn,
        )


@transaction.atomic
def ask_again(
    *,
    request: ReturnRequest,
    because: str,
    due_on: date,
    by: Actor,
    on: date,
    no_names: Collection[str] = (),
) -> None:
    """Ask an agency whose return is in once more: what it released stays, and it writes only what is new.

    Raises Refused for others than those who run the case, outside a rapid review, without saying what is
    asked, while the return is awaited, for a day or words that asking first refuses too, and for a day after
    the last one of a clock that still runs.
    """
    hold_return(request)
    refuse_unless_runs(request.case, by, on)
    _refuse_unless_under_review(request)
    if due_on < on:
        raise Refused("Choose a day that is today or later.", field="due_on")
    refuse_far_ahead(due_on, on, field="due_on")
    refuse_unless_working_day(due_on, field="due_on")
    last = last_day_of(request.case, on)
    if last and on <= last < due_on:
        raise Refused(f"The last day of the clock is {said(last)}. Choose a day up to then.", field="due_on")
    case, told = request.case, {"words": because, "field": "because"}
    refuse_names(case=case, no_names=no_names, bodies=[request.body], on=on, **told)  # type: ignore[arg-type]
    _keep_earlier(request, is_withdrawn=False)
    RETURN.move(request, "ask_again", reason=because, words=because.strip(), due_on=due_on, asked_on=on)
    request.answers.update(words="", file=None, is_altered=False, saved_at=now(), saved_by=by.name)
    keep_step(request.case, StepKind.ASKED_AGAIN, because, by=by, on=on, body=request.body)
    record(request.case, "asked agency again", by=by, new={"body": request.body.key})


def _refuse_unless_open_to(request: ReturnRequest, by: Actor, on: date) -> None:
    hold_return(request)
    _refuse_unless_writes(request, by, on)
    _refuse_unless_under_review(request)


def _refuse_unless_under_review(request: ReturnRequest) -> None:
    if request.case.state != CaseState.RAPID_REVIEW:
        raise Refused("The report has been sent, so the returns stay as they are.")


def _refuse_unless_writes(request: ReturnRequest, by: Actor, on: date) -> None:
    places = places_of(request.case, by, on) if by.person else []
    if not any(p.part == Part.CONTRIBUTOR and p.body_id == request.body_id for p in places):
        raise Refused(f"Only those who write for {request.body.name} in this case do that.")
