"""Whom a question about a risk or an issue offers: people at work for the partnership, or soon to be."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kith.partnership.arrangements.as_at import AsAt
from kith.partnership.partnerships.enums import POSTS_WITHOUT_CONTENT
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Affiliation, Appointment, Person
from kith.partnership.partnerships.queries import own_people_seen_by


def people_to_choose(membership: Membership, as_at: AsAt, *, also: Person | None = None) -> QuerySet[Person]:
    """Return whom a member may name as owner or reader, by name, each with their `agency` in words.

    They hold an appointment here or a job in a body known here, today or from a day to come. Whoever holds a
    post that opens no records is left out, and so is who sits in groups of young people alone (AR15); `also`
    is offered all the same, as the owner of today is.
    """
    here, mine = membership.partnership, Q(person=OuterRef("pk"))
    goes_on = Q(held_to__isnull=True) | Q(held_to__gte=membership.on)
    posts = Appointment.objects.filter(mine, goes_on, partnership=here).order_by("held_from", "pk")
    without_content = Q(post__isnull=False, post__role__in=POSTS_WITHOUT_CONTENT)
    young = [one.key for one in as_at.groups if one.terms.young_people]
    as_young = Q(seat__isnull=False, seat__group_key__in=young, body__isnull=True)
    jobs = Affiliation.objects.filter(mine, goes_on, body__standings__partnership=here)
    jobs = jobs.order_by("held_from", "pk")
    offered = Exists(posts.exclude(without_content).exclude(as_young)) | (
        Exists(jobs) & ~Exists(posts.filter(without_content))
    )
    named = Q(pk=also.pk) if also else Q(pk__in=())
    agency = Coalesce(Subquery(posts.values("body__name")[:1]), Subquery(jobs.values("body__name")[:1]))
    rows = own_people_seen_by(membership).annotate(agency=agency, is_offered=offered)
    return rows.filter(Q(is_offered=True) | named).order_by(F("name"), "pk")


def with_agency(person: Person) -> str:
    """Return a name as a question offers it: with the agency, for those who have one."""
    agency = getattr(person, "agency", None)
    return f"{person.name}, {agency}" if agency else person.name
