"""`kith jobs prepare`, `kith jobs run` and `kith jobs once`: what is done without anybody asking."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from kith.partnership.notices import jobs


class Command(BaseCommand):
    """Look after the jobs: mail, reminders, digests and cleaning."""

    help = "Send mail, remind and gather digests: as a worker that goes on, or once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what may be typed after `kith jobs`."""
        deeds = parser.add_subparsers(dest="deed", required=True)
        deeds.add_parser("prepare", help="put the schedules in place; as often as one likes")
        deeds.add_parser("run", help="start the worker, which goes on until it is stopped")
        deeds.add_parser("once", help="do everything that is due right now, and stop")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what was asked."""
        getattr(self, f"_{options['deed']}")()

    def _prepare(self) -> None:
        jobs.prepare()

    def _run(self) -> None:
        jobs.prepare()
        call_command("qcluster")

    def _once(self) -> None:
        self.stdout.write(jobs.everything_due())
