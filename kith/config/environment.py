"""The one place that reads the environment: every variable, what it means and what it is if left out."""

import os
from dataclasses import dataclass


class Unset(Exception):
    """A variable that has to be set is not, or holds something that can't be used."""


@dataclass(frozen=True)
class Variable:
    """One setting from outside: its name, what it means, and its value when left out."""

    name: str
    meaning: str
    default: str = ""

    def text(self) -> str:
        """Return the value as text."""
        return os.environ.get(self.name, self.default)

    def yes(self) -> bool:
        """Return whether the value says yes (`1`, `yes`, `true` or `on`)."""
        return self.text().strip().lower() in {"1", "yes", "true", "on"}

    def items(self) -> list[str]:
        """Return the value as a list, split at commas."""
        return [item.strip() for item in self.text().split(",") if item.strip()]

    def needed(self) -> str:
        """Return the value; raise Unset with a sentence when there is none."""
        if not self.text():
            raise Unset(f"Set {self.name}: {self.meaning}.")
        return self.text()


DATABASE_URL = Variable(
    "KITH_DATABASE_URL",
    "the database: sqlite:///path/to/file or postgresql://user:password@host:port/name",
    "sqlite:///data/kith.sqlite3",
)
SECRET_KEY = Variable("KITH_SECRET_KEY", "a long random text that signs sessions, at least 50 characters")
HOSTS = Variable("KITH_HOSTS", "the host names that Kith answers to, split by commas", "127.0.0.1,localhost")
EXTRA_HOLIDAYS = Variable(
    "KITH_EXTRA_HOLIDAYS",
    "days (YYYY-MM-DD, split by commas) that are no working days besides England's bank holidays",
)
ADDRESS = Variable(
    "KITH_ADDRESS",
    "the address that people open Kith at, for links in mail: https://kith.example.org",
    "http://127.0.0.1:8000",
)
EMAIL_URL = Variable(
    "KITH_EMAIL_URL",
    "the mail server, such as smtp://user:password@host:port, or notify://api-key@template-id for GOV.UK "
    "Notify; samples print mail when there is none",
)
EMAIL_FROM = Variable("KITH_EMAIL_FROM", "the address that mail comes from", "kith@localhost")
FILES = Variable(
    "KITH_FILES",
    "the folder in which handed-in files are kept; nobody but Kith and its backups should read it",
    "data/files",
)
FILE_MEGABYTES = Variable("KITH_FILE_MEGABYTES", "how many megabytes a file that is handed in may have", "50")
VIRUS_SCANNER = Variable(
    "KITH_VIRUS_SCANNER",
    "ClamAV’s daemon, as /path/to/its/socket or host:port; without it files are shown as not scanned",
)

VARIABLES = (
    DATABASE_URL,
    SECRET_KEY,
    HOSTS,
    EXTRA_HOLIDAYS,
    ADDRESS,
    EMAIL_URL,
    EMAIL_FROM,
    FILES,
    FILE_MEGABYTES,
    VIRUS_SCANNER,
)
