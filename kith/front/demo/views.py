"""Signing in to the samples as one of the cast. They exist only on the machine that serves them."""

from typing import Any

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.base.accounts.public import account_named
from kith.base.accounts.registries import WayIn
from kith.base.kernel.access import PUBLIC
from kith.base.ui.shell import Shell
from kith.base.ui.views import Page
from kith.front.demo.cast import BY_KEY, CAST
from kith.partnership.partnerships.public import all_partnerships

LOOPBACK = frozenset({"127.0.0.1", "::1"})


def is_local(request: HttpRequest) -> bool:
    """Return whether the reader sits at the machine that serves the samples."""
    host = request.get_host().rsplit(":", 1)[0].strip("[]")
    return request.META.get("REMOTE_ADDR") in LOOPBACK and host in LOOPBACK | {"localhost", "testserver"}


def way_in(request: HttpRequest) -> WayIn | None:
    """Return the link on the sign-in page, for a reader at this machine alone."""
    if not is_local(request):
        return None
    return WayIn(
        "Sign in to the samples",
        reverse("demo:choose_whom"),
        "No password: choose one of the fictional people.",
    )


class LocalPage(Page, is_base=True):
    """A page that does not exist for readers from elsewhere."""

    def load(self, **kwargs: Any) -> None:
        """Answer readers from elsewhere as if there were no such page."""
        if not is_local(self.request):
            raise Http404

    def shell(self) -> Shell:
        """Return a frame that says that everybody here is invented."""
        return Shell(notice="Sample records: every person here is invented.")


class ChooseWhom(LocalPage):
    """The cast of the samples, one press each, with what each may see."""

    policy = PUBLIC
    title = "Sign in to the samples"
    template_name = "demo/choose_whom.jinja"

    def content(self) -> dict[str, Any]:
        """Return the cast by partnership."""
        names = {p.key: p.name for p in all_partnerships()}
        keys = dict.fromkeys(part.partnership for part in CAST)
        groups = [(names.get(key, key), [part for part in CAST if part.partnership == key]) for key in keys]
        return {"groups": groups}


class SignInAs(LocalPage):
    """Sign in as one of the cast."""

    policy = PUBLIC
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sign in, without a password, and go home."""
        part = BY_KEY.get(kwargs["key"])
        account = account_named(part.email) if part else None
        if account is None or not account.is_active:
            raise Http404
        login(request, account, backend="allauth.account.auth_backends.AuthenticationBackend")
        return HttpResponseRedirect(reverse("workspace:home"))
