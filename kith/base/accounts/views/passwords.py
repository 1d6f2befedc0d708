"""Setting a password: by a link from mail, or by changing the one that there is."""

from typing import Any

from allauth.core import ratelimit
from allauth.decorators import rate_limit
from django.contrib.auth import logout, update_session_auth_hash
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.views.generic import FormView, TemplateView

from kith.base.accounts import forms
from kith.base.accounts.links import EitherKind
from kith.base.accounts.models import Account, in_one_case
from kith.base.accounts.operations import send_password_link, set_password
from kith.base.accounts.queries import open_account, signed_in_account
from kith.base.accounts.views.frame import AccountPage, OwnPage, shell_for

LINK = "set_password_token"
HERE = "now"
"""Stands in the address in place of the token, once the session holds it."""


@method_decorator(rate_limit(action="reset_password"), name="dispatch")
class ForgottenPassword(AccountPage, FormView):
    """Ask for the address to send a link to. The answer is the same whether there is an account or not."""

    title = "Set a new password"
    template_name = "accounts/forgotten.jinja"
    form_class = forms.Forgotten
    success_url = reverse_lazy("account_reset_password_done")

    def form_valid(self, form: Form) -> HttpResponse:
        """Send the link if there is somebody to send it to, and say the same in any case."""
        email = in_one_case(form.cleaned_data["email"])
        if ratelimit.consume(self.request, action="reset_password_of", key=email):
            send_password_link(email=email)
        return super().form_valid(form)


class LinkSent(AccountPage, TemplateView):
    """Say that a link is on its way, if there is an account."""

    title = "Check your email"
    template_name = "accounts/link_sent.jinja"


@method_decorator(rate_limit(action="reset_password_from_key"), name="dispatch")
class SetPasswordByLink(AccountPage, FormView):
    """Set the password with a link from mail. The token leaves the address before the page is shown."""

    title = "Set your password"
    template_name = "accounts/set_password.jinja"
    form_class = forms.NewPassword
    success_url = reverse_lazy("account_password_set")
    account: Account

    def dispatch(self, request: HttpRequest, who: str, token: str) -> HttpResponseBase:
        """Take a good token into the session; say so when the link can't be used any more."""
        account = open_account(who)
        held = request.session.get(LINK, "") if token == HERE else token
        if account is None or not EitherKind().check_token(account, held):
            return self._say_that_it_is_over(request)
        self.account = account
        if token == HERE:
            return super().dispatch(request, who, token)
        request.session[LINK] = token
        return HttpResponseRedirect(reverse("account_set_password_by_link", args=[who, HERE]))

    def _say_that_it_is_over(self, request: HttpRequest) -> HttpResponse:
        context = {"title": "This link can’t be used any more", "shell": shell_for(request)}
        return self.response_class(request, ["accounts/link_over.jinja"], context, status=410)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return what the form needs: the account that the link is for."""
        return super().get_form_kwargs() | {"account": self.account}

    def form_valid(self, form: Form) -> HttpResponse:
        """Set the password. Whoever was signed in here is signed out."""
        set_password(account=self.account, password=form.cleaned_data["password"])
        logout(self.request)
        return super().form_valid(form)


class PasswordSet(AccountPage, TemplateView):
    """Say that the password is set, and where to sign in."""

    title = "Your password is set"
    template_name = "accounts/password_set.jinja"


@method_decorator(rate_limit(action="change_password"), name="post")
class ChangePassword(OwnPage, FormView):
    """Change the password of the account that is signed in; its other sessions end."""

    title = "Change your password"
    template_name = "accounts/change_password.jinja"
    form_class = forms.ChangedPassword
    success_url = reverse_lazy("mfa_index")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return what the form needs: the account that is signed in."""
        return super().get_form_kwargs() | {"account": self.request.user}

    def form_valid(self, form: Form) -> HttpResponse:
        """Set the password and stay signed in here, in a session with a new id."""
        account, session = signed_in_account(self.request), self.request.session.session_key
        set_password(account=account, password=form.cleaned_data["password"], but_session=session)
        update_session_auth_hash(self.request, account)
        return super().form_valid(form)
