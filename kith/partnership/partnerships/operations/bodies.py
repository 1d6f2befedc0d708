"""Deeds about bodies: making them known, giving and ending their standing, following one by another."""

from collections.abc import Container
from datetime import date, timedelta
from itertools import count

from django.db import transaction
from django.utils.text import slugify

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.base.ui.dates import long_date
from kith.partnership.partnerships.enums import StandingKind
from kith.partnership.partnerships.models import AgencyClass, Body, BodyStanding, Partnership
from kith.partnership.partnerships.queries import known_bodies


def about_body(body: Body) -> Subject:
    """Return a body as the trail refers to it."""
    return Subject("body", body.public_id, body.name)


@transaction.atomic
def make_body_known(*, key: str, name: str, sector: str, kind: str, by: Actor) -> Body:
    """Return the body with this key, known from now on; raise Refused if the key belongs to another name."""
    body = Body.objects.filter(key=key).first()
    if body is None:
        body = Body.objects.create(key=key, name=name, sector=sector, kind=kind)
        record_change(
            by=by, deed="made body known", subject=about_body(body), new={"name": name, "kind": kind}
        )
    elif body.name != name:
        raise Refused(f"“{key}” is already {body.name}; {name} needs a key of its own.")
    return body


@transaction.atomic
def add_body(
    *,
    partnership: Partnership,
    name: str,
    sector: str,
    kind: str,
    standing: str,
    held_from: date,
    by: Actor,
    agency_class: AgencyClass | None = None,
    held_to: date | None = None,
) -> Body:
    """Make a body known with a standing in a partnership, from a day to a day.

    Raises Refused when the partnership knows a body of that name already, or a relevant agency has no class.
    """
    name = one_line(name)
    if known_bodies(partnership).filter(name__iexact=name).exists():
        raise Refused(f"{name} is known already. Give it a standing on its own page.", field="name")
    if standing == StandingKind.RELEVANT_AGENCY and agency_class is None:
        raise Refused("Choose the class that the relevant agency belongs to.", field="agency_class")
    body = make_body_known(key=free_key(name=name), name=name, sector=sector, kind=kind, by=by)
    give_standing(
        partnership=partnership,
        body=body,
        kind=standing,
        agency_class=agency_class if standing == StandingKind.RELEVANT_AGENCY else None,
        held_from=held_from,
        held_to=held_to,
        by=by,
    )
    return body


def one_line(text: str) -> str:
    """Return a name as it is kept: on one line, with single spaces."""
    return " ".join(text.split())


def free_key(*, name: str, taken: Container[str] = ()) -> str:
    """Return a key made of a name that no body has. Two schools of one name are two bodies with two keys."""
    stem = slugify(name)[:56].strip("-") or "body"
    known = set(Body.objects.filter(key__startswith=stem).values_list("key", flat=True))
    tries = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(key for key in tries if key not in known and key not in taken)


@transaction.atomic
def follow_body(*, body: Body, successor: Body, by: Actor) -> None:
    """Record that one body’s work passed to another, as clinical commissioning groups’ did to boards in 2022.

    Raises Refused when the successor comes to the same body again.
    """
    if body.succeeded_by_id == successor.pk:
        return
    if _comes_after(successor, body):
        raise Refused(f"{successor.name} can’t follow {body.name}: it came before it.")
    old = {"succeeded_by": body.succeeded_by.name} if body.succeeded_by else None
    body.succeeded_by = successor
    body.save(update_fields=["succeeded_by"])
    new = {"succeeded_by": successor.name}
    record_change(by=by, deed="followed body by another", subject=about_body(body), old=old, new=new)


def _comes_after(body: Body, earlier: Body) -> bool:
    seen: Body | None = body
    while seen is not None:
        if seen.pk == earlier.pk:
            return True
        seen = seen.succeeded_by
    return False


@transaction.atomic
def name_agency_class(*, partnership: Partnership, key: str, name: str, by: Actor) -> AgencyClass:
    """Return the class of relevant agency with this key, named as given."""
    found, made = AgencyClass.objects.get_or_create(partnership=partnership, key=key, defaults={"name": name})
    if not made and found.name == name:
        return found
    old = None if made else {"name": found.name}
    found.name = name
    found.save(update_fields=["name"])
    subject = Subject("agency-class", f"{partnership.key}/{key}", name)
    record_change(
        by=by,
        deed="named agency class",
        subject=subject,
        old=old,
        new={"name": name},
        partnership=partnership.key,
    )
    return found


@transaction.atomic
def give_standing(
    *,
    partnership: Partnership,
    body: Body,
    kind: str,
    by: Actor,
    agency_class: AgencyClass | None = None,
    held_from: date | None = None,
    held_to: date | None = None,
) -> BodyStanding:
    """Give a body a standing from a day to a day, the last included; given again, only its end moves.

    Raises Refused when the end comes before the beginning.
    """
    if held_from and held_to and held_to < held_from:
        raise Refused("The last day of the standing is before its first day.", field="held_to")
    standing, made = BodyStanding.objects.get_or_create(
        partnership=partnership,
        body=body,
        kind=kind,
        agency_class=agency_class,
        held_from=held_from,
        defaults={"held_to": held_to},
    )
    if made or standing.held_to != held_to:
        old = None if made else {"held_to": _iso(standing.held_to)}
        standing.held_to = held_to
        standing.save(update_fields=["held_to"])
        _record_standing(standing, "gave standing", by, old)
    return standing


@transaction.atomic
def end_standing(*, standing: BodyStanding, last_day: date, by: Actor, reason: str) -> None:
    """End a standing after its last day. Raises Refused for a day before it began, or no reason."""
    if standing.held_to and standing.held_to < last_day:
        raise Refused(f"The standing ends on {long_date(standing.held_to)} already.", field="last_day")
    if standing.held_from and last_day < standing.held_from:
        raise Refused("The last day is before the standing began.", field="last_day")
    if not reason.strip():
        raise Refused("Give the reason why the standing ends.", field="reason")
    old = {"held_to": _iso(standing.held_to)}
    standing.held_to = last_day
    standing.save(update_fields=["held_to"])
    _record_standing(standing, "ended standing", by, old, reason)


@transaction.atomic
def hand_over_standing(*, standing: BodyStanding, successor: Body, on: date, by: Actor) -> BodyStanding:
    """Pass a standing to the body that follows, from a day on; the first body’s ends on the day before."""
    if standing.held_from and on <= standing.held_from:
        raise Refused("The body that follows must begin after the standing did.", field="on")
    end_standing(
        standing=standing, last_day=on - timedelta(days=1), by=by, reason=f"Followed by {successor.name}."
    )
    follow_body(body=standing.body, successor=successor, by=by)
    return give_standing(
        partnership=standing.partnership,
        body=successor,
        kind=standing.kind,
        agency_class=standing.agency_class,
        held_from=on,
        by=by,
    )


def _record_standing(
    standing: BodyStanding, deed: str, by: Actor, old: dict | None, reason: str = ""
) -> None:
    new = {
        "kind": StandingKind(standing.kind).label,
        "class": standing.agency_class.name if standing.agency_class else "",
        "held_from": _iso(standing.held_from),
        "held_to": _iso(standing.held_to),
    }
    subject = Subject("body-standing", standing.public_id, standing.body.name)
    record_change(
        by=by,
        deed=deed,
        subject=subject,
        old=old,
        new=new,
        reason=reason,
        partnership=standing.partnership.key,
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
