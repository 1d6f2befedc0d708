"""Signing in, with a password and a code, and signing out."""

from typing import Any

from allauth.account.views import LoginView, LogoutView
from allauth.account.views import ReauthenticateView as PasswordAgainView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.base.views import ReauthenticateView as CodeAgainView
from django.http import HttpResponse

from kith.base.accounts.registries import ways_in
from kith.base.accounts.views.frame import AccountPage, OwnPage


class SignIn(AccountPage, LoginView):
    """Ask for the email address and the password."""

    title = "Sign in"
    template_name = "accounts/sign_in.jinja"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the page says, with other ways to sign in that this reader may use."""
        found = (way(self.request) for _name, way in ways_in)
        return super().get_context_data(**kwargs) | {"ways_in": [way for way in found if way]}


class EnterCode(AccountPage, AuthenticateView):
    """Ask for the code of the second factor."""

    title = "Enter your code"
    template_name = "accounts/code.jinja"


class SignOut(AccountPage, LogoutView):
    """Ask, then sign out."""

    title = "Sign out"
    template_name = "accounts/sign_out.jinja"

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sign out, and have the browser forget what it kept."""
        response = super().post(*args, **kwargs)
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response


class ShowPasswordAgain(OwnPage, PasswordAgainView):
    """Ask for the password again before something that matters."""

    title = "Enter your password again"
    template_name = "accounts/again.jinja"


class ShowCodeAgain(OwnPage, CodeAgainView):
    """Ask for a code again before something that matters."""

    title = "Enter a code again"
    template_name = "accounts/again.jinja"
