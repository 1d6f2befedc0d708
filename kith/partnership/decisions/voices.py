"""Who may speak for a statutory partner on a decision, and why others may not.

A partner speaks through a live seat with a vote in a group that leads the partnership: under the arrangements
in force, or, while none are, under the version that is to be adopted.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import rules

from kith.base.kernel.actors import Actor
from kith.partnership.arrangements.document.asking import Directory
from kith.partnership.arrangements.document.models import Group
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.queries import timelines_of
from kith.partnership.arrangements.reading_room import read_version
from kith.partnership.arrangements.words import and_list, long_date
from kith.partnership.decisions.models import Decision
from kith.partnership.decisions.permissions import Permission
from kith.partnership.decisions.queries import statutory_partners_on, version_asked_about
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Appointment, Body

LEAD = "lead"


@dataclass(frozen=True)
class Voice:
    """A seat by which somebody may say where a statutory partner stands."""

    appointment: Appointment
    body: Body

    @property
    def actor(self) -> Actor:
        """Return the holder acting by this seat and no other."""
        return Actor(
            person=self.appointment.person.public_id,
            name=self.appointment.person.name,
            appointment=self.appointment.public_id,
            partnership=self.appointment.partnership.key,
        )


def voices_of(membership: Membership, decision: Decision) -> tuple[Voice, ...]:
    """Return for which statutory partners a member may speak on a decision, each once."""
    sitting = [a for a in membership.appointments if rules.has_perm(Permission.STATE_POSITION, a)]
    if not sitting:
        return ()
    leading = leading_groups(decision, membership.on)
    partners = {body.pk for body in statutory_partners_on(decision.partnership, membership.on)}
    found: dict[int, Voice] = {}
    for appointment in sitting:
        body = appointment.body
        if body and body.pk in partners and votes_in(leading, appointment, decision.partnership_id):
            found.setdefault(body.pk, Voice(appointment, body))
    return tuple(found.values())


def leading_groups(decision: Decision, on: date) -> tuple[Group, ...]:
    """Return the groups that lead on a day; before any arrangements hold, of the version asked about."""
    directory = _arrangements_for(decision, on)
    return tuple(group for group in directory.document.groups if group.kind == LEAD) if directory else ()


def _arrangements_for(decision: Decision, on: date) -> Directory | None:
    chapter = timelines_of(decision.partnership, with_proposals=False)[0].in_force_on(on)
    if chapter is not None:
        return chapter.directory
    version = version_asked_about(decision)
    return read_version(version) if version else None


def votes_in(groups: Sequence[Group], appointment: Appointment, home: int) -> bool:
    """Return whether an appointment is to a seat with a vote in one of these groups of a partnership."""
    seat = appointment.seat
    if seat is None or seat.partnership_id != home:
        return False
    voting = {(group.key, terms.key) for group in groups for terms in group.seats if terms.votes}
    return (seat.group_key, seat.key) in voting


def speakers_on(ground: Ground, day: date) -> dict[int, list[Appointment]]:
    """Return the seats by which each statutory partner of a day (by pk) can speak. Asks no question."""
    as_at = ground.on(day)
    found: dict[int, list[Appointment]] = defaultdict(list)
    groups = [g for g in as_at.chapter.document.groups if g.kind == LEAD] if as_at.chapter else []
    partners = {body.pk for body in as_at.statutory_partners}
    for appointment in ground.appointments:
        body = appointment.body
        if body and body.pk in partners and appointment.holds_on(day):
            speaks = rules.has_perm(Permission.STATE_POSITION, appointment)
            if speaks and votes_in(groups, appointment, ground.partnership.pk):
                found[body.pk].append(appointment)
    return found


def why_not_speak(decision: Decision, body: Body, by: Actor, on: date) -> str:
    """Return why somebody may not state a body’s position on a day, as a sentence; empty when they may."""
    groups = leading_groups(decision, on)
    where = and_list([group.name for group in groups]) or "the group that leads the partnership"
    appointment = _appointment_of(by, decision)
    if appointment is None or appointment.body_id is None:
        return f"Only somebody who sits for {body.name} in {where} can state its position."
    if not appointment.holds_on(on):
        return f"Your appointment does not hold on {long_date(on)}, so you can’t state a position by it."
    if appointment.body_id != body.pk:
        return f"You sit for {appointment.body}, so you can’t state the position of {body.name}."
    if not appointment.may_vote:
        return f"You sit for {body.name} without a vote, so you can’t state its position."
    if not votes_in(groups, appointment, decision.partnership_id):
        return f"Your seat for {body.name} has no vote in {where}, so you can’t state its position by it."
    return ""


def _appointment_of(by: Actor, decision: Decision) -> Appointment | None:
    rows = Appointment.objects.filter(partnership=decision.partnership, public_id=by.appointment)
    return rows.filter(person__public_id=by.person).select_related("seat", "body").first()
