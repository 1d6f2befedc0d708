"""Deeds about appointments: what the arrangements ask of the holder is checked as at the first day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.partnership.arrangements.as_at import AsAt, GroupAsAt
from kith.partnership.arrangements.chairs import chair_seat_key, why_not
from kith.partnership.arrangements.document import models as file
from kith.partnership.arrangements.document.describing import STANDINGS
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.arrangements.seating import (
    Holder,
    below_seniority,
    bodies_asked,
    followed_groups,
    holder_of,
    job_of,
)
from kith.partnership.arrangements.words import and_list, long_date
from kith.partnership.partnerships.models import Appointment, Body, Partnership, Person, Seat
from kith.partnership.partnerships.operations.people import make_appointment
from kith.partnership.partnerships.queries import affiliations_of, seat_in

CONFLICT = "The same person would chair and scrutinise. Both are kept on record; the two can be split."


def about_appointment(appointment: Appointment) -> Subject:
    """Return an appointment as the trail refers to it."""
    return Subject("appointment", appointment.public_id, f"{appointment.person.name}, {appointment.hat}")


@dataclass(frozen=True)
class Wish:
    """An appointment that somebody wishes to make to a seat, before it is made."""

    group: GroupAsAt
    seat: Seat
    terms: file.Seat | None
    """What the arrangements say of the seat; None for the seat of a chair that they don’t list."""
    candidate: Appointment
    """The appointment as it would be, not yet kept."""
    holder: Holder

    @property
    def is_chair(self) -> bool:
        """Return whether the seat is the one to which the group’s chair is appointed."""
        return self.seat.key == chair_seat_key(self.group.terms)


@transaction.atomic
def appoint(
    *,
    partnership: Partnership,
    group: Group,
    seat: str,
    person: Person,
    held_from: date,
    by: Actor,
    body: Body | None = None,
    held_to: date | None = None,
    is_deputy: bool = False,
    may_vote: bool = True,
) -> Appointment:
    """Appoint a person to a seat of a group, from a day to a day, for a partnership that has or shares it.

    What the arrangements ask is judged as at the first day. Raises Refused when they forbid it: the seat
    follows another place, the body is none that the seat asks for, every place is taken, or the rule on
    the chair or the seniority refuses a breach. What they only warn of is written into the trail.
    """
    wish = wish_for(
        partnership=partnership,
        group=group,
        seat=seat,
        person=person,
        body=body,
        held_from=held_from,
        held_to=held_to,
        is_deputy=is_deputy,
    )
    warnings = check(wish)
    appointment = make_appointment(
        partnership=partnership,
        person=person,
        seat=wish.seat,
        body=body,
        held_from=held_from,
        held_to=held_to,
        is_deputy=is_deputy,
        may_vote=may_vote,
        by=by,
    )
    record_warnings(appointment=appointment, warnings=warnings, by=by)
    return appointment


@transaction.atomic
def record_warnings(*, appointment: Appointment, warnings: tuple[str, ...], by: Actor) -> None:
    """Keep in the trail what an appointment was warned of, if anything."""
    if warnings:
        record_change(
            by=by,
            deed="appointed in spite of a warning",
            subject=about_appointment(appointment),
            reason=" ".join(warnings),
            partnership=appointment.partnership.key,
        )


def wish_for(
    *,
    partnership: Partnership,
    group: Group,
    seat: str,
    person: Person,
    held_from: date,
    body: Body | None = None,
    held_to: date | None = None,
    is_deputy: bool = False,
) -> Wish:
    """Return an appointment that somebody wishes to make, with the group as at its first day. Writes nothing.

    Raises Refused when on that day there is no such group or seat.
    """
    as_at = picture_for(partnership=partnership, person=person, day=held_from)
    found = as_at.group_with_id(group.public_id)
    if found is None:
        raise Refused(f"{group.name} does not run on {long_date(held_from)}.", field="held_from")
    row = seat_in(group.partnership, group.key, seat)
    terms = next((one for one in found.terms.seats if one.key == seat), None)
    if row is None or (terms is None and seat != chair_seat_key(found.terms)):
        raise Refused(f"{group.name} has no such seat on {long_date(held_from)}.", field="held_from")
    candidate = Appointment(
        partnership=partnership,
        person=person,
        seat=row,
        body=body,
        is_deputy=is_deputy,
        held_from=held_from,
        held_to=held_to,
    )
    return Wish(found, row, terms, candidate, holder_of(candidate, as_at))


def picture_for(*, partnership: Partnership, person: Person, day: date) -> AsAt:
    """Return the partnership as at a day, with a person’s jobs even if they hold nothing yet."""
    ground = ground_of(partnership)
    known = {job.pk for job in ground.affiliations}
    jobs = [job for job in affiliations_of([person.pk]) if job.pk not in known]
    return AsAt(replace(ground, affiliations=(*ground.affiliations, *jobs), _pictures={}), day)


def check(wish: Wish) -> tuple[str, ...]:
    """Return what does not fit although the arrangements let it pass; raise Refused for what they forbid."""
    for reason, field in _objections(wish):
        raise Refused(reason, field=field)
    return warnings_about(wish)


# --- what is forbidden ---


def _objections(wish: Wish) -> Iterator[tuple[str, str]]:
    """Give each reason why the appointment can’t be made, with the question that it is about."""
    follows = follows_words(wish.group, wish.seat.key)
    if follows:
        yield follows, ""
    yield from _wrong_body(wish)
    chair = wish.group.terms.chair
    if chair and chair.breach == "refuse" and (reason := _chair_breach(wish)):
        yield reason, "person"
    yield from _no_place(wish)
    if wish.terms and wish.terms.breach == "refuse" and (reason := _below(wish)):
        yield reason, "person"


def follows_words(group: GroupAsAt, seat_key: str) -> str:
    """Return why nobody is appointed to a seat here: it follows another place, or is the home’s to fill.

    An empty text for every other seat. In a joint group each side fills the seats of its own bodies; the
    chair and the open seats are for the group’s home.
    """
    seat = next((one for one in group.terms.seats if one.key == seat_key), None)
    if (
        group.is_shared_in
        and (seat_key == chair_seat_key(group.terms) or bodies_for(group, seat) is None)
        and not (seat and (seat.post or seat.chairs_of is not None))
    ):
        return f"{group.home.name}, where {group.terms.name} is at home, appoints to this seat."
    rule = group.terms.chair.rule if group.terms.chair else None
    if seat and seat.chairs_of is not None:
        names = and_list([other.terms.name for other in followed_groups(seat, group)])
        whose = names or "other groups"
        return f"The seat “{seat.name}” follows the chairs of {whose}. Appoint the chair there."
    post = seat.post if seat else rule.post if isinstance(rule, file.ByPost) else None
    if post:
        found = group.directory.post(post)
        return f"This seat follows the post of {found.name if found else post}. Appoint somebody to the post."
    if isinstance(rule, file.BySeat) and rule.seat != seat_key and seat_key == chair_seat_key(group.terms):
        return "The chair follows another seat of the group. Appoint somebody to that seat."
    return ""


def bodies_for(group: GroupAsAt, seat: file.Seat | None) -> tuple[Body, ...] | None:
    """Return the bodies that a seat asks for on the day, or None when it asks for none in particular."""
    if seat is None or (seat.body is None and seat.each is None):
        return None
    if seat.each is not None:
        return bodies_asked(seat.each, group.as_at)
    body = group.as_at.body_now(seat.body) if seat.body else None
    return (body,) if body else ()


def _wrong_body(wish: Wish) -> Iterator[tuple[str, str]]:
    asked = bodies_for(wish.group, wish.terms)
    if asked is None or wish.terms is None:
        return
    body, day = wish.candidate.body, long_date(wish.candidate.held_from)
    if body is None:
        yield f"The seat “{wish.terms.name}” belongs to an organisation. Choose which.", "body"
    elif body.pk not in {one.pk for one in asked}:
        each = wish.terms.each
        kind = (
            f"each {STANDINGS[each.standing][0]}"
            if each and each.standing in STANDINGS
            else and_list([b.name for b in asked])
        )
        yield f"The seat “{wish.terms.name}” is for {kind}. {body.name} is not among them on {day}.", "body"


def _no_place(wish: Wish) -> Iterator[tuple[str, str]]:
    if wish.candidate.is_deputy:
        return
    places = wish.terms.places if wish.terms else 1
    rows = _rivals(wish)
    for day in sorted({wish.candidate.held_from, *(row.held_from for row in rows)}):
        holding = [row for row in rows if row.holds_on(day)] if wish.candidate.holds_on(day) else []
        if len(holding) >= places:
            yield _taken_words(wish, holding, places, day), "held_from"
            return


def _rivals(wish: Wish) -> list[Appointment]:
    """Return the appointments to the same place, other than this person’s own, which another rule refuses."""
    key = (wish.group.home.pk, wish.group.key, wish.seat.key)
    rows = wish.group.as_at.ground.appointments_by_seat.get(key, [])
    by_body = bodies_for(wish.group, wish.terms) is not None
    return [
        row
        for row in rows
        if not row.is_deputy
        and row.person_id != wish.candidate.person_id
        and (not by_body or row.body_id == wish.candidate.body_id)
    ]


def _taken_words(wish: Wish, holding: list[Appointment], places: int, day: date) -> str:
    if places > 1:
        return f"All {places} places of the seat “{wish.seat.name}” are held on {long_date(day)}."
    held = holding[0]
    until = f" until {long_date(held.held_to)}" if held.held_to else ""
    whose = (
        f" for {wish.candidate.body.name}" if wish.candidate.body and wish.terms and wish.terms.each else ""
    )
    return (
        f"{held.person.name} holds the seat “{wish.seat.name}”{whose}{until}. "
        "End that appointment first, or appoint a deputy."
    )


# --- what is only warned of ---


def warnings_about(wish: Wish) -> tuple[str, ...]:
    """Return what does not fit the arrangements although they let it pass, each as a sentence."""
    return tuple(dict.fromkeys(_warnings(wish)))


def _warnings(wish: Wish) -> Iterator[str]:
    candidate, group = wish.candidate, wish.group
    if reason := _no_job(wish):
        yield reason
    if reason := _below(wish):
        yield reason
    if (
        wish.terms
        and wish.terms.role
        and not candidate.is_deputy
        and not wish.holder.has_role(wish.terms.role)
    ):
        role = f"{wish.terms.role[0].lower()}{wish.terms.role[1:]}"
        yield f"{candidate.person.name} is not recorded as {role}."
    if reason := _chair_breach(wish):
        yield reason
    if wish.is_chair and not candidate.is_deputy and _scrutinises(candidate.person, group.as_at):
        yield CONFLICT


def _below(wish: Wish) -> str:
    asked = wish.terms.seniority if wish.terms else None
    if not asked or wish.candidate.is_deputy:
        return ""
    return below_seniority(wish.holder, asked, wish.group.directory)


def _chair_breach(wish: Wish) -> str:
    """Return why the person may not chair, nor stand in for the chair; no job there comes before the rule."""
    chair = wish.group.terms.chair
    if chair is None or not wish.is_chair:
        return ""
    reason = why_not(wish.holder, chair, wish.group.as_at, wish.group)
    return (_no_job(wish) or reason) if reason else ""


def _no_job(wish: Wish) -> str:
    candidate = wish.candidate
    if candidate.body is None or job_of(candidate, wish.group.as_at):
        return ""
    day = long_date(candidate.held_from)
    return f"{candidate.person.name} has no job in {candidate.body.name} on record on {day}."


def _scrutinises(person: Person, as_at: AsAt) -> bool:
    posts = as_at.directory.posts.values() if as_at.directory else ()
    holders = [h for post in posts if "scrutinises" in post.does for h in as_at.holders_of_post(post.key)]
    return person.public_id in {holder.person_id for holder in holders}
