"""`kith trail verify`: check that the trail is as it was written."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kith.base.trail.queries import seal
from kith.base.trail.verification import verify


class Command(BaseCommand):
    """Check the trail, or print its seal."""

    help = "Check that no entry of the trail was changed, moved or taken out, or print its seal."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what may be typed after `kith trail`."""
        choices = parser.add_subparsers(dest="deed", required=True)
        check = choices.add_parser("verify", help="check every entry; fails when anything is wrong")
        check.add_argument("--seal", default="", help="an earlier seal (LENGTH:HASH) that must still hold")
        choices.add_parser(
            "seal", help="print the seal: how many entries there are, and the hash of the last"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what was asked; raise CommandError when the trail has a fault."""
        if options["deed"] == "seal":
            self.stdout.write(seal())
        else:
            self._verify(options["seal"])

    def _verify(self, sealed: str) -> None:
        faults = verify(sealed=sealed)
        for fault in faults:
            self.stderr.write(str(fault))
        if faults:
            raise CommandError(f"The trail has {len(faults)} fault{'s' if len(faults) > 1 else ''}.")
        self.stdout.write(f"The trail is as it was written. Its seal is {seal()}")
