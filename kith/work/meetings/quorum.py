"""Whether enough were at a meeting to decide, by the arrangements’ own rule, and why. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kith.partnership.arrangements.as_at import AsAt, GroupAsAt
from kith.partnership.arrangements.document import models as file
from kith.partnership.arrangements.words import and_list, count_of
from kith.work.meetings.enums import THERE, Presence


@dataclass(frozen=True)
class There:
    """Somebody who counts at a meeting: in person, or through a deputy."""

    person: str
    """The public id of the person whose place it is."""
    body_id: int | None
    seat: str
    by_deputy: bool = False
    votes: bool = True


@dataclass(frozen=True)
class Quorate:
    """Whether a meeting may decide; None where the arrangements don’t say, or leave it to the chair."""

    answer: bool | None
    reason: str


@dataclass(frozen=True)
class Asked:
    """What a rule of a quorum asks for, with the bodies that it names as they are on the day."""

    rule: file.Quorum | None
    bodies: tuple[tuple[int, str], ...] = ()
    """The bodies, each with its pk and name: those named, or all statutory partners."""
    seats: tuple[str, ...] = ()


def who_counts(attendances: Sequence, rule: file.Quorum | None) -> tuple[There, ...]:
    """Return who counts towards the quorum: those there, and deputies where the rule allows them."""
    with_deputies = rule is None or rule.substitutes
    return tuple(
        There(a.person.public_id, a.body_id, a.seat_key, a.presence == Presence.DEPUTY, a.votes)
        for a in attendances
        if a.presence in THERE or (a.presence == Presence.DEPUTY and with_deputies)
    )


def asked_on(rule: file.Quorum | None, as_at: AsAt | None) -> Asked:
    """Return what a rule asks for on a day, with bodies followed to their successors."""
    if rule is None or as_at is None:
        return Asked(None)
    named: tuple[str, ...] = ()
    if isinstance(rule.rule, file.NamedBodies):
        named = rule.rule.bodies
        if not named:
            return Asked(rule, tuple((body.pk, body.name) for body in as_at.statutory_partners))
    if isinstance(rule.rule, file.NumberOfSet):
        named = rule.rule.of_bodies
    found = [as_at.body_now(key) for key in named]
    bodies = tuple((body.pk, body.name) for body in found if body)
    return Asked(rule, bodies, rule.rule.of_seats if isinstance(rule.rule, file.NumberOfSet) else ())


def chair_is_there(group: GroupAsAt, there: Sequence[There]) -> bool:
    """Return whether the chair of a group, the chair’s deputy or a deputy chair was at a meeting."""
    usual = group.chair.holder.person_id if group.chair.holder else ""
    deputies = {seat.key for seat in group.terms.seats if seat.capacity == "deputy-chair"}
    return any(one.person == usual or one.seat in deputies for one in there)


def quorum(asked: Asked, there: Sequence[There], *, chair_is_there: bool) -> Quorate:
    """Return whether a meeting is quorate by its rule, with the reason in words."""
    if asked.rule is None or asked.rule.rule.by == "not-stated":
        return Quorate(None, "The arrangements don’t state a quorum.")
    if asked.rule.rule.by == "chairs-discretion":
        return Quorate(None, "The arrangements leave it to the chair whether the meeting may go on.")
    found = _by_kind(asked, there)
    if found.answer and asked.rule.chair_or_deputy and not chair_is_there:
        return Quorate(False, f"Not quorate: neither the chair nor a deputy was there. {found.reason}")
    return found


def _by_kind(asked: Asked, there: Sequence[There]) -> Quorate:
    rule = asked.rule.rule if asked.rule else None
    present = {one.body_id for one in there if one.body_id}
    if isinstance(rule, file.NamedBodies):
        return _each_of(asked.bodies, present)
    if isinstance(rule, file.MembersOfBodies):
        return _members_of(rule, len({one.person for one in there}), len(present))
    return _of_set(asked, there, present)


def _each_of(bodies: Sequence[tuple[int, str]], present: set[int]) -> Quorate:
    missing = [name for pk, name in bodies if pk not in present]
    if missing:
        return Quorate(False, f"Not quorate: nobody was there for {and_list(missing)}.")
    return Quorate(bool(bodies), f"Quorate: {and_list([name for _pk, name in bodies])} were there.")


def _members_of(rule: file.MembersOfBodies, members: int, bodies: int) -> Quorate:
    enough = members >= rule.members and bodies >= rule.bodies
    words = f"{count_of(members, 'member')} of {count_of(bodies, 'body', 'bodies')} were there"
    asked = f"{rule.members} of {rule.bodies} are needed"
    return Quorate(enough, f"{'Quorate' if enough else 'Not quorate'}: {words}, {asked}.")


def _of_set(asked: Asked, there: Sequence[There], present: set[int]) -> Quorate:
    rule = asked.rule.rule if asked.rule else None
    needed = rule.number if isinstance(rule, file.NumberOfSet) else 0
    bodies = sum(1 for pk, _name in asked.bodies if pk in present)
    seats = len({one.person for one in there if one.seat in asked.seats})
    found = bodies + seats
    word = "Quorate" if found >= needed else "Not quorate"
    return Quorate(found >= needed, f"{word}: {found} of those who count were there, {needed} are needed.")
