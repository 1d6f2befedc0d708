"""Who may open a case: places given and ended, and conflicts of interest that close it (AR5, AR8, AR10)."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.models import Appointment, Body, Person
from kith.work.reviews.enums import RUNS, ConflictKind, Part
from kith.work.reviews.models import Case, CaseConflict, CasePlace
from kith.work.reviews.recording import places_of, record, refuse_unless_runs


@transaction.atomic
def give_place(
    *,
    case: Case,
    person: Person,
    part: str,
    because: str,
    held_to: date,
    by: Actor,
    on: date,
    body: Body | None,
) -> CasePlace:
    """Give somebody a place in the circle of a case until a day. Raises Refused for others than those who run
    it, without a reason or an agency where the part needs one, for somebody without a live appointment, who
    is kept out by a conflict, or who has that part already."""
    refuse_unless_runs(case, by, on)
    if not because.strip():
        raise Refused("Say why they need to open this case.", field="because")
    if held_to < on:
        raise Refused("Choose a last day that is today or later.", field="held_to")
    if part in {Part.PARTNER, Part.CONTRIBUTOR} and body is None:
        raise Refused("Choose the agency for which they do it.", field="body")
    if not Appointment.objects.filter(person=person, partnership=case.partnership).live_on(on).exists():
        raise Refused(f"{person.name} has no live appointment in this partnership.", field="person")
    if CaseConflict.objects.filter(case=case, person=person, lifted_at__isnull=True).exists():
        raise Refused("A conflict of interest keeps that person out of the case.", field="person")
    if CasePlace.objects.open_on(on).filter(case=case, person=person, part=part, body=body).exists():
        raise Refused(f"{person.name} does that in this case already.", field="person")
    place = CasePlace.objects.create(
        case=case,
        person=person,
        part=part,
        body=body,
        because=because.strip(),
        given_at=now(),
        given_by=by.name,
        held_from=on,
        held_to=held_to,
    )
    facts = {"person": person.public_id, "part": part, "until": held_to.isoformat()}
    record(case, "gave place in case", by=by, new=facts)
    return place


@transaction.atomic
def end_place(*, place: CasePlace, because: str, by: Actor, on: date) -> None:
    """End a place at once. Raises Refused for others than those who run the case, without a reason, and for
    the last person who runs it."""
    refuse_unless_runs(place.case, by, on)
    if not because.strip():
        raise Refused("Say why the place ends.", field="because")
    others = CasePlace.objects.open_on(on).filter(case=place.case, part__in=RUNS).exclude(pk=place.pk)
    if place.part in RUNS and not others.exists():
        raise Refused("Nobody would run the case. Give somebody else a place that runs it first.")
    ended = {"ended_at": now(), "ended_by": by.name, "ended_because": because.strip()}
    if not CasePlace.objects.filter(pk=place.pk, ended_at__isnull=True).update(**ended):
        raise Refused("This place has ended already.")
    record(
        place.case, "ended place in case", by=by, old={"person": place.person.public_id, "part": place.part}
    )


@transaction.atomic
def keep_out(*, case: Case, person: Person, kind: str, because: str, by: Actor, on: date) -> CaseConflict:
    """Keep somebody out of a case from this instant, whatever their role: declared by themselves, or directed
    by those who run it. Raises Refused without a reason, for anybody else, and when it stands already."""
    if not because.strip():
        raise Refused("Say what the conflict is.", field="because")
    if by.person != person.public_id:
        refuse_unless_runs(case, by, on)
    elif kind != ConflictKind.DECLARED:
        raise Refused("Of yourself you declare a conflict of interest.", field="kind")
    if CaseConflict.objects.filter(case=case, person=person, lifted_at__isnull=True).exists():
        raise Refused("A conflict of interest of that person is on record already.", field="person")
    kept = CaseConflict.objects.create(
        case=case,
        person=person,
        kind=kind,
        because=because.strip(),
        declared_at=now(),
        declared_by=by.name,
    )
    record(case, "kept out of case", by=by, new={"person": person.public_id, "kind": kind})
    return kept


@transaction.atomic
def lift_conflict(*, conflict: CaseConflict, because: str, by: Actor, on: date) -> None:
    """Let somebody back into a case. Raises Refused for that person themselves, for others than those who run
    the case, without a reason, and when it was lifted already (AR8)."""
    if by.person == conflict.person.public_id or not any(
        place.part in RUNS for place in places_of(conflict.case, by, on)
    ):
        raise Refused("Another person who runs the case lifts a conflict of interest.")
    if not because.strip():
        raise Refused("Say why it is lifted.", field="because")
    lifted = {"lifted_at": now(), "lifted_by": by.name, "lifted_because": because.strip()}
    if not CaseConflict.objects.filter(pk=conflict.pk, lifted_at__isnull=True).update(**lifted):
        raise Refused("This conflict was lifted already.")
    record(conflict.case, "let back into case", by=by, new={"person": conflict.person.public_id})
