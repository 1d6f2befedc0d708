"""The pages that say why there is none. They ask the database nothing, so they stand when it doesn't."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kith.base.ui.shell import Shell


def _say(request: HttpRequest, name: str, title: str, status: int) -> HttpResponse:
    return render(request, f"errors/{name}.jinja", {"title": title, "shell": Shell()}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer what could not be read."""
    return _say(request, "bad_request", "This could not be read", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a deed that the reader may not do, on a record that they may see."""
    return _say(request, "forbidden", "You can’t do this", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer an address with nothing behind it, and one with something that the reader may not see, alike."""
    return _say(request, "not_found", "Page not found", 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer when Kith itself failed."""
    return _say(request, "server_error", "Something went wrong", 500)


def csrf_failure(request: HttpRequest, reason: str = "", **_: Any) -> HttpResponse:
    """Answer a form that does not come from the page that Kith gave out."""
    return _say(request, "csrf_failure", "This form can’t be used any more", 403)
