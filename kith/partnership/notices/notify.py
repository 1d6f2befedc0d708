"""Mail through GOV.UK Notify, as a way out for Django’s mail.

It needs one template in Notify with the subject `((subject))` and the body `((body))`. Notify takes no files
for calendars, so attachments stay behind; a mail that has one also gives the page.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Sequence
from socket import gaierror
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from kith.base.kernel.clock import now

ID = 36
"""The length of the ids that end a key: the service’s, a hyphen, and the secret."""
SERVER_FAULTS = 500


class NotTaken(Exception):
    """The way out certainly did not take a mail; the words say why, without an address or a secret."""


class NotifyBackend(BaseEmailBackend):
    """Hands each mail to GOV.UK Notify, once for each address."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Hand mail over and return how many Notify took.

        Raises NotTaken when Notify refused one or can’t be reached, and whatever else goes wrong where it may
        have taken it.
        """
        pairs = [(message, address) for message in email_messages for address in message.recipients()]
        for message, address in pairs:
            self._send(message, address)
        return len(email_messages)

    def _send(self, message: EmailMessage, address: str) -> None:
        facts = {
            "email_address": address,
            "template_id": settings.NOTIFY_TEMPLATE,
            "personalisation": {"subject": message.subject, "body": message.body},
        }
        request = Request(
            f"{settings.NOTIFY_SERVER}/v2/notifications/email",
            data=json.dumps(facts).encode(),
            headers={"Authorization": f"Bearer {_token()}", "Content-Type": "application/json"},
        )
        try:
            with urlopen(request, timeout=settings.EMAIL_TIMEOUT) as answer:
                answer.read()
        except HTTPError as refused:
            if refused.code >= SERVER_FAULTS:
                raise
            raise NotTaken(f"GOV.UK Notify refused the mail (code {refused.code})") from None
        except URLError as unreachable:
            if isinstance(unreachable.reason, ConnectionRefusedError | gaierror):
                raise NotTaken("GOV.UK Notify could not be reached") from unreachable
            raise


def _token() -> str:
    """Return what shows Notify who we are: a JSON Web Token, signed with the secret of the key (RFC 7519)."""
    key = settings.NOTIFY_KEY
    service, secret = key[-2 * ID - 1 : -ID - 1], key[-ID:]
    said = (
        _part({"typ": "JWT", "alg": "HS256"}) + "." + _part({"iss": service, "iat": int(now().timestamp())})
    )
    signature = hmac.new(secret.encode(), said.encode(), hashlib.sha256).digest()
    return f"{said}.{_letters(signature)}"


def _part(facts: dict[str, object]) -> str:
    return _letters(json.dumps(facts, separators=(",", ":")).encode())


def _letters(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
