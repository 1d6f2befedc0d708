"""Privileged advice for those who are named for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Body
from kith.work.reviews.models import AdviceWaiver, Case, CasePlace, PrivilegedAdvice
from kith.work.reviews.privilege import unseal


@dataclass(frozen=True)
class Waived:
    """Who may read advice besides, for what, until when, and which owners have not agreed yet."""

    public_id: str
    who: str
    purpose: str
    held_to: date
    awaits: Sequence[Body]


@dataclass(frozen=True)
class Advice:
    """Advice as its readers see it."""

    public_id: str
    told: dict[str, str]
    """Its title and words, by whom and when."""
    owners: Sequence[Body]
    readers: Sequence[str]
    owned_for: frozenset[int]
    """The owners (by pk) for which the reader was named; none for who reads it by a waiver."""
    waivers: Sequence[Waived]


def advice_in(membership: Membership, case: Case) -> list[Advice]:
    """Return the advice on a case for which a member is named, the latest first. At most five queries."""
    waivers = AdviceWaiver.objects.select_related("person").prefetch_related("agreements").order_by("pk")
    rows = PrivilegedAdvice.objects.visible_to(membership).filter(case=case)
    rows = rows.prefetch_related("owners", "readers__person", Prefetch("waivers", waivers))
    return [_shown(one, membership) for one in rows.order_by("-pk")]


def _shown(advice: PrivilegedAdvice, membership: Membership) -> Advice:
    owners, readers = list(advice.owners.all()), list(advice.readers.all())
    mine = frozenset(one.body_id for one in readers if one.person_id == membership.person.pk)
    return Advice(
        public_id=advice.public_id,
        told=unseal(advice.circle, advice.sealed),
        owners=owners,
        readers=sorted({one.person.name for one in readers}),
        owned_for=mine,
        waivers=[_waived(advice, one, owners) for one in advice.waivers.all()] if mine else [],
    )


def _waived(advice: PrivilegedAdvice, waiver: AdviceWaiver, owners: Sequence[Body]) -> Waived:
    agreed = {one.body_id for one in waiver.agreements.all()}
    return Waived(
        public_id=waiver.public_id,
        who=waiver.person.name,
        purpose=unseal(advice.circle, waiver.sealed)["purpose"],
        held_to=waiver.held_to,
        awaits=[body for body in owners if body.pk not in agreed],
    )


def advice_owned_by(membership: Membership, public_id: str) -> PrivilegedAdvice | None:
    """Return advice for which an owner named a member, or None. One query."""
    rows = PrivilegedAdvice.objects.visible_to(membership).filter(readers__person=membership.person)
    return rows.filter(public_id=public_id).select_related("case", "case__partnership").first()


def waiver_owned_by(membership: Membership, public_id: str) -> AdviceWaiver | None:
    """Return a waiver of advice for which an owner named a member, or None. One query."""
    mine = PrivilegedAdvice.objects.visible_to(membership).filter(readers__person=membership.person)
    rows = AdviceWaiver.objects.filter(public_id=public_id, advice__in=mine.values("pk"))
    return rows.select_related("advice", "advice__case", "advice__case__partnership", "person").first()


def places_to_name(case: Case, on: date) -> QuerySet[Any]:
    """Return the places in a case on a day, by name, each with its person and agency."""
    rows = CasePlace.objects.open_on(on).filter(case=case)
    return rows.select_related("person", "body").order_by("person__name", "pk")


def owners_to_choose(places: QuerySet[Any]) -> QuerySet[Body]:
    """Return the agencies for which people have these places, by name."""
    return Body.objects.filter(pk__in=places.order_by().values("body")).order_by("name")
