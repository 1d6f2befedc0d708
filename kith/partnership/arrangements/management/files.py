"""Files and days as they are named on the command line."""

import os
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path

from django.core.management.base import CommandError

TROUBLE = 2
"""The exit code when a command could not do its work at all."""


def where(path: str) -> Path:
    """Return the file that a path means to whoever typed it: script/kith says from which directory."""
    return Path(os.environ.get("KITH_CALLED_FROM", ""), path)


def day(text: str) -> date:
    """Return a day that was typed; raise ArgumentTypeError, which names what would do, when it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(
            f"“{text}” is no day. Give it as year, month and day, such as 2026-11-16."
        ) from error


def file_bytes(path: str) -> bytes:
    """Return what a file holds; raise CommandError when it can’t be read."""
    try:
        return where(path).read_bytes()
    except OSError as error:
        raise CommandError(f"{path} can’t be read: {error.strerror}.", returncode=TROUBLE) from error
