"""What happens around every page: sessions end in time, second factors come first, browsers keep nothing."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from kith.base.accounts import limits
from kith.base.accounts.checks import second_factor_missing
from kith.base.accounts.queries import has_second_factor
from kith.base.kernel import clock

GetResponse = Callable[[HttpRequest], HttpResponse]

PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "microphone",
        "payment",
        "usb",
    )
)
"""What pages may not use of the machine that they are read on: nothing of it."""

OPEN_WITHOUT_SECOND_FACTOR = frozenset(
    {"mfa_activate_totp", "mfa_view_recovery_codes", "account_reauthenticate", "account_logout"}
)
"""The pages on the way to a second factor, by the names of their addresses."""


class PrivatePages:
    """Headers: no copy of a signed-in page stays in the browser, and no page may use camera or place."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers["Permissions-Policy"] = PERMISSIONS
        if is_private(request):
            response.headers["Cache-Control"] = "no-store"
        return response


def is_private(request: HttpRequest) -> bool:
    """Return whether somebody was signed in, or was signing in or out, as the page was made."""
    session = getattr(request, "session", None)
    return getattr(request, "was_signed_in", False) or (session is not None and not session.is_empty())


class SessionLimits:
    """Ends a session after 30 minutes without a page and after 12 hours in any case."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        now = clock.now()
        request.was_signed_in = SESSION_KEY in request.session  # type: ignore[attr-defined]
        if SESSION_KEY in request.session:
            limits.begin(request.session, now)
            if limits.is_over(request.session, now):
                logout(request)
            else:
                limits.note_page(request.session, now)
        response = self.get_response(request)
        if SESSION_KEY in request.session:
            limits.begin(request.session, now)
        return response


class SecondFactorFirst:
    """Sends an account without a second factor to the page that sets one up, whatever it asked for."""

    def __init__(self, get_response: GetResponse) -> None:
        if sentence := second_factor_missing():
            raise ImproperlyConfigured(sentence)
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Redirect to setting up the second factor when it is missing, but for pages on the way to it."""
        if not settings.SECOND_FACTOR_REQUIRED or not request.user.is_authenticated:
            return None
        name = request.resolver_match.url_name if request.resolver_match else None
        if name in OPEN_WITHOUT_SECOND_FACTOR or has_second_factor(request):
            return None
        return HttpResponseRedirect(reverse("mfa_activate_totp"))
