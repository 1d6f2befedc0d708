"""How mail leaves Kith."""

from typing import Any
from urllib.parse import unquote, urlsplit


def mail_from(url: str) -> dict[str, Any]:
    """Return Django's settings for a mail server, or for printing mail when `url` is empty.

    `smtp` starts encryption on the way and `smtps` encrypts from the start; `smtp+plain` does neither, for a
    mail server on the same machine. Raises ValueError for anything else.
    """
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps", "smtp+plain"}:
        raise ValueError(f"KITH_EMAIL_URL starts with “{parts.scheme}”; it should start with smtp or smtps.")
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
