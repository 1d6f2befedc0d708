"""Settings for an installation with real records. It does not start with anything weak."""

from django.core.exceptions import ImproperlyConfigured

from kith.config import environment
from kith.config.settings.base import *  # noqa: F403

if len(environment.SECRET_KEY.needed()) < 50:
    raise ImproperlyConfigured(f"{environment.SECRET_KEY.name} is shorter than 50 characters.")

# Without a mail server, mail with links that set a password would be printed into the log.
environment.EMAIL_URL.needed()

SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31536000
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-kith-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-kith-csrf"

# The address of the reader is the one that the proxy in front of Kith adds last.
ALLAUTH_TRUSTED_PROXY_COUNT = 1
