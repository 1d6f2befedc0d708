"""Sending what waits, each mail once.

A mail is taken up by compare-and-set, and that is on disk before it is handed over. So of two processes only
one hands it over, and a process that dies in between leaves it taken up: nobody knows then whether it went.
Nothing sends such a mail by itself again; the business unit is shown it and decides.
"""

import logging
import os
import socket
from collections.abc import Sequence
from datetime import datetime, timedelta
from email.mime.text import MIMEText
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Overtaken, Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.partnership.notices.enums import AT_ANY_HOUR, TO_SEND, MailKind, MailState
from kith.partnership.notices.hours import LONDON, PAUSES, TRIES, is_quiet
from kith.partnership.notices.lifecycle import MAIL
from kith.partnership.notices.models import Mail
from kith.partnership.notices.notify import NotTaken
from kith.partnership.partnerships.models import Appointment

MOST_AT_ONCE = 200
LONGEST = timedelta(minutes=3)
"""How long one round of sending goes on at most; the rest waits for the next."""
HEARD_NOTHING = timedelta(minutes=15)
"""After this a mail that was taken up may not have gone."""

log = logging.getLogger(__name__)


def send_waiting(*, connection: BaseEmailBackend | None = None) -> int:
    """Send the mail that may go out now and return how many went.

    Not a deed of one transaction: each mail is taken up, handed over and marked by itself.
    """
    began, sent = now(), 0
    for mail in _due(began):
        if now() - began > LONGEST:
            break
        sent += send_one(mail, connection=connection or get_connection())
    return sent


def send_one(mail: Mail, *, connection: BaseEmailBackend) -> bool:
    """Take up one mail and hand it over; return whether it went. Another process may be faster."""
    try:
        take_up(mail=mail)
    except (Refused, Overtaken):
        return False
    if not _still_here(mail):
        _give_up(mail, "The person has no live appointment any more")
        return False
    try:
        _hand_over(mail, connection)
    except NotTaken as why:
        _refused(mail, str(why))
        return False
    except Exception:
        # It may have gone. It stays taken up, so that it can't go twice.
        log.exception("A mail may not have gone: %s", mail.public_id)
        return False
    mark_sent(mail, settings.EMAIL_BACKEND.rsplit(".", 2)[-2])
    return True


@transaction.atomic(durable=True)
def take_up(*, mail: Mail) -> None:
    """Mark a mail as taken up by this process, on disk; raise Overtaken when another was faster."""
    mark_taken_up(mail)


def mark_taken_up(mail: Mail) -> None:
    """Mark a mail as taken up, within a transaction of the caller’s; raise Overtaken as above."""
    MAIL.move(
        mail, "take_up", taken_up_at=now(), taken_up_by=this_process(), attempts=mail.attempts + 1, trouble=""
    )


@transaction.atomic
def send_again(*, mail: Mail, by: Actor) -> None:
    """Let a mail go out that was given up or may not have gone, since somebody decides so.

    Raises Refused while somebody may be sending it just now, and when nothing is kept of what it said.
    """
    at = now()
    if mail.state == MailState.SENDING and mail.taken_up_at and mail.taken_up_at > at - HEARD_NOTHING:
        raise Refused("This mail is being sent just now. Look again in a quarter of an hour.")
    if not mail.body:
        raise Refused("What this mail said is not kept any more, so it can’t be sent again.")
    before, after = MAIL.move(mail, "send_again", attempts=0, not_before=at, trouble="")
    about = Subject("mail", mail.public_id, str(mail))
    record_change(by=by, deed="sent again", subject=about, old={"state": before}, new={"state": after})


def this_process() -> str:
    """Return the process that sends, as the record names it."""
    return f"{socket.gethostname()}, process {os.getpid()}"


def _due(at: datetime) -> Sequence[Mail]:
    rows = Mail.objects.filter(state__in=sorted(TO_SEND), not_before__lte=at)
    if is_quiet(at):
        rows = rows.filter(kind__in=sorted(AT_ANY_HOUR))
    return list(rows.order_by("not_before", "pk")[:MOST_AT_ONCE])


def _still_here(mail: Mail) -> bool:
    """Return whether whoever is written to may still be: nothing reaches somebody who has left (AR17)."""
    if mail.person_id is None or mail.kind == MailKind.INVITATION:
        return True
    live = Appointment.objects.live_on(now().astimezone(LONDON).date()).filter(person=mail.person_id)
    return live.filter(partnership=mail.partnership_id).exists() if mail.partnership_id else live.exists()


def _hand_over(mail: Mail, connection: BaseEmailBackend) -> None:
    """Give a mail to the way out; raise NotTaken when that certainly refused it, anything else if unsure."""
    letter = _letter(mail, connection)
    try:
        connection.open()
    except NotTaken:
        raise
    except Exception as why:
        raise NotTaken(f"The mail server could not be reached ({type(why).__name__})") from why
    try:
        taken = connection.send_messages([letter])
    except SMTPRecipientsRefused as why:
        raise NotTaken("The mail server refused the address") from why
    except SMTPResponseException as why:
        raise NotTaken(f"The mail server refused the mail (code {why.smtp_code})") from why
    finally:
        connection.close()
    if taken == 0:
        raise NotTaken("The mail server took no mail")


def _letter(mail: Mail, connection: BaseEmailBackend) -> EmailMessage:
    headers = {
        "Auto-Submitted": "auto-generated",
        "Message-ID": f"<{mail.public_id}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2].rstrip('>')}>",
    }
    letter = EmailMessage(
        subject=mail.subject, body=mail.body, to=[mail.address], headers=headers, connection=connection
    )
    for one in mail.attachments:
        letter.attach(_part(one))
    return letter


def _part(attachment: dict[str, str]) -> MIMEText:
    """Return an attachment. Its type may carry parameters: `text/calendar; method=REQUEST`."""
    main, *parameters = [bit.strip() for bit in attachment["type"].split(";")]
    part = MIMEText(attachment["text"], main.partition("/")[2], "utf-8")
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        part.set_param(name, value)
    part.add_header("Content-Disposition", "attachment", filename=attachment["name"])
    return part


def mark_sent(mail: Mail, way: str) -> None:
    """Mark a mail as sent and forget what it said; `way` is how it left."""
    # What it said is of no more use to anybody here.
    MAIL.move(mail, "hand_over", sent_at=now(), sent_by=way, body="", attachments=[])


def _refused(mail: Mail, why: str) -> None:
    if mail.attempts >= TRIES:
        _give_up(mail, why)
    else:
        MAIL.move(mail, "fail", trouble=why, not_before=now() + PAUSES[mail.attempts - 1])


def _give_up(mail: Mail, why: str) -> None:
    MAIL.move(mail, "give_up", trouble=why)
