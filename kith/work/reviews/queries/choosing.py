"""Whom those who run a case may choose, each with the agency for which they stand."""

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Affiliation, Appointment, Person, held_on
from kith.partnership.partnerships.queries import own_people_seen_by
from kith.work.reviews.models import Case
from kith.work.reviews.representing import working_appointments


def people_to_choose(case: Case, membership: Membership) -> QuerySet[Person]:
    """Return the people to whom a member may give a place in a case, by name: those with an appointment that
    opens cases, but for the member and for whom a conflict of interest keeps out. One query when it is read.
    """
    live = working_appointments(membership.on).filter(
        partnership=membership.partnership, person=OuterRef("pk")
    )
    jobs = Affiliation.objects.filter(held_on(membership.on), person=OuterRef("pk"))
    out = case.conflicts.filter(lifted_at__isnull=True).values("person")
    people = own_people_seen_by(membership).filter(Exists(live)).exclude(pk__in=out)
    seats = live.filter(body__isnull=False).order_by("held_from", "pk")
    return (
        people.exclude(pk=membership.person.pk)
        .annotate(
            sits_for=Subquery(seats.values("body__name")[:1]),
            works_for=Subquery(jobs.order_by("held_from", "pk").values("body__name")[:1]),
        )
        .order_by("name")
    )


def with_agency(person: Person) -> str:
    """Return a person’s name with the agency for which they sit or work, where the query told it."""
    agency = getattr(person, "sits_for", None) or getattr(person, "works_for", None)
    return f"{person.name}, {agency}" if agency else person.name


def people_to_keep_out(membership: Membership) -> QuerySet[Person]:
    """Return the people whom a conflict may keep out of a case: all but those who sit, for no agency, in
    groups of young people alone, since no case is theirs (AR15). One query when it is read."""
    as_at = ground_of(membership.partnership).on(membership.on)
    young = [group.key for group in as_at.groups if group.terms.young_people]
    live = Appointment.objects.live_on(membership.on).filter(
        partnership=membership.partnership, person=OuterRef("pk")
    )
    is_young = Q(body__isnull=True, seat__group_key__in=young)
    others = live.exclude(is_young)
    return own_people_seen_by(membership).exclude(Exists(live.filter(is_young)) & ~Exists(others))
