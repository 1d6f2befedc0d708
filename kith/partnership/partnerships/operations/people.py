"""Deeds about people: making them known, their jobs, and the posts and seats that they hold."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet

from kith.base.accounts.public import close_account, invite
from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.base.ui.dates import long_date
from kith.partnership.partnerships.models import (
    Affiliation,
    Appointment,
    Body,
    Partnership,
    Person,
    Post,
    Seat,
)


def about_person(person: Person) -> Subject:
    """Return a person as the trail refers to them."""
    return Subject("person", person.public_id, person.name)


@transaction.atomic
def add_person(*, partnership: Partnership, name: str, by: Actor) -> Person:
    """Make a person known. They see nothing until they are appointed."""
    if not name.strip():
        raise Refused("Give the person’s name.", field="name")
    person = Person.objects.create(name=name.strip())
    record_change(
        by=by,
        deed="added person",
        subject=about_person(person),
        new={"name": person.name},
        partnership=partnership.key,
    )
    return person


@transaction.atomic
def invite_person(*, partnership: Partnership, person: Person, email: str, by: Actor) -> None:
    """Give a person an account and send the link to set it up; whoever comes back starts from nothing.

    Raises Refused if they have an open account already, or the address belongs to somebody else’s.
    """
    if person.account and person.account.is_active:
        raise Refused(f"{person.name} already has an account.")
    account = invite(email=email, by=by)
    if Person.objects.filter(account=account).exclude(pk=person.pk).exists():
        raise Refused("That address can’t be used for this person. Give another.", field="email")
    person.account = account
    person.save(update_fields=["account"])
    record_change(by=by, deed="invited person", subject=about_person(person), partnership=partnership.key)


@transaction.atomic
def add_affiliation(
    *,
    partnership: Partnership,
    person: Person,
    body: Body,
    title: str,
    seniority: str,
    roles: list[str],
    held_from: date,
    by: Actor,
    held_to: date | None = None,
) -> Affiliation:
    """Record a person’s job in a body from a day, with its rung on the ladder of seniority and its roles."""
    if held_to and held_to < held_from:
        raise Refused("The last day of the job is before its first day.", field="held_to")
    affiliation = Affiliation.objects.create(
        person=person,
        body=body,
        title=title,
        seniority=seniority,
        roles=roles,
        held_from=held_from,
        held_to=held_to,
    )
    new = {
        "body": body.name,
        "title": title,
        "seniority": seniority,
        "roles": roles,
        "held_from": str(held_from),
    }
    record_change(
        by=by, deed="recorded job", subject=about_person(person), new=new, partnership=partnership.key
    )
    return affiliation


@transaction.atomic
def add_employee(
    *,
    partnership: Partnership,
    name: str,
    body: Body,
    title: str,
    seniority: str,
    roles: list[str],
    held_from: date,
    by: Actor,
) -> Person:
    """Make a person known with the job by which the partnership knows them."""
    person = add_person(partnership=partnership, name=name, by=by)
    add_affiliation(
        partnership=partnership,
        person=person,
        body=body,
        title=title,
        seniority=seniority,
        roles=roles,
        held_from=held_from,
        by=by,
    )
    return person


@transaction.atomic
def end_affiliation(*, partnership: Partnership, affiliation: Affiliation, last_day: date, by: Actor) -> None:
    """End a job, and with it every appointment in which the person stands for that body (AR17).

    A job is a fact of the whole installation, so that appointments for the body end in every partnership.
    """
    _close_job(partnership, affiliation, last_day, by)
    rows = Appointment.objects.filter(person=affiliation.person, body=affiliation.body)
    stop_appointments(rows=rows, last_day=last_day, by=by, reason=f"Left {affiliation.body.name}.")


def _close_job(partnership: Partnership, affiliation: Affiliation, last_day: date, by: Actor) -> None:
    if last_day < affiliation.held_from:
        raise Refused("The last day is before the job began.", field="last_day")
    old = {"held_to": str(affiliation.held_to or "")}
    affiliation.held_to = last_day
    affiliation.save(update_fields=["held_to"])
    new = {"body": affiliation.body.name, "held_to": str(last_day)}
    subject = about_person(affiliation.person)
    record_change(by=by, deed="ended job", subject=subject, old=old, new=new, partnership=partnership.key)


@transaction.atomic
def stop_appointments(*, rows: QuerySet[Appointment], last_day: date, by: Actor, reason: str) -> None:
    """End those of these appointments that go on after a last day; those still to begin are withdrawn."""
    for appointment in rows.select_related("seat", "post", "body", "person", "partnership"):
        if appointment.held_from > last_day:
            withdraw_appointment(appointment=appointment, by=by, reason=reason)
        elif appointment.held_to is None or appointment.held_to > last_day:
            end_appointment(appointment=appointment, last_day=last_day, by=by, reason=reason)


@transaction.atomic
def change_job(
    *,
    partnership: Partnership,
    affiliation: Affiliation,
    body: Body,
    title: str,
    seniority: str,
    roles: list[str],
    held_from: date,
    by: Actor,
) -> Affiliation:
    """Follow one job by another from a day. Appointments for a body that is left end the day before.

    Raises Refused when the new job begins no later than the old one, or after the old one has ended.
    """
    if held_from <= affiliation.held_from:
        raise Refused("The new job must begin after the old one did.", field="held_from")
    last_day = held_from - timedelta(days=1)
    if affiliation.held_to and affiliation.held_to < last_day:
        raise Refused(
            f"The job at {affiliation.body.name} has already ended. Add the new one.", field="held_from"
        )
    if body.pk == affiliation.body_id:
        _close_job(partnership, affiliation, last_day, by)
    else:
        end_affiliation(partnership=partnership, affiliation=affiliation, last_day=last_day, by=by)
    return add_affiliation(
        partnership=partnership,
        person=affiliation.person,
        body=body,
        title=title,
        seniority=seniority,
        roles=roles,
        held_from=held_from,
        by=by,
    )


@transaction.atomic
def make_appointment(
    *,
    partnership: Partnership,
    person: Person,
    held_from: date,
    by: Actor,
    seat: Seat | None = None,
    post: Post | None = None,
    body: Body | None = None,
    held_to: date | None = None,
    is_deputy: bool = False,
    may_vote: bool = True,
) -> Appointment:
    """Appoint a person to a seat or a post from a day to a day, the last included.

    What the arrangements ask of the holder is checked above this deed, by the room that knows them.
    Raises Refused when the dates are out of order or the person already holds the place in that time.
    """
    if held_to and held_to < held_from:
        raise Refused("The last day of the appointment is before its first day.", field="held_to")
    if _overlaps(person, held_from, held_to, seat=seat, post=post, is_deputy=is_deputy):
        raise Refused(f"{person.name} already holds that place in that time.", field="person")
    appointment = Appointment.objects.create(
        partnership=partnership,
        person=person,
        seat=seat,
        post=post,
        body=body,
        is_deputy=is_deputy,
        may_vote=may_vote,
        held_from=held_from,
        held_to=held_to,
    )
    _record_appointment(appointment, "appointed", by)
    return appointment


def _overlaps(
    person: Person, held_from: date, held_to: date | None, **place: Seat | Post | bool | None
) -> bool:
    rows = Appointment.objects.filter(person=person, **place)
    return any(
        (held_to is None or row.held_from <= held_to) and (row.held_to is None or row.held_to >= held_from)
        for row in rows
    )


@transaction.atomic
def end_appointment(*, appointment: Appointment, last_day: date, by: Actor, reason: str) -> None:
    """End an appointment after its last day; nothing it opened stays open beyond that (AR2, AR17).

    Raises Refused when the last day is before the first, the appointment ends sooner already, or no
    reason is given.
    """
    if last_day < appointment.held_from:
        raise Refused("The last day is before the appointment began.", field="last_day")
    if appointment.held_to and appointment.held_to < last_day:
        raise Refused(
            f"The appointment ends on {long_date(appointment.held_to)} already. Appoint again to go on.",
            field="last_day",
        )
    if not reason.strip():
        raise Refused("Give the reason why the appointment ends.", field="reason")
    old = {"held_to": str(appointment.held_to or "")}
    appointment.held_to = last_day
    appointment.ended_reason = reason.strip()
    appointment.save(update_fields=["held_to", "ended_reason"])
    _record_appointment(appointment, "ended appointment", by, old=old, reason=reason)


@transaction.atomic
def withdraw_appointment(*, appointment: Appointment, by: Actor, reason: str) -> None:
    """Take back an appointment that is to open nothing on any day. What it was stays in the trail."""
    if not reason.strip():
        raise Refused("Give the reason why the appointment is withdrawn.", field="reason")
    _record_appointment(appointment, "withdrew appointment", by, reason=reason)
    appointment.delete()


@transaction.atomic
def close_persons_account(*, partnership: Partnership, person: Person, by: Actor) -> None:
    """Close the account of somebody who has left: every session of theirs ends at once (AR17)."""
    if person.account is None:
        raise Refused(f"{person.name} has no account.")
    close_account(account=person.account, by=by)
    record_change(by=by, deed="closed account", subject=about_person(person), partnership=partnership.key)


def _record_appointment(
    appointment: Appointment, deed: str, by: Actor, *, old: dict | None = None, reason: str = ""
) -> None:
    new = {
        "person": appointment.person.name,
        "place": appointment.hat,
        "body": appointment.body.name if appointment.body else "",
        "held_from": str(appointment.held_from),
        "held_to": str(appointment.held_to or ""),
    }
    subject = Subject("appointment", appointment.public_id, f"{appointment.person.name}, {appointment.hat}")
    record_change(
        by=by,
        deed=deed,
        subject=subject,
        old=old,
        new=new,
        reason=reason,
        partnership=appointment.partnership.key,
    )
