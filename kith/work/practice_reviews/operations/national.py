"""What the national Panel asks: logging it, what was sent, the answer, what came of it, and who reads it."""

from datetime import date
from typing import Any

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.deadlines import said
from kith.base.kernel.refusals import Refused
from kith.base.trail.operations import record_change
from kith.partnership.actions.models import Action
from kith.partnership.actions.public import raise_action
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.models import Body, Partnership, Person
from kith.work.practice_reviews.enums import NationalState
from kith.work.practice_reviews.lifecycle import NATIONAL
from kith.work.practice_reviews.models import NationalReader, NationalRequest, SuppliedMaterial
from kith.work.practice_reviews.national_recording import about_request, in_unit, is_kept_out, works_on
from kith.work.reviews.deadlines import refuse_far_ahead, refuse_long_ago
from kith.work.reviews.models import Case
from kith.work.reviews.representing import working_appointments


def _record(request: NationalRequest, deed: str, by: Actor, **new: Any) -> None:
    record_change(
        by=by, deed=deed, subject=about_request(request), new=new or None, partnership=request.partnership.key
    )


def _hold(request: NationalRequest, by: Actor, on: date) -> None:
    request.refresh_from_db(from_queryset=NationalRequest.objects.select_for_update())
    if not works_on(request, by, on):
        raise Refused("The local contact does that, and the business unit.")


@transaction.atomic
def log_request(
    *,
    partnership: Partnership,
    received_on: date,
    asked_by: str,
    asks: str,
    due_on: date,
    contact: Person,
    by: Actor,
    on: date,
    case: Case | None = None,
) -> NationalRequest:
    """Log what the national Panel asks, about a case or without one, with who answers it here and by when.

    Raises Refused for others than the business unit, without who asks and what, for a day of receipt ahead,
    for a day of the answer before it or far ahead, and for a contact who does not work here or whom a
    conflict keeps out of the case.
    """
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    if not in_unit(partnership, by, on):
        raise Refused("The business unit logs what the Panel asks.")
    if not asked_by.strip() or not asks.strip():
        field = "asks" if asked_by.strip() else "asked_by"
        raise Refused("Say what is asked." if field == "asks" else "Say who asks.", field=field)
    _refuse_days(received_on, due_on, on)
    if case is not None and (case.partnership_id != partnership.pk or is_kept_out(case, by.person)):
        raise Refused("Choose a case of this partnership.", field="case")
    _refuse_contact(partnership, case, contact, on)
    request = NationalRequest.objects.create(
        partnership=partnership,
        reference=_next_reference(partnership, on),
        case=case,
        received_on=received_on,
        asked_by=asked_by.strip(),
        asks=asks.strip(),
        due_on=due_on,
        contact=contact,
        logged_at=now(),
        logged_by=by.name,
    )
    _record(request, "logged national request", by, due_on=due_on.isoformat())
    return request


def _refuse_days(received_on: date, due_on: date, on: date) -> None:
    refuse_long_ago(received_on, field="received_on")
    if received_on > on:
        raise Refused("Write the day it came, up to today.", field="received_on")
    if due_on < received_on:
        raise Refused("Write a day on or after the day it came.", field="due_on")
    refuse_far_ahead(due_on, on, field="due_on")


def _refuse_contact(partnership: Partnership, case: Case | None, contact: Person, on: date) -> None:
    """Raise Refused unless somebody may answer for the area: at work here, and kept out by nothing."""
    if not working_appointments(on).filter(partnership=partnership, person=contact).exists():
        raise Refused(f"{contact.name} has no live appointment here that opens records.", field="contact")
    if is_kept_out(case, contact.public_id):
        raise Refused("A conflict of interest keeps that person out of the case.", field="contact")


def _next_reference(partnership: Partnership, on: date) -> str:
    """Return the next reference of a year; the lock on the partnership keeps two from taking the same."""
    start = f"N{on.year}-"
    taken = NationalRequest.objects.filter(partnership=partnership, reference__startswith=start).count()
    return f"{start}{taken + 1:02}"


@transaction.atomic
def change_contact(*, request: NationalRequest, contact: Person, by: Actor, on: date) -> None:
    """Let somebody else answer for the area. Raises Refused as logging does, and once it has ended."""
    _hold(request, by, on)
    if request.state == NationalState.ENDED:
        raise Refused("This request has ended.")
    _refuse_contact(request.partnership, request.case, contact, on)
    request.contact = contact
    request.save(update_fields=["contact"])
    _record(request, "changed local contact", by, contact=contact.public_id)


@transaction.atomic
def record_supplied(
    *, request: NationalRequest, what: str, to_whom: str, supplied_on: date, by: Actor, on: date
) -> SuppliedMaterial:
    """Put on record what was sent to the Panel, to whom and when.

    Raises Refused for others than the contact and the business unit, once the request has ended, and for a
    day before it came or one that lies ahead.
    """
    _hold(request, by, on)
    if request.state == NationalState.ENDED:
        raise Refused("This request has ended.")
    if not what.strip() or not to_whom.strip():
        field = "to_whom" if what.strip() else "what"
        raise Refused("Say to whom it went." if field == "to_whom" else "Say what was sent.", field=field)
    _refuse_outside(request.received_on, supplied_on, on, field="supplied_on")
    made = SuppliedMaterial.objects.create(
        request=request,
        what=what.strip(),
        to_whom=to_whom.strip(),
        supplied_on=supplied_on,
        recorded_at=now(),
        recorded_by=by.name,
    )
    _record(request, "supplied material", by, supplied_on=supplied_on.isoformat())
    return made


def _refuse_outside(first: date, day: date, on: date, *, field: str) -> None:
    if not first <= day <= on:
        raise Refused(f"Write a day from {said(first)} up to today.", field=field)


@transaction.atomic
def record_national_answer(
    *, request: NationalRequest, answered_on: date, answer: str, by: Actor, on: date
) -> None:
    """Put on record that a request was answered, and with what.

    Raises Refused for others than the contact and the business unit, once it is answered, without words, and
    for a day before the request came or one that lies ahead.
    """
    _hold(request, by, on)
    if not answer.strip():
        raise Refused("Say what was answered.", field="answer")
    _refuse_outside(request.received_on, answered_on, on, field="answered_on")
    NATIONAL.move(request, "answer", answered_on=answered_on, answer=answer.strip())
    _record(request, "answered national request", by, answered_on=answered_on.isoformat())


@transaction.atomic
def record_outcome(
    *, request: NationalRequest, outcome: str, outcome_on: date, response: str, by: Actor, on: date
) -> None:
    """Put on record what the Panel made of it, and what the area makes of that; the request ends with it.

    Raises Refused for others than the contact and the business unit, before it is answered, without either
    words, and for a day before the answer or one that lies ahead.
    """
    _hold(request, by, on)
    if request.answered_on is None:
        raise Refused("Record the answer first.")
    if not outcome.strip() or not response.strip():
        field = "response" if outcome.strip() else "outcome"
        words = {"outcome": "Say what came of it.", "response": "Say what the area makes of it."}
        raise Refused(words[field], field=field)
    _refuse_outside(request.answered_on, outcome_on, on, field="outcome_on")
    NATIONAL.move(request, "end", outcome=outcome.strip(), outcome_on=outcome_on, response=response.strip())
    _record(request, "recorded outcome of national request", by, outcome_on=outcome_on.isoformat())


@transaction.atomic
def name_reader(
    *, request: NationalRequest, person: Person, because: str, held_to: date, by: Actor, on: date
) -> NationalReader:
    """Let somebody read one request up to a day, with the reason (AR22).

    Raises Refused for others than the contact and the business unit, for oneself, without a reason, for a day
    gone or far ahead, and for somebody who works nowhere here or whom a conflict keeps out of the case.
    """
    _hold(request, by, on)
    if by.person == person.public_id:
        raise Refused("Nobody names themselves.", field="person")
    if not because.strip():
        raise Refused("Say why they need to read it.", field="because")
    if held_to < on:
        raise Refused("Choose a last day that is today or later.", field="held_to")
    refuse_far_ahead(held_to, on, field="held_to")
    if not working_appointments(on).filter(partnership=request.partnership, person=person).exists():
        raise Refused(f"{person.name} has no live appointment here that opens records.", field="person")
    if is_kept_out(request.case, person.public_id):
        raise Refused("A conflict of interest keeps that person out of the case.", field="person")
    made = NationalReader.objects.create(
        request=request,
        person=person,
        because=because.strip(),
        held_from=on,
        held_to=held_to,
        named_at=now(),
        named_by=by.name,
    )
    _record(request, "named reader", by, person=person.public_id, until=held_to.isoformat())
    return made


@transaction.atomic
def raise_local_action(
    *,
    request: NationalRequest,
    group: Group,
    wording: str,
    due_on: date,
    by: Actor,
    on: date,
    owner: Person | None = None,
    body: Body | None = None,
) -> Action:
    """Raise an action of the local response, in the one register, where all members read its wording.

    Raises Refused for others than the contact and the business unit, before the request is answered, and as
    raising an action does.
    """
    _hold(request, by, on)
    if request.state == NationalState.OPEN:
        raise Refused("Record the answer first.")
    return raise_action(
        group=group,
        wording=wording,
        due_on=due_on,
        owner=owner,
        body=body,
        subject=about_request(request),
        by=by,
        on=on,
    )
