"""How the sign-in package behaves here: by invitation only, in our words, quiet about who has an account."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as current
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.base.accounts import limits, mail, secrets
from kith.base.accounts.models import Account, in_one_case
from kith.base.accounts.operations import record_sign_in
from kith.base.kernel import clock

TOO_MANY = "There were too many tries. Wait 5 minutes, then try again."
WRONG_CODE = "The code is not right, or it was used before. Wait for the next one and enter that."


class AccountAdapter(DefaultAccountAdapter):
    """Signing in with an email address and a password."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The email address or the password is not right.",
        "incorrect_password": "The password is not right.",
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves: accounts come by invitation."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing besides what the pages say."""

    def send_notification_mail(self, template_prefix: str, user: Any, *args: Any, **kwargs: Any) -> None:
        """Tell the holder that something about the way they sign in has changed."""
        mail.send_notice(user, about=template_prefix.rsplit("/", 1)[-1])

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # Counted by account and by address together, so that a stranger can't lock somebody else out.
        return f"{self.get_client_ip(request)} {in_one_case(credentials.get('email', ''))}"

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Account | None:
        """Return the account, or None for a wrong password and for a closed account alike."""
        account = super().authenticate(request, **credentials)
        return account if account is not None and account.is_active else None

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """Begin again: an account closed half-way through signing in."""
        return HttpResponseRedirect(reverse("account_login"))

    def reauthenticate(self, user: Any, password: str) -> bool:
        """Return whether this is the password of the account that is signed in."""
        account = self.authenticate(current.request, email=user.email, password=password)
        return account is not None and account.pk == user.pk

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Return whether to ask for the password again: not within 5 minutes of signing in."""
        request = current.request
        just_signed_in = limits.signed_in_within(
            request.session, clock.now(), settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        )
        return not just_signed_in

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Return the ways to show again who one is, in our words."""
        words = {"reauthenticate": "Use your password", "mfa_reauthenticate": "Use a code"}
        methods = super().get_reauthentication_methods(user)
        return [method | {"description": words[method["id"]]} for method in methods]

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Record the sign-in and go on to where the reader was going."""
        record_sign_in(account=user)
        return super().post_login(request, user, **kwargs)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors: kept sealed, and never switched off."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "cannot_generate_recovery_codes": "Set up your authenticator app first.",
    }

    def encrypt(self, text: str) -> str:
        """Return a secret as it is kept in the database."""
        return secrets.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret as it was."""
        return secrets.unseal(encrypted_text)

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """A second factor is never taken away by its holder."""
        return False
