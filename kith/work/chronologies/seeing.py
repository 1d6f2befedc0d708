"""Who reads what of a chronology: a part is its agency’s own until it is released (AR6); conflicts first."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from kith.base.kernel.access import Rows
from kith.partnership.partnerships.permissions import is_independent
from kith.work.chronologies.enums import PartState
from kith.work.reviews.enums import READS_ALL, Part
from kith.work.reviews.models import Case, CasePlace

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership

READ_BY_THE_CASE = Q(state__in=[PartState.RELEASED, PartState.NIL]) | Q(
    state=PartState.REPLACED, released_at__isnull=False
)
"""What was released and not taken back. A replaced one stays readable, so that the change can be told."""


def parts_open_to(rows: Rows, membership: Membership) -> Rows:
    """Return the parts that a member may read. A contributor reads their own agency’s and no other."""
    rows = rows.filter(chronology__case__in=Case.objects.visible_to(membership))
    return rows.filter(_own(membership) | READ_BY_THE_CASE & _reads_all(membership))


def rows_open_to(rows: Rows, membership: Membership) -> Rows:
    """Return the rows that a member may read, by the same rule: of others only what is released now."""
    rows = rows.filter(chronology__case__in=Case.objects.visible_to(membership))
    return rows.filter(_own(membership) | Q(is_released=True) & _reads_all(membership))


def _own(membership: Membership) -> Q:
    places = CasePlace.objects.open_on(membership.on).filter(
        person=membership.person,
        part=Part.CONTRIBUTOR,
        case=OuterRef("chronology__case"),
        body=OuterRef("body"),
    )
    return Q(Exists(places))


def _reads_all(membership: Membership) -> Q:
    if any(is_independent(a) for a in membership.appointments):
        return Q(pk__isnull=False)
    places = CasePlace.objects.open_on(membership.on).filter(
        person=membership.person, part__in=READS_ALL, case=OuterRef("chronology__case")
    )
    return Q(Exists(places))


def rows_read(parts: Mapping[Part, Collection[int]], *, scrutinises: bool) -> Q:
    """Return which rows of one chronology a reader of its case may read, from what they do in the case.

    The same rule as `visible_to` for whoever has the case open already, without asking for their places
    again: forty thousand rows are then filtered by columns of their own table.
    """
    own = Q(body__in=parts.get(Part.CONTRIBUTOR, ()))
    return own | Q(is_released=True) if scrutinises or READS_ALL & set(parts) else own
