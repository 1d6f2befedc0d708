"""Who keeps the link and reads every concern, and who reads the one that hangs on their case."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from kith.base.kernel.access import Rows
from kith.partnership.arrangements.as_at import AsAt
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Appointment, Partnership
from kith.partnership.partnerships.permissions import in_business_unit, is_independent
from kith.work.child_deaths.panel import link_officers
from kith.work.reviews.enums import READS_ALL
from kith.work.reviews.handling import handling_group
from kith.work.reviews.models import Case, CasePlace
from kith.work.reviews.permissions import works_with_the_partnership
from kith.work.reviews.representing import working_appointments
from kith.work.reviews.seeing import held_out_of

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership

KIND = "safeguarding-concern"


def keeps_link(membership: Membership) -> bool:
    """Return whether a member keeps the link: the business unit, the link officers, and the chair of the
    group that considers cases. No query while nothing has changed."""
    if not any(works_with_the_partnership(a) for a in membership.appointments):
        return False
    as_at = ground_of(membership.partnership, at=membership.tide).on(membership.on)
    return _keeps(membership.appointments, membership.person.public_id, as_at)


def keeps_link_as(person: str, partnership: Partnership, on: date) -> bool:
    """Return whether a person (by public id) keeps the link of a partnership on a day. For deeds."""
    live = working_appointments(on).filter(partnership=partnership, person__public_id=person)
    appointments = tuple(live.select_related("post"))
    return bool(appointments) and _keeps(appointments, person, ground_of(partnership).on(on))


def _keeps(appointments: tuple[Appointment, ...], person: str, as_at: AsAt) -> bool:
    if any(in_business_unit(a) for a in appointments):
        return True
    group = handling_group(as_at)
    chair = group.chair.holder.person_id if group and group.chair.holder else None
    return person == chair or person in link_officers(as_at)


def concerns_open_to(rows: Rows, membership: Membership) -> Rows:
    """Return the concerns that a member may read: who keeps the link all, others those of a case of which
    they read what was released to it. A conflict of interest in the case comes before all (AR8)."""
    if not any(works_with_the_partnership(a) for a in membership.appointments):
        return rows.none()
    rows = rows.filter(partnership=membership.partnership)
    if keeps_link(membership):
        out = Case.objects.filter(held_out_of(membership.person.public_id)).values("pk")
        return rows.filter(Q(case__isnull=True) | ~Q(case__in=out))
    cases = Case.objects.visible_to(membership)
    if not any(is_independent(a) for a in membership.appointments):
        places = CasePlace.objects.open_on(membership.on).filter(part__in=READS_ALL)
        cases = cases.filter(pk__in=places.filter(person=membership.person).values("case"))
    return rows.filter(case__in=cases.values("pk"))


def held_out_of_concerns(person: str) -> Q:
    """Return the concerns that a person (by public id) is kept out of: those of a case that is closed to them
    by a conflict of interest."""
    return Q(case__in=Case.objects.filter(held_out_of(person)).values("pk"))


def restricted_to(membership: Membership) -> Q:
    """Return the concerns of which a log says nothing to a member: all that are not open to them (AR23)."""
    from kith.work.child_deaths.models import SafeguardingConcern

    return ~Q(pk__in=SafeguardingConcern.objects.visible_to(membership).values("pk"))
