"""The outbox: a mail is written down with the deed that asks for it, once, and sent afterwards by a job."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from django.db import transaction

from kith.base.kernel.clock import now
from kith.partnership.notices.enums import AT_ANY_HOUR, MailKind
from kith.partnership.notices.hours import LONDON, first_hour_from
from kith.partnership.notices.models import Mail
from kith.partnership.partnerships.models import Partnership, Person


@dataclass(frozen=True)
class Attachment:
    """A text that goes with a mail, such as a meeting for a calendar."""

    name: str
    type: str
    """Such as `text/calendar; method=REQUEST; charset=utf-8`."""
    text: str


def send_mail_once(
    *,
    key: str,
    to: Person | str,
    subject: str,
    body: str,
    attachments: Iterable[Attachment] = (),
    kind: str = MailKind.NOTICE,
    partnership: Partnership | None = None,
    by: str = "Kith",
) -> Mail | None:
    """Write down a mail that a job sends once the deed is done, and return it.

    `key` says what it is and to whom, such as `digest:<person>:2026-03-03`; what was written under a key
    before is returned as it is, and never written or sent again. `to` is a person, or the address of
    somebody who is none here. A person without an account can’t be written to: then nothing is written and
    None is returned.
    Invitations, and meetings for a calendar, go at any hour; all else from 07:00 to 19:00 on working days.
    Raises RuntimeError outside a transaction: the mail and its deed belong together.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("A mail is written in the transaction of the deed that asks for it.")
    address = address_of(to)
    if not address:
        return None
    at = now()
    facts: Mapping[str, object] = {
        "kind": kind,
        "partnership": partnership,
        "person": to if isinstance(to, Person) else None,
        "address": address,
        "subject": " ".join(subject.split()),
        "body": body,
        "attachments": [asdict(one) for one in attachments],
        "wanted_on": at.astimezone(LONDON).date(),
        "not_before": at if kind in AT_ANY_HOUR else first_hour_from(at),
        "written_at": at,
        "written_by": by,
    }
    # Two deeds at once may write the same key: the database lets one of them, and both get that one.
    mail, _is_new = Mail.objects.get_or_create(key=key, defaults=facts)
    return mail


def address_of(to: Person | str) -> str:
    """Return where mail reaches somebody; empty where nothing does."""
    if isinstance(to, str):
        return to.strip()
    return to.account.email if to.account and to.account.is_active else ""
