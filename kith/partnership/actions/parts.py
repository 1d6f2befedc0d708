"""Who somebody is to an action on a day: its owner, the chair or a member of its group, the business unit.

A page asks in memory, from the ground that it gathered; a deed asks the database once more, trusting nothing.
"""

from dataclasses import dataclass
from datetime import date

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.base.ui.dates import long_date
from kith.partnership.actions.enums import Part
from kith.partnership.actions.models import Action
from kith.partnership.actions.permissions import NEVER_THE_OWNER, PARTS, SAYS, Permission
from kith.partnership.arrangements.as_at import AsAt
from kith.partnership.arrangements.models import Group, Sharing
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.arrangements.seating import Holder
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Appointment, Person, held_on
from kith.partnership.partnerships.permissions import in_business_unit

OWNERS_OWN = "You own this action, so it is for another person to agree."


@dataclass(frozen=True)
class Circle:
    """A group on a day as its actions need to know it: what it is called, who chairs, who sits there."""

    name: str
    runs: bool
    chair: Holder | None
    members: tuple[Holder, ...]

    def parts(self, person: str) -> frozenset[Part]:
        """Return what a person (by public id) is in the group."""
        chairs = self.chair is not None and self.chair.person_id == person
        sits = any(holder.person_id == person for holder in self.members)
        return frozenset({Part.CHAIR} if chairs else ()) | frozenset({Part.MEMBER} if sits else ())

    def seat_of(self, person: str) -> str:
        """Return the public id of the appointment by which a person chairs or sits here, or an empty text."""
        holders = [self.chair, *self.members] if self.chair else self.members
        return next((h.appointment_id for h in holders if h and h.person_id == person), "")


def circle_of(group: Group, as_at: AsAt) -> Circle:
    """Return a group as it stands on the day of a picture."""
    found = as_at.group_with_id(group.public_id)
    if found is None:
        return Circle(group.name, runs=False, chair=None, members=())
    return Circle(found.terms.name, runs=True, chair=found.chair.holder, members=found.members)


def parts_in(
    membership: Membership, circle: Circle, owner: Person | None = None, confirmer: Person | None = None
) -> frozenset[Part]:
    """Return what a member is to the actions of a group that they see, and to one with this owner, which
    somebody is asked to confirm."""
    person = membership.person
    own = {Part.OWNER} if owner is not None and owner.pk == person.pk else set()
    if confirmer is not None and confirmer.pk == person.pk:
        own.add(Part.CONFIRMER)
    unit = {Part.BUSINESS_UNIT} if any(in_business_unit(a) for a in membership.appointments) else set()
    return circle.parts(person.public_id) | own | unit


def may(permission: Permission, parts: frozenset[Part]) -> bool:
    """Return whether somebody with these parts may do a deed."""
    if Part.OWNER in parts and permission in NEVER_THE_OWNER:
        return False
    return bool(parts & PARTS[permission])


def actor_in(membership: Membership, permission: Permission, circle: Circle) -> Actor:
    """Return a member acting by the appointment that lets them: of the business unit, else in the group."""
    unit = next((a.public_id for a in membership.appointments if in_business_unit(a)), "")
    seat = circle.seat_of(membership.person.public_id)
    plain = membership.actor(permission)
    known = {a.public_id for a in membership.appointments}
    used = next((one for one in (unit, seat) if one in known), plain.appointment)
    return Actor(plain.person, plain.name, used, plain.partnership)


def refuse_unless(
    permission: Permission, *, group: Group, by: Actor, on: date, owner: Person | None = None
) -> None:
    """Raise Refused unless somebody’s part in a group, or in an action with this owner, lets them do a deed.

    A command run at the machine itself may do all that the business unit may.
    """
    if not by.person:
        return
    is_owner = owner is not None and owner.public_id == by.person
    if is_owner and permission in NEVER_THE_OWNER:
        raise Refused(OWNERS_OWN)
    appointment = _appointment_of(by, on)
    parts = {Part.OWNER} if is_owner else set()
    if in_business_unit(appointment) and _has_side(appointment, group, on):
        parts.add(Part.BUSINESS_UNIT)
    if not parts & PARTS[permission]:
        parts |= _parts_in_group(permission, group, appointment, by, on)
    if not parts & PARTS[permission]:
        raise Refused(SAYS[permission])


def refuse_unless_asked(action: Action, by: Actor, on: date) -> None:
    """Raise Refused for others than whoever is asked to confirm an action, and for its owner."""
    if action.owner is not None and action.owner.public_id == by.person:
        raise Refused(OWNERS_OWN)
    if action.confirmer is None or action.confirmer.public_id != by.person:
        raise Refused(SAYS[Permission.CONFIRM])
    _appointment_of(by, on)


def refuse_unless_seen(action: Action, by: Actor) -> None:
    """Raise Refused for an action that is hidden from whoever acts, or from the partnership they act for."""
    rows = Action.objects.filter(pk=action.pk)
    if by.person and not rows.open_to(by.person, by.partnership).exists():
        raise Refused("There is no such action for you.")


def _appointment_of(by: Actor, on: date) -> Appointment:
    rows = Appointment.objects.filter(public_id=by.appointment, person__public_id=by.person).live_on(on)
    found = rows.select_related("partnership", "post").first()
    if found is None:
        raise Refused(f"Your appointment does not hold on {long_date(on)}, so you can’t do that by it.")
    return found


def _has_side(appointment: Appointment, group: Group, on: date) -> bool:
    """Return whether an appointment is for the group’s home or for one that shares it on the day."""
    if appointment.partnership_id == group.partnership_id:
        return True
    return Sharing.objects.filter(
        held_on(on), group=group, partnership_id=appointment.partnership_id
    ).exists()


def _parts_in_group(
    permission: Permission, group: Group, appointment: Appointment, by: Actor, on: date
) -> frozenset[Part]:
    if not PARTS[permission] & {Part.CHAIR, Part.MEMBER}:
        return frozenset()
    ground = ground_of(appointment.partnership)
    return circle_of(group, ground.on(on)).parts(by.person)


def reported_it(action: Action, person: str) -> bool:
    """Return whether a person (by public id) is the one who reported an action done."""
    return bool(person) and action.reporter_id_used == person
