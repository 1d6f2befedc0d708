"""For which agencies somebody stands on a day. What a case opens to them and what they refer rests on it."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable

from kith.partnership.partnerships.models import (
    Affiliation,
    Appointment,
    AppointmentQuerySet,
    Body,
    Partnership,
    held_on,
)


def working_appointments(on: date) -> AppointmentQuerySet:
    """Return the live appointments by which somebody may work on cases: to a post that opens records, or for
    an agency. Young people sit for none (AR15), and who looks after accounts or the trail opens none."""
    rows = Appointment.objects.live_on(on).opening_content()
    return rows.filter(Q(post__isnull=False) | Q(body__isnull=False))


def bodies_of(person: str, partnership: Partnership, on: date) -> QuerySet[Body]:
    """Return the agencies for which a person (by public id) stands in a partnership on a day: by a live
    appointment, or by a job there while any appointment is live. One query."""
    live = working_appointments(on).filter(partnership=partnership, person__public_id=person)
    jobs = Affiliation.objects.filter(held_on(on), person__public_id=person, body=OuterRef("pk"))
    return Body.objects.filter(
        Exists(live), Exists(live.filter(body=OuterRef("pk"))) | Exists(jobs)
    ).order_by("name")


def holders_still_stand(on: date, *, since: Combinable | None = None) -> Q:
    """Return the places whose holder has a live appointment in the case’s partnership and, where the place is
    for an agency, stands for that agency.

    `since` is a day, as an expression within the row of a place: one appointment, and one job, must have held
    all the time from it on. What lapsed and was renewed does not count.
    """
    live = working_appointments(on).filter(
        person=OuterRef("person"), partnership=OuterRef("case__partnership")
    )
    jobs = Affiliation.objects.filter(held_on(on), person=OuterRef("person"), body=OuterRef("body"))
    if since is not None:
        live = live.filter(held_from__lte=since)
        jobs = jobs.filter(held_from__lte=since)
    for_body = Exists(live.filter(body=OuterRef("body"))) | Exists(jobs)
    return Q(Exists(live)) & (Q(body__isnull=True) | Q(for_body))
