"""`kith partnership found`: stand a partnership up and let its first manager in.

It stands in this room, above partnerships, because it can read the bodies from an arrangement file.
"""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_slug
from django.db import transaction

from kith.base.accounts.public import INVITATIONS, Account, set_password_link
from kith.base.kernel.actors import command
from kith.base.kernel.clock import today
from kith.base.kernel.refusals import Refused
from kith.partnership.arrangements.document.faults import FaultsFound
from kith.partnership.arrangements.management.files import file_bytes
from kith.partnership.arrangements.operations.versions import load_file
from kith.partnership.partnerships.models import Partnership
from kith.partnership.partnerships.operations.first_access import appoint_first_manager
from kith.partnership.partnerships.operations.founding import found_partnership
from kith.partnership.partnerships.queries import partnership_named

BY = command("kith partnership found")


class Command(BaseCommand):
    """Stand a partnership up: the partnership, its bodies where a file names them, and one manager."""

    help = "Stand a partnership up and print the link with which its first manager sets a password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what may be typed after `kith partnership`."""
        found = parser.add_subparsers(dest="deed", required=True).add_parser("found", help=self.help)
        found.add_argument("key", help="lower-case words joined by hyphens, as in its arrangement file")
        found.add_argument("--name", required=True, help="the partnership’s name in full")
        found.add_argument("--short-name", default="", help="its short name; the full name where left out")
        found.add_argument("--manager-name", required=True)
        found.add_argument("--manager-email", required=True)
        found.add_argument("--file", default="", help="its arrangement file, proposed as version 1")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do all of it or nothing; raise CommandError with every reason why not."""
        try:
            account = self._found(options)
        except FaultsFound as found:
            raise CommandError("\n".join(fault.sentence() for fault in found.faults)) from found
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self._say(options, account)

    @transaction.atomic
    def _found(self, options: dict[str, Any]) -> Account:
        key = options["key"]
        validate_slug(key)
        if partnership_named(key):
            raise Refused(f"There is already a partnership “{key}”.")
        short_name = options["short_name"] or options["name"]
        partnership = found_partnership(key=key, name=options["name"], short_name=short_name, by=BY)
        if options["file"]:
            self._load(partnership, options["file"])
        name, email = options["manager_name"], options["manager_email"]
        return appoint_first_manager(partnership=partnership, name=name, email=email, by=BY, on=today())

    def _load(self, partnership: Partnership, path: str) -> None:
        load_file(text=file_bytes(path), name=path, partnership=partnership, by=BY)

    def _say(self, options: dict[str, Any], account: Account) -> None:
        self.stdout.write(f"{options['name']} stands, and {options['manager_name']} is its business manager.")
        if account.has_usable_password():
            self.stdout.write(f"{account.email} already has a password and signs in with it.")
            return
        self.stdout.write(f"Open this link within 7 days to set the password of {account.email}:")
        self.stdout.write(set_password_link(account, INVITATIONS))
