"""Deeds about bodies: making them known, giving and ending their standing, following one by another."""

from datetime import date, timedelta

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.partnership.partnerships.enums import StandingKind
from kith.partnership.partnerships.models import AgencyClass, Body, BodyStanding, Partnership


def about_body(body: Body) -> Subject:
    """Return a body as the trail refers to it."""
    return Subject("body", body.public_id, body.name)


@transaction.atomic
def make_body_known(*, key: str, name: str, sector: str, kind: str, by: Actor) -> Body:
    """Return the body with this key, known from now on; raise Refused if the key belongs to another name."""
    body = Body.objects.filter(key=key).first()
    if body is None:
        body = Body.objects.create(key=key, name=name, sector=sector, kind=kind)
        record_change(by=by, deed="made body known", subject=about_body(body), new={"name": name, "kind": kind})
    elif body.name != name:
        raise Refused(f"“{key}” is already {body.name}; {name} needs a key of its own.")
    return body


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
    record_change(by=by, deed="named agency class", subject=subject, old=old, new={"name": name}, partnership=partnership.key)
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
    """Give a body a standing from a day to a day, the last included; the same standing again only moves its end.

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
    """End a standing after its last day. Raises Refused when that is before it began or no reason is given."""
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
    end_standing(standing=standing, last_day=on - timedelta(days=1), by=by, reason=f"Followed by {successor.name}.")
    follow_body(body=standing.body, successor=successor, by=by)
    return give_standing(
        partnership=standing.partnership,
        body=successor,
        kind=standing.kind,
        agency_class=standing.agency_class,
        held_from=on,
        by=by,
    )


def _record_standing(standing: BodyStanding, deed: str, by: Actor, old: dict | None, reason: str = "") -> None:
    new = {
        "kind": StandingKind(standing.kind).label,
        "class": standing.agency_class.name if standing.agency_class else "",
        "held_from": _iso(standing.held_from),
        "held_to": _iso(standing.held_to),
    }
    subject = Subject("body-standing", standing.public_id, standing.body.name)
    record_change(
        by=by, deed=deed, subject=subject, old=old, new=new, reason=reason, partnership=standing.partnership.key
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
