"""Who can own an action: people at work here, for which agency, and who has left with actions still open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, QuerySet

from kith.partnership.actions.models import Action
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import (
    Affiliation,
    Appointment,
    Body,
    Partnership,
    Person,
    held_on,
)
from kith.partnership.partnerships.queries import appointments_here, here, jobs_known_to


def at_work(partnership: Partnership, on: date) -> QuerySet[Person]:
    """Return the people with an appointment here, or a job in a body known here, on a day, by name."""
    appointed = Appointment.objects.filter(here(partnership), held_on(on), person=OuterRef("pk"))
    employed = Affiliation.objects.filter(
        held_on(on), person=OuterRef("pk"), body__standings__partnership=partnership
    )
    return Person.objects.filter(Exists(appointed) | Exists(employed)).order_by("name", "pk")


def agencies_of(partnership: Partnership, people: Iterable[Person], on: date) -> dict[int, Body]:
    """Return for which agency each person works here on a day, by the person’s pk. Two queries.

    The body of an appointment comes before that of a job; of several the one held longest.
    """
    wanted = [person.pk for person in people]
    found: dict[int, Body] = {}
    for appointment in appointments_here(partnership, wanted):
        if appointment.body and appointment.holds_on(on):
            found.setdefault(appointment.person_id, appointment.body)
    for job in jobs_known_to(partnership, wanted):
        if job.holds_on(on):
            found.setdefault(job.person_id, job.body)
    return found


@dataclass(frozen=True)
class Owing:
    """Somebody with open actions, and whether they are still at work here."""

    public_id: str
    name: str
    count: int
    has_left: bool


def owners_of_open(membership: Membership, on: date) -> Sequence[Owing]:
    """Return the owners of open actions that a member may see: those who have left first. Two queries."""
    rows = Action.objects.visible_to(membership).live().filter(owner__isnull=False).order_by()
    named = rows.values(person=F("owner__public_id"), name=F("owner__name")).annotate(count=Count("pk"))
    here_now = set(at_work(membership.partnership, on).values_list("public_id", flat=True))
    found = [Owing(r["person"], r["name"], r["count"], r["person"] not in here_now) for r in named]
    return sorted(found, key=lambda one: (not one.has_left, one.name))
