"""How mail leaves Kith."""

from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

NOTIFY = "https://api.notifications.service.gov.uk"
NOTIFY_KEY_ENDS_WITH = 73
"""The length of what ends a key of GOV.UK Notify: two ids of 36 letters with a hyphen between them."""


def mail_from(url: str) -> dict[str, Any]:
    """Return Django's settings for a mail server, or for printing mail when `url` is empty.

    `notify` hands it to GOV.UK Notify. `smtp` starts encryption on the way and `smtps` encrypts from the
    start; `smtp+plain` does neither, for a mail server on the same machine. Raises ValueError for anything
    else.
    """
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme == "notify":
        return _notify(parts)
    if parts.scheme not in {"smtp", "smtps", "smtp+plain"}:
        raise ValueError(
            f"KITH_EMAIL_URL starts with “{parts.scheme}”; it should start with smtp, smtps or notify."
        )
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port
        or (465 if parts.scheme == "smtps" else 25 if "plain" in parts.scheme else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 10,
    }


def _notify(parts: SplitResult) -> dict[str, Any]:
    """Return the settings for GOV.UK Notify: `notify://the-key@the-template`.

    `?server=` names another server that answers as Notify does, such as one in tests.
    """
    key = unquote(parts.username or "")
    if len(key) < NOTIFY_KEY_ENDS_WITH or not parts.hostname:
        raise ValueError("KITH_EMAIL_URL for GOV.UK Notify is notify://the-whole-api-key@the-template-id.")
    return {
        "EMAIL_BACKEND": "kith.partnership.notices.notify.NotifyBackend",
        "EMAIL_TIMEOUT": 10,
        "NOTIFY_KEY": key,
        "NOTIFY_TEMPLATE": parts.hostname,
        "NOTIFY_SERVER": parse_qs(parts.query).get("server", [NOTIFY])[0].rstrip("/"),
    }
