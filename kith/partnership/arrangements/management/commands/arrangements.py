"""`kith arrangements`: check, load, export and compare arrangement files.

Exit codes: 0 when all is well (`diff`: nothing differs), 1 when a file has faults, a deed is refused or
two documents differ, 2 when something could not be read or found.
"""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from kith.base.kernel.actors import Actor, command
from kith.base.kernel.clock import today
from kith.base.kernel.refusals import Refused
from kith.base.trail.operations import record_export
from kith.partnership.arrangements.document.comparing import compare
from kith.partnership.arrangements.document.faults import FaultsFound
from kith.partnership.arrangements.document.models import Arrangements
from kith.partnership.arrangements.document.writing import from_plain, write_text
from kith.partnership.arrangements.enums import VISIBLE_TO_MEMBERS
from kith.partnership.arrangements.management.files import TROUBLE, day, file_bytes, where
from kith.partnership.arrangements.models import Version
from kith.partnership.arrangements.operations.adoption import record_adoption
from kith.partnership.arrangements.operations.versions import about_version, load_file, read_file
from kith.partnership.arrangements.queries import version_in_force
from kith.partnership.arrangements.words import count_of, long_date
from kith.partnership.partnerships.models import Partnership
from kith.partnership.partnerships.queries import partnership_named

DIFFERENT = 1
MARKS = {"added": "+", "changed": "~", "removed": "-"}


class Command(BaseCommand):
    """Check, load, export and compare arrangement files."""

    help = "Check, load, export and compare arrangement files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what may be typed after `kith arrangements`."""
        choices = parser.add_subparsers(dest="deed", required=True)
        check = choices.add_parser("check", help="name every fault of files; nothing is changed")
        check.add_argument("files", nargs="+")
        self._load_arguments(choices.add_parser("load", help="propose a file as the next version"))
        export = choices.add_parser("export", help="write a version as a file")
        export.add_argument("partnership")
        which = export.add_mutually_exclusive_group()
        which.add_argument("--on", type=day, help="the version in force on this day; today if left out")
        which.add_argument("--version", dest="number", type=int, help="the version with this number")
        diff = choices.add_parser("diff", help="say in words what differs; exit code 1 if anything does")
        diff.add_argument("before", help="a file, or partnership@version")
        diff.add_argument("after", help="a file, or partnership@version")

    def _load_arguments(self, load: ArgumentParser) -> None:
        load.add_argument("file")
        load.add_argument("--partnership", required=True)
        load.add_argument("--adopted-on", type=day, help="the day of a first adoption outside Kith")
        load.add_argument("--evidence", default="", help="who adopted it, and where that is written down")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what was asked; raise CommandError with every reason why not."""
        deeds = {"check": self._check, "load": self._load, "export": self._export, "diff": self._diff}
        try:
            deeds[options["deed"]](options)
        except FaultsFound as found:
            raise CommandError(faults_words(found)) from found
        except Refused as refused:
            raise CommandError(refused.sentence) from refused

    # --- check ---

    def _check(self, options: dict[str, Any]) -> None:
        faulty = [words for path in options["files"] if (words := self._check_one(path))]
        if faulty:
            raise CommandError("\n".join(faulty))

    def _check_one(self, path: str) -> str:
        try:
            found = read_file(file_bytes(path), name=path)
        except FaultsFound as faults:
            return faults_words(faults)
        groups, promises = count_of(len(found.groups), "group"), count_of(len(found.duties), "promise")
        self.stdout.write(f"{path} has no faults: {groups}, {promises}.")
        return ""

    # --- load ---

    def _load(self, options: dict[str, Any]) -> None:
        partnership = known(options["partnership"])
        if options["evidence"] and not options["adopted_on"]:
            raise CommandError("Give --adopted-on with --evidence.", returncode=TROUBLE)
        version = self._propose(partnership, options)
        state = "adopted" if options["adopted_on"] else "proposed"
        self.stdout.write(f"{options['file']} is version {version.number} of {partnership.name}, {state}.")

    @transaction.atomic
    def _propose(self, partnership: Partnership, options: dict[str, Any]) -> Version:
        by, path = command("kith arrangements load"), options["file"]
        version = load_file(text=file_bytes(path), name=path, partnership=partnership, by=by)
        if options["adopted_on"]:
            record_adoption(version=version, by=by, on=options["adopted_on"], evidence=options["evidence"])
        return version

    # --- export ---

    def _export(self, options: dict[str, Any]) -> None:
        partnership = known(options["partnership"])
        if options["number"]:
            version = numbered(partnership, options["number"])
        else:
            version = in_force(partnership, options["on"] or today())
        record_if_closed(version, command("kith arrangements export"))
        self.stdout.write(write_text(from_plain(version.document)), ending="")

    # --- diff ---

    def _diff(self, options: dict[str, Any]) -> None:
        changes = compare(document_named(options["before"]), document_named(options["after"]))
        for change in changes:
            self.stdout.write(f"{MARKS[change.kind]} {change.part}: {change.sentence}")
        if changes:
            raise SystemExit(DIFFERENT)
        self.stdout.write("Nothing differs.")


def faults_words(found: FaultsFound) -> str:
    """Return every fault, a sentence each, and how many there are."""
    sentences = [fault.sentence() for fault in found.faults]
    return "\n".join([*sentences, f"{count_of(len(sentences), 'fault')}. Nothing was changed."])


def known(key: str) -> Partnership:
    """Return the partnership with a key; raise CommandError when there is none."""
    partnership = partnership_named(key)
    if partnership is None:
        raise CommandError(f"There is no partnership “{key}”.{_first_access()}", returncode=TROUBLE)
    return partnership


def _first_access() -> str:
    """Return how the first partnership is founded, where there is none yet."""
    if Partnership.objects.exists():
        return ""
    return " Nothing is founded yet: “script/kith partnership found --help” says how to begin."


def numbered(partnership: Partnership, number: int) -> Version:
    """Return the version with a number; raise CommandError when there is none."""
    version = Version.objects.of(partnership).filter(number=number).select_related("partnership").first()
    if version is None:
        raise CommandError(f"{partnership.name} has no version {number}.", returncode=TROUBLE)
    return version


def in_force(partnership: Partnership, on: date) -> Version:
    """Return the version in force on a day; raise CommandError when there is none."""
    chapter = version_in_force(partnership, on)
    if chapter is None:
        raise CommandError(
            f"No version of {partnership.name} is in force on {long_date(on)}.", returncode=TROUBLE
        )
    return numbered(partnership, chapter.version.number)


def document_named(name: str) -> Arrangements:
    """Return the document of a file or of `partnership@version`; raise CommandError when there is none."""
    key, at, number = name.rpartition("@")
    if at and number.isdecimal() and not where(name).exists():
        version = numbered(known(key), int(number))
        record_if_closed(version, command("kith arrangements diff"))
        return from_plain(version.document)
    return read_file(file_bytes(name), name=name)


def record_if_closed(version: Version, by: Actor) -> None:
    """Record that a version which is closed to members was taken out."""
    if version.state not in VISIBLE_TO_MEMBERS:
        key = version.partnership.key
        record_export(by=by, subject=about_version(version), contents={"format": "yaml"}, partnership=key)
