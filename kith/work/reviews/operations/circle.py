"""Who may open a case: places given, extended and ended, and conflicts of interest that close it (AR5, AR8,
AR10). Some place always runs the case."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Body, Person
from kith.work.reviews.deadlines import refuse_far_ahead
from kith.work.reviews.enums import RUNS, ConflictKind, Part
from kith.work.reviews.handing_over import hand_over_unless_run
from kith.work.reviews.locking import hold_case
from kith.work.reviews.models import Case, CaseConflict, CasePlace
from kith.work.reviews.recording import places_of, record, refuse_unless_runs, runners_of
from kith.work.reviews.representing import bodies_of, working_appointments


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
    it, for oneself, without a reason, for somebody who has no appointment that opens it or does not stand for
    the agency, for a partner that is none, who is kept out by a conflict, or who has that part already."""
    hold_case(case)
    refuse_unless_runs(case, by, on)
    if by.person == person.public_id:
        raise Refused("Nobody gives a place to themselves. Another person who runs the case does.")
    if not because.strip():
        raise Refused("Say why they need to open this case.", field="because")
    if held_to < on:
        raise Refused("Choose a last day that is today or later.", field="held_to")
    refuse_far_ahead(held_to, on, field="held_to")
    _refuse_unless_stands(case, person, part, body, on)
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


def _refuse_unless_stands(case: Case, person: Person, part: str, body: Body | None, on: date) -> None:
    """Raise Refused unless a person may open cases of the partnership and stands for the agency named."""
    if body is None and part in {Part.PARTNER, Part.CONTRIBUTOR}:
        raise Refused("Choose the agency for which they do it.", field="body")
    if not working_appointments(on).filter(person=person, partnership=case.partnership).exists():
        raise Refused(
            f"{person.name} has no live appointment in this partnership that opens cases.", field="person"
        )
    if body is None:
        return
    if not bodies_of(person.public_id, case.partnership, on).filter(pk=body.pk).exists():
        raise Refused(f"{person.name} does not stand for {body.name}.", field="body")
    partners = ground_of(case.partnership).on(on).statutory_partners
    if part == Part.PARTNER and body.pk not in {one.pk for one in partners}:
        raise Refused(f"{body.name} is not a statutory partner today.", field="body")


@transaction.atomic
def extend_place(*, place: CasePlace, held_to: date, by: Actor, on: date) -> None:
    """Let a place hold until a later day; its reason stays. Raises Refused for others than those who run the
    case, for a place that opens nothing any more, and for a day that is no later than its last."""
    hold_case(place.case)
    refuse_unless_runs(place.case, by, on)
    rows = CasePlace.objects.filter(pk=place.pk)
    if not rows.open_on(on).exists():
        raise Refused("This place opens nothing any more. Give it anew.")
    if held_to <= place.held_to:
        raise Refused("Choose a day after its last day.", field="held_to")
    refuse_far_ahead(held_to, on, field="held_to")
    rows.update(held_to=held_to)
    facts = {"person": place.person.public_id, "part": place.part}
    old, new = {"until": place.held_to.isoformat()}, {**facts, "until": held_to.isoformat()}
    record(place.case, "extended place in case", by=by, old=old, new=new)


@transaction.atomic
def end_place(*, place: CasePlace, because: str, by: Actor, on: date) -> None:
    """End a place at once. Raises Refused for others than those who run the case, without a reason, and for
    the last person who really runs it."""
    hold_case(place.case)
    refuse_unless_runs(place.case, by, on)
    if not because.strip():
        raise Refused("Say why the place ends.", field="because")
    if place.part in RUNS and not runners_of(place.case, on).exclude(pk=place.pk).exists():
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
    by those who run it. Their places end with it; where nobody would run the case, it is handed over in the
    same deed. Raises Refused without a reason, for anybody else, and when it stands already."""
    hold_case(case)
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
        declared_by_person=by.person,
    )
    record(case, "kept out of case", by=by, new={"person": person.public_id, "kind": kind})
    _end_places_of(case, person, because.strip(), by=by)
    hand_over_unless_run(case, by=by, on=on)
    return kept


def _end_places_of(case: Case, person: Person, because: str, *, by: Actor) -> None:
    rows = CasePlace.objects.filter(case=case, person=person, ended_at__isnull=True)
    for place in rows:
        old = {"person": person.public_id, "part": place.part}
        record(case, "ended place in case", by=by, old=old)
    rows.update(ended_at=now(), ended_by=by.name, ended_because=f"Conflict of interest: {because}")


@transaction.atomic
def lift_conflict(*, conflict: CaseConflict, because: str, by: Actor, on: date) -> None:
    """Lift a conflict of interest; a place is given anew. Raises Refused for that person themselves, for
    whoever put it on record, for others than those who run the case, without a reason, and when it was lifted
    already (AR8)."""
    runs = any(place.part in RUNS for place in places_of(conflict.case, by, on))
    if not runs or by.person in {conflict.person.public_id, conflict.declared_by_person}:
        raise Refused(
            "Another person who runs the case lifts a conflict of interest: neither whoever is kept out nor "
            "whoever put it on record."
        )
    if not because.strip():
        raise Refused("Say why it is lifted.", field="because")
    lifted = {"lifted_at": now(), "lifted_by": by.name, "lifted_because": because.strip()}
    if not CaseConflict.objects.filter(pk=conflict.pk, lifted_at__isnull=True).update(**lifted):
        raise Refused("This conflict was lifted already.")
    record(conflict.case, "let back into case", by=by, new={"person": conflict.person.public_id})
