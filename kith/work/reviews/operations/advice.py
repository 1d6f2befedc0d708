"""Keeping privileged advice, and waiving it for somebody: its owners do, and nobody else learns of it."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change, record_read
from kith.partnership.partnerships.models import Body
from kith.work.reviews.deadlines import refuse_far_ahead
from kith.work.reviews.locking import hold_case
from kith.work.reviews.models import (
    AdviceAgreement,
    AdviceReader,
    AdviceWaiver,
    Case,
    CasePlace,
    PrivilegedAdvice,
)
from kith.work.reviews.privilege import ADVICE_KIND, seal
from kith.work.reviews.recording import places_of

NOT_OWNER = "Only those whom an owner of this advice named do that."


def about_advice(advice: PrivilegedAdvice) -> Subject:
    """Return advice as the trail refers to it: by nothing that tells what it is or whose."""
    return Subject(ADVICE_KIND, advice.public_id, "Restricted item")


@transaction.atomic
def keep_advice(
    *,
    case: Case,
    owners: Collection[Body],
    readers: Collection[CasePlace],
    title: str,
    words: str,
    by: Actor,
    on: date,
) -> PrivilegedAdvice:
    """Keep legal advice for the agencies whose it is, open to these people of theirs and to nobody else.

    `readers` are places in the case for an owner agency. Raises Refused for who has no place in the case for
    one of the owners, without title or words, for a reader of another agency, and while an owner, or whoever
    keeps it, is not among the readers.
    """
    hold_case(case)
    mine = {place.body_id for place in places_of(case, by, on) if place.body_id}
    if not mine & {body.pk for body in owners}:
        raise Refused("Advice is kept by somebody with a place in this case for the agency whose it is.")
    if not title.strip() or not words.strip():
        raise Refused("Write a title and the advice.", field="words" if title.strip() else "title")
    _refuse_readers(case, owners, readers, by, on)
    advice = PrivilegedAdvice(case=case)
    advice.sealed = seal(
        advice.circle, {"title": title.strip(), "words": words.strip(), "by": by.name, "on": on.isoformat()}
    )
    advice.save()
    advice.owners.set(owners)
    named = {(one.body_id, one.person_id) for one in readers if one.body_id is not None}
    AdviceReader.objects.bulk_create(
        AdviceReader(advice=advice, body_id=body, person_id=person) for body, person in sorted(named)
    )
    _record(advice, "kept restricted item", by)
    return advice


def _refuse_readers(
    case: Case, owners: Collection[Body], readers: Collection[CasePlace], by: Actor, on: date
) -> None:
    keys = {body.pk for body in owners}
    open_ones = set(CasePlace.objects.open_on(on).filter(case=case).values_list("pk", flat=True))
    if any(one.body_id not in keys or one.pk not in open_ones for one in readers):
        raise Refused(
            "Name people with a place in this case for an agency whose advice it is.", field="readers"
        )
    if keys - {one.body_id for one in readers}:
        raise Refused("Name at least one person for each agency whose advice it is.", field="readers")
    if by.person not in {one.person.public_id for one in readers}:
        raise Refused("Name yourself too: whoever keeps it reads it.", field="readers")


@transaction.atomic
def waive(
    *, advice: PrivilegedAdvice, place: CasePlace, purpose: str, held_to: date, by: Actor, on: date
) -> AdviceWaiver:
    """Let somebody else in the case read advice for a stated purpose, until a day. It holds once every owner
    has agreed; the word of whoever proposes it counts for their own. Raises Refused for others than those
    whom an owner named, without a purpose, for a day that has passed or lies far ahead, and for who has no
    place in the case."""
    hold_case(advice.case)
    mine = owned_by(advice=advice, by=by, on=on)
    if not mine:
        raise Refused(NOT_OWNER)
    if not purpose.strip():
        raise Refused("Say for which purpose they read it.", field="purpose")
    if held_to < on:
        raise Refused("Choose a last day that is today or later.", field="held_to")
    refuse_far_ahead(held_to, on, field="held_to")
    if not CasePlace.objects.open_on(on).filter(pk=place.pk, case=advice.case).exists():
        raise Refused("Choose somebody with a place in this case.", field="place")
    sealed = seal(advice.circle, {"purpose": purpose.strip(), "by": by.name, "on": on.isoformat()})
    waiver = AdviceWaiver.objects.create(advice=advice, person=place.person, sealed=sealed, held_to=held_to)
    _agree(waiver, mine, by)
    _record(advice, "proposed to widen restricted item", by, person=place.person.public_id)
    return waiver


@transaction.atomic
def agree_to_waiver(*, waiver: AdviceWaiver, by: Actor, on: date) -> None:
    """Agree for one’s agency that somebody reads joint advice. Raises Refused for others than those whom an
    owner named, and where that owner has agreed."""
    hold_case(waiver.advice.case)
    mine = owned_by(advice=waiver.advice, by=by, on=on)
    if not mine:
        raise Refused(NOT_OWNER)
    left = mine - set(waiver.agreements.values_list("body", flat=True))
    if not left:
        raise Refused("Your agency has agreed already.")
    _agree(waiver, left, by)
    _record(waiver.advice, "agreed to widen restricted item", by, person=waiver.person.public_id)


def record_that_advice_was_read(*, public_id: str, case: Case, by: Actor) -> None:
    """Record that somebody read advice, before it is shown; the log tells neither which nor whose."""
    subject = Subject(ADVICE_KIND, public_id, "Restricted item")
    record_read(by=by, subject=subject, partnership=case.partnership.key)


def owned_by(*, advice: PrivilegedAdvice, by: Actor, on: date) -> set[int]:
    """Return the owners (by pk) for which somebody was named, and for which they have a place still."""
    here = {place.body_id for place in places_of(advice.case, by, on) if place.body_id}
    named = advice.readers.filter(person__public_id=by.person, body__in=here)
    return set(named.values_list("body", flat=True))


def _agree(waiver: AdviceWaiver, bodies: Collection[int], by: Actor) -> None:
    for body in bodies:
        AdviceAgreement.objects.create(waiver=waiver, body_id=body, agreed_at=now(), agreed_by=by.name)


def _record(advice: PrivilegedAdvice, deed: str, by: Actor, *, person: str = "") -> None:
    record_change(
        by=by,
        deed=deed,
        subject=about_advice(advice),
        new={"person": person} if person else None,
        partnership=advice.case.partnership.key,
    )
