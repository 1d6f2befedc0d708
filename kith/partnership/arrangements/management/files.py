"""Files as they are named on the command line."""

from pathlib import Path

from django.core.management.base import CommandError

TROUBLE = 2
"""The exit code when a command could not do its work at all."""


def file_bytes(path: str) -> bytes:
    """Return what a file holds; raise CommandError when it can’t be read."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise CommandError(f"{path} can’t be read: {error.strerror}.", returncode=TROUBLE) from error
