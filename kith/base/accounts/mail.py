"""Mail about signing in. It names nobody and tells nothing of what Kith holds: a sentence and a link."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone

from kith.base.accounts.links import INVITATIONS, RESETS, set_password_link
from kith.base.accounts.models import Account
from kith.base.kernel import clock

WHAT_CHANGED = {
    "totp_activated": "An authenticator app was set up for your account",
    "recovery_codes_generated": "New recovery codes were made for your account",
    "password_set": "The password of your account was set",
}
"""What a notice says has happened, by the sign-in package's name for it."""


def send_invitation(account: Account) -> None:
    """Send the link by which somebody sets the first password of their account."""
    link = set_password_link(account, INVITATIONS)
    _send(account, "Set up your Kith account", "invitation", link=link)


def send_reset(account: Account) -> None:
    """Send the link by which somebody sets a new password."""
    _send(account, "Set a new Kith password", "reset", link=set_password_link(account, RESETS))


def send_notice(account: Account, *, about: str) -> None:
    """Tell the holder of an account that something about signing in has changed, if it is worth telling."""
    if sentence := WHAT_CHANGED.get(about):
        at = timezone.localtime(clock.now())
        when = f"{at.day} {at:%B %Y} at {at:%H:%M}"
        _send(account, "Your Kith account has changed", "notice", sentence=sentence, when=when)


def _send(account: Account, subject: str, template: str, **facts: str) -> None:
    body = render_to_string(f"accounts/mail/{template}.txt", facts)
    EmailMessage(subject=subject, body=body, to=[account.email]).send()
