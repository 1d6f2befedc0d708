"""Who may open a case, who sees its line in the register, and who is held out whatever their role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from kith.base.kernel.access import Rows, without_held_out
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.permissions import Permission, in_business_unit, is_independent
from kith.work.reviews.handling import considers_cases, sees_the_register

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership

KIND = "case"
OLDER_KIND = "older-review"


def held_out_of(person: str) -> Q:
    """Return the cases that a person (by public id) is kept out of: a conflict that nobody has lifted."""
    from kith.work.reviews.models import CaseConflict

    kept = CaseConflict.objects.filter(person__public_id=person, lifted_at__isnull=True)
    return Q(pk__in=kept.values("case"))


def cases_open_to(rows: Rows, membership: Membership) -> Rows:
    """Return the cases whose content a member may open."""
    from kith.work.reviews.models import CasePlace

    if not membership.may(Permission.SEE_PARTNERSHIP):
        return rows.none()
    rows = rows.filter(partnership=membership.partnership)
    if not any(is_independent(a) for a in membership.appointments):
        places = CasePlace.objects.open_on(membership.on).filter(person=membership.person)
        rows = rows.filter(pk__in=places.values("case"))
    return without_held_out(rows, KIND, membership.person.public_id)


def lines_open_to(rows: Rows, membership: Membership) -> Rows:
    """Return the cases whose coded line a member sees: the group that considers cases, the lead group, the
    business unit, independent people, and whoever is in the circle."""
    if not membership.may(Permission.SEE_PARTNERSHIP):
        return rows.none()
    if not sees_lines(membership):
        return cases_open_to(rows, membership)
    return without_held_out(
        rows.filter(partnership=membership.partnership), KIND, membership.person.public_id
    )


def sees_lines(membership: Membership) -> bool:
    """Return whether a member sees the coded line of every case. No query while nothing has changed."""
    if _sees_by_post(membership):
        return True
    as_at = ground_of(membership.partnership, at=membership.tide).on(membership.on)
    return sees_the_register(as_at, membership.person.public_id)


def reads_older_reviews(membership: Membership) -> bool:
    """Return whether a member reads the steps and the outcome of older reviews: the business unit,
    independent people and the group that considers cases; the lead group sees their line alone (AR5)."""
    if _sees_by_post(membership):
        return True
    as_at = ground_of(membership.partnership, at=membership.tide).on(membership.on)
    return considers_cases(as_at, membership.person.public_id)


def _sees_by_post(membership: Membership) -> bool:
    return any(in_business_unit(a) or is_independent(a) for a in membership.appointments)


def restricted_to(membership: Membership) -> Q:
    """Return the cases of which a log says nothing to a member: all that are not open to them (AR23)."""
    from kith.work.reviews.models import Case

    return ~Q(pk__in=Case.objects.visible_to(membership).values("pk"))


def older_restricted_to(membership: Membership) -> Q:
    """Return the older reviews of which a log says nothing to a member: all whose line they don’t see."""
    from kith.work.reviews.models import OlderReview

    return ~Q(pk__in=OlderReview.objects.lines_for(membership).values("pk"))
