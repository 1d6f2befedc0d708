"""The links by which people set a password: single use, and only so long. Nothing of them is stored.

A link is signed with the installation's secret over the account's password and last sign-in, so that setting
a password or signing in ends it.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.http import base36_to_int

from kith.base.accounts.models import Account
from kith.base.kernel import clock


class Links(PasswordResetTokenGenerator):
    """One kind of link: what it is for, and how long it may be used, to the second."""

    def __init__(self, purpose: str, lifetime: timedelta) -> None:
        super().__init__()
        self.key_salt = f"kith.accounts.links.{purpose}"
        self.lifetime = lifetime

    def check_token(self, user: Account | None, token: str | None) -> bool:
        """Return whether a token was made for this account, is unused, and is not too old."""
        made, _, rest = (token or "").partition("-")
        if user is None or not rest:
            return False
        try:
            made_at = base36_to_int(made)
        except ValueError:
            return False
        expected = self._make_token_with_timestamp(user, made_at, self.secret)
        age = self._num_seconds(self._now()) - made_at
        return constant_time_compare(expected, token or "") and age <= self.lifetime.total_seconds()

    def _now(self) -> datetime:
        return clock.now().replace(tzinfo=None)


INVITATIONS = Links("invitation", timedelta(days=7))
RESETS = Links("reset", timedelta(hours=1))


class EitherKind:
    """What the page that sets a password accepts: an invitation's link or one to reset the password."""

    def check_token(self, user: Account | None, token: str | None) -> bool:
        """Return whether a token of either kind fits this account and may still be used."""
        return INVITATIONS.check_token(user, token) or RESETS.check_token(user, token)


def set_password_link(account: Account, links: Links) -> str:
    """Return the whole address of the page where this account sets its password."""
    return settings.ADDRESS + reverse(
        "account_set_password_by_link", args=[account.public_id, links.make_token(account)]
    )
