"""A person inside one partnership on one day: their live appointments, and what those let them do."""

from dataclasses import dataclass
from datetime import date

import rules

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.enums import POSTS_WITHOUT_CONTENT, PostRole
from kith.partnership.partnerships.models import Appointment, Partnership, Person
from kith.partnership.partnerships.permissions import Permission

BESIDE = POSTS_WITHOUT_CONTENT | {PostRole.LINK_OFFICER}
"""Roles of posts that stand beside the seats of whoever holds them."""


@dataclass(frozen=True)
class Membership:
    """A person’s live appointments within one partnership, pooled there and nowhere else."""

    person: Person
    partnership: Partnership
    appointments: tuple[Appointment, ...]
    on: date
    tide: str = ""
    """The tide of the trail as the membership was read: what was worked out at it still holds."""

    def allowing(self, permission: str) -> Appointment | None:
        """Return the first live appointment that lets the person do something, or None."""
        return next((a for a in self.appointments if rules.has_perm(permission, a)), None)

    def may(self, permission: str) -> bool:
        """Return whether any live appointment lets the person do something."""
        return self.allowing(permission) is not None

    def actor(self, permission: str = Permission.SEE_PARTNERSHIP) -> Actor:
        """Return the person acting by the appointment that allows it; raise Refused when none does."""
        appointment = self.allowing(permission)
        if appointment is None:
            raise Refused("None of your appointments in this partnership lets you do that.")
        return Actor(
            person=self.person.public_id,
            name=self.person.name,
            appointment=appointment.public_id,
            partnership=self.partnership.key,
        )

    @property
    def hats(self) -> tuple[str, ...]:
        """Return what the person is in this partnership, each appointment in words, the most senior first."""
        return tuple(appointment.capacity for appointment in sorted(self.appointments, key=_seniority))


def _seniority(appointment: Appointment) -> int:
    """Return the rank of an appointment: posts that look after the partnership, chairs, seats, deputies, and
    last the posts beside them."""
    if appointment.post:
        return 4 if appointment.post.role in BESIDE else 0
    if appointment.is_deputy or appointment.seat is None:
        return 3
    return 1 if appointment.seat.key == "chair" else 2
