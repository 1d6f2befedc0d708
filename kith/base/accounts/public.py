"""What the rooms above may use of accounts."""

from kith.base.accounts.links import INVITATIONS, set_password_link
from kith.base.accounts.models import Account
from kith.base.accounts.operations import (
    close_account,
    end_sessions,
    invite,
    make_account,
    reset_second_factor,
)
from kith.base.accounts.queries import account_named, has_set_up_second_factor
from kith.base.accounts.registries import WayIn, ways_in

__all__ = [
    "INVITATIONS",
    "Account",
    "WayIn",
    "account_named",
    "close_account",
    "end_sessions",
    "has_set_up_second_factor",
    "invite",
    "make_account",
    "reset_second_factor",
    "set_password_link",
    "ways_in",
]
