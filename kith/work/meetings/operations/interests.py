"""Declaring an interest in an item, and lifting it (AR8)."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kith.base.kernel.access import without_held_out
from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.models import Appointment, Person
from kith.work.meetings.models import AgendaItem, Interest
from kith.work.meetings.operations.agenda.steps import record_item
from kith.work.meetings.recording import refuse_once_agreed, refuse_unless_steers


@transaction.atomic
def declare_interest(
    *, item: AgendaItem, person: Person, says: str, leaves: bool = True, by: Actor, on: date
) -> Interest:
    """Put on record that somebody has an interest in an item, and whether they leave for it.

    From then on whoever leaves sees nothing of the item, whatever their role. People declare for themselves;
    the chair and the business unit put on record what others declared. Raises Refused to others and to
    whoever does not see the item, when nothing is said, for somebody with no appointment, when that
    person has declared an interest in the item already, and once the minutes of its meeting are agreed.
    """
    _refuse_unless_seen(item, by)
    if by.person != person.public_id:
        refuse_unless_steers(item.group, by, on)
    if not says.strip():
        raise Refused("Say what the interest is.", field="says")
    if not Appointment.objects.filter(person=person).live_on(on).exists():
        raise Refused(f"{person.name} has no appointment here.", field="person")
    if item.interests.filter(person=person, lifted_at__isnull=True).exists():
        raise Refused(f"{person.name} has declared an interest in this item already.", field="person")
    if item.meeting:
        refuse_once_agreed(item.meeting)
    made = Interest.objects.create(
        item=item,
        person=person,
        says=says.strip(),
        leaves=leaves,
        declared_at=now(),
        declared_by=by.name,
    )
    # What the interest is stands with the item alone: the trail is read by more than the chair and the unit.
    record_item(item, "declared interest", by=by, new={"person": person.public_id, "leaves": leaves})
    return made


@transaction.atomic
def lift_interest(*, interest: Interest, reason: str, by: Actor, on: date) -> None:
    """Lift a declared interest, so that the person sees the item again. Another person does that.

    Raises Refused to the person concerned, to others than the chair and the business unit, without a reason,
    and when it was lifted already.
    """
    item = interest.item
    if by.person == interest.person.public_id:
        raise Refused("Another person lifts an interest, so that nobody decides about their own.")
    _refuse_unless_seen(item, by)
    refuse_unless_steers(item.group, by, on)
    if not reason.strip():
        raise Refused("Give the reason.", field="reason")
    facts = {"lifted_at": now(), "lifted_by": by.name, "lifted_because": reason.strip()}
    if not Interest.objects.filter(pk=interest.pk, lifted_at__isnull=True).update(**facts):
        raise Refused("The interest was lifted already.")
    interest.refresh_from_db()
    record_item(item, "lifted interest", by=by, old={"person": interest.person.public_id})


def _refuse_unless_seen(item: AgendaItem, by: Actor) -> None:
    rows = AgendaItem.objects.filter(pk=item.pk)
    if by.person and not without_held_out(rows, "agenda-item", by.person).exists():
        raise Refused("There is no such item for you.")
