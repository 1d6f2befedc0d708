"""Questions about mail, wishes and feeds."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q

from kith.base.kernel.subjects import Subject
from kith.partnership.notices.enums import MailState
from kith.partnership.notices.models import Feed, Mail, Rung, Wish
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Person

MOST_SHOWN = 200


def wish_of(person: Person) -> Wish:
    """Return what a person wishes of mail; the usual, not yet on record, where they have said nothing."""
    return Wish.objects.filter(person=person).first() or Wish(person=person)


def feed_of(person: Person) -> Feed | None:
    """Return the live feed of a person, or None."""
    return Feed.objects.filter(person=person, revoked_at__isnull=True).first()


def feed_with(token_hash: str) -> Feed | None:
    """Return the live feed whose token has a hash, with its person, or None."""
    rows = Feed.objects.filter(token_hash=token_hash, revoked_at__isnull=True)
    return rows.select_related("person__account").first()


def mail_amiss(membership: Membership, silent_since: datetime) -> Sequence[Mail]:
    """Return the mail that failed or may not have gone and that a member may know of, the latest first.

    A mail that was taken up after `silent_since` may still be on its way and is left out.
    """
    on_its_way = Q(state=MailState.SENDING, taken_up_at__gt=silent_since)
    rows = Mail.objects.visible_to(membership).amiss().exclude(on_its_way)
    rows = rows.select_related("person").defer("body", "attachments")
    return list(rows.order_by("-written_at", "-pk")[:MOST_SHOWN])


def mail_seen_by(membership: Membership, public_id: str) -> Mail | None:
    """Return one mail that a member may know of, or None."""
    return Mail.objects.visible_to(membership).filter(public_id=public_id).first()


def rungs_about(subject: Subject) -> Sequence[Rung]:
    """Return the steps of the ladder that were taken about a record, the latest first. One query."""
    rows = Rung.objects.filter(subject_kind=subject.kind, subject_id=subject.id)
    return list(rows.select_related("mail", "person").order_by("-taken_on", "-pk"))
