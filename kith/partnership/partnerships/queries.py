"""Questions about partnerships, bodies and people, each answered in a fixed number of queries."""

from collections.abc import Sequence
from datetime import date

import rules

from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import (
    Affiliation,
    AgencyClass,
    Appointment,
    Body,
    BodyStanding,
    Partnership,
    Person,
    Post,
    Seat,
)


def membership_of(account: object, *, key: str, on: date) -> Membership | None:
    """Return an account’s membership of the partnership with this key on a day, or None. One query."""
    live = list(
        Appointment.objects.of_account(account)
        .live_on(on)
        .filter(partnership__key=key)
        .select_related("person", "partnership", "seat", "post", "body")
        .order_by("held_from", "pk")
    )
    if not live:
        return None
    return Membership(person=live[0].person, partnership=live[0].partnership, appointments=tuple(live), on=on)


def memberships_of(account: object, *, on: date) -> tuple[Membership, ...]:
    """Return every membership that an account has on a day, by name of partnership. One query."""
    live = (
        Appointment.objects.of_account(account)
        .live_on(on)
        .select_related("person", "partnership", "seat", "post", "body")
        .order_by("partnership__name", "held_from", "pk")
    )
    by_partnership: dict[int, list[Appointment]] = {}
    for appointment in live:
        by_partnership.setdefault(appointment.partnership_id, []).append(appointment)
    return tuple(
        Membership(person=group[0].person, partnership=group[0].partnership, appointments=tuple(group), on=on)
        for group in by_partnership.values()
    )


def partnership_named(key: str) -> Partnership | None:
    """Return the partnership with this key, or None."""
    return Partnership.objects.filter(key=key).first()


def all_partnerships() -> Sequence[Partnership]:
    """Return every partnership of the installation, by name."""
    return list(Partnership.objects.order_by("name"))


def standings_of(partnership: Partnership) -> Sequence[BodyStanding]:
    """Return every standing that a body has or had in a partnership, with bodies and classes. One query."""
    return list(
        BodyStanding.objects.of(partnership)
        .select_related("body", "body__succeeded_by", "agency_class")
        .order_by("kind", "body__name", "held_from")
    )


def appointments_to_groups(pairs: Sequence[tuple[int, str]]) -> Sequence[Appointment]:
    """Return every appointment ever made to seats of these groups, each (home partnership’s pk, key). One query."""
    homes = {home for home, _key in pairs}
    keys = {key for _home, key in pairs}
    rows = (
        Appointment.objects.filter(seat__partnership__in=homes, seat__group_key__in=keys)
        .select_related("person", "seat", "body", "partnership")
        .order_by("held_from", "pk")
    )
    wanted = set(pairs)
    return [row for row in rows if (row.seat.partnership_id, row.seat.group_key) in wanted]


def appointments_to_posts(partnership: Partnership) -> Sequence[Appointment]:
    """Return every appointment ever made to posts of a partnership. One query."""
    return list(
        Appointment.objects.filter(post__partnership=partnership)
        .select_related("person", "post", "body")
        .order_by("held_from", "pk")
    )


def affiliations_of(people: Sequence[int]) -> Sequence[Affiliation]:
    """Return every job of these people (by pk), with its body. One query."""
    return list(Affiliation.objects.filter(person__in=set(people)).select_related("body").order_by("held_from", "pk"))


def person_in(partnership: Partnership, public_id: str) -> Person | None:
    """Return a person whom this partnership knows by an appointment or by a body of its own, or None."""
    known = Person.objects.filter(appointments__partnership=partnership) | Person.objects.filter(
        affiliations__body__standings__partnership=partnership
    )
    return known.filter(public_id=public_id).distinct().first()


def people_known_to(partnership: Partnership) -> Sequence[Person]:
    """Return the people whom a partnership knows by an appointment or by a job in one of its bodies, by name."""
    known = Person.objects.filter(appointments__partnership=partnership) | Person.objects.filter(
        affiliations__body__standings__partnership=partnership
    )
    return list(known.distinct().order_by("name", "pk"))


def seat_in(partnership: Partnership, group_key: str, key: str) -> Seat | None:
    """Return a seat by its keys, or None."""
    return Seat.objects.filter(partnership=partnership, group_key=group_key, key=key).first()


def posts_of(partnership: Partnership) -> Sequence[Post]:
    """Return the posts of a partnership, by name."""
    return list(Post.objects.filter(partnership=partnership).order_by("name"))


def bodies_by_key(keys: Sequence[str]) -> dict[str, Body]:
    """Return the bodies that Kith knows among these keys."""
    return {body.key: body for body in Body.objects.filter(key__in=set(keys))}


def classes_of(partnership: Partnership) -> Sequence[AgencyClass]:
    """Return the classes of relevant agency that a partnership names, by name."""
    return list(AgencyClass.objects.filter(partnership=partnership).order_by("name"))


def holders_allowing(partnership: Partnership, permission: str, *, on: date) -> Sequence[Appointment]:
    """Return the live appointments that let their holders do something, by name. One query."""
    live = (
        Appointment.objects.filter(partnership=partnership)
        .live_on(on)
        .select_related("person", "seat", "post", "body")
        .order_by("person__name", "held_from")
    )
    return [appointment for appointment in live if rules.has_perm(permission, appointment)]
