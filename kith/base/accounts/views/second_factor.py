"""One's own account: the second factor, its recovery codes, and where one is signed in."""

from typing import Any

from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse, reverse_lazy
from django.views.generic import TemplateView, View

from kith.base.accounts import codes
from kith.base.accounts.operations import end_sessions, record_second_factor
from kith.base.accounts.queries import (
    has_second_factor,
    other_sessions,
    recovery_codes_of,
    signed_in_account,
)
from kith.base.accounts.views.frame import AccountPage, OwnPage
from kith.base.kernel import clock
from kith.base.kernel.access import SIGNED_IN

SHOWN_UNTIL = "recovery_codes_shown_until"
SHOWN_FOR = 10 * 60
"""Seconds for which new recovery codes can be read."""


def show_codes_for_a_while(request: HttpRequest) -> None:
    """Let this session read the recovery codes for the next ten minutes."""
    request.session[SHOWN_UNTIL] = clock.now().timestamp() + SHOWN_FOR


class YourAccount(OwnPage, TemplateView):
    """Say how one signs in, and where one is signed in."""

    title = "Your account"
    template_name = "accounts/your_account.jinja"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the page says."""
        return super().get_context_data(**kwargs) | {
            "email": self.request.user.get_username(),
            "has_second_factor": has_second_factor(self.request),
            "codes_left": len(recovery_codes_of(self.request)),
            "other_sessions": other_sessions(self.request).count(),
        }


class SetUpSecondFactor(AccountPage, ActivateTOTPView):
    """Show the secret to an authenticator app, and ask for its first code."""

    policy = SIGNED_IN
    title = "Set up your second factor"
    template_name = "accounts/second_factor.jinja"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Go to the account when there is a second factor already."""
        if request.user.is_authenticated and has_second_factor(request):
            return HttpResponseRedirect(reverse("mfa_index"))
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the page says: the secret as a square to scan, as a link and as text."""
        given = super().get_context_data(**kwargs)
        return given | {
            "square": codes.square_of(given["totp_url"]),
            "secret": codes.in_groups(given["form"].secret),
        }

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the second factor, begin the session anew under another id, and show the recovery codes."""
        response = super().form_valid(form)
        record_second_factor(account=signed_in_account(self.request), deed="set up the second factor of")
        self.request.session.cycle_key()
        show_codes_for_a_while(self.request)
        return response

    def get_success_url(self) -> str:
        """Go on to the recovery codes."""
        return reverse("mfa_view_recovery_codes")


class RecoveryCodes(OwnPage, TemplateView):
    """Show new recovery codes while they may be read; else say how many are left."""

    title = "Recovery codes"
    template_name = "accounts/recovery_codes.jinja"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the page says."""
        unused = recovery_codes_of(self.request)
        may_read = clock.now().timestamp() <= self.request.session.get(SHOWN_UNTIL, 0)
        return super().get_context_data(**kwargs) | {
            "codes_left": len(unused),
            "codes": unused if may_read else [],
        }


class MakeRecoveryCodes(AccountPage, GenerateRecoveryCodesView):
    """Make new recovery codes; the old ones are dead."""

    policy = SIGNED_IN
    title = "Make new recovery codes"
    template_name = "accounts/new_recovery_codes.jinja"
    success_url = reverse_lazy("mfa_view_recovery_codes")

    def form_valid(self, form: Any) -> HttpResponse:
        """Make the codes and show them."""
        response = super().form_valid(form)
        record_second_factor(account=signed_in_account(self.request), deed="made new recovery codes for")
        show_codes_for_a_while(self.request)
        return response


class EndOtherSessions(OwnPage, View):
    """Sign out everywhere else."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """End every session of this account but this one."""
        end_sessions(account=signed_in_account(request), but=request.session.session_key)
        return HttpResponseRedirect(reverse("mfa_index"))
