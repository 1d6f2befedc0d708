"""What a person chooses for themself: how mail comes, and the private address of their calendar."""

import hashlib
import secrets

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.partnership.notices.enums import Digest, Reminders
from kith.partnership.notices.models import Feed, Wish
from kith.partnership.notices.queries import wish_of
from kith.partnership.partnerships.models import Person

TOKEN_BYTES = 32


@transaction.atomic
def set_wish(*, person: Person, digest: str, weekday: int, reminders: str, meetings: bool, by: Actor) -> Wish:
    """Keep how a person wants mail. Raises Refused for another’s, and for reminders with no digest."""
    _refuse_for_another(person, by)
    if digest == Digest.NONE and reminders == Reminders.IN_DIGEST:
        raise Refused(
            "Without a digest, reminders can’t come with it. Choose a digest, or reminders by themselves.",
            field="reminders",
        )
    wish = wish_of(person)
    new = {"digest": digest, "weekday": int(weekday), "reminders": reminders, "meetings": meetings}
    old = {name: getattr(wish, name) for name in new} if wish.pk else None
    for name, value in new.items():
        setattr(wish, name, value)
    wish.set_at, wish.set_by = now(), by.name
    wish.save()
    record_change(by=by, deed="set mail wishes of", subject=_about(person), old=old, new=new)
    return wish


@transaction.atomic
def make_feed(*, person: Person, by: Actor) -> str:
    """Make the private calendar address of a person and return its token, which is kept nowhere.

    The address that there was before ends. Raises Refused for another’s.
    """
    _refuse_for_another(person, by)
    _end_feed(person, by)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    Feed.objects.create(person=person, token_hash=hash_of(token), made_at=now(), made_by=by.name)
    record_change(by=by, deed="made calendar address of", subject=_about(person))
    return token


@transaction.atomic
def revoke_feed(*, person: Person, by: Actor) -> None:
    """End the private calendar address of a person at once. Raises Refused for another’s, or without one."""
    _refuse_for_another(person, by)
    if not _end_feed(person, by):
        raise Refused("There is no calendar address to revoke.")
    record_change(by=by, deed="revoked calendar address of", subject=_about(person))


def hash_of(token: str) -> str:
    """Return what is kept of the token of a feed."""
    return hashlib.sha256(token.encode()).hexdigest()


def _end_feed(person: Person, by: Actor) -> int:
    live = Feed.objects.filter(person=person, revoked_at__isnull=True)
    return live.update(revoked_at=now(), revoked_by=by.name)


def _about(person: Person) -> Subject:
    return Subject("person", person.public_id, person.name)


def _refuse_for_another(person: Person, by: Actor) -> None:
    if by.person and by.person != person.public_id:
        raise Refused("Everybody chooses that for themselves.")
