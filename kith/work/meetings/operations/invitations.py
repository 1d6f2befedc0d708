"""Inviting people from outside a group to one item of one of its meetings (L4, L13).

The link goes by mail and the code by another way, such as the telephone, so that neither is enough alone
(AR14). Both are kept as hashes.
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F
from django.urls import reverse

from kith.base.kernel.access import without_held_out
from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change, record_read
from kith.base.ui.dates import long_date
from kith.partnership.notices.public import MailKind, send_mail_once
from kith.partnership.partnerships.models import Body
from kith.work.meetings.enums import MeetingState
from kith.work.meetings.models import AgendaItem, Invitation, Meeting
from kith.work.meetings.queries.invitations import hash_of
from kith.work.meetings.recording import refuse_unless_steers

DAYS_AFTER = 7
"""How many days after its meeting an invitation lasts at most (AR14)."""
MOST_WRONG_CODES = 5
TOKEN_BYTES = 32
CODE_DIGITS = 6


@transaction.atomic
def invite(
    *,
    item: AgendaItem,
    name: str,
    email: str,
    body: Body | None = None,
    body_name: str = "",
    why: str,
    last_day: date | None = None,
    may_download: bool = False,
    by: Actor,
    on: date,
) -> tuple[Invitation, str, str]:
    """Invite somebody to one item, and return the invitation, the token of its link and the code.

    `last_day` is the last day on which they read; the day of the meeting when left out. Raises Refused for
    others than the chair and the business unit, for an item that they don’t see or that is on no planned
    meeting, for a day outside the meeting’s and the seven after it, and for somebody who is invited already.
    """
    meeting = _meeting_of(item, by, on)
    if not (body or body_name.strip()):
        raise Refused("Say which organisation they are from.", field="body_name")
    if not why.strip():
        raise Refused("Say why they are invited.", field="why")
    last_day = last_day or meeting.meets_on
    _refuse_last_day(meeting, last_day)
    _refuse_a_second_time(item, email, on)
    token, code = secrets.token_urlsafe(TOKEN_BYTES), _new_code()
    invitation = Invitation.objects.create(
        item=item,
        name=name.strip(),
        email=email,
        body=body,
        body_name="" if body else body_name.strip(),
        why=why.strip(),
        last_day=last_day,
        may_download=may_download,
        token_hash=hash_of(token),
        code_hash=make_password(code),
        invited_on=on,
        invited_at=now(),
        invited_by=by.name,
    )
    facts = {"guest": invitation.name, "last_day": str(last_day), "may_download": may_download}
    _record(invitation, "invited guest", by, new=facts)
    _send(invitation, token, by)
    return invitation, token, code


@transaction.atomic
def invite_again(*, invitation: Invitation, by: Actor, on: date) -> tuple[str, str]:
    """Give a guest a new link and a new code, and return both; the old ones end.

    The last day stays, unless the item has gone to a meeting that it doesn’t fit: then it is the day of that
    meeting. Raises Refused as inviting does, and when the invitation was withdrawn.
    """
    meeting = _meeting_of(invitation.item, by, on)
    if invitation.withdrawn_at:
        raise Refused("This invitation was withdrawn. Invite them anew.")
    token, code = secrets.token_urlsafe(TOKEN_BYTES), _new_code()
    fits = _fits(meeting, invitation.last_day)
    invitation.last_day = invitation.last_day if fits else meeting.meets_on
    invitation.token_hash, invitation.code_hash = hash_of(token), make_password(code)
    invitation.wrong_codes = 0
    invitation.save(update_fields=["last_day", "token_hash", "code_hash", "wrong_codes"])
    _record(invitation, "invited guest again", by, new={"last_day": str(invitation.last_day)})
    _send(invitation, token, by)
    return token, code


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Actor, on: date) -> None:
    """End an invitation at once. Raises Refused for others than the chair and the business unit."""
    refuse_unless_steers(invitation.item.group, by, on)
    ended = Invitation.objects.filter(pk=invitation.pk, withdrawn_at__isnull=True)
    if not ended.update(withdrawn_at=now(), withdrawn_by=by.name):
        raise Refused("This invitation was withdrawn already.")
    _record(invitation, "withdrew invitation", by, old={"guest": invitation.name})


@transaction.atomic
def enter_code(*, invitation: Invitation, code: str, by: Actor, on: date) -> bool:
    """Return whether a code is right. A wrong one is counted, and after the fifth no code is right any more.

    The first right code notes the day on which the guest opened the invitation.
    """
    counted = Invitation.objects.filter(pk=invitation.pk, wrong_codes__lt=MOST_WRONG_CODES)
    # Counted before it is looked at, so that many guesses at once don't get around the limit.
    if not counted.update(wrong_codes=F("wrong_codes") + 1):
        return False
    if not check_password("".join(code.split()), invitation.code_hash):
        return False
    opened_on = invitation.opened_on or on
    Invitation.objects.filter(pk=invitation.pk).update(wrong_codes=0, opened_on=opened_on)
    _record(invitation, "opened invitation", by, new={"opened_on": str(opened_on)})
    return True


def follow_moved_meeting(meeting: Meeting, old: date) -> None:
    """Bring the last days of a meeting’s guests into step once it has moved from a day to another.

    A last day that was the day of the meeting stays that. One that was set later stays as it is, as far as
    that is from the new day to seven days after it.
    """
    latest = meeting.meets_on + timedelta(days=DAYS_AFTER)
    for invitation in Invitation.objects.filter(item__meeting=meeting, withdrawn_at__isnull=True):
        wanted = meeting.meets_on if invitation.last_day == old else invitation.last_day
        invitation.last_day = min(max(wanted, meeting.meets_on), latest)
        invitation.save(update_fields=["last_day"])


def follow_deferred_item(*, item: AgendaItem, left: Meeting | None, by: Actor) -> None:
    """Bring the last days of an item’s guests into step with the meeting to which it was deferred; on the
    forward plan nobody is invited to it any more."""
    if item.meeting is None:
        end_invitations(item=item, by=by)
        return
    latest = item.meeting.meets_on + timedelta(days=DAYS_AFTER)
    for invitation in live_invitations(item):
        stays = left is not None and invitation.last_day != left.meets_on
        wanted = invitation.last_day if stays else item.meeting.meets_on
        invitation.last_day = min(max(wanted, item.meeting.meets_on), latest)
        invitation.save(update_fields=["last_day"])
        _record(invitation, "moved invitation", by, new={"last_day": str(invitation.last_day)})


def end_invitations(*, item: AgendaItem, by: Actor) -> None:
    """End the invitations to an item that is closed or leaves the agenda."""
    for invitation in live_invitations(item):
        invitation.withdrawn_at, invitation.withdrawn_by = now(), by.name
        invitation.save(update_fields=["withdrawn_at", "withdrawn_by"])
        _record(invitation, "withdrew invitation", by, old={"guest": invitation.name})


def live_invitations(item: AgendaItem) -> Sequence[Invitation]:
    """Return the invitations to an item that nobody has withdrawn. One query."""
    return list(Invitation.objects.filter(item=item, withdrawn_at__isnull=True).order_by("name", "pk"))


def record_guest_read(*, invitation: Invitation, purpose: str) -> None:
    """Record that a guest read the item, or one of its papers, before anything of it is shown."""
    record_read(
        by=guest(invitation),
        subject=about_item(invitation.item),
        purpose=purpose,
        partnership=invitation.item.group.partnership.key,
    )


def guest(invitation: Invitation) -> Actor:
    """Return a guest as they act: by their invitation, and by nothing else."""
    return Actor(
        person=invitation.public_id,
        name=f"{invitation.name}, guest",
        partnership=invitation.item.group.partnership.key,
    )


def about_item(item: AgendaItem) -> Subject:
    """Return an item as the trail refers to it; of a closed one without its title."""
    title = f"Closed item of {item.group.name}" if item.is_closed else item.title
    return Subject("agenda-item", item.public_id, title)


def _new_code() -> str:
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"


def _meeting_of(item: AgendaItem, by: Actor, on: date) -> Meeting:
    """Return the meeting of an item that somebody invites to; raise Refused when they may not."""
    refuse_unless_steers(item.group, by, on)
    rows = AgendaItem.objects.filter(pk=item.pk)
    if by.person and not without_held_out(rows, "agenda-item", by.person).exists():
        raise Refused("Invite people to items that you may read yourself.")
    if item.meeting is None or item.meeting.state == MeetingState.CANCELLED:
        raise Refused("Put the item on the agenda of a meeting first: an invitation ends with it.")
    if item.meeting.meets_on + timedelta(days=DAYS_AFTER) < on:
        raise Refused("The meeting was more than a week ago, so nobody is invited to it any more.")
    return item.meeting


def _fits(meeting: Meeting, last_day: date) -> bool:
    return meeting.meets_on <= last_day <= meeting.meets_on + timedelta(days=DAYS_AFTER)


def _refuse_last_day(meeting: Meeting, last_day: date) -> None:
    if not _fits(meeting, last_day):
        first, latest = meeting.meets_on, meeting.meets_on + timedelta(days=DAYS_AFTER)
        words = f"The last day is from {long_date(first)}, the day of the meeting, to {long_date(latest)}."
        raise Refused(words, field="last_day")


def _refuse_a_second_time(item: AgendaItem, email: str, on: date) -> None:
    rows = Invitation.objects.filter(item=item, email__iexact=email, withdrawn_at__isnull=True)
    if rows.filter(last_day__gte=on).exists():
        raise Refused("Somebody with this address is invited to the item already.", field="email")


def _record(
    invitation: Invitation,
    deed: str,
    by: Actor,
    *,
    old: Mapping[str, Any] | None = None,
    new: Mapping[str, Any] | None = None,
) -> None:
    item = invitation.item
    key = item.group.partnership.key
    record_change(by=by, deed=deed, subject=about_item(item), old=old, new=new, partnership=key)


LETTER = """Dear {name},

{partnership} has invited you to one item of a meeting. You can read it and its papers here until {last_day}:

{link}

The page asks for a code. {inviter} gives it to you in another way, such as by telephone.

The invitation is for you alone: please don’t pass it on.
"""
"""What a guest is sent. It says nothing of what the meeting is about."""


def _send(invitation: Invitation, token: str, by: Actor) -> None:
    home = invitation.item.group.partnership
    body = LETTER.format(
        name=invitation.name,
        partnership=home.name,
        last_day=long_date(invitation.last_day),
        link=settings.ADDRESS + reverse("guests:invitation", args=(token,)),
        inviter=by.name,
    )
    send_mail_once(
        key=f"guest:{invitation.public_id}:{invitation.token_hash}",
        to=invitation.email,
        subject=f"An invitation from {home.short_name}",
        body=body,
        kind=MailKind.INVITATION,
        partnership=home,
        by=by.name,
    )
