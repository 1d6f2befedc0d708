"""`kith demo prepare` puts the samples in place; `kith demo cast` says as whom one can sign in."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from kith.base.kernel import clock
from kith.front.demo.cast import CAST
from kith.front.demo.operations import put_samples_in_place


class Command(BaseCommand):
    """Look after the sample partnerships."""

    help = "Put the sample partnerships in place, or list the people as whom one can sign in."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask what to do."""
        parser.add_argument("what", choices=["prepare", "cast"])

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it."""
        if options["what"] == "prepare":
            made = put_samples_in_place(today=clock.today())
            self.stdout.write(
                "The samples are in place." if made else "The samples were there already and are kept."
            )
        else:
            self._list_cast()

    def _list_cast(self) -> None:
        self.stdout.write(
            "Open the address above, choose Sign in, then “Sign in to the samples”, and press a name:\n"
        )
        for part in CAST:
            self.stdout.write(f"  {part.name:<22} {part.is_who} ({part.partnership})")
