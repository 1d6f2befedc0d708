"""Somebody leaves: one deed ends all that they held, and with it what they could see."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.base.trail.operations import record_change
from kith.partnership.partnerships.models import Appointment, Partnership, Person
from kith.partnership.partnerships.operations.people import (
    about_person,
    close_persons_account,
    end_affiliation,
    stop_appointments,
)
from kith.partnership.partnerships.queries import jobs_known_to


@transaction.atomic
def record_leaver(
    *,
    partnership: Partnership,
    person: Person,
    last_day: date,
    by: Actor,
    reason: str,
    on: date,
    at_once: bool = False,
) -> None:
    """Record that somebody has left, in one step (AR17).

    Ends their jobs in the bodies that the partnership knows, with every appointment for those bodies, and
    all their appointments in this partnership. Once nothing opens anything for them, on `on` or later and
    in any partnership, their account closes and its sessions end. `at_once` does not wait for the end of
    the last day. Raises Refused when no reason is given.
    """
    if not reason.strip():
        raise Refused("Give the reason, such as “New job elsewhere”.", field="reason")
    for job in jobs_known_to(partnership, [person.pk]):
        if job.held_from <= last_day and (job.held_to is None or job.held_to > last_day):
            end_affiliation(partnership=partnership, affiliation=job, last_day=last_day, by=by)
    here = Appointment.objects.filter(person=person, partnership=partnership)
    stop_appointments(rows=here, last_day=last_day, by=by, reason=reason)
    new = {"last_day": str(last_day)}
    record_change(
        by=by,
        deed="recorded leaver",
        subject=about_person(person),
        new=new,
        reason=reason,
        partnership=partnership.key,
    )
    if person.account and person.account.is_active and not _opens(partnership, person, on, at_once):
        close_persons_account(partnership=partnership, person=person, by=by)


def _opens(partnership: Partnership, person: Person, on: date, at_once: bool) -> bool:
    rows = Appointment.objects.filter(Q(held_to__isnull=True) | Q(held_to__gte=on), person=person)
    return (rows.exclude(partnership=partnership) if at_once else rows).exists()
