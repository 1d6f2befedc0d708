"""`kith documents tidy`: clear away files that no record needs."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from kith.base.kernel import clock
from kith.partnership.documents.tidying import tidy


class Command(BaseCommand):
    """Look after the folder in which handed-in files are kept."""

    help = "Clear away files that no record needs, such as those of a deed that did not come to its end."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what may be typed after `kith documents`."""
        choices = parser.add_subparsers(dest="deed", required=True)
        choices.add_parser("tidy", help="clear away files older than a day that no record needs")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it."""
        gone = tidy(at=clock.now())
        self.stdout.write(f"Files that no record needed and that are gone now: {gone}.")
