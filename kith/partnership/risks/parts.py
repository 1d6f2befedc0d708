"""Whose an issue or a risk is to answer, keep or settle on a day."""

from __future__ import annotations

from datetime import date

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Appointment, Partnership
from kith.partnership.partnerships.permissions import in_business_unit, opens_content
from kith.partnership.risks.models import Issue, Risk

ANSWERS = "The chair of {group} answers it; so do the business manager and the coordinators."
KEEPS = (
    "Whoever owns the risk does that, or the chair of {group}; so do the business manager and the "
    "coordinators."
)
SETTLES = "The chair of {group} does that; so do the business manager and the coordinators."


def is_of_the_unit(membership: Membership) -> bool:
    """Return whether a member is of the business unit."""
    return any(in_business_unit(appointment) for appointment in membership.appointments)


def groups_chaired(membership: Membership) -> frozenset[int]:
    """Return the groups (by pk) that a member chairs on the day. No query while nothing changed."""
    as_at = ground_of(membership.partnership, at=membership.tide).on(membership.on)
    me = membership.person.public_id
    return frozenset(
        group.identity.pk
        for group in as_at.groups
        if group.identity and group.chair.holder and group.chair.holder.person_id == me
    )


def steers(membership: Membership, group: Group) -> bool:
    """Return whether a member answers for a group: as its chair or as one of the business unit."""
    return is_of_the_unit(membership) or group.pk in groups_chaired(membership)


def keeps(membership: Membership, risk: Risk) -> bool:
    """Return whether a member keeps a risk: they own it, or answer for its group."""
    return risk.owner_id == membership.person.pk or steers(membership, risk.group)


def actor_for(membership: Membership, permission: str) -> Actor:
    """Return a member acting for the business unit where they belong to it, else by what allows it."""
    plain = membership.actor(permission)
    unit = next((a.public_id for a in membership.appointments if in_business_unit(a)), plain.appointment)
    return Actor(plain.person, plain.name, unit, plain.partnership)


def refuse_outsiders(partnership: Partnership, by: Actor, on: date) -> Appointment | None:
    """Return the appointment by which somebody acts; raise Refused unless it opens the partnership’s records.

    A command run at the machine itself has none and may do all that the business unit may.
    """
    if not by.person:
        return None
    rows = Appointment.objects.filter(
        public_id=by.appointment, person__public_id=by.person, partnership=partnership
    )
    found = rows.live_on(on).select_related("post", "person").first()
    if found is None or not opens_content(found):
        raise Refused(f"Your appointment does not let you do that on {long_date(on)}.")
    return found


def refuse_unless_steers(group: Group, partnership: Partnership, by: Actor, on: date, says: str) -> None:
    """Raise Refused for others than the chair of a group and the business unit of a partnership."""
    found = refuse_outsiders(partnership, by, on)
    if found is not None and not in_business_unit(found) and not _chairs(group, partnership, by, on):
        raise Refused(says.format(group=group.name))


def refuse_unless_keeps(risk: Risk, by: Actor, on: date) -> None:
    """Raise Refused for others than the owner of a risk, the chair of its group and the business unit."""
    found = refuse_outsiders(risk.partnership, by, on)
    if found is None or in_business_unit(found) or found.person_id == risk.owner_id:
        return
    if not _chairs(risk.group, risk.partnership, by, on):
        raise Refused(KEEPS.format(group=risk.group.name))


def refuse_unless_seen(issue: Issue, by: Actor) -> None:
    """Raise Refused for a closed issue that does not name whoever acts."""
    if by.person and issue.is_closed and not issue.readers.filter(person__public_id=by.person).exists():
        raise Refused("There is no such issue for you.")


def _chairs(group: Group, partnership: Partnership, by: Actor, on: date) -> bool:
    found = ground_of(partnership).on(on).group_with_id(group.public_id)
    return bool(found and found.chair.holder and found.chair.holder.person_id == by.person)
