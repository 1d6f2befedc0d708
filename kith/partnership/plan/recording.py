"""Who may drive a priority, and how its deeds go into the trail."""

from __future__ import annotations

from datetime import date

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Appointment
from kith.partnership.partnerships.permissions import in_business_unit
from kith.partnership.plan.models import Objective, Priority
from kith.partnership.plan.permissions import Permission

DRIVERS = "Those who lead the priority and the business unit do that."


def about_priority(priority: Priority) -> Subject:
    """Return a priority as the trail and other rooms refer to it."""
    return Subject("priority", priority.public_id, priority.name)


def about_objective(objective: Objective) -> Subject:
    """Return an objective as actions refer to it."""
    return Subject("objective", objective.public_id, objective.title)


def drives(membership: Membership, priority: Priority, on: date) -> bool:
    """Return whether a member drives a priority: they lead it on the day, or are of the business unit."""
    if membership.may(Permission.PLAN_PRIORITIES):
        return True
    me = membership.person.pk
    leads = any(lead.person_id == me and lead.holds_on(on) for lead in priority.leads.all())
    return leads and membership.may(Permission.DRIVE)


def refuse_unless_drives(priority: Priority, by: Actor, on: date) -> None:
    """Raise Refused for others than who leads the priority on a day and the business unit. A command run at
    the machine itself may do all that the business unit may."""
    if not by.person:
        return
    rows = Appointment.objects.filter(public_id=by.appointment, person__public_id=by.person)
    found = rows.filter(partnership=priority.partnership).live_on(on).select_related("post").first()
    if found is None:
        raise Refused(DRIVERS)
    leads = priority.leads.filter(person__public_id=by.person)
    if not in_business_unit(found) and not any(lead.holds_on(on) for lead in leads):
        raise Refused(DRIVERS)


def said(words: str, asks: str, field: str) -> str:
    """Return words without space around them; raise Refused with what is asked for when there are none."""
    if not words.strip():
        raise Refused(asks, field=field)
    return words.strip()


def record(
    priority: Priority, deed: str, by: Actor, *, new: dict, old: dict | None = None, reason: str = ""
) -> None:
    """Put a deed on a priority, or on anything under it, into the trail of the priority."""
    record_change(
        by=by,
        deed=deed,
        subject=about_priority(priority),
        old=old,
        new=new,
        reason=reason,
        partnership=priority.partnership.key,
    )
