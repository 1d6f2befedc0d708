"""`kith accounts`: make the first account, close one, or take away a lost second factor."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from kith.base.accounts.links import INVITATIONS, set_password_link
from kith.base.accounts.models import Account
from kith.base.accounts.operations import close_account, make_account, reset_second_factor
from kith.base.accounts.queries import account_named
from kith.base.kernel.actors import command


class Command(BaseCommand):
    """Look after accounts from the machine itself."""

    help = "Make an account and print its link, close one, or take away a lost second factor."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what may be typed after `kith accounts`."""
        choices = parser.add_subparsers(dest="deed", required=True)
        for deed, says in (
            ("create", "make an account and print a link that sets its password, good for 7 days"),
            ("close", "close an account and end its sessions"),
            ("reset-second-factor", "take away a lost second factor; its holder sets up a new one"),
        ):
            choice = choices.add_parser(deed, help=says)
            choice.add_argument("email")
            choice.add_argument("--reason", default="", help="why, for the trail")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what was asked; raise CommandError when there is no such account."""
        deed = {"create": self._create, "close": self._close, "reset-second-factor": self._reset}
        deed[options["deed"]](options["email"], options["reason"])

    def _create(self, email: str, reason: str) -> None:
        try:
            account = make_account(email=email, by=command("kith accounts create"))
        except ValidationError as error:
            raise CommandError(f"“{email}” is not an email address.") from error
        if account.has_usable_password():
            raise CommandError(f"{account.email} already has an account with a password.")
        self.stdout.write(f"Open this link within 7 days to set the password of {account.email}:")
        self.stdout.write(set_password_link(account, INVITATIONS))

    def _close(self, email: str, reason: str) -> None:
        close_account(account=self._existing(email), by=command("kith accounts close"), reason=reason)
        self.stdout.write(f"The account of {email} is closed and its sessions have ended.")

    def _reset(self, email: str, reason: str) -> None:
        by = command("kith accounts reset-second-factor")
        reset_second_factor(account=self._existing(email), by=by, reason=reason)
        self.stdout.write(f"{email} sets up a new second factor at the next sign-in.")

    def _existing(self, email: str) -> Account:
        account = account_named(email)
        if account is None:
            raise CommandError(f"There is no account for {email}.")
        return account
