"""Seats on a day: whom each asks for, who holds it, what is missing and what does not fit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kith.partnership.arrangements.document import models as file
from kith.partnership.arrangements.document.asking import Directory
from kith.partnership.partnerships.models import Affiliation, Appointment, Body

if TYPE_CHECKING:
    from kith.partnership.arrangements.as_at import AsAt, GroupAsAt

CHAIR_SEAT = "chair"
"""The key of the seat of the chair, in every group whose arrangements name none."""


@dataclass(frozen=True)
class Holder:
    """A person in a place on a day."""

    person_id: str
    """The person’s public id."""
    name: str
    appointment_id: str
    """The public id of the appointment."""
    body_id: int | None
    body: str
    title: str
    seniority: str
    """The key of the rung of the ladder, or an empty text when nobody has said."""
    roles: tuple[str, ...]
    since: date
    until: date | None
    is_deputy: bool = False
    may_vote: bool = True
    follows: str = ""
    """The place in whose right the person sits here, for a seat that follows another."""
    side_id: int = 0
    """The pk of the partnership for which the person sits: in a joint group either side’s."""
    side: str = ""
    """That partnership’s short name."""

    def has_role(self, role: str) -> bool:
        """Return whether the person has a role in their body; “head or lead” asks for either."""
        asked = {part.strip().casefold() for part in role.split(" or ")} | {role.casefold()}
        return bool(asked & {known.casefold() for known in self.roles})


@dataclass(frozen=True)
class Place:
    """One chair at the table: a seat, or the part of a seat that belongs to one body or group."""

    label: str
    """The body or group that the place is for; empty where the seat is for one person only."""
    body: Body | None
    holders: tuple[Holder, ...]
    deputies: tuple[Holder, ...]
    gap: str = ""
    """Why the place counts as a gap, as a sentence; empty when it is filled or may stay empty."""
    concerns: tuple[str, ...] = ()


@dataclass(frozen=True)
class SeatAsAt:
    """A seat on a day with all its places."""

    terms: file.Seat
    places: tuple[Place, ...]
    gaps: tuple[str, ...]

    @property
    def filled(self) -> int:
        """Return how many of its places are held."""
        return sum(1 for place in self.places if place.holders)

    @property
    def concerns(self) -> tuple[str, ...]:
        """Return what does not fit, each as a sentence."""
        return tuple(concern for place in self.places for concern in place.concerns)


def holder_of(appointment: Appointment, as_at: AsAt, *, follows: str = "") -> Holder:
    """Return the person in an appointment, with the job they have on the day."""
    job = job_of(appointment, as_at)
    body = appointment.body or (job.body if job else None)
    return Holder(
        person_id=appointment.person.public_id,
        name=appointment.person.name,
        appointment_id=appointment.public_id,
        body_id=body.pk if body else None,
        body=body.name if body else "",
        title=job.title if job else "",
        seniority=seniority_of(job, as_at.directory) if job else "",
        roles=tuple(job.roles) if job else (),
        since=appointment.held_from,
        until=appointment.held_to,
        is_deputy=appointment.is_deputy,
        may_vote=appointment.may_vote,
        follows=follows,
        side_id=appointment.partnership_id,
        side=appointment.partnership.short_name,
    )


def job_of(appointment: Appointment, as_at: AsAt) -> Affiliation | None:
    """Return the job that the person has on the day in the body they stand for, or in any."""
    jobs = [job for job in as_at.ground.jobs.get(appointment.person_id, []) if job.holds_on(as_at.day)]
    for_body = [job for job in jobs if job.body_id == appointment.body_id]
    return next(iter(for_body or ([] if appointment.body_id else jobs)), None)


def seniority_of(job: Affiliation, directory: Directory | None) -> str:
    """Return the rung on which a job stands: as recorded, or by its title in its sector."""
    if job.seniority or directory is None:
        return job.seniority
    for rank in directory.document.seniority:
        titles = rank.titles.get(job.body.sector, ())
        if job.title.casefold() in {title.casefold() for title in titles}:
            return rank.key
    return ""


def seats_of(group: GroupAsAt) -> tuple[SeatAsAt, ...]:
    """Return every seat of a group with its places."""
    return tuple(seat_as_at(seat, group) for seat in group.terms.seats)


def seat_as_at(seat: file.Seat, group: GroupAsAt) -> SeatAsAt:
    """Return one seat with its places, gaps and concerns."""
    places = tuple(_places(seat, group))
    if group.as_at.takes_effect_on:
        return SeatAsAt(seat, tuple(replace(place, gap="") for place in places), ())
    return SeatAsAt(seat, places, tuple(_gaps(seat, places, group)))


def _places(seat: file.Seat, group: GroupAsAt) -> Iterable[Place]:
    if seat.chairs_of is not None:
        return _places_of_chairs(seat, group)
    if seat.post:
        return [_place_of_post(seat, group)]
    if seat.each is not None:
        return _places_of_bodies(seat, group)
    if seat.body:
        body = group.as_at.body_now(seat.body)
        return [_place_of_body(seat, group, body)] if body else [_open_place(seat, group)]
    return [_open_place(seat, group)]


def _places_of_bodies(seat: file.Seat, group: GroupAsAt) -> list[Place]:
    asked = bodies_asked(seat.each, group.as_at) if seat.each else ()
    places = [_place_of_body(seat, group, body) for body in asked]
    others = {a.body_id: a.body for a in _appointed(seat, group) if a.body} | {
        body.pk: None for body in asked
    }
    return places + [_place_of_other_body(seat, group, body) for body in others.values() if body]


def _place_of_other_body(seat: file.Seat, group: GroupAsAt, body: Body) -> Place:
    """Return the place of a body that sits here unasked: the other side’s, or one that has left."""
    place = _place_of_body(seat, group, body)
    if group.joint_names:
        return place
    unasked = f"{body.name} is not among the bodies that the seat “{seat.name}” asks for on this day."
    return Place(place.label, body, place.holders, place.deputies, "", (*place.concerns, unasked))


def bodies_asked(each: file.EachOf, as_at: AsAt) -> tuple[Body, ...]:
    """Return the bodies of which each has a place on the day."""
    if each.bodies:
        named = [as_at.body_now(key) for key in each.bodies]
        return tuple(dict.fromkeys(body for body in named if body))
    kinds = {"statutory-partner", "relevant-agency"} if each.standing == "any" else {each.standing}
    found = {
        s.body_id: s.body
        for s in as_at.standings
        if (each.standing is None or s.kind in kinds)
        and (each.agency_class is None or (s.agency_class and s.agency_class.key == each.agency_class))
        and (each.sector is None or s.body.sector == each.sector)
    }
    return tuple(sorted(found.values(), key=lambda body: body.name))


def _appointed(seat: file.Seat, group: GroupAsAt) -> list[Appointment]:
    key = (group.home.pk, group.key, seat.key)
    rows = group.as_at.ground.appointments_by_seat.get(key, [])
    return [row for row in rows if row.holds_on(group.as_at.day)]


def _place_of_body(seat: file.Seat, group: GroupAsAt, body: Body) -> Place:
    rows = [a for a in _appointed(seat, group) if a.body_id == body.pk]
    return _place(
        seat, group, body.name, body, rows, empty=f"Nobody from {body.name} holds the seat “{seat.name}”."
    )


def _open_place(seat: file.Seat, group: GroupAsAt) -> Place:
    rows = _appointed(seat, group)
    held = sum(1 for a in rows if not a.is_deputy)
    if seat.places > 1 and 0 < held < seat.places:
        place = _place(seat, group, "", None, rows, empty="")
        gap = "" if seat.optional else f"{held} of {seat.places} places of the seat “{seat.name}” are held."
        return Place(place.label, None, place.holders, place.deputies, gap, place.concerns)
    return _place(seat, group, "", None, rows, empty=f"Nobody holds the seat “{seat.name}”.")


def _place(
    seat: file.Seat, group: GroupAsAt, label: str, body: Body | None, rows: list[Appointment], *, empty: str
) -> Place:
    holders = tuple(holder_of(a, group.as_at) for a in rows if not a.is_deputy)
    deputies = tuple(holder_of(a, group.as_at) for a in rows if a.is_deputy)
    gap = empty if not holders and not seat.optional else ""
    return Place(label, body, holders, deputies, gap, tuple(_concerns(seat, group, holders)))


def _place_of_post(seat: file.Seat, group: GroupAsAt) -> Place:
    key = seat.post or ""
    post = group.directory.post(key)
    name = post.name if post else key
    rows = group.as_at.ground.appointments_by_post.get((group.home.pk, key), [])
    live = [a for a in rows if a.holds_on(group.as_at.day)]
    holders = tuple(holder_of(a, group.as_at, follows=name) for a in live if not a.is_deputy)
    deputies = tuple(holder_of(a, group.as_at, follows=name) for a in live if a.is_deputy)
    excused = seat.optional or group.is_shared_in
    gap = "" if holders or excused else f"Nobody holds the post of {name}, which this seat follows."
    return Place(name, None, holders, deputies, gap)


def _places_of_chairs(seat: file.Seat, group: GroupAsAt) -> list[Place]:
    return [_place_of_chair(seat, other) for other in followed_groups(seat, group)]


def followed_groups(seat: file.Seat, group: GroupAsAt) -> tuple[GroupAsAt, ...]:
    """Return the groups whose chairs sit here: those named, or all that report to this group."""
    named = seat.chairs_of.groups if seat.chairs_of else ()
    if named:
        found = [group.as_at.group(key, home=group.home.pk) for key in named]
        return tuple(other for other in found if other)
    return tuple(
        other for other in group.as_at.groups if other.key != group.key and _answers_to(other, group)
    )


def _answers_to(other: GroupAsAt, group: GroupAsAt) -> bool:
    same_home = other.home.pk == group.home.pk
    lines = other.terms.reports_to if same_home else () if group.is_shared_in else other.lines
    return any(line.group == group.key for line in lines)


def _place_of_chair(seat: file.Seat, other: GroupAsAt) -> Place:
    holder = other.chair.holder
    title = f"Chair, {other.terms.name}"
    if holder is None:
        gap = (
            ""
            if seat.optional
            else f"{other.terms.name} has no chair on record, so the seat that follows is empty."
        )
        return Place(title, None, (), (), gap)
    following = Holder(**{**holder.__dict__, "follows": title})
    return Place(title, None, (following,), ())


def vacant_since(seat: file.Seat, place: Place, group: GroupAsAt) -> date | None:
    """Return the first day since which nobody holds a place, or None when it is held or nobody can tell.

    That is the day after the last holder’s last day; where nobody ever held it, the first day on which
    the arrangements in force asked for it, or on which its body had a standing.
    """
    if place.holders or seat.post or seat.chairs_of is not None:
        return None
    day = group.as_at.day
    rows = group.as_at.ground.appointments_by_seat.get((group.home.pk, group.key, seat.key), [])
    ended = [
        a.held_to
        for a in rows
        if a.held_to
        and a.held_to < day
        and not a.is_deputy
        and (place.body is None or a.body_id == place.body.pk)
    ]
    asked = _asked_since(seat, place, group)
    days = [*(last + timedelta(days=1) for last in ended), *([asked] if asked else [])]
    return max(days, default=None)


def _asked_since(seat: file.Seat, place: Place, group: GroupAsAt) -> date | None:
    timeline = group.as_at.ground.homes.get(group.home.pk, group.as_at.ground.timeline)
    first: date | None = None
    for chapter in timeline.adopted:
        begins = chapter.version.in_force_from
        if begins is None or begins > group.as_at.day:
            break
        first = (first or begins) if chapter.directory.seat(group.key, seat.key) else None
    begun = [day for day in (first, group.terms.starts_on) if day]
    if place.body is not None:
        standings = [s for s in group.as_at.standings if s.body_id == place.body.pk]
        begun += (
            [min(s.held_from for s in standings if s.held_from)]
            if any(s.held_from for s in standings)
            else []
        )
    return max(begun) if first else None


def _concerns(seat: file.Seat, group: GroupAsAt, holders: tuple[Holder, ...]) -> Iterable[str]:
    if seat.seniority:
        for holder in holders:
            concern = below_seniority(holder, seat.seniority, group.directory)
            if concern:
                yield concern
    if seat.role:
        yield from (
            f"{h.name} is not recorded as {seat.role[0].lower()}{seat.role[1:]} of {h.body or 'any body'}."
            for h in holders
            if not h.has_role(seat.role)
        )


def below_seniority(holder: Holder, asked: str, directory: Directory) -> str:
    """Return why a holder falls short of the seniority asked for, or an empty text."""
    rank = directory.rank(asked)
    wanted = rank.name.lower() if rank else asked
    who = f"{holder.name}, {holder.title}," if holder.title else holder.name
    if not holder.seniority:
        return f"{who} has no seniority on record; the seat asks for {wanted} level."
    if not directory.at_least(holder.seniority, asked):
        return f"{who} is below the {wanted} level that the seat asks for."
    return ""


def _gaps(seat: file.Seat, places: tuple[Place, ...], group: GroupAsAt) -> Iterable[str]:
    at_least = seat.each.at_least if seat.each else None
    if at_least is not None:
        filled = sum(1 for place in places if place.holders)
        if filled < at_least and not seat.optional:
            yield f"{filled} of at least {at_least} bodies hold the seat “{seat.name}”."
        return
    if not places and not seat.optional and not group.is_shared_in:
        yield f"No body or group fits the seat “{seat.name}” on this day, so nobody can hold it."
    yield from (place.gap for place in places if place.gap)
