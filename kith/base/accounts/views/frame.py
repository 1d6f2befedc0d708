"""What every page about accounts has: a title, who may open it, and the frame around it."""

from typing import Any, ClassVar

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View

from kith.base.kernel.access import PUBLIC, SIGNED_IN, Policy
from kith.base.ui.shell import Shell


class AccountPage(View):
    """A page that anybody may open."""

    policy: ClassVar[Policy] = PUBLIC
    http_method_names = ["get", "head", "post"]
    title = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the page says, with its title and frame."""
        return super().get_context_data(**kwargs) | {  # type: ignore[misc]
            "title": self.title,
            "shell": shell_for(self.request),
        }


class OwnPage(LoginRequiredMixin, AccountPage):
    """A page for whoever is signed in, about their own account."""

    policy: ClassVar[Policy] = SIGNED_IN


def shell_for(request: HttpRequest) -> Shell:
    """Return the frame of a page about accounts: the address that is signed in, and the way out."""
    if not request.user.is_authenticated:
        return Shell()
    return Shell(person_name=request.user.get_username(), sign_out_url=reverse("account_logout"))


def too_many(request: HttpRequest) -> HttpResponse:
    """Answer somebody who tries too often."""
    context = {"title": "Too many tries", "shell": shell_for(request)}
    return render(request, "accounts/too_many.jinja", context, status=429)
