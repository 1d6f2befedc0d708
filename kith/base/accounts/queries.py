"""Questions we ask of accounts."""

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest

from kith.base.accounts.models import Account, OpenSession, in_one_case
from kith.base.kernel import clock

SEEN_SECOND_FACTOR = "has_second_factor"


def account_named(email: str) -> Account | None:
    """Return the account of an email address, in whatever case it is typed, or None."""
    return Account.objects.filter(email=in_one_case(email)).first()


def open_account(public_id: str) -> Account | None:
    """Return the account with a public id unless it is closed or there is none."""
    return Account.objects.filter(public_id=public_id, is_active=True).first()


def has_set_up_second_factor(account: Account) -> bool:
    """Return whether an account has a second factor."""
    return Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).exists()


def signed_in_account(request: HttpRequest) -> Account:
    """Return the account that is signed in; raise PermissionDenied when nobody is."""
    if isinstance(request.user, Account):
        return request.user
    raise PermissionDenied


def has_second_factor(request: HttpRequest) -> bool:
    """Return whether the account that is signed in has a second factor.

    A yes is kept in the session, so that pages don't ask again: taking a second factor away ends all
    sessions of the account.
    """
    if not request.session.get(SEEN_SECOND_FACTOR):
        found = has_set_up_second_factor(signed_in_account(request))
        if found:
            request.session[SEEN_SECOND_FACTOR] = True
        return found
    return True


def other_sessions(request: HttpRequest) -> QuerySet[OpenSession]:
    """Return the open sessions of the account that is signed in, besides this one."""
    live = OpenSession.objects.filter(account=signed_in_account(request), expire_date__gt=clock.now())
    return live.exclude(session_key=request.session.session_key)


def recovery_codes_of(request: HttpRequest) -> list[str]:
    """Return the recovery codes of the account that is signed in which were not used yet."""
    kept = Authenticator.objects.filter(
        user=signed_in_account(request), type=Authenticator.Type.RECOVERY_CODES
    ).first()
    return kept.wrap().get_unused_codes() if kept else []
