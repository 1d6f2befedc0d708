"""What people type to sign in and to look after their account. The package checks it; the words are ours."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm
from allauth.account.forms import ReauthenticateForm as PasswordForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeForm
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from kith.base.accounts.adapters import WRONG_CODE
from kith.base.accounts.codes import use_once
from kith.base.accounts.models import Account
from kith.base.ui.fields import CharField, EmailField
from kith.base.ui.forms import Form, Look

ABOUT_PASSWORDS = "At least 12 characters. Three words that don’t belong together make a good one."


class PasswordField(CharField):
    """A password: never shown again, and never cut."""

    classes = "govuk-input--width-20"

    def __init__(self, *, autocomplete: str, **rest: Any) -> None:
        attrs = {"autocomplete": autocomplete, "spellcheck": "false"}
        super().__init__(strip=False, max_length=1000, widget=forms.PasswordInput(attrs=attrs), **rest)


class CodeField(CharField):
    """A code of the second factor. Spaces, as apps show them, don't matter."""

    classes = "govuk-input--width-10"

    def __init__(self, **rest: Any) -> None:
        attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
        super().__init__(
            max_length=20,
            widget=forms.TextInput(attrs=attrs),
            required_message="Enter the code",
            **rest,
        )

    def to_python(self, value: Any) -> str:
        """Return the code without spaces."""
        return "".join((super().to_python(value) or "").split())


def email_field() -> EmailField:
    """Return the question for the address of an account."""
    attrs = {"autocomplete": "username", "spellcheck": "false"}
    return EmailField(
        label="Email address",
        widget=forms.EmailInput(attrs=attrs),
        required_message="Enter your email address",
    )


class SignIn(Look, LoginForm):
    """Email address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = email_field()
        self.fields["password"] = PasswordField(
            label="Password", autocomplete="current-password", required_message="Enter your password"
        )


class PasswordAgain(Look, PasswordForm):
    """The password of the account that is signed in."""

    password = PasswordField(
        label="Password", autocomplete="current-password", required_message="Enter your password"
    )


class OnceOnly:
    """Refuses a code that is right but was used before."""

    user: Account

    def clean_code(self) -> str:
        """Return the code; raise ValidationError for one that is wrong or was used before."""
        code = super().clean_code()  # type: ignore[misc]
        if not use_once(self.user, code):
            raise ValidationError(WRONG_CODE)
        return code


class Code(OnceOnly, Look, AuthenticateForm):
    """The second step of signing in."""

    code = CodeField(
        label="Code", hint="6 figures from your authenticator app, or one of your recovery codes."
    )


class CodeAgain(OnceOnly, Look, CodeForm):
    """A code from somebody who is signed in."""

    code = CodeField(
        label="Code", hint="6 figures from your authenticator app, or one of your recovery codes."
    )


class FirstCode(OnceOnly, Look, ActivateTOTPForm):
    """The first code of a new authenticator app, which shows that it was set up right."""

    code = CodeField(label="Code", hint="The 6 figures that the app shows now.")


class NewRecoveryCodes(Look, GenerateRecoveryCodesForm):
    """Nothing to type: the button makes new codes."""


class Forgotten(Form):
    """The address that a link to set a new password goes to."""

    email = email_field()


class NewPassword(Form):
    """A new password for an account."""

    password = PasswordField(
        label="New password",
        autocomplete="new-password",
        hint=ABOUT_PASSWORDS,
        required_message="Enter a new password",
    )

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_password(self) -> str:
        """Return the password; raise ValidationError for a weak one."""
        password = self.cleaned_data["password"]
        validate_password(password, self.account)
        return password


class ChangedPassword(NewPassword):
    """The password as it is, and a new one."""

    field_order = ("current", "password")

    current = PasswordField(
        label="Current password",
        autocomplete="current-password",
        required_message="Enter your current password",
    )

    def clean_current(self) -> str:
        """Return the current password; raise ValidationError if it is another."""
        current = self.cleaned_data["current"]
        if not get_adapter().reauthenticate(self.account, current):
            raise ValidationError("The current password is not right.")
        return current
