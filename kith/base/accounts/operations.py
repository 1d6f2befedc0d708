"""What is done to accounts. Who may do it is decided by the rooms above, which know people and posts."""

from functools import partial
from threading import Thread

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.validators import validate_email
from django.db import transaction

from kith.base.accounts import mail
from kith.base.accounts.models import Account, OpenSession, in_one_case
from kith.base.accounts.queries import account_named
from kith.base.kernel.actors import Actor
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change

HOLDER = Actor(person="", name="The holder of the account")
"""Who does what only the holder of an account can do; which account is in the entry itself."""


def subject_of(account: Account) -> Subject:
    """Return the account as the trail names it: without its address."""
    return Subject("account", account.public_id)


@transaction.atomic
def invite(*, email: str, by: Actor) -> Account:
    """Make an account for an email address and send its holder a link to set the password.

    The link may be used once, within 7 days. An account that is already in use is returned as it is and
    nothing is sent; a closed one starts from nothing. Raises ValidationError for what is no email address.
    """
    account = make_account(email=email, by=by)
    if not account.has_usable_password():
        transaction.on_commit(partial(mail.send_invitation, account))
    return account


@transaction.atomic
def make_account(*, email: str, by: Actor) -> Account:
    """Make or reopen an account without a password, and send nothing. Raises ValidationError as above."""
    validate_email(in_one_case(email))
    account = account_named(email)
    if account is None:
        account = Account(email=in_one_case(email))
    elif account.is_active:
        return account
    account.is_active = True
    account.set_unusable_password()
    account.save()
    record_change(by=by, deed="invited", subject=subject_of(account))
    return account


@transaction.atomic
def close_account(*, account: Account, by: Actor, reason: str = "") -> None:
    """Close an account: its sessions end now, its links and password are dead, its second factor is gone."""
    account.is_active = False
    account.set_unusable_password()
    account.save(update_fields=["is_active", "password"])
    _forget_second_factor(account)
    end_sessions(account=account)
    record_change(by=by, deed="closed", subject=subject_of(account), reason=reason)


@transaction.atomic
def reset_second_factor(*, account: Account, by: Actor, reason: str) -> None:
    """Take away a lost second factor, so that its holder sets up a new one at the next sign-in."""
    _forget_second_factor(account)
    end_sessions(account=account)
    record_change(by=by, deed="reset the second factor of", subject=subject_of(account), reason=reason)


@transaction.atomic
def set_password(*, account: Account, password: str, but_session: str | None = None) -> None:
    """Set the password of an account, as its holder; every session but one ends.

    Raises ValidationError for a password that is too short, too common or too like the email address.
    """
    validate_password(password, account)
    account.set_password(password)
    account.save(update_fields=["password"])
    end_sessions(account=account, but=but_session)
    record_change(by=HOLDER, deed="set the password of", subject=subject_of(account))
    transaction.on_commit(partial(mail.send_notice, account, about="password_set"))


def send_password_link(*, email: str) -> None:
    """Send the link to set a password to an account's own address; without an open account, do nothing.

    Mail goes out beside the answer, so that the answer takes as long when there is no account.
    """
    account = account_named(email)
    if account is not None and account.is_active:
        send = mail.send_reset if account.has_usable_password() else mail.send_invitation
        Thread(target=send, args=(account,), name="password link").start()


@transaction.atomic
def record_sign_in(*, account: Account) -> None:
    """Record that somebody signed in."""
    record_change(by=HOLDER, deed="signed in to", subject=subject_of(account))


@transaction.atomic
def record_second_factor(*, account: Account, deed: str) -> None:
    """Record that the holder set up a second factor or made new recovery codes."""
    record_change(by=HOLDER, deed=deed, subject=subject_of(account))


def end_sessions(*, account: Account, but: str | None = None) -> int:
    """End the sessions of an account, except the one whose key is given, and return how many ended."""
    ended, _ = OpenSession.objects.filter(account=account).exclude(session_key=but or "").delete()
    return ended


def _forget_second_factor(account: Account) -> None:
    Authenticator.objects.filter(user=account).delete()
