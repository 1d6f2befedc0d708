"""Deeds on the plan: setting, changing and ending priorities, and who leads each."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Appointment, Body, Partnership, Person
from kith.partnership.partnerships.permissions import in_business_unit
from kith.partnership.plan.covering import NOTHING_STATED, Covers, as_stated
from kith.partnership.plan.models import COVERS, Priority, PriorityLead, covers_facts
from kith.partnership.plan.queries import not_taken_in
from kith.partnership.plan.recording import record

TWICE = "There is already a priority with that name."


@transaction.atomic
def add_priority(
    *,
    partnership: Partnership,
    name: str,
    held_from: date,
    held_to: date | None = None,
    children: str = "",
    covers: Covers = NOTHING_STATED,
    key: str = "",
    by: Actor,
    on: date,
) -> Priority:
    """Set a priority from a day to a day. Raises Refused without a name, with the same name twice, with a
    last day before the first, or where the ages or places that it covers don’t hold together."""
    _refuse_unless_plans(partnership, by, on)
    _refuse_facts(name, held_from, held_to)
    priority = Priority(
        partnership=partnership,
        key=key or slugify(name)[:64].strip("-") or "priority",
        name=name.strip(),
        children=children.strip(),
        held_from=held_from,
        held_to=held_to,
    )
    priority.covers = as_stated(covers)
    try:
        with transaction.atomic():
            priority.save(force_insert=True)
    except IntegrityError as twice:
        raise Refused(TWICE, field="name") from twice
    record(priority, "added priority", by, new=_facts(priority))
    return priority


@transaction.atomic
def take_in_priorities(*, partnership: Partnership, held_from: date, by: Actor, on: date) -> list[Priority]:
    """Take in the priorities that the arrangements in force name and that are not here yet.

    Raises Refused when there is none.
    """
    found = not_taken_in(ground_of(partnership), on)
    if not found:
        raise Refused("Every priority that the arrangements name is here already.")
    return [
        add_priority(
            partnership=partnership, name=stated.name, key=stated.key, held_from=held_from, by=by, on=on
        )
        for stated in found
    ]


@transaction.atomic
def change_priority(
    *,
    priority: Priority,
    name: str,
    children: str,
    held_from: date,
    held_to: date | None,
    by: Actor,
    on: date,
    covers: Covers = NOTHING_STATED,
) -> None:
    """Change a priority’s name, days, and whom it covers. Raises Refused as `add_priority` does."""
    _refuse_unless_plans(priority.partnership, by, on)
    _refuse_facts(name, held_from, held_to)
    old = _facts(priority)
    priority.name, priority.children = name.strip(), children.strip()
    priority.held_from, priority.held_to = held_from, held_to
    priority.covers = as_stated(covers)
    priority.save(update_fields=["name", "children", "held_from", "held_to", *COVERS])
    record(priority, "changed priority", by, old=old, new=_facts(priority))


@transaction.atomic
def end_priority(*, priority: Priority, held_to: date, reason: str, by: Actor, on: date) -> None:
    """End a priority on its last day, with the reason; who leads it then leads it to that day.

    Raises Refused without a reason, or when the last day is before the first.
    """
    _refuse_unless_plans(priority.partnership, by, on)
    _refuse_reason(reason)
    _refuse_facts(priority.name, priority.held_from, held_to)
    old = _facts(priority)
    priority.held_to = held_to
    priority.save(update_fields=["held_to"])
    record(priority, "ended priority", by, old=old, new=_facts(priority), reason=reason.strip())
    for lead in priority.leads.filter(held_to__isnull=True, held_from__lte=held_to).select_related("person"):
        end_lead(lead=lead, held_to=held_to, because=reason, by=by, on=on)


@transaction.atomic
def name_lead(
    *, priority: Priority, person: Person, body: Body | None, held_from: date, by: Actor, on: date
) -> PriorityLead:
    """Record who leads a priority, for which agency, from a day (K22).

    Raises Refused when the person leads it already, or the day is outside the days of the priority.
    """
    _refuse_unless_plans(priority.partnership, by, on)
    if not priority.holds_on(held_from):
        raise Refused("The priority does not run on that day.", field="held_from")
    if any(lead.holds_on(held_from) for lead in priority.leads.filter(person=person)):
        raise Refused(f"{person.name} leads this priority on that day already.", field="person")
    lead = PriorityLead(priority=priority, person=person, body=body, held_from=held_from)
    try:
        with transaction.atomic():
            lead.save(force_insert=True)
    except IntegrityError as twice:
        raise Refused(f"{person.name} is named as lead already.", field="person") from twice
    new = {"lead": person.name, "for": body.name if body else "", "from": held_from.isoformat()}
    record(priority, "named lead of priority", by, new=new)
    return lead


@transaction.atomic
def end_lead(*, lead: PriorityLead, held_to: date, because: str, by: Actor, on: date) -> None:
    """Record the last day on which somebody leads a priority, and why. Raises Refused when it has ended
    already, without a reason, or when the last day is before the first."""
    priority = lead.priority
    _refuse_unless_plans(priority.partnership, by, on)
    _refuse_reason(because)
    if lead.held_to is not None:
        raise Refused(f"{lead.person.name} led it until {long_date(lead.held_to)}.")
    if held_to < lead.held_from:
        raise Refused("The last day is on or after the first.", field="held_to")
    lead.held_to, lead.ended_because = held_to, because.strip()
    lead.save(update_fields=["held_to", "ended_because"])
    new = {"lead": lead.person.name, "until": held_to.isoformat()}
    record(priority, "ended lead of priority", by, new=new, reason=because.strip())


def _refuse_unless_plans(partnership: Partnership, by: Actor, on: date) -> None:
    """A command run at the machine itself may do all that the business unit may."""
    if not by.person:
        return
    rows = Appointment.objects.filter(public_id=by.appointment, person__public_id=by.person)
    found = rows.filter(partnership=partnership).live_on(on).select_related("post").first()
    if found is None or not in_business_unit(found):
        raise Refused("The business manager and the coordinators look after the priorities.")


def _refuse_facts(name: str, held_from: date, held_to: date | None) -> None:
    if not name.strip():
        raise Refused("Give the priority’s name.", field="name")
    if held_to is not None and held_to < held_from:
        raise Refused("The last day is on or after the first.", field="held_to")


def _refuse_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused("Give the reason.", field="reason")


def _facts(priority: Priority) -> dict[str, str]:
    return {
        "name": priority.name,
        "children": priority.children,
        **covers_facts(priority),
        "from": priority.held_from.isoformat(),
        "to": priority.held_to.isoformat() if priority.held_to else "",
    }
